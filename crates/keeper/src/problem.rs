//! What can be wrong with a workbook: one list of kinds, each with its words.

use crate::CellName;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The cell is taken over as it was read; good to know.
    Note,
    /// The cell is taken over as it was read; a person should look at it.
    Warning,
    /// The cell is not taken over.
    Error,
}

/// Something to say of a cell, by who does not know which cell it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// What was found, to be put into the kind's sentence: the piece of the text that it is about.
    pub about: String,
}

impl Finding {
    /// A finding about a piece of text.
    pub fn new(kind: Kind, about: &str) -> Self {
        Self {
            kind,
            about: about.to_owned(),
        }
    }
}

/// Something to say of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The cell.
    pub cell: CellName,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub about: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $what:literal, $todo:literal, $example:literal;)*) => {
        /// What can be wrong with a cell.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// All of them, in the order in which help lists them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in reports.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What is wrong, as a sentence for a clerk.
            pub fn what(self) -> &'static str {
                match self { $(Self::$name => $what,)* }
            }

            /// What to do about it.
            pub fn todo(self) -> &'static str {
                match self { $(Self::$name => $todo,)* }
            }

            /// What would be right.
            pub fn example(self) -> &'static str {
                match self { $(Self::$name => $example,)* }
            }
        }
    };
}

kinds! {
    // Any cell.

    /// Digits or letters are as wide as a Chinese character.
    FullWidth = "full-width", Note, "有全角的数字或字母，已改成半角", "不用改；以后用半角填", "示例路2号";
    /// There are characters that nobody sees.
    HiddenCharacter = "hidden-character", Note, "有看不见的字符，已去掉", "不用改；从网页复制来的，先粘贴成纯文本", "0519-80000001";
    /// A spreadsheet would take the text for a formula.
    StartsLikeAFormula = "starts-like-a-formula", Error, "开头是 = + - @ 或制表符，表格软件会当成公式", "去掉开头的符号", "示例社区卫生服务站";

    /// A formula, or an error that a program shows.
    Formula = "formula", Error, "这一格是公式，没有采用算出来的东西", "复制这一格，用“选择性粘贴-数值”贴回去", "示例路1号";

    // Names.

    /// The row has no name.
    NameMissing = "name-missing", Error, "这一行没有机构名称，整行没有采用", "填上名称；不是机构的行删掉", "示例社区卫生服务站";
    /// The name holds markup.
    NameHasMarkup = "name-has-markup", Error, "名称里有网页代码", "只写名称，去掉尖括号和里面的字", "示例社区卫生服务站";
    /// The name stands on several lines.
    NameLineBreak = "name-line-break", Note, "名称分了几行，已连成一行", "不用改", "示例社区卫生服务站";
    /// The name says that the place is not open yet.
    NameHasStage = "name-has-stage", Warning, "名称里写着还没有开（筹建、规划、在建）", "开了就去掉这几个字；没有开的不会写成“在开”", "示例社区卫生服务站";
    /// The name is of a branch.
    NameHasBranch = "name-has-branch", Warning, "这是分院、院区或站点，不能当成本部", "选它是哪一家；目录里没有就选“新的一家”", "示例社区卫生服务中心样本分部";
    /// The name has a former one with it.
    NameHasFormerName = "name-has-former-name", Note, "名称里有原来的名字，已当作旧名", "不用改；旧名不对就去掉", "示例社区卫生服务中心（原样本卫生院）";
    /// The name has its operator with it.
    NameHasOperator = "name-has-operator", Note, "名称里有运营单位，已分开", "不用改；也可以另写一列“运营单位”", "示例托育园";

    // Rows.

    /// The row is there before.
    DuplicateRow = "duplicate-row", Error, "这一行和前面一行是同一家", "留一行；真是两家的，把名称写得不一样", "示例路站、样本路站";
    /// The street is not the one that the directory has.
    StreetDiffers = "street-differs", Error, "街道和目录里的不一样，没有采用", "核对是不是填错了行，或者搬了地方", "示例街道";

    // Phones.

    /// The number lost its leading zero, because the cell is a number.
    PhoneLostZero = "phone-lost-zero", Warning, "电话开头的 0 丢了，已按区号补上", "核对补上的号码；把这一列设成“文本”再填", "0519-80000001";
    /// A local number without its area code.
    PhoneNoAreaCode = "phone-no-area-code", Warning, "电话没有区号，已按本市区号补上", "核对补上的区号", "0519-80000001";
    /// A local number without its area code, and nobody knows which city it is in.
    PhoneAreaUnknown = "phone-area-unknown", Error, "电话没有区号，也不知道该补哪个区号", "写上区号", "0519-80000001";
    /// It is not a phone number.
    PhoneNotANumber = "phone-not-a-number", Error, "这里不是能拨的电话号码", "写完整的号码；没有就留空", "0519-80000001";
    /// Two numbers without a sign between them.
    PhoneSeveralGlued = "phone-several-glued", Error, "好像是两个号码连在一起", "两个号码中间用顿号分开", "0519-80000001、0519-80000002";
    /// A person's name stands with the number.
    PhoneHasAPerson = "phone-has-a-person", Warning, "电话里有人名，人名没有采用", "确认这是机构对外的电话", "0519-80000001";
    /// Words stand with the number that are no label.
    PhoneWordsLeftOut = "phone-words-left-out", Warning, "号码旁边的字没有采用", "只写号码；要说明是哪里的电话，写成“总机：号码”", "总机：0519-80000001";
    /// A mobile number, perhaps of a person.
    PhoneIsMobile = "phone-is-mobile", Warning, "这是手机号，可能是个人的，没有采用", "确认可以公开的，写在“对外电话”一列；不能公开的留空", "0519-80000001";

    // The table.

    /// The values of a row do not stand under their headings.
    ShiftedRow = "shifted-row", Error, "这一行的格子好像错位了，除了名称都没有采用", "在原来的表格里看看这一行是不是多了一个逗号或者少了一格，改好再选一次", "\"示例路12号,样本大厦\"";
    /// Several rows share a merged cell.
    MergedCell = "merged-cell", Warning, "这是合并的格子，几行都采用了同一个值", "确认这几行真的一样；不一样就取消合并，分别填写", "0519-80000001";
    /// A column that means nothing to us.
    UnknownColumn = "unknown-column", Note, "不认识这一列，没有采用", "这一列要用的话，把列名改成常用的叫法；不用就不必管", "联系电话";
    /// A column whose heading says nothing, but whose cells do.
    ColumnByContents = "column-by-contents", Warning, "列名看不出是什么，是按下面的内容认的", "核对是不是认对了；不对就改列名", "联系电话";
    /// A second column of the same sort.
    ColumnTwice = "column-twice", Warning, "这一列和另一列意思一样，没有采用", "两列留一列，或者把列名改得不一样", "机构名称";
    /// A group states a number of places, and another number stands below it.
    GroupCountDiffers = "group-count-differs", Warning, "标题写的家数和下面的行数不一样", "数一数是不是漏了或者多了一行", "红梅街道（2家）";
    /// A total that is not the number of rows.
    TotalCountDiffers = "total-count-differs", Warning, "合计的家数和上面的行数不一样", "数一数是不是漏了或者多了一行", "合计 5家";
    // Hours.

    /// Times without days.
    HoursNoDays = "hours-no-days", Warning, "只有几点，没有星期几，照原文放着", "写上星期几", "周一至周五 8:00-11:30，13:30-17:00";
    /// Hours that cannot be read without a guess.
    HoursUnreadable = "hours-unreadable", Warning, "时间没有读懂，照原文放着", "写成星期几、几点到几点", "周一至周五 8:00-11:30，13:30-17:00";

    // Addresses.

    /// Several addresses in one cell.
    AddressSeveral = "address-several", Error, "一格里有几个地址", "一家一行，一行一个地址；分部另写一行", "示例路1号";
    /// The address ends with the district or street.
    AddressOnlyArea = "address-only-area", Error, "只写到区或街道，找不到门", "写到路名和门牌号", "示例路1号";
    /// It is no address.
    AddressUnreadable = "address-unreadable", Error, "这里不像地址", "写路名和门牌号；没有就留空", "示例路1号";

    // Points.

    /// Latitude and longitude are the wrong way round.
    PointOrder = "point-order", Warning, "经度和纬度写反了，已换过来", "核对；先写经度（大的），再写纬度", "119.9701,31.7502";
    /// One of the two numbers is missing.
    PointIncomplete = "point-incomplete", Error, "经度、纬度少了一个", "两个都写", "119.9701,31.7502";
    /// The point is far from the district.
    PointOutside = "point-outside", Error, "这个点不在本区附近", "核对经度和纬度", "119.9701,31.7502";
    /// Numbers that leave a kilometre open.
    PointCoarse = "point-coarse", Error, "经纬度的小数太少，会差几百米", "写到小数点后四位以上", "119.9701,31.7502";
    /// It is no point.
    PointUnreadable = "point-unreadable", Error, "这里不是经纬度", "写经度和纬度两个数；没有就留空", "119.9701,31.7502";

    // Dates.

    /// It is no date.
    DateUnreadable = "date-unreadable", Error, "日期没有读懂", "写成年-月-日", "2026-09-01";
}
