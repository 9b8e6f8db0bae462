//! What a workbook says and would change, in short, for a clerk.

use std::collections::BTreeMap;
use std::fmt::Write;

use directory::Directory;
use keeper::change::{RowAt, State, Verdict, field_name};
use keeper::{Kind, Proposal, Reading, RowMatch, Severity};

/// How many cells of one kind of problem are named.
const CELLS: usize = 8;

/// A file: its rows, and what is to be looked at in which cells.
pub fn of_file(reading: &Reading) -> String {
    let mut text = String::new();
    let count =
        |is_it: fn(&RowMatch) -> bool| reading.rows().filter(|row| is_it(&row.matched)).count();
    let _ = writeln!(
        text,
        "{}：{} 行；认出 {}，新的 {}，要选是哪一家 {}，重复 {}，没有用 {}",
        reading.file,
        reading.rows().count(),
        count(|own| matches!(own, RowMatch::Facility(_))),
        count(|own| matches!(own, RowMatch::New)),
        count(|own| matches!(own, RowMatch::Unsure(_))),
        count(|own| matches!(own, RowMatch::Duplicate { .. })),
        count(|own| matches!(own, RowMatch::None)),
    );
    for ask in reading.asks() {
        let _ = match ask {
            keeper::Ask::Region if reading.other_region.is_some() => {
                let other = reading.other_region.as_ref().map_or("", |own| own.as_str());
                writeln!(
                    text,
                    "  里面的机构更像是 {other} 的：看看是不是拿错了名单，或者写错了区划代码"
                )
            }
            keeper::Ask::Region => writeln!(text, "  要先说是哪个区：加上 --region 区划代码"),
            keeper::Ask::Crs => writeln!(
                text,
                "  没有写经纬度是什么坐标系，坐标没有采用：在列名里写上，如“经度（高德）”"
            ),
        };
    }
    for ignored in &reading.workbook.ignored {
        let _ = writeln!(text, "  没有用：{ignored}");
    }
    for (severity, word) in [
        (Severity::Error, "没有采用"),
        (Severity::Warning, "要看一看"),
        (Severity::Note, "知道就行"),
    ] {
        for (kind, cells) in by_kind(reading, severity) {
            let _ = writeln!(
                text,
                "  {word}：{}（{}）。{}。",
                kind.what(),
                shown(&cells),
                kind.todo()
            );
        }
    }
    text
}

fn by_kind(reading: &Reading, severity: Severity) -> BTreeMap<Kind, Vec<String>> {
    let several = reading
        .sheets
        .iter()
        .filter(|sheet| !sheet.tables.is_empty())
        .count()
        > 1;
    let mut by_kind: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    let problems = reading.problems();
    for (sheet, problem) in problems
        .iter()
        .filter(|(_, own)| own.kind.severity() == severity)
    {
        let cell = match several {
            true => format!("{}!{}", reading.sheets[*sheet].name, problem.cell),
            false => problem.cell.to_string(),
        };
        let cells = by_kind.entry(problem.kind).or_default();
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    by_kind
}

fn shown(cells: &[String]) -> String {
    let first = cells[..cells.len().min(CELLS)].join("、");
    match cells.len() {
        all if all > CELLS => format!("{first} 等 {all} 格"),
        _ => first,
    }
}

/// Whether a person has to decide something.
pub fn has_questions(proposal: &Proposal) -> bool {
    let open = proposal.places.iter().any(|place| {
        place.state == State::Unsure
            || place.refused.is_some()
            || place
                .fields
                .iter()
                .any(|own| matches!(own.verdict, Verdict::Conflict | Verdict::Refused(_)))
    });
    open || !proposal.gone.is_empty() || !proposal.contradictions.is_empty()
}

/// What would change.
pub fn of_changes(directory: &Directory, proposal: &Proposal) -> String {
    let mut text = String::new();
    let preview = proposal.preview();
    let _ = writeln!(
        text,
        "会改什么：新加 {}，改 {}，不变 {}，名单上没有了 {}",
        preview.new.len(),
        preview.changed.len(),
        preview.same.len(),
        preview.gone.len()
    );
    for place in &proposal.places {
        if let Some(why) = &place.refused {
            let _ = writeln!(
                text,
                "  没有采用 {}（{}）：{why}",
                place.name,
                shown(&rows(&place.rows))
            );
        }
        if place.state == State::Unsure {
            let ids: Vec<&str> = place.candidates.iter().map(|id| id.as_str()).collect();
            let _ = writeln!(
                text,
                "  要选 {}（{}）是哪一家：{}",
                place.name,
                shown(&rows(&place.rows)),
                ids.join("、")
            );
        }
        // Of a new place all is new; its rows say it.
        for change in place
            .fields
            .iter()
            .filter(|_| place.state == State::Changed)
        {
            let line = match &change.verdict {
                Verdict::Takes => "改",
                Verdict::Conflict => "和别的文件不一样，没有采用",
                Verdict::Refused(_) | Verdict::Same => continue,
            };
            let old = change.old.as_deref().unwrap_or("（没有）");
            let new = if change.new.is_empty() {
                "（没有）"
            } else {
                &change.new
            };
            let _ = writeln!(
                text,
                "  {line} {} {}：{old} → {new}",
                place.name,
                field_name(directory, &change.field)
            );
        }
        for change in &place.fields {
            if let Verdict::Refused(why) = &change.verdict {
                let field = field_name(directory, &change.field);
                let _ = writeln!(text, "  没有采用 {} {field}：{why}", place.name);
            }
        }
    }
    for own in &proposal.contradictions {
        let values = own.values.iter();
        let values: Vec<String> = values
            .map(|(at, value)| format!("{} 写 {value}", row(at)))
            .collect();
        let _ = writeln!(
            text,
            "  两处不一样，都没有采用 {} {}：{}",
            own.name,
            field_name(directory, &own.field),
            values.join("；")
        );
    }
    for id in &proposal.gone {
        let _ = writeln!(
            text,
            "  名单上没有了 {id}：停办、搬走、并入的，在数据里写 ended；只是没有列的，不用改"
        );
    }
    text
}

fn rows(rows: &[RowAt]) -> Vec<String> {
    rows.iter().map(row).collect()
}

fn row(at: &RowAt) -> String {
    format!("{}“{}”第 {} 行", at.file, at.sheet, at.row)
}
