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
    /// The number lost its leading zero, because the cell is a number.
    PhoneLostZero = "phone-lost-zero", Warning, "电话开头的 0 丢了，已按区号补上", "核对补上的号码；把这一列设成“文本”再填", "0519-80000001";
    /// A local number without its area code.
    PhoneNoAreaCode = "phone-no-area-code", Warning, "电话没有区号，已按本市区号补上", "核对补上的区号", "0519-80000001";
    /// It is not a phone number.
    PhoneNotANumber = "phone-not-a-number", Error, "这里不是能拨的电话号码", "写完整的号码；没有就留空", "0519-80000001";
    /// Two numbers without a sign between them.
    PhoneSeveralGlued = "phone-several-glued", Error, "好像是两个号码连在一起", "两个号码中间用顿号分开", "0519-80000001、0519-80000002";
    /// A person's name stands with the number.
    PhoneHasAPerson = "phone-has-a-person", Warning, "电话里有人名，人名没有采用", "确认这是机构对外的电话", "0519-80000001";
    /// A mobile number, perhaps of a person.
    PhoneIsMobile = "phone-is-mobile", Warning, "这是手机号，可能是个人的，没有采用", "确认可以公开的，写在“对外电话”一列；不能公开的留空", "0519-80000001";

    // The table
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
}
