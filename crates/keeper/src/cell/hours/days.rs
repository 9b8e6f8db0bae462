//! Days, as bits of a number from Monday on.

/// Monday to Friday, as bits from Monday on.
pub(super) const WEEKDAYS: u16 = 0b1_1111;
/// Saturday and Sunday.
pub(super) const WEEKEND: u16 = 0b110_0000;
/// All seven days.
pub(super) const WHOLE_WEEK: u16 = WEEKDAYS | WEEKEND;
/// Public holidays.
pub(super) const HOLIDAY: u16 = 1 << 7;
/// Set beside all seven days where every single day is said, as 每天, not 周一至周日.
pub(super) const EVERY: u16 = 1 << 8;
