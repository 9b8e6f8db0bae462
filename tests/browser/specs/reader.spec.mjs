// What the main pages are to a screen reader: landmarks, headings in their order, names of what can be
// used. What a page holds beside that may change.

import { open } from "../helpers/app.mjs";
import { show } from "../helpers/modes.mjs";
import { expect, test } from "../helpers/test.mjs";

const REGION = "320402/";

const PAGES = [
  {
    name: "the choice of region",
    path: "./?choose",
    tree: `
      - banner:
        - link "跳到正文"
        - link "就近医"
        - button "长辈版"
      - main:
        - heading "就近找医疗服务" [level=1]
        - list:
          - listitem:
            - link /天宁区 常州市 \\d+ 家机构/
      - contentinfo:
        - paragraph:
          - link "120"
          - link "12345"
        - navigation "关于本站":
          - link "无障碍"
    `,
  },
  {
    name: "a region",
    path: REGION,
    tree: `
      - banner:
        - link "跳到正文"
        - link "就近医 天宁区"
        - link "换个区"
        - button "长辈版"
      - main:
        - heading "在天宁区找医疗服务" [level=1]
        - search:
          - combobox "看什么病、办什么事、找哪家？"
          - button "搜索"
        - region "离我多远":
          - button "离我最近的"
          - combobox "我在哪里"
        - navigation "按类别找":
          - list
        - region "全部机构":
          - heading "全部机构" [level=2]
          - status: /一共 \\d+ 家/
          - list:
            - listitem:
              - heading [level=3]:
                - link
        - region "按目录找":
          - heading "按目录找" [level=2]
          - heading "类别" [level=3]
          - heading "街道" [level=3]
          - heading "科室" [level=3]
      - contentinfo
    `,
  },
  {
    name: "a region with results",
    path: `${REGION}?q=看牙`,
    tree: `
      - main:
        - search:
          - combobox "看什么病、办什么事、找哪家？": 看牙
        - region "找到的机构":
          - heading "找到的机构" [level=2]
          - status: /找到 \\d+ 家/
          - list:
            - listitem:
              - heading "红梅街道社区卫生服务中心" [level=3]:
                - link "红梅街道社区卫生服务中心"
              - paragraph: /看牙 → 口腔科/
    `,
  },
  {
    name: "a facility",
    path: `${REGION}facility/320402-zhenglu/`,
    tree: `
      - main:
        - navigation "上一页":
          - link "天宁区"
        - article:
          - heading "郑陆镇卫生院" [level=1]
          - region "怎么联系、怎么去":
            - heading "怎么联系、怎么去" [level=2]
            - link "打电话 88739013"
            - term: 地址
            - definition
            - term: 电话
            - definition:
              - link "88739013"
              - link "出处 1"
            - list:
              - listitem:
                - link "腾讯地图"
              - listitem:
                - button "复制名称和地址"
          - region "科室":
            - heading "科室" [level=2]
          - region "出处":
            - heading "出处" [level=2]
    `,
  },
  {
    name: "a region in 长辈版",
    path: REGION,
    mode: "elder",
    tree: `
      - banner:
        - link "就近医 天宁区"
        - link "换个区"
        - button "标准版"
        - button "字变小"
        - button "字变大"
      - main:
        - heading "在天宁区找医疗服务" [level=1]
        - navigation "先选一样":
          - link "看病找科室"
          - link "附近"
          - paragraph: 打电话
          - paragraph:
            - link "120 急救"
            - link "12345 问政务、问机构"
        - search:
          - combobox "看什么病、办什么事、找哪家？"
    `,
  },
];

for (const { name, path, mode = "normal", tree } of PAGES) {
  test(`${name}, to a screen reader`, async ({ page }) => {
    await open(page, path);
    await show(page, { mode });
    await expect(page.locator("#app")).toMatchAriaSnapshot(tree);
  });
}
