import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the table of provenance. The type of this value is what English must fill. */
export const zh = {
  field: '字段',
  value: '值',
  file: '文件',
  position: '位置',
  knownFrom: '入库',
  knownTo: '至',
  stillKnown: '现行',
  none: '（空）',
  earlier: '　此前',
  version: (version: number) => `第 ${number(version)} 版`,
  versions: (count: number) => `全部 ${number(count)} 个版本`,
  versionHead: '版本',
  events: (count: number) => `${number(count)} 项，见法律事件`,
  allFields: (count: number) => `全部 ${number(count)} 个字段`,
  names: {
    invention: '发明',
    utilityModel: '实用新型',
    design: '外观设计',
    OPEN: '公开',
    DECLASSIFIED: '已解密',
    patent: '专利',
    trademark: '商标',
    geographicalIndication: '地理标志',
  },
  hash: '内容指纹',
  positions: {
    sheet: (v: string) => `工作表 ${v}`,
    row: (v: string) => `第 ${v} 行`,
    line: (v: string) => `第 ${v} 行`,
    record: (v: string) => `第 ${v} 条`,
    entry: (v: string) => `条目 ${v}`,
    member: (v: string) => `包内 ${v}`,
    element: (v: string) => `元素 ${v}`,
    column: (v: string) => `第 ${v} 列`,
    field: (v: string) => `字段 ${v}`,
    byteOffset: (v: string) => `第 ${v} 字节`,
    seed: (v: string) => `种子 ${v}`,
    index: (v: string) => `第 ${v} 件`,
    path: (v: string) => v,
    documentIndex: (v: string) => `第 ${v} 篇`,
  },
};

export type ProvenanceCatalogue = typeof zh;
