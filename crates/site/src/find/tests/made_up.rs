//! Districts that do not exist, as many as are wanted and always the same: each of twelve streets, each of those of eight
//! communities.

use super::*;

/// Signs of which names of places are made, the frequent ones first.
const SIGNS: &str = "新东西南北大城山河江平安华阳兴中和龙石金水长高民永太桥村湖林口沙泉塘坪家庄营关店子坝上下双三黄白青红天福云文武明光德清海梅竹松柳杨李王张陈刘周吴郑马牛羊虎凤凰鹤鱼花草树木火土井沟岭坡岗湾港洲岛滩浦溪涧源头尾前后左右内外古老小广宽直曲圆方正义仁礼智信忠孝廉节春夏秋冬日月星辰风雨雷电雪霜露霞晨晓晚夜";

/// What provinces are called here, but for their number.
const PROVINCES: [&str; 31] = [
    "北京市",
    "天津市",
    "河北省",
    "山西省",
    "内蒙古自治区",
    "辽宁省",
    "吉林省",
    "黑龙江省",
    "上海市",
    "江苏省",
    "浙江省",
    "安徽省",
    "福建省",
    "江西省",
    "山东省",
    "河南省",
    "湖北省",
    "湖南省",
    "广东省",
    "广西壮族自治区",
    "海南省",
    "重庆市",
    "四川省",
    "贵州省",
    "云南省",
    "西藏自治区",
    "陕西省",
    "甘肃省",
    "青海省",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
];

/// The first two digits of their codes.
const CODES: [u32; 31] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65,
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most
    }

    /// A sign; small numbers are thrown more often, as some signs are in many names.
    fn sign(&mut self, signs: &[char]) -> char {
        let most = self.below(signs.len()) + 1;
        signs[self.below(most)]
    }

    fn name(&mut self, signs: &[char], ends: &[&str]) -> String {
        let begin = [(); 2].map(|()| self.sign(signs));
        let end = ends[self.below(ends.len())];
        begin.iter().collect::<String>() + end
    }
}

pub(super) fn made_up(count: usize) -> Vec<Region> {
    let signs: Vec<char> = SIGNS.chars().collect();
    let mut dice = Dice(88_172_645_463_325_252);
    let each = count.div_ceil(PROVINCES.len());
    let mut city = String::new();
    let regions = (0..count).map(|number| {
        let (province, own) = (number / each, number % each);
        if own % 8 == 0 {
            city = dice.name(&signs, &["市"]);
        }
        let code = CODES[province] * 10_000 + (own as u32 / 8 + 1) * 100 + own as u32 % 8 + 1;
        let middle = [
            100.0 + (number % 56) as f64 * 0.4,
            21.0 + (number / 56) as f64 * 0.4,
        ];
        let streets = (0..12).map(|at| {
            let code = format!("{code}{at:03}");
            let communities = [(); 8].map(|()| dice.name(&signs, &["社区", "村", "村"]));
            let communities: Vec<&str> = communities.iter().map(String::as_str).collect();
            let name = dice.name(&signs, &["街道", "镇", "乡"]);
            let mut street = street(&code, &name, &[], &communities);
            let off = [(); 2].map(|()| dice.below(3_000) as f64 / 10_000.0 - 0.15);
            street.point = Some(Point {
                lng: middle[0] + off[0],
                lat: middle[1] + off[1],
                crs: directory::Crs::Wgs84,
                precision: Precision::Street,
                source: source(),
            });
            street
        });
        let streets = streets.collect();
        let name = dice.name(&signs, &["区", "县", "市"]);
        let place = [PROVINCES[province], &city, &name];
        region(&code.to_string(), place, middle, streets)
    });
    regions.collect()
}
