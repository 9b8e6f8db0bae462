//! Rules for the table of public holidays.

use super::{Check, RecordPath, is_date};

impl Check<'_> {
    /// Each year once, each day once and in its order, and no day both off and worked.
    pub fn holidays(&mut self) {
        let mut earlier = 0;
        for known in &self.directory.holidays {
            let place = RecordPath::record("holidays.json", &known.year);
            if known.year <= earlier {
                self.say(
                    &place,
                    "year",
                    "年份重复，或没有从早到晚排",
                    "每年一条，从早到晚排",
                );
            }
            earlier = known.year;
            for (field, days) in [("off", &known.off), ("work", &known.work)] {
                for (position, day) in days.iter().enumerate() {
                    let field = format!("{field}[{position}]");
                    if !is_date(&format!("{}-{day}", known.year)) || day.len() != 5 {
                        let what = format!("\"{day}\" 不是日期");
                        self.say(&place, &field, what, "写成月-日，如 10-01");
                    }
                    if position > 0 && *day <= days[position - 1] {
                        self.say(
                            &place,
                            &field,
                            "重复，或没有从早到晚排",
                            "每天一次，从早到晚排",
                        );
                    }
                }
            }
            if let Some(both) = known.work.iter().find(|day| known.off.contains(day)) {
                let what = format!("{both} 又放假又上班");
                self.say(&place, "work", what, "按国务院办公厅的通知改");
            }
            self.sources(&place, "", known);
        }
    }
}
