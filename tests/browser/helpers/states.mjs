// Every kind of page, and every state that looks different: what is checked of all pages goes through
// this list.

import { box, notice, ready, result } from "./app.mjs";

const REGION = "320402/";
const title = (text) => (page) => page.getByRole("heading", { level: 1, name: text });

const typed = (page) => box(page).fill("红");

const fromStreet = (page) => page.getByRole("combobox", { name: "我在哪里" }).selectOption({ label: "鼓东街道" });

const showCode = (page) => page.getByRole("button", { name: "二维码" }).click();

/** `{ name, path, shows, act?, spoil? }`: `shows` is what can be seen once the state is reached. */
export const STATES = [
  { name: "home", path: "./?choose", shows: title("就近找医疗服务") },
  {
    name: "home with what was found",
    path: "./?choose",
    act: async (page) => {
      await page.locator("html[data-finder]").waitFor();
      await box(page).fill("东青");
    },
    shows: (page) => page.getByRole("link", { name: /^东青/ }),
  },
  { name: "a region", path: REGION, shows: title("天宁区") },
  { name: "a region with results", path: `${REGION}?q=看牙`, shows: (page) => result(page, "320402-hongmei") },
  {
    name: "a region with a filter",
    path: `${REGION}?kind=community-health-station`,
    shows: (page) => page.getByText("另有29家社区卫生服务站"),
  },
  {
    name: "a region where nothing is found",
    path: `${REGION}?q=飞机票`,
    shows: (page) => page.getByText("没有找到“飞机票”"),
  },
  {
    name: "a region where others are to be asked",
    path: `${REGION}?q=做CT`,
    shows: (page) => page.locator("li[data-maybe]").first(),
  },
  {
    name: "a region with what is only planned",
    path: `${REGION}?q=翠竹社区`,
    shows: (page) => page.locator("li[data-service]").getByText("后来怎样，文件没有写").first(),
  },
  { name: "suggestions", path: REGION, act: typed, shows: (page) => page.getByRole("listbox") },
  {
    name: "a name that is written wrong",
    path: `${REGION}?q=红每街道`,
    shows: (page) => page.getByText("您要找的是不是"),
  },
  { name: "an emergency", path: `${REGION}?q=胸痛`, shows: (page) => page.getByRole("link", { name: "打 120" }) },
  { name: "a facility that is open", path: `${REGION}facility/320402-hongmei/`, shows: title("红梅街道社区卫生服务中心") },
  { name: "a facility that is planned", path: `${REGION}facility/320402-huarun/`, shows: title("华润社区卫生服务中心") },
  { name: "a facility with phones", path: `${REGION}facility/320402-zhenglu/`, shows: title("郑陆镇卫生院") },
  { name: "the walking circle before anything is known", path: "350102/circle/", shows: title("走路能到哪里") },
  { name: "the walking circle around a street", path: "350102/circle/", act: fromStreet, shows: (page) => page.locator(".mark").first() },
  { name: "a list from near to far", path: "350102/", act: fromStreet, shows: (page) => page.locator(".result__far").first() },
  { name: "the services", path: `${REGION}services/`, shows: title("办事与服务") },
  { name: "a service", path: `${REGION}service/premarital-check/`, shows: title("婚前检查") },
  { name: "a service on the web", path: `${REGION}service/online-consultation/`, shows: title("网上问诊和复诊") },
  { name: "what the plan says", path: `${REGION}plan/`, shows: title("天宁区的规划和目标") },
  { name: "the pathways", path: `${REGION}ways/`, shows: title("先去哪里，再去哪里") },
  { name: "a pathway", path: `${REGION}way/referral/`, shows: title("先到社区，再转医院") },
  { name: "nothing saved", path: `${REGION}saved/`, shows: (page) => page.getByText("还没有收藏") },
  {
    name: "places that somebody sent",
    path: `${REGION}saved/#ids=320402-hongmei,320402-zhenglu,320402-huarun`,
    shows: (page) => page.getByRole("button", { name: "全部收藏" }),
  },
  {
    name: "the code of a page",
    path: `${REGION}facility/320402-hongmei/`,
    act: showCode,
    shows: (page) => page.getByRole("img", { name: "这一页的二维码" }),
  },
  { name: "about", path: "about/", shows: title("关于就近医") },
  { name: "about the data", path: "about/data/", shows: title("数据从哪里来") },
  { name: "about accessibility", path: "about/accessibility/", shows: title("无障碍说明") },
  { name: "a page that is not there", path: "nowhere/", shows: title("没有这个页面"), complaint: /404 \(Not Found\)/ },
  {
    name: "the notice",
    path: REGION,
    shows: notice,
    spoil: (host) => host.misbehave(/\/data\/320402.*\.json$/, (file) => ({ ...file, status: 404 })),
    complaint: /404 \(Not Found\)/,
  },
];

/** Brings a page into a state. */
export async function reach({ page, host, complaints }, { path, shows, spoil, complaint, act }) {
  if (complaint) complaints.expect(complaint);
  spoil?.(host);
  await page.goto(path);
  if (!spoil) await ready(page);
  await act?.(page);
  await shows(page).waitFor();
}
