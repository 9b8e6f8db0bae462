//! The columns of the keeper's template, which a clerk reads and corrects: what they are for a program. Their heads and
//! what stands in them are the keeper's.

use keeper::template;

use super::column::{Column, Kind};

/// The columns, in the order of the template.
pub(super) fn columns() -> Vec<Column> {
    use Kind::{Day, Degrees, OneOf, Text};
    let known: [(&str, &str, &str, &str, Kind); 17] = [
        (
            "编号",
            "id",
            "Id",
            "The place's id. It never changes.",
            Text,
        ),
        (
            "机构名称",
            "name",
            "Name",
            "The name as the documents write it.",
            Text,
        ),
        ("类别", "kind", "Kind", "What kind of place it is.", Text),
        (
            "街道",
            "street",
            "Street",
            "The street or town it lies in.",
            Text,
        ),
        (
            "地址",
            "address",
            "Address",
            "The address as a document writes it.",
            Text,
        ),
        (
            "对外电话",
            "phones",
            "Phones",
            "Phone numbers, with 、 between them, `转` before an extension and a label before `：`.",
            Text,
        ),
        (
            "开放时间",
            "hours",
            "Opening hours",
            "When it is open, in words; in OpenStreetMap's opening_hours where words cannot say it.",
            Text,
        ),
        (
            "儿童接种",
            "vaccination_children",
            "Vaccination of children",
            "For the bureau to fill in. What is known today stands in services-at-places.csv.",
            Text,
        ),
        (
            "成人接种",
            "vaccination_adults",
            "Vaccination of adults",
            "For the bureau to fill in.",
            Text,
        ),
        (
            "老年人体检",
            "checkup_elders",
            "Check-up of elderly people",
            "For the bureau to fill in.",
            Text,
        ),
        (
            "状态",
            "state",
            "State",
            "Whether it is open, as the bureau says it. Empty where no document says.",
            OneOf(&template::STATES),
        ),
        (
            "经度",
            "longitude",
            "Longitude",
            "Longitude in the system beside it. Empty where the point only stands for a street or a district.",
            Degrees(180),
        ),
        (
            "纬度",
            "latitude",
            "Latitude",
            "Latitude in the system beside it.",
            Degrees(90),
        ),
        (
            "坐标系",
            "coordinate_system",
            "Coordinate system",
            "The system of longitude and latitude.",
            OneOf(&SYSTEMS),
        ),
        (
            "核对日期",
            "checked_date",
            "Checked on",
            "The day on which a person last checked the record.",
            Day,
        ),
        ("核对人", "checked_by", "Checked by", "Who checked.", Text),
        (
            "备注",
            "remarks",
            "Remarks",
            "For the bureau to fill in.",
            Text,
        ),
    ];
    let columns = known.into_iter().map(|(head, name, en, what, kind)| {
        let column = Column::new(name, [head, en], what, kind).under(head);
        match name {
            "id" | "name" | "kind" => column.always(),
            _ => column,
        }
    });
    columns.collect()
}

/// The systems of coordinates, as the template says them.
const SYSTEMS: [&str; 3] = [
    template::SYSTEMS[0].1,
    template::SYSTEMS[1].1,
    template::SYSTEMS[2].1,
];
