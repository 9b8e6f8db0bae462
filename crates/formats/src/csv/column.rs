//! What a column is. The CSV file, its metadata and the schema in the data package are all made of these.

/// A table: the columns of a file, and what holds between its rows.
pub(crate) struct Table {
    /// The file's path.
    pub path: &'static str,
    /// Its name, for programs.
    pub name: &'static str,
    /// What it is called, in Chinese and in English.
    pub title: [&'static str; 2],
    /// What a row of it is.
    pub what: &'static str,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// The names of the columns by which a row is known.
    pub key: &'static [&'static str],
    /// The name of a column that names a row of another table by that one's key: the column, the other file's
    /// path and name, the column there.
    pub refers: Option<Reference>,
}

/// A column that names a row of another table.
pub(crate) struct Reference {
    pub column: &'static str,
    pub path: &'static str,
    pub name: &'static str,
    pub to: &'static str,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its name for programs.
    pub name: String,
    /// Its head in the file: a clerk's word in the columns of the template, else the name.
    pub head: String,
    /// What it is called, in Chinese and in English.
    pub title: [String; 2],
    /// What stands in it.
    pub what: String,
    pub kind: Kind,
    /// Whether no cell of it is empty.
    pub always: bool,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    AsOf,
    /// Degrees, up to so many on either side of zero.
    Degrees(u32),
    /// A number of things.
    Count,
    /// `true`; never `false`, because no document says no.
    Yes,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// The address of a page.
    Address,
}

/// A time as the records have it.
pub(crate) const AS_OF: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

impl Column {
    /// A column for machines, whose head is its name.
    pub fn new(name: impl Into<String>, title: [&str; 2], what: &str, kind: Kind) -> Self {
        let name = name.into();
        Self {
            head: name.clone(),
            name,
            title: title.map(str::to_owned),
            what: what.to_owned(),
            kind,
            always: false,
        }
    }

    /// The same, where no cell is empty.
    pub fn always(self) -> Self {
        Self {
            always: true,
            ..self
        }
    }

    /// The column of the template with this head.
    pub fn under(self, head: &str) -> Self {
        Self {
            head: head.to_owned(),
            ..self
        }
    }

    /// The columns of where a fact stands: `status_document`, `status_title`, `status_locator`, `status_standing`.
    /// Of a fact of several sources, each holds all of them in one order, with `；` between them.
    pub fn of_source(fact: &str, title: [&str; 2]) -> [Self; 4] {
        let [zh, en] = title;
        let column = |part: &str, part_zh: &str, part_en: &str, what: &str, kind| {
            let title = [format!("{zh}：{part_zh}"), format!("{en}: {part_en}")];
            let title = [title[0].as_str(), title[1].as_str()];
            Self::new(format!("{fact}_{part}"), title, what, kind)
        };
        [
            column(
                "document",
                "文件编号",
                "document",
                "The id of the document that says it.",
                Kind::Text,
            ),
            column(
                "title",
                "文件",
                "title",
                "The title of the document that says it.",
                Kind::Text,
            ),
            column(
                "locator",
                "在文件哪里",
                "locator",
                "Where in the document it stands.",
                Kind::Text,
            ),
            column(
                "standing",
                "文件是什么",
                "standing",
                "How much the document can be relied on: official, bureau (a list that the health bureau keeps), \
                 reference (a public reference work) or unverified (a public list that nobody verified).",
                Kind::Text,
            ),
        ]
    }
}
