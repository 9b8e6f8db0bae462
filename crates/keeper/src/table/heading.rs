//! What a heading says that its column holds.

use super::field::Field;
use super::service_words::{audience, service};
use super::spelling::{ends, has, outside_and_inside, plain};
use crate::template::BESIDE_COLUMNS;

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// What the column holds; and whether nothing else could be meant.
    Field { field: Field, is_sure: bool },
    /// Something that we know, and do not take over: a person's number, the number for complaints.
    Apart,
    /// Something that a file of ours has for machines, beside what a clerk writes. Nobody has to look at it.
    Beside,
    /// Nothing that we know.
    Unknown,
}

impl Meaning {
    pub(super) fn is_known(self) -> bool {
        self != Self::Unknown
    }

    pub(super) fn field(self) -> Option<Field> {
        match self {
            Self::Field { field, .. } => Some(field),
            _ => None,
        }
    }
}

/// A heading of names, and of nothing else.
pub(super) const SURE_NAME: Meaning = Meaning::Field {
    field: Field::Name,
    is_sure: true,
};

fn sure(field: Field) -> Meaning {
    Meaning::Field {
        field,
        is_sure: true,
    }
}

/// What the headings above a column say together, the uppermost first.
pub(super) fn meaning(path: &[&str]) -> Meaning {
    match path {
        [] => Meaning::Unknown,
        [one] => meaning_of(one),
        [above @ .., last] => {
            let above = above.concat();
            below(&above, last)
        }
    }
}

/// What a heading says that stands under another.
fn below(above: &str, last: &str) -> Meaning {
    let alone = meaning_of(last);
    match (meaning_of(above).field(), alone.field()) {
        // 接种日 / 儿童, 预防接种 / 时间
        (Some(Field::Service { .. }), None | Some(Field::Hours | Field::Service { .. })) => {
            let parts = has(&plain(last), &["上午", "下午", "工作日", "周末", "周"]);
            let is_whole = !parts && (alone.is_known() || audience(&plain(last)).is_some());
            if is_whole {
                meaning_of(&format!("{above}{last}"))
            } else {
                Meaning::Apart
            }
        }
        // 门诊时间 / 工作日, 门诊时间 / 上午
        (Some(Field::Hours), None) if !alone.is_known() => {
            match meaning_of(&format!("{last}{above}")) {
                // 门诊时间 / 内科 is not when the place is open.
                Meaning::Field {
                    field: Field::Hours,
                    ..
                } => Meaning::Apart,
                meaning => meaning,
            }
        }
        // 预防接种 / 门诊时间
        (_, Some(Field::Hours)) if service(&plain(above)).is_some() => {
            meaning_of(&format!("{above}{last}"))
        }
        _ if alone.is_known() => alone,
        _ => Meaning::Unknown,
    }
}

/// Headings are short; what is longer is a sentence.
const LONGEST: usize = 24;

/// What we know and do not take over.
const APART: &str = "负责人 法人 法定代表 责任人 投诉 监督 举报 传真 邮编 邮箱 邮政 网址 网站 \
    公众号 面积 级别 等级 性质 信用代码 机构代码 许可证 执业 填报 更新 截止 主管 \
    上级 行政区 区县 县区 所在区 所属区 区域 床位 人数 编制 职工 价格 收费 费用 \
    车位 图片 照片 经营 有效期 身份证 简称 别名 曾用名 第二名称 原名 项目名称 \
    服务名称 产品名称 疫苗名称 疫苗品种 疫苗种类 备案号 登记号 文号 所属社区 \
    所在社区 所属单位 法人名称 二维码 路线 公交";

const WEEKDAYS: &str = "工作日 平日 平时 周一至周五 周一到周五 周一-周五 周一~周五 周一—周五 \
    星期一至星期五";

const WEEKEND: &str = "周末 双休 周六日 周六周日 周六、周日 周六、日 周六至周日 周六和周日 休息日 \
    星期六、星期日";

/// A part of the time, of which no whole can be made.
const PARTS_OF_TIME: &str = "上午 下午 中午 晚 夏 冬 春 秋 节假日 急诊 周一 周二 周三 周四 周五 周六 \
    周日 星期";

/// Words for the places themselves, which head a column of names when nothing else is said.
const PLACES: &str = "机构 单位 医院 诊所 卫生院 服务站 服务中心 接种门诊 接种点 站点 服务点 点位 \
    托育园 幼儿园 名字 name 采血点 献血点";

/// What a heading of one row says.
fn meaning_of(heading: &str) -> Meaning {
    if BESIDE_COLUMNS.contains(&heading.trim()) {
        return Meaning::Beside;
    }
    let text = plain(heading);
    if text.is_empty() || text.chars().count() > LONGEST {
        return Meaning::Unknown;
    }
    let (outside, inside) = outside_and_inside(&text);
    let trimmed = outside.trim_matches(|sign: char| "*★:.、-".contains(sign));
    let trimmed = without_number(trimmed);
    let head = if trimmed.is_empty() {
        inside.as_str()
    } else {
        trimmed
    };
    let whole = format!("{head}{inside}");
    if is_apart(head, &whole) {
        return Meaning::Apart;
    }
    let field = exact(head)
        .or_else(|| contact(head))
        .or_else(|| service_or_name(head, &whole))
        .or_else(|| register(head))
        .or_else(|| hours(head, &whole));
    match field {
        Some(Field::Hours) if has_word(&whole, PARTS_OF_TIME) => Meaning::Apart,
        Some(field) => sure(field),
        None => name(head),
    }
}

/// `1、机构名称` without its number. The 65 of 65岁体检 is none.
fn without_number(head: &str) -> &str {
    let rest = head.trim_start_matches(|sign: char| sign.is_ascii_digit());
    rest.strip_prefix(['、', '.']).unwrap_or(head)
}

/// Whether one of the words, with spaces between them, is in the text.
fn has_word(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.contains(word))
}

fn is_apart(head: &str, whole: &str) -> bool {
    // 联系人及电话 is the number of the place with a name before it; 联系人电话 is a person's.
    let with_number = has(head, &["及", "、", "和", "与", "/"]) && has(head, &["电话", "方式"]);
    has_word(whole, APART) || (has(whole, &["联系人", "姓名"]) && !with_number)
}

/// Words that mean one thing as they stand.
fn exact(head: &str) -> Option<Field> {
    Some(match head {
        "序号" | "序" | "编号" | "no" | "号" | "顺序" | "顺序号" | "排序" | "#" => {
            Field::Index
        }
        "坐标系" | "坐标系统" => Field::Crs,
        "状态" | "运营状态" | "营业状态" | "开办状态" | "经营状态" => {
            Field::State
        }
        "核对日期" | "核对人" | "核实日期" | "核实人" | "核对时间" | "核实时间" => {
            Field::Checked
        }
        "id" | "机构id" | "就近医编号" | "网站编号" | "标识" => Field::Id,
        "经度" | "东经" | "lng" | "lon" | "longitude" => Field::Lng,
        "纬度" | "北纬" | "lat" | "latitude" => Field::Lat,
        "备注" | "说明" | "注" | "其他" | "其它" | "备注说明" | "注意事项" | "温馨提示"
        | "其他说明" => Field::Note,
        "位置" | "所在位置" | "具体位置" | "详细位置" | "地理位置" => {
            Field::Address
        }
        _ => return None,
    })
}

/// How one gets there: number, address, point, street.
fn contact(head: &str) -> Option<Field> {
    let street = head
        .trim_start_matches("所属")
        .trim_start_matches("所在")
        .trim_start_matches("归属");
    let street = street.trim_end_matches("名称");
    if has(head, &["经度"]) && has(head, &["纬度"]) || has(head, &["经纬度", "坐标"]) {
        Some(Field::Point)
    } else if has(head, &["经度"]) {
        Some(Field::Lng)
    } else if has(head, &["纬度"]) {
        Some(Field::Lat)
    } else if has(
        head,
        &[
            "电话",
            "热线",
            "联系方式",
            "座机",
            "固话",
            "手机",
            "联系号码",
            "咨询号码",
            "tel",
            "phone",
        ],
    ) {
        Some(Field::Phones)
    } else if has(head, &["地址", "地点", "住所", "坐落", "门牌", "address"]) {
        Some(Field::Address)
    } else if is_street(street) {
        Some(Field::Street)
    } else {
        None
    }
}

fn is_street(head: &str) -> bool {
    let words = [
        "街道",
        "乡镇",
        "镇街",
        "街镇",
        "镇乡",
        "镇",
        "乡",
        "街乡镇",
        "属地",
    ];
    let mut parts = head.split(['/', '、', '或']).flat_map(|part| {
        part.strip_suffix("街道")
            .map_or(vec![part], |rest| vec![rest, "街道"])
    });
    !head.is_empty() && parts.all(|part| part.is_empty() || words.contains(&part))
}

/// 接种日 is when a service is given, 接种单位 who gives it.
fn service_or_name(head: &str, whole: &str) -> Option<Field> {
    let service = service(head)?;
    let names = ["名称", "单位", "机构", "门诊", "点", "医院", "中心", "站"];
    if ends(head, &names) {
        return None;
    }
    Some(Field::Service {
        service,
        audience: audience(whole),
    })
}

/// What a register of places states besides.
fn register(head: &str) -> Option<Field> {
    let is_day = ends(head, &["日期", "时间", "日", "年月"]);
    if is_day
        && has(
            head,
            &["备案", "登记", "注册", "批准", "成立", "设立", "发证"],
        )
    {
        Some(Field::Registered)
    } else if has(head, &["托位"]) {
        Some(Field::Places)
    } else if has(head, &["举办", "运营", "经办", "承办", "主办", "开办"]) {
        Some(Field::Operator)
    } else if has(head, &["类别", "类型", "分类", "种类"]) {
        Some(Field::Kind)
    } else if has(head, &["科室", "科别", "诊室"]) {
        Some(Field::Department)
    } else if ends(head, &["备注"]) {
        Some(Field::Note)
    } else {
        None
    }
}

fn hours(head: &str, whole: &str) -> Option<Field> {
    let (weekdays, weekend) = (has_word(whole, WEEKDAYS), has_word(whole, WEEKEND));
    let is_hours = has(
        head,
        &[
            "时间",
            "时段",
            "门诊日",
            "营业",
            "开放",
            "上班",
            "作息",
            "hours",
        ],
    );
    match (weekdays, weekend) {
        (true, false) => Some(Field::HoursWeekdays),
        (false, true) => Some(Field::HoursWeekend),
        _ if is_hours => Some(Field::Hours),
        _ => None,
    }
}

fn name(head: &str) -> Meaning {
    let is_sure = ends(head, &["名称", "全称", "机构名", "单位名", "医院名"]);
    let is_short = head.chars().count() <= 10;
    if is_sure || (is_short && PLACES.split(' ').any(|word| head.ends_with(word))) {
        Meaning::Field {
            field: Field::Name,
            is_sure,
        }
    } else {
        Meaning::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(path: &str) -> String {
        let path: Vec<&str> = path.split(" / ").collect();
        match meaning(&path) {
            Meaning::Field { field, .. } => field.code(),
            Meaning::Apart => "apart".to_owned(),
            Meaning::Beside => "beside".to_owned(),
            Meaning::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn what_headings_say() {
        let table = [
            (
                "name",
                "名称|机构名称|单位名称|机 构 名 称|医疗机构名称（全称）|*机构名称|单位|\
                 机构|接种单位|接种门诊名称|预防接种门诊|托育机构|医院|医疗卫生机构|\
                 体检机构|名称：|社区卫生服务中心|接种点|机构名称*",
            ),
            (
                "address",
                "地址|机构地址|详细地址|地　址|接种地点|办公地址|具体位置|接种门诊地址",
            ),
            (
                "phones",
                "电话|联系电话|咨询电话|联系方式|座机|手机|预约电话|联系人及电话|\
                 24小时热线|联系电话（区号-号码）|接种门诊电话|服务电话|对外电话|电话号码",
            ),
            (
                "hours",
                "服务时间|门诊时间|工作时间|营业时间|开放时间|上班时间|开诊时间|时间",
            ),
            (
                "hours.weekdays",
                "工作日|门诊时间 / 工作日|门诊时间（周一至周五）|服务时间 / 周一至周五",
            ),
            (
                "hours.weekend",
                "周末|门诊时间 / 周末|双休日门诊时间|服务时间 / 周六、周日",
            ),
            (
                "services.vaccination",
                "接种日|接种时间|预防接种|预防接种 / 时间|接种门诊时间",
            ),
            (
                "services.vaccination.儿童",
                "接种日 / 儿童|儿童接种日|接种时间（儿童）|儿童疫苗接种时间",
            ),
            ("services.vaccination.成人", "接种日 / 成人|成人接种时间"),
            ("services.vaccination.老年人", "接种日 / 老年人"),
            ("services.elder-checkup.老年人", "老年人体检时间|65岁体检日"),
            ("services.health-check", "体检时间|健康体检"),
            (
                "street",
                "街道|所属街道|乡镇（街道）|街道（镇）|乡镇街道|镇|属地|所在乡镇|镇/街道|\
                 街道名称",
            ),
            ("point", "经纬度|坐标|经度、纬度|地理坐标"),
            ("lng", "经度|经度（°）|lng"),
            ("lat", "纬度|LAT"),
            ("kind", "机构类别|类型|机构类型"),
            ("note", "备注|说明|备  注"),
            ("operator", "举办者|运营方|举办单位|运营机构|承办单位"),
            ("places", "托位数|托位数（个）|可提供托位"),
            ("registered", "备案日期|备案时间|登记日期|成立时间"),
            ("id", "ID|就近医编号"),
            ("index", "序号|编号|No."),
            ("status", "状态|运营状态"),
            ("crs", "坐标系"),
            ("checked", "核对日期|核对人"),
            ("department", "科室|接诊科室"),
            (
                "apart",
                "负责人电话|联系人电话|联系人|投诉电话|传真|邮编|网址|统一社会信用代码|\
                 门诊时间 / 上午|接种日 / 上午|填报时间|床位数|所属区县|曾用名|\
                 电话（负责人）|门诊时间（夏季）|疫苗种类|机构性质",
            ),
            (
                "beside",
                "facility_name|status_as_of|phones_locator| hours_osm ",
            ),
            (
                "unknown",
                "|红梅街道社区卫生服务站欢迎您的到来并祝您早日康复|服务内容|\
                 0519-80000001|示例路1号|红梅街道",
            ),
        ];
        for (expected, headings) in table {
            for heading in headings.split('|') {
                assert_eq!(code(heading), expected, "{heading}");
            }
        }
    }
}
