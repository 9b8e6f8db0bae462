//! Why a file cannot be read, in words for a clerk.

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is a workbook, but a part of it is missing or broken.
    Damaged,
    /// It is something else, whatever its name says.
    NotAWorkbook,
    /// Nothing is in it.
    Empty,
    /// It holds more than [`super::Limits`] allow.
    TooLarge,
    /// It opens with a password only.
    Password,
    /// No sheet has a column with the names of places.
    NoNameColumn,
}

impl Why {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Damaged,
        Self::NotAWorkbook,
        Self::Empty,
        Self::TooLarge,
        Self::Password,
        Self::NoNameColumn,
    ];

    /// Its name in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::NotAWorkbook => "not-a-workbook",
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::Password => "password",
            Self::NoNameColumn => "no-name-column",
        }
    }
}

/// A file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The sort of reason.
    pub why: Why,
    /// What the file is, as a sentence.
    pub what: String,
    /// What to do, as a sentence.
    pub todo: String,
}

impl Unreadable {
    /// A sheet was found, but no column of names.
    pub fn no_name_column() -> Self {
        Self::new(
            Why::NoNameColumn,
            "这个文件里没有找到“机构名称”这一列。",
            "在名单最上面加一行列名，把写机构名字的那一列叫做“机构名称”。",
        )
    }

    pub(super) fn damaged() -> Self {
        Self::new(
            Why::Damaged,
            "这个文件坏了或者不完整，打不开。",
            "先用 WPS 或 Excel 打开看看；能打开就另存为一个新的 .xlsx 再选，打不开就请发文件的人重新发一份。",
        )
    }

    pub(super) fn empty() -> Self {
        Self::new(
            Why::Empty,
            "这个文件是空的，里面没有内容。",
            "看看是不是选错了文件，或者表格还没有保存。",
        )
    }

    pub(super) fn password() -> Self {
        Self::new(
            Why::Password,
            "这个文件加了密码，打不开。",
            "用 WPS 或 Excel 输入密码打开，去掉密码后另存一份再选。",
        )
    }

    /// `really` is what the file is, as `图片`.
    pub(super) fn not_a_workbook(really: &str) -> Self {
        Self::new(
            Why::NotAWorkbook,
            &format!("这个文件不是表格，其实是{really}。"),
            "请选 .xlsx、.xls、.ods 或 .csv 的表格文件。",
        )
    }

    /// A table that a program for sheets opens, but we do not: `really` is what it is.
    pub(super) fn other_workbook(really: &str) -> Self {
        Self::new(
            Why::NotAWorkbook,
            &format!("这个文件不是能直接读的表格，其实是{really}。"),
            "用 WPS 或 Excel 打开它，另存为 .xlsx，再选新的文件。",
        )
    }

    fn new(why: Why, what: &str, todo: &str) -> Self {
        Self {
            why,
            what: what.to_owned(),
            todo: todo.to_owned(),
        }
    }
}
