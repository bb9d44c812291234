import type { ImportPreview, ImportRun, QuarantineItem } from '@zca/domain/registry';

/** Imports, quarantine and law rows that the mock keeps in memory. */

const counts = { read: 1000, new: 993, updated: 0, unchanged: 0, quarantined: 7, seconds: 2.4 };

export const runs: ImportRun[] = [
  {
    id: '3',
    status: 'finished',
    files: ['西安专利-2026Q3.csv'],
    startedAt: '2026-11-23T02:10:00Z',
    finishedAt: '2026-11-23T02:10:02Z',
    counts,
    notes: [
      {
        rule: 'count.unreadable',
        message: {
          zh: '权利要求数：“若干”不是数字，按缺失处理。',
          en: 'Claims: “若干” is not a number; it is taken as missing.',
        },
        count: 12,
        position: { file: '西安专利-2026Q3.csv', line: 41, row: 41 },
      },
    ],
    problem: null,
  },
  {
    id: '2',
    status: 'failed',
    files: ['坏包.zip'],
    startedAt: '2026-11-22T02:10:00Z',
    finishedAt: '2026-11-22T02:10:01Z',
    counts: { ...counts, read: 0, new: 0, quarantined: 0, seconds: 0.4 },
    notes: [],
    problem: {
      zh: '压缩包在第 1,024 字节处损坏，无法解开。重新下载后再导入。',
      en: 'The archive is damaged at byte 1,024 and cannot be opened. Download it again and import it again.',
    },
  },
];

export const quarantine: QuarantineItem[] = [
  [
    'applicationNumber',
    'applicationNumber.checkDigit',
    '校验位应为 8，不是 3。',
    'The check digit should be 8, not 3.',
  ],
  [
    'filingDay',
    'day.impossible',
    '2023-02-30 不是一个日子。写成 YYYY-MM-DD。',
    '2023-02-30 is not a day. Write YYYY-MM-DD.',
  ],
  ['title', 'title.missing', '没有名称。补上发明名称。', 'The title is missing. Fill it in.'],
].map(([field, rule, zh, en], index) => ({
  id: String(index + 1),
  importRun: '3',
  file: '西安专利-2026Q3.csv',
  position: { sheet: 1, row: 17 + index * 40 },
  field: field ?? null,
  rule: rule ?? '',
  message: { zh: zh ?? '', en: en ?? '' },
  raw: {
    申请号: '202110486217.3',
    名称: index === 2 ? '' : '一种增强型氮化镓功率器件',
    申请日: index === 1 ? '2023-02-30' : '2021-04-30',
    申请人: '槐鱼半导体有限公司',
  },
  status: 'open',
}));
quarantine.push({
  id: '9',
  importRun: '3',
  file: '西安专利-2026Q3.csv',
  position: { row: 402 },
  field: null,
  rule: 'secrecy.refused',
  message: {
    zh: '保密专利不得入库，只留位置与指纹。',
    en: 'A secret patent is not taken in; only its place and hash are kept.',
  },
  raw: null,
  status: 'open',
});

export const preview: ImportPreview = {
  uploadId: 'u-1',
  files: [
    {
      name: '西安专利-2026Q3.csv',
      format: 'csv',
      sheet: null,
      encoding: 'GB18030',
      headers: ['申请号', '名称', '申请日', '申请人', '主分类号', '备注'],
      samples: [
        {
          申请号: '202110486217.8',
          名称: '一种增强型氮化镓功率器件',
          申请日: '2021-04-30',
          申请人: '槐鱼半导体有限公司',
          主分类号: 'H01L29/778',
          备注: '',
        },
        {
          申请号: '202010911845.1',
          名称: '肖特基势垒二极管',
          申请日: '2020-09-02',
          申请人: '渭曲理工大学',
          主分类号: 'H01L29/872',
          备注: '已核',
        },
      ],
      mapping: {
        collection: 'patent',
        columns: {
          申请号: 'applicationNumber',
          名称: 'title',
          申请日: 'filingDay',
          申请人: 'applicants',
          主分类号: 'ipc',
        },
      },
      unrecognised: ['备注'],
      problem: null,
    },
    {
      name: 'CN-2026-47.zip',
      format: 'CNIPA XML',
      sheet: null,
      encoding: null,
      headers: [],
      samples: [],
      mapping: null,
      unrecognised: [],
      problem: null,
    },
    {
      name: '照片.jpg',
      format: 'unknown',
      sheet: null,
      encoding: null,
      headers: [],
      samples: [],
      mapping: null,
      unrecognised: [],
      problem: {
        zh: '这不是能读的格式。请给 CSV、TSV、XLSX、JSONL 或 CNIPA XML。',
        en: 'This format cannot be read. Give CSV, TSV, XLSX, JSONL or CNIPA XML.',
      },
    },
  ],
  targets: [
    ['applicationNumber', '申请号', 'Application number'],
    ['title', '名称', 'Title'],
    ['filingDay', '申请日', 'Filing date'],
    ['applicants', '申请人', 'Applicants'],
    ['ipc', 'IPC 分类', 'IPC'],
    ['abstract', '摘要', 'Abstract'],
  ].map(([field, zh, en]) => ({
    field: field ?? '',
    label: { zh: zh ?? '', en: en ?? '' },
    collection: 'patent',
  })),
};

export const parameters: Record<string, unknown>[] = [
  {
    id: '1',
    key: 'patent.term.invention',
    value: 20,
    unit: 'year',
    title: { zh: '发明专利权期限', en: 'Term of an invention patent' },
    sourceTitle: '中华人民共和国专利法',
    documentNumber: '主席令第55号',
    article: '第四十二条第一款',
    effectiveFrom: '1993-01-01',
    effectiveTo: null,
    mark: 'P',
    note: '',
    recordedAt: '2026-11-22T01:00:00Z',
    recordedBy: 'system',
  },
  {
    id: '2',
    key: 'patent.term.design',
    value: 10,
    unit: 'year',
    title: { zh: '外观设计专利权期限', en: 'Term of a design patent' },
    sourceTitle: '中华人民共和国专利法',
    documentNumber: '',
    article: '第四十二条',
    effectiveFrom: '1993-01-01',
    effectiveTo: '2021-05-31',
    mark: 'P',
    note: '',
    recordedAt: '2026-11-22T01:00:00Z',
    recordedBy: 'system',
  },
  {
    id: '3',
    key: 'patent.term.design',
    value: 15,
    unit: 'year',
    title: { zh: '外观设计专利权期限', en: 'Term of a design patent' },
    sourceTitle: '中华人民共和国专利法',
    documentNumber: '主席令第55号',
    article: '第四十二条第一款',
    effectiveFrom: '2021-06-01',
    effectiveTo: null,
    mark: 'P',
    note: '',
    recordedAt: '2026-11-22T01:00:00Z',
    recordedBy: 'system',
  },
  {
    id: '4',
    key: 'patent.fee.annuity.invention',
    value: [
      { fromYear: 1, toYear: 3, feeFen: 90_000 },
      { fromYear: 4, toYear: 6, feeFen: 120_000 },
    ],
    unit: '',
    title: { zh: '发明专利年费', en: 'Annuities of invention patents' },
    sourceTitle: '发改价格〔2017〕270号',
    documentNumber: '',
    article: '',
    effectiveFrom: '2017-07-01',
    effectiveTo: null,
    mark: 'M',
    note: '',
    recordedAt: '2026-11-22T01:00:00Z',
    recordedBy: 'system',
  },
  {
    id: '5',
    key: 'patent.annuity.graceMonths',
    value: 6,
    unit: 'month',
    title: { zh: '年费滞纳期', en: 'Grace period for annuities' },
    sourceTitle: '专利法实施细则',
    documentNumber: '国务院令第769号',
    article: '第一百一十六条',
    effectiveFrom: '2024-01-20',
    effectiveTo: null,
    mark: 'unverified',
    note: '',
    recordedAt: '2026-11-22T01:00:00Z',
    recordedBy: 'system',
  },
];

export const years: Record<string, unknown>[] = [2024, 2025, 2026].map((year) => ({
  year,
  notice: `国办发明电〔${year - 1}〕7号`,
  publishedOn: `${year - 1}-11-12`,
  days: [
    { day: `${year}-01-01`, kind: 'holiday' },
    { day: `${year}-02-15`, kind: 'workday' },
    { day: `${year}-10-01`, kind: 'holiday' },
  ],
}));
