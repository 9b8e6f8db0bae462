//! The words beside a phone number: whose it is, a person's name, 转.

/// What a word beside a number is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// It says only that this is a phone number.
    Generic,
    /// It says whose number it is.
    Label(String),
    /// It is, or has in it, a person's name or post.
    Person,
    /// It says that this is a fax.
    Fax,
    /// Nobody knows.
    Unknown,
}

const GENERIC: &[&str] = &[
    "电话",
    "联系电话",
    "固定电话",
    "固话",
    "座机",
    "号码",
    "电话号码",
    "联系方式",
    "办公电话",
    "对外电话",
    "tel",
    "t",
    "phone",
];

/// Labels that begin like a surname, or are too short to be known by their ending.
const LABELS: &[&str] = &[
    "总机",
    "门诊",
    "急诊",
    "急救",
    "前台",
    "导诊",
    "预约",
    "咨询",
    "值班",
    "药房",
    "全科",
    "内科",
    "外科",
    "妇科",
    "儿科",
    "产科",
    "骨科",
    "眼科",
    "牙科",
    "口腔科",
    "康复科",
    "皮肤科",
    "中医科",
    "检验科",
    "放射科",
    "体检科",
    "防保科",
    "公卫科",
    "医务科",
    "预防接种",
    "接种",
    "体检",
    "投诉",
    "热线",
    "办公室",
    "党办",
    "院办",
    "方便门诊",
    "白天",
    "夜间",
    "夜班",
];

/// How labels end.
const ENDINGS: &[&str] = &[
    "科", "室", "部", "台", "处", "站", "楼", "热线", "电话", "办", "门诊", "急诊", "总机", "中心",
    "窗口", "专线", "药房", "大厅", "院区", "分院",
];

const POSTS: &[&str] = &[
    "医生",
    "主任",
    "老师",
    "护士",
    "护士长",
    "院长",
    "先生",
    "女士",
    "医师",
    "同志",
    "站长",
    "所长",
    "科长",
    "书记",
    "经理",
    "园长",
    "校长",
    "师傅",
    "大夫",
    "小姐",
    "负责人",
    "联系人",
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蔡蒋余于杜叶程\
    苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康\
    易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦柳邢岳齐梅庄辛管祝左涂谷祁时舒耿卜路詹关苗凌费纪靳盛童欧甄\
    项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜连池全仲应娄窦宫褚邬戚喻鄢";

/// Whether a word says that an extension follows.
pub(super) fn is_extension(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(
        word.as_str(),
        "转" | "转接" | "转分机" | "分机" | "分机号" | "内线" | "ext" | "ext."
    )
}

/// Judges a word beside a number.
pub(super) fn judge(word: &str) -> Word {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    let lower = word.to_ascii_lowercase();
    if GENERIC.contains(&lower.as_str()) {
        return Word::Generic;
    }
    if word.contains("传真") || lower.contains("fax") {
        return Word::Fax;
    }
    if LABELS.contains(&word) {
        return Word::Label(word.to_owned());
    }
    let length = word.chars().count();
    let named = word.starts_with(|sign| SURNAMES.contains(sign));
    let post = POSTS.iter().any(|post| word.ends_with(post));
    if word.contains('某') || post || (named && (2..=3).contains(&length)) {
        return Word::Person;
    }
    let ends = ENDINGS.iter().any(|ending| word.ends_with(ending));
    if ends && !named && (2..=12).contains(&length) {
        return Word::Label(word.to_owned());
    }
    Word::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_told_from_a_person() {
        let label = |word: &str| Word::Label(word.to_owned());
        for (word, expected) in [
            ("总机：", label("总机")),
            ("预防接种门诊", label("预防接种门诊")),
            ("康复科", label("康复科")),
            ("护士站", label("护士站")),
            ("咨询电话", label("咨询电话")),
            ("电话", Word::Generic),
            ("TEL", Word::Generic),
            ("赵某", Word::Person),
            ("钱医生", Word::Person),
            ("联系人", Word::Person),
            // Might be a person: nobody may publish that by mistake.
            ("李明科", Word::Person),
            ("王小明工作室", Word::Unknown),
            ("传真", Word::Fax),
            ("见公众号", Word::Unknown),
            ("至", Word::Unknown),
        ] {
            assert_eq!(judge(word), expected, "{word}");
        }
    }
}
