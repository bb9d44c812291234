import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the page of firms without patents in Chinese. */
export const zh = {
  title: '零专利企业清单',
  lead: '上传企业名单（如规上企业、高新技术企业），按规范名称和统一社会信用代码查找主体，列出没有专利的企业，按区县、开发区和行业汇总。您看到的是本辖区的企业。',
  rosters: '企业名单',
  none: '还没有您辖区的企业名单。',
  name: '名单名称',
  nameHelp: '例如：2026 年规上工业企业。',
  file: '名单文件',
  template: '下载空表',
  send: '上传名单',
  sending: '正在上传。',
  upload: '上传企业名单',
  taken: (taken: number, read: number) => `读到 ${number(read)} 行，收下 ${number(taken)} 家企业。`,
  notTaken: '没有收下任何企业，名单没有保存。',
  unread: (headers: string) => `未用的列：${headers}`,
  firms: (count: number) => `${number(count)} 家`,
  summary: (zero: number, firms: number, day: string) =>
    `截至 ${day}，${number(firms)} 家企业中 ${number(zero)} 家没有专利。`,
  unsure: (count: number) => `${number(count)} 家须人工核对：可能与名称相近的主体是同一家。`,
  patents: '专利类型',
  kinds: { all: '全部专利', invention: '发明', utilityModel: '实用新型', design: '外观设计' },
  validity: '口径',
  validities: { valid: '有效专利', any: '申请过的专利' },
  day: '截至日期',
  show: '显示',
  shown: { zero: '没有专利', holding: '有专利', unsure: '须核对', all: '全部企业' },
  division: '区县',
  zone: '开发区',
  everyZone: '全部开发区',
  byZone: '各开发区',
  industry: '行业',
  everyDivision: '全部区县',
  everyIndustry: '全部行业',
  byDivision: '按区县',
  byIndustry: '按行业',
  part: { firms: '企业', zero: '没有专利', share: '占比' },
  xlsx: '导出 XLSX',
  csv: '导出 CSV',
  table: '企业',
  line: '行',
  firm: '企业名称',
  count: '专利数',
  match: '查找结果',
  matches: {
    party: '已对上主体',
    none: '没有以该名称持有的权利',
    ambiguous: '名称与代码对上不同的主体，请核对',
  },
  similar: '名称相近：',
  noRows: '没有这样的企业。',
  previous: '上一页',
  next: '下一页',
  page: (from: number, to: number, total: number) =>
    `第 ${number(from)}–${number(to)} 家，共 ${number(total)} 家`,
  remarks: '未收下或者须核对的行',
  holders: '按现在的权利人统计，此前的转让不还原。',
};

export type RosterCatalogue = typeof zh;
