import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the pages of awards, rules and lists without patents in Chinese. */
export const zh = {
  awards: {
    title: '专利奖励登记',
    count: (count: number) => `${number(count)} 项`,
    lead: '登记中国专利奖、国家科学技术奖和省级奖励。只有国家级奖励计为高价值发明专利的条件 HV5；登记只增不改，登记错的可以撤销。导入 CSV、XLSX 或 JSON，须有专利号、奖项和授奖文件。',
    template: '下载空表',
    find: '号码、专利名称、文件或文号',
    show: { standing: '有效登记', withdrawn: '已撤销', unmatched: '未对上专利' },
    shown: '显示',
    patent: '专利',
    prize: '奖项',
    counts: '计入 HV5',
    notCounted: '不计入',
    year: '年度',
    document: '授奖文件',
    source: '来源',
    sourceLine: (file: string, line: number) => `${file} 第 ${number(line)} 行`,
    none: '没有这样的登记。',
    noRecord: '数据中心没有这件专利',
    more: '再看一页',
    withdraw: '撤销',
    withdrawOf: (name: string) => `撤销登记：${name}`,
    recorded: (by: string, at: string) => `${by}登记，${at}`,
    nobody: '平台',
    withdrawn: (by: string, day: string, reason: string) => `${day} 由 ${by} 撤销：${reason}`,
    reason: '撤销理由',
    cancel: '不撤销',
    refusals: '未能登记的行',
    refusalsNone: '没有未能登记的行。',
    dismiss: '不再处理',
    dismissOf: (line: number) => `不再处理第 ${number(line)} 行`,
  },
  fields: {
    title: '没有核心专利的领域',
    lead: '规划要求人工智能、量子、航空航天等领域的核心专利“清零”缺口。规划没有规定什么是核心专利，本平台按当日有效的高价值发明专利计算；归属按第一权利人所在地。',
    area: '地区',
    shown: '显示',
    show: { without: '只看没有核心专利的领域', all: '全部领域' },
    summary: (without: number, all: number, day: string) =>
      `截至 ${day}，${number(all)} 个领域中有 ${number(without)} 个没有核心专利。`,
    incomplete: '未在时限内数完：下列数字是下限，列为没有核心专利的领域也可能有。',
    table: '领域与核心专利',
    field: '领域',
    kinds: { industry: '硬科技产业', theme: '规划主题', technologyField: '技术领域（35 类）' },
    inventions: '有效发明专利',
    core: '其中高价值',
    none: '没有',
  },
};

export type ThemeCatalogue = typeof zh;
