import type { Bilingual } from '@zca/query';
import { displayNumber, patentNumber, rightType, rightTypeLabel } from './display.ts';
import { PARTY_ROWS, REGISTERED_PARTY_ROWS, type Row } from './exportRows.ts';
import { INDICATION_ROWS } from './indicationExportRows.ts';
import type { Collection, Patent, Right, Trademark } from './model.ts';

/** A column of an export. */
export interface ExportColumn {
  /** Column target (`COLUMN_TARGETS`), or the name of a value that only exports have. */
  readonly field: string;
  /** Written in the header; the Chinese one is recognised when the file is imported again. */
  readonly header: Bilingual;
  readonly collection: Collection;
  /** True for numbers and codes, which a spreadsheet must keep as text. */
  readonly isIdentifier: boolean;
  /** False for a computed value that an import does not take. */
  readonly isImported: boolean;
  /** The cell; '' where the right has no value. Days are ISO, many values joined by `;`. */
  readonly read: (right: Right) => string;
}

const patent = (read: (patent: Patent) => string | number | undefined) => (right: Right) =>
  right.collection === 'patent' ? read(right) : undefined;
const mark = (read: (trademark: Trademark) => string | number | undefined) => (right: Right) =>
  right.collection === 'trademark' ? read(right) : undefined;

const PATENT_ROWS: readonly Row[] = [
  ['key', '记录号', 'Record key', (right) => right.key, 'identifier'],
  ['displayNumber', '显示号码', 'Display number', displayNumber, 'computedIdentifier'],
  [
    'applicationNumber',
    '申请号',
    'Application number',
    patent((one) => one.applicationNumber),
    'identifier',
  ],
  [
    'patentNumberText',
    '专利号（授权）',
    'Patent number (granted)',
    (right) => patentNumber(right) ?? undefined,
    'computedIdentifier',
  ],
  ['kind', '专利类型', 'Patent type', (right) => rightTypeLabel(rightType(right)).zh],
  ['country', '公开国别', 'Publication country', patent((one) => one.country)],
  [
    'title',
    '发明名称',
    'Title',
    (right) => (right.collection === 'patent' ? right.title : undefined),
  ],
  ['titleEn', '英文名称', 'Title (English)', patent((one) => one.titleEn)],
  ['filingDay', '申请日', 'Filing date', (right) => right.filingDay],
  ['publications', '全部公布公告', 'All publications', patent(publicationList), 'identifier'],
  ['grantDay', '授权公告日', 'Grant date', patent((one) => one.grantDay)],
  ...PARTY_ROWS,
  ['inventors', '发明人', 'Inventors', patent((one) => one.inventors.join(';'))],
  [
    'ipc',
    'IPC分类号',
    'IPC',
    patent((one) =>
      one.ipc.map(({ symbol, edition }) => (edition ? `${symbol}(${edition})` : symbol)).join(';'),
    ),
  ],
  ['cpc', 'CPC分类号', 'CPC', patent((one) => one.cpc?.join(';'))],
  ['locarno', '洛迦诺分类号', 'Locarno', patent((one) => one.locarno?.join(';')), 'identifier'],
  ['priorities', '优先权', 'Priorities', patent(priorityList), 'identifier'],
  ['pct', '是否PCT', 'PCT national phase', patent((one) => (one.pct ? '是' : undefined))],
  [
    'internationalApplication',
    '国际申请',
    'International application',
    patent((one) => one.internationalApplication),
    'identifier',
  ],
  [
    'internationalPublication',
    '国际公布',
    'International publication',
    patent((one) => one.internationalPublication),
    'identifier',
  ],
  ['abstract', '摘要', 'Abstract', patent((one) => one.abstract)],
  ['firstClaim', '首项权利要求', 'First claim', patent((one) => one.firstClaim)],
  ['claimCount', '权利要求数', 'Number of claims', patent((one) => one.claimCount)],
  [
    'citations',
    '引用文献',
    'Cited documents',
    patent((one) => one.citations?.map(({ number }) => number).join(';')),
    'identifier',
  ],
  ['family', '同族专利', 'Family members', patent((one) => one.family?.join(';')), 'identifier'],
  [
    'feePaidThroughYear',
    '已缴年费年度',
    'Annuities paid through year',
    patent((one) => one.feePaidThroughYear),
  ],
  [
    'termAdjustmentDays',
    '期限补偿天数',
    'Term adjustment (days)',
    patent((one) => one.termAdjustmentDays),
  ],
  [
    'declassificationDay',
    '解密日',
    'Declassification date',
    patent((one) => one.declassification?.day),
  ],
  [
    'declassificationGazette',
    '解密公告',
    'Declassification gazette',
    patent((one) => one.declassification?.gazette),
  ],
];

const KIND_NAMES: Readonly<Record<Trademark['kind'], string>> = {
  ordinary: '普通商标',
  collective: '集体商标',
  certification: '证明商标',
  special: '特殊标志',
};
const SIGN_NAMES = { word: '文字', figurative: '图形', combined: '组合' } as const;

const TRADEMARK_ROWS: readonly Row[] = [
  ['key', '记录号', 'Record key', (right) => right.key, 'identifier'],
  ['number', '注册号/申请号', 'Registration number', mark((one) => one.number), 'identifier'],
  ['country', '注册国别', 'Registration country', mark((one) => one.country)],
  [
    'registrationNumber',
    '境外注册号',
    'Foreign registration number',
    mark((one) => one.registrationNumber),
    'identifier',
  ],
  [
    'title',
    '商标名称',
    'Trademark',
    (right) => (right.collection === 'trademark' ? right.title : undefined),
  ],
  ['kind', '商标类型', 'Kind of mark', mark((one) => KIND_NAMES[one.kind])],
  [
    'signType',
    '标志构成',
    'Type of sign',
    mark((one) => (one.signType ? SIGN_NAMES[one.signType] : undefined)),
  ],
  [
    'niceClass',
    '国际分类',
    'Nice class',
    mark((one) => one.classes.map(({ nice }) => nice).join(';')),
  ],
  [
    'groups',
    '类似群',
    'Similar groups',
    mark((one) => one.classes.flatMap(({ groups }) => groups ?? []).join(';')),
    'identifier',
  ],
  ['goodsByClass', '各类商品/服务', 'Goods by class', mark(goodsList)],
  ['filingDay', '申请日期', 'Filing date', (right) => right.filingDay],
  [
    'preliminaryDay',
    '初审公告日期',
    'Preliminary publication date',
    mark((one) => one.preliminaryDay),
  ],
  ['publicationDay', '境外公告日期', 'Foreign publication date', mark((one) => one.publicationDay)],
  ['registrationDay', '注册公告日期', 'Registration date', mark((one) => one.registrationDay)],
  ['termEndDay', '专用期限', 'Term', mark((one) => one.termEndDay)],
  ['priorities', '优先权', 'Priorities', mark(priorityList), 'identifier'],
  [
    'officeStatus',
    '官方状态',
    'State as recorded by the office',
    mark((one) => one.officeStatus?.text),
    'computed',
  ],
  ['madrid', '国际注册号', 'International registration', mark((one) => one.madrid), 'identifier'],
  [
    'geographicalIndication',
    '地理标志',
    'Geographical indication',
    mark((one) => (one.geographicalIndication ? '是' : undefined)),
  ],
  ...REGISTERED_PARTY_ROWS,
];

function toColumns(collection: Collection, rows: readonly Row[]): readonly ExportColumn[] {
  return rows.map(([field, zh, en, read, flags]) => ({
    field,
    header: { zh, en },
    collection,
    isIdentifier: flags === 'identifier' || flags === 'computedIdentifier',
    isImported: flags !== 'computed' && flags !== 'computedIdentifier',
    read: (right) => String(read(right) ?? ''),
  }));
}

/**
 * The columns of an export of one collection. Imported again under the same headers, the cells give
 * a record that changes nothing in the one exported (details of events, who cited a document and
 * places of further parties are not written to tables and stay as they are).
 */
export const EXPORT_COLUMNS: Readonly<Record<Collection, readonly ExportColumn[]>> = {
  patent: toColumns('patent', PATENT_ROWS),
  trademark: toColumns('trademark', TRADEMARK_ROWS),
  geographicalIndication: toColumns('geographicalIndication', INDICATION_ROWS),
};

/** The cells of a right under the headers of a language. */
export function exportCells(right: Right, locale: 'zh' | 'en' = 'zh'): Record<string, string> {
  return Object.fromEntries(
    EXPORT_COLUMNS[right.collection].map((column) => [column.header[locale], column.read(right)]),
  );
}

function publicationList(one: Patent): string {
  return one.publications
    .map(({ number, day }) => (day === undefined ? number : `${number} ${day}`))
    .join(';');
}

function priorityList(one: Patent | Trademark): string | undefined {
  return one.priorities
    ?.map(({ country, number, day }) => [country, number, day].filter((part) => part).join(' '))
    .join(';');
}

function goodsList(one: Trademark): string {
  return one.classes
    .filter(({ goods }) => goods !== undefined && goods.length > 0)
    .map(({ nice, goods }) => `第${nice}类：${goods!.join('；')}`)
    .join('\n');
}
