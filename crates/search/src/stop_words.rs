//! Words of a query that need not match.

use crate::normal::fold;

/// Why a word need not match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StopWord {
    /// It says nothing of what is looked for.
    Empty,
    /// It says whom it is for.
    Audience,
}

/// All such words, sorted.
#[derive(Default)]
pub(crate) struct StopWords(Vec<(Vec<char>, StopWord)>);

impl StopWords {
    pub(crate) fn new() -> Self {
        let mut words = Vec::new();
        for (list, stop_word) in [(EMPTY, StopWord::Empty), (AUDIENCE, StopWord::Audience)] {
            for word in list.split(' ') {
                words.push((word.chars().map(fold).collect(), stop_word));
            }
        }
        words.sort_unstable_by(|a: &(Vec<char>, StopWord), b| a.0.cmp(&b.0));
        Self(words)
    }

    /// Why a word need not match; nothing if it must.
    pub(crate) fn get(&self, word: &[char]) -> Option<StopWord> {
        let order = |known: &(Vec<char>, StopWord)| known.0[..].cmp(word);
        let at = self.0.binary_search_by(order).ok()?;
        Some(self.0[at].1)
    }
}

/// The length of the longest of them, in characters.
pub(crate) const LONGEST: usize = 6;

/// Asking, wishing, and what every facility has. They find nothing unless they stand alone.
const EMPTY: &str = "\
我 我要 我想 我家 我们 想 要 想要 需要 请问 请 问 帮我 帮 找 找个 找一下 查 查一下 查询 搜索 推荐 推荐一下 介绍 求 \
去 去哪 去哪里 去哪儿 到 到哪里 在 在哪 在哪里 在哪儿 哪 哪里 哪儿 哪个 哪家 哪些 哪里有 哪家有 哪有 什么 什么时候 什么地方 什么科 \
看什么科 挂什么科 挂 挂号 哪个科 怎么 怎么办 怎么去 怎么走 怎么样 怎样 如何 能 能不能 可以 可不可以 有 有没有 有吗 是 是不是 \
附近 附近的 周边 身边 最近 最近的 离我最近 离我最近的 近 近的 近一点 家门口 就近 本地 \
的 地 得 不 没有 了 吗 呢 吧 啊 呀 嘛 和 与 及 或 还 也 都 很 太 好 好的 最 最好 最好的 比较 一下 一个 一家 这 那 个 家 \
看 治 做 弄 办 打 拿 看看 看病 看医生 就医 就诊 治疗 治好 检查一下 看一下 处理 解决 \
医生 大夫 专家 地方 电话 电话号码 号码 地址 位置 路线 时间 几点 开门 上班 周末 双休日 今天 今日 现在 晚上 \
周一 周二 周三 周四 周五 周六 周日 周天 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 \
礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜日 礼拜天 \
不舒服 难受 不适 不好 有点 有些 一点 老是 总是 经常 一直 突然 最近老是 厉害 很厉害 得厉害 得很 严重 得了 患 了怎么办 \
区 市 省 多少钱 收费 价格 免费 预约 情况 信息";

/// Whom it is for. It counts where it leads to something, and is not missed where it does not.
const AUDIENCE: &str = "\
小孩 小孩子 孩子 宝宝 宝贝 儿童 娃 娃娃 小朋友 婴儿 婴幼儿 幼儿 新生儿 儿子 女儿 学生 青少年 \
老人 老人家 老年人 老年 爸妈 父母 爸爸 妈妈 爷爷 奶奶 大人 成人 女性 妇女 女人 男人 男性 病人 患者";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice_or_too_long() {
        let words = StopWords::new().0;
        for pair in words.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
        for (word, _) in words {
            assert!(word.len() <= LONGEST, "{word:?}");
        }
    }
}
