//! By which words a document says how far something has come.
//!
//! One table, so that one word means one thing everywhere. The words are those that the five plans use;
//! a word that stands for two stages (开展, 建立) is in both lists, for it decides nothing by itself.

use directory::Stage;

/// Headings of chapters on what has been. What stands in them is told of as being there.
const PAST: [&str; 7] = [
    "成就",
    "成效",
    "成绩",
    "完成情况",
    "现状",
    "回顾",
    "发展基础",
];

/// Whether a heading is that of a chapter on what has been.
pub fn is_past(heading: &str) -> bool {
    PAST.iter().any(|word| heading.contains(word)) || heading.ends_with("现实基础")
}

/// The words of a stage in a chapter on what is to be done.
pub fn words(stage: Stage) -> &'static [&'static str] {
    match stage {
        // Said of what is there: that it was reached, that it runs, or that something builds on it.
        Stage::Existing => &[
            "已",
            "建成",
            "现有",
            "原有",
            "现状",
            "目前",
            "达到",
            "开展了",
            "创成",
            "成功",
            "获",
            "建有",
            "有效",
            "依托",
            "基础上",
            "发挥",
            "运行",
            "成果",
            "作为",
            "巩固",
            "继续",
            "持续",
            "立足",
            "利用",
            "以来",
            "实现",
            "承担",
            "改建",
            "扩建",
            "旧址",
            "进一步",
        ],
        // Said of what is there and is to stay.
        Stage::Consolidating => &[
            "巩固", "继续", "持续", "保持", "稳定", "深化", "保留", "稳步",
        ],
        // Said of work that is going on.
        Stage::Advancing => &[
            "推进", "推动", "加强", "加快", "增强", "强化", "完善", "落实", "提升", "优化", "健全",
            "促进", "扩大", "拓展", "深化", "实施", "开展", "正在", "施工", "提高", "支持", "做好",
            "做实", "扎实", "深入", "积极", "大力", "发展", "规范", "推广", "推行", "逐步", "着力",
            "引导", "培育",
        ],
        // Said of what is to come: set as a task, or to be reached by a year.
        Stage::Planned => &[
            "规划",
            "打造",
            "新建",
            "建成",
            "建设",
            "建立",
            "到20",
            "至20",
            "要",
            "将",
            "力争",
            "争取",
            "完成",
            "构建",
            "形成",
            "达到",
            "实现",
            "设立",
            "设置",
            "谋划",
            "塑造",
            "引进",
            "扩建",
            "配建",
            "全覆盖",
            "成立",
            "目标",
            "计划",
            "拟",
            "确保",
            "制定",
            "创建",
            "转型",
            "逐步",
            "实行",
            "年底",
            "搭建",
        ],
        // Said of what is tried, studied or left to others to try.
        Stage::Exploring => &[
            "探索", "尝试", "试点", "试行", "鼓励", "研究", "引导", "争取", "试",
        ],
    }
}

/// The words of a stage in a chapter on what has been: 建成 is no plan there, and 开展 no task.
pub fn past_words(stage: Stage) -> &'static [&'static str] {
    match stage {
        Stage::Planned => &["将", "拟", "计划", "规划", "谋划", "启动", "制定"],
        Stage::Advancing => &[
            "推进",
            "推动",
            "正在",
            "施工",
            "加快",
            "启动",
            "签署",
            "签约",
            "逐步",
            "稳步",
            "基本完工",
            "在建",
            "探索",
        ],
        _ => words(stage),
    }
}

/// What a document writes where something costs nothing.
pub const FREE: [&str; 4] = ["免费", "不收费", "免收", "免除"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_on_what_has_been_are_known_by_their_heading() {
        for (heading, past) in [
            ("（一）“十三五”时期卫生健康事业发展取得的成就", true),
            ("第一节 主要成绩", true),
            ("第一章　发展基础", true),
            ("第一章  现实基础", true),
            ("表1：鹿城区“十二五”卫计事业主要指标完成情况", true),
            ("（三）强化医疗卫生机构建设，夯实基层医疗服务能力。", false),
            ("三、主要任务与重点工作", false),
        ] {
            assert_eq!(is_past(heading), past, "{heading}");
        }
    }
}
