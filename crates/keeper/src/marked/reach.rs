//! Which formulas do more than compute.

/// Functions that fetch something, lead somewhere or start a program, and what Excel 4 had for it.
const REACHING: [&str; 24] = [
    "HYPERLINK",
    "WEBSERVICE",
    "FILTERXML",
    "IMAGE",
    "RTD",
    "DDE",
    "CALL",
    "REGISTER",
    "REGISTER.ID",
    "EXEC",
    "EVALUATE",
    "RUN",
    "SQL.REQUEST",
    "STOCKHISTORY",
    "CUBEMEMBER",
    "CUBESET",
    "CUBEVALUE",
    "IMPORTXML",
    "IMPORTDATA",
    "IMPORTHTML",
    "IMPORTFEED",
    "IMPORTRANGE",
    "INFO",
    "PY",
];

/// Whether a formula, without its `=`, may do more than compute from this workbook: another workbook (`[1]`), a
/// program (`cmd|'/c …'!A1`), an address, or a function of an add-in.
pub(super) fn reaches_out(formula: &str) -> bool {
    let bare = without_quotes(formula);
    if bare.contains('|') || names_a_workbook(formula) {
        return true;
    }
    bare.match_indices('(').any(|(at, _)| {
        let before = bare[..at].trim_end();
        let is_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_');
        let name = before
            .rsplit(|sign| !is_name(sign))
            .next()
            .unwrap_or_default();
        let name = name.to_ascii_uppercase();
        let name = name
            .trim_start_matches("_XLFN.")
            .trim_start_matches("_XLWS.");
        name.starts_with("_XLL.") || REACHING.contains(&name)
    })
}

/// The formula without the texts in it and the names of sheets in quotes.
fn without_quotes(formula: &str) -> String {
    let mut quote = None;
    let outside = |sign: &char| match (quote, *sign) {
        (None, '"' | '\'') => {
            quote = Some(*sign);
            false
        }
        (Some(open), sign) if open == sign => {
            quote = None;
            false
        }
        (quote, _) => quote.is_none(),
    };
    formula.chars().filter(outside).collect()
}

/// Whether it names another workbook, as `[1]名单!A1` or `'C:\[表.xlsx]名单'!A1`. A table's column in brackets is
/// in this one: it follows a name, and a workbook's brackets do not, or they stand in the quotes of a sheet.
fn names_a_workbook(formula: &str) -> bool {
    let mut text = false;
    let mut sheet = false;
    let mut last = ' ';
    for sign in formula.chars() {
        match sign {
            '"' if !sheet => text = !text,
            '\'' if !text => sheet = !sheet,
            '[' if sheet => return true,
            '[' if !text && !last.is_alphanumeric() && !matches!(last, '_' | '.' | '[' | ',') => {
                return true;
            }
            _ => {}
        }
        last = sign;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_computes_stays_and_what_reaches_out_does_not() {
        for (formula, expected) in [
            ("SUM(B2:B10)", false),
            ("1+1", false),
            ("IF(A1=\"HYPERLINK(\",\"甲|乙\",'表 1'!A1)", false),
            ("VLOOKUP(A2,名单!A:C,3,0)", false),
            ("SUM(表1[电话])", false),
            ("SUM(表1[[电话],[地址]])", false),
            ("_xlfn.XLOOKUP(A1,B:B,C:C)", false),
            ("ROW()-1", false),
            ("HYPERLINK(\"http://example.invalid\",\"点我\")", true),
            ("hyperlink (\"http://example.invalid\")", true),
            ("1+WEBSERVICE(\"http://example.invalid\")", true),
            ("_xlfn.WEBSERVICE(A1)", true),
            ("_xll.EVIL(A1)", true),
            ("cmd|'/c calc'!A1", true),
            ("[1]名单!A1", true),
            ("'C:\\[表.xlsx]名单'!A1+1", true),
        ] {
            assert_eq!(reaches_out(formula), expected, "{formula}");
        }
    }
}
