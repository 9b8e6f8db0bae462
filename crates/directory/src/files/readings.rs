//! How characters are read today.
//!
//! The pinyin library gives every reading that a dictionary of classical Chinese has (封 as "bian"). Nobody
//! types those, they make wrong hits, and every region's bundle would carry them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use pinyin::ToPinyin;

/// Characters with more than one reading today, also in names of places, each with all of them. Every
/// other character has the one that the library names first.
pub(super) const POLYPHONES: &str = "\
    阿a/e 艾ai/yi 拗ao/niu 扒ba/pa 柏bai/bo 伯bo/bai 膀bang/pang 蚌bang/beng 薄bao/bo 剥bao/bo \
    堡bao/bu/pu 陂bei/pi/po 秘mi/bi 辟bi/pi 便bian/pian 扁bian/pian 泊bo/po 剖pou/po 卜bu/bo 参can/shen/cen \
    藏cang/zang 曾ceng/zeng 差cha/chai/ci 查cha/zha 禅chan/shan 颤chan/zhan 长chang/zhang \
    朝chao/zhao 车che/ju 称cheng/chen 盛sheng/cheng 澄cheng/deng 匙chi/shi 重chong/zhong 仇chou/qiu \
    臭chou/xiu 畜chu/xu 传chuan/zhuan 幢chuang/zhuang 椎zhui/chui 攒cuan/zan 大da/dai 单dan/shan/chan \
    弹dan/tan 得de/dei 地de/di 的de/di 都dou/du 度du/duo 囤dun/tun 恶e/wu 番fan/pan 否fou/pi 佛fo/fu \
    脯fu/pu 盖gai/ge 合he/ge 给gei/ji 颈jing/geng 句ju/gou 谷gu/yu 贾gu/jia 龟gui/jun/qiu \
    虾xia/ha 蛤ha/ge 还hai/huan 行hang/xing 巷xiang/hang 和he/hu/huo 核he/hu 吓xia/he 浒hu/xu \
    会hui/kuai 奇ji/qi 稽ji/qi 系xi/ji 夹jia/ga 囝jian/nan 见jian/xian 降jiang/xiang 强jiang/qiang \
    角jiao/jue 脚jiao/jue 觉jiao/jue 校jiao/xiao 嚼jiao/jue 解jie/xie 劲jin/jing 卡ka/qia \
    咖ka/ga 咳ke/hai 壳ke/qiao 落luo/la/lao 烙lao/luo 乐le/yue 了le/liao 肋lei/le 勒le/lei 俩lia/liang \
    六liu/lu 陆lu/liu 露lou/lu 率lv/shuai 绿lv/lu 络luo/lao 埋mai/man 脉mai/mo 没mei/mo \
    缪miao/mou 模mo/mu 牟mou/mu 娜na/nuo 哪na/nei 呢ne/ni 尿niao/sui 弄nong/long 疟nve/yao \
    区qu/ou 胖pang/pan 刨pao/bao 炮pao/bao 迫po/pai 朴pu/piao/po 埔pu/bu 瀑pu/bao 曝pu/bao 栖qi/xi \
    铅qian/yan 荨qian/xun 纤xian/qian 茄qie/jia 亲qin/qing 圈quan/juan 雀que/qiao 塞sai/se 色se/shai \
    厦sha/xia 杉shan/sha 折she/zhe 什shen/shi 莘shen/xin 省sheng/xing 石shi/dan 拾shi/she \
    识shi/zhi 食shi/si 似si/shi 殖zhi/shi 熟shou/shu 属shu/zhu 数shu/shuo 谁shei/shui 说shui/shuo \
    宿su/xiu 提ti/di 调tiao/diao 峒tong/dong 侗dong/tong 拓tuo/ta 尾wei/yi 尉wei/yu 蔚wei/yu 圩wei/xu \
    削xiao/xue 血xie/xue 吁xu/yu 咽yan/ye 殷yan/yin 叶ye/xie 遗yi/wei 员yuan/yun 钥yao/yue 约yue/yao \
    择ze/zhai 扎zha/za 轧zha/ya 粘zhan/nian 召zhao/shao 爪zhua/zhao 着zhe/zhao/zhuo 这zhe/zhei \
    琢zhuo/zuo 仔zi/zai 综zong/zeng 柞zuo/zha";

/// The characters that people know how to write: level 1 of GB/T 2312, a row to a line.
const COMMON: &str = include_str!("common.txt");

/// The common characters that are read as a syllable, in the order of the standard.
pub(super) fn homophones(syllable: &str) -> &'static str {
    static HOMOPHONES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let mut homophones: BTreeMap<String, String> = BTreeMap::new();
        for character in COMMON.chars() {
            for reading in readings(character) {
                homophones.entry(reading).or_default().push(character);
            }
        }
        homophones
    });
    HOMOPHONES.get(syllable).map_or("", String::as_str)
}

/// The syllables as which a character is read, as they are typed.
pub(super) fn readings(character: char) -> BTreeSet<String> {
    let listed = POLYPHONES
        .split(' ')
        .find_map(|entry| entry.strip_prefix(character));
    match listed {
        Some(readings) => readings.split('/').map(str::to_owned).collect(),
        // A resident's keyboard has no ü; it types v.
        None => character
            .to_pinyin()
            .map(|reading| reading.plain().replace('ü', "v"))
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_character_is_listed_once_and_has_a_reading() {
        let characters: Vec<char> = COMMON.lines().flat_map(str::chars).collect();
        let distinct: BTreeSet<&char> = characters.iter().collect();
        assert_eq!([characters.len(), distinct.len()], [3755; 2]);
        for character in characters {
            assert!(!readings(character).is_empty(), "{character}");
        }
    }

    #[test]
    fn characters_are_found_by_their_sound() {
        let cases = [("diao", "碉叼雕凋刁掉吊钓调"), ("nve", "虐疟"), ("v", "")];
        for (syllable, expected) in cases {
            assert_eq!(homophones(syllable), expected, "{syllable}");
        }
    }
}
