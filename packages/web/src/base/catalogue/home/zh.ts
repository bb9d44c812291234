import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the first page. The type of this value is what English must fill. */
export const zh = {
  home: {
    title: '查专利、商标和地理标志',
    leadPlain: '每条结果都写明出处。',
    lead: (count: number, sources: number, updated: string | null) =>
      `全市 ${number(count)} 件公开记录${sources === 0 ? '' : `，来自 ${number(sources)} 个来源`}${updated === null ? '' : `，更新到 ${updated}`}。每条结果都写明出处。`,
    loading: (share: string, count: string) =>
      `演示城市正在载入 ${share}，已有 ${count} 件，可以先查。`,
    all: '全部',
    collections: '查哪一库',
    examples: '试一试',
    exampleQueries: ['氮化镓 功率器件', '分类:H01L29 且 申请日>=2020'],
    learn: '会用检索',
    howToQuery: '检索式怎么写',
    everything: '全部记录',
    allCharts: '全部图表',
    latest: '近期公布公告',
    allLatest: '全部',
    makeUp: '全部记录的构成',
    ways: {
      valid: { name: '有效权利', detail: '现在有效的专利和商标' },
      charts: { name: '图表', detail: '趋势、权利人、分类、产业' },
      pledged: { name: '质押中', detail: '登记了质押的权利' },
      open: { name: '开放许可', detail: '声明任何人可以实施的专利' },
    },
  },
  wards: {
    title: '九个硬科技产业',
    drawing: '坊图：每格为九个产业合计的一百零八分之一，数字见旁边的表',
    validInventions: '有效发明专利',
    pieces: (_count: number) => '件',
    piecesOn: (_count: number, day: string) => `件 · ${day}`,
    westMarket: '西市',
    eastMarket: '东市',
    qujiang: '曲江',
    note: '各业有效发明专利的件数，一件可属几业；按规则归类，未经抽样检验。每格为合计的 1/108，按唐长安一百零八坊排列。点产业看这一批专利。',
  },
};

export type HomeCatalogue = typeof zh;
