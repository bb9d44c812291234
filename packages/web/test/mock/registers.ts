import type { Entry, RegisterPage, RegistersView } from '@zca/domain/indicators';
import { both, OWN, REACH } from './board.ts';

/* One invented register of indicators with its only entry. */

export const entry: Entry = {
  id: 'e1',
  register: 'population',
  subject: '西安市',
  area: '610100',
  category: 'yearbook',
  from: '2024-12-31',
  quantity: 13_160_000,
  evidence: {
    title: '2024 年统计公报',
    number: '市统〔2025〕3 号',
    file: '人口.xlsx',
    line: 4,
  },
  recordedAt: '2025-03-28T02:00:00Z',
  recordedBy: '1',
};

const registers: RegistersView['registers'] = [
  {
    key: 'population',
    title: both('常住人口', 'Resident population'),
    line: both('某地某年末的常住人口', 'Resident population of an area at the end of a year'),
    columns: [
      { name: 'subject', title: both('地区', 'Area'), required: true },
      { name: 'area', title: both('代码', 'Code'), required: true },
      { name: 'category', title: both('类别', 'Category'), required: true },
      { name: 'from', title: both('统计时点（年末）', 'Counted on'), required: true },
      { name: 'quantity', title: both('人数', 'Persons'), required: true },
      { name: 'document', title: both('依据文件', 'Document'), required: true },
    ],
    categories: [{ value: 'yearbook', title: both('年报', 'Yearly report') }],
    count: 14,
    indicators: ['1'],
  },
];

export const registerPage: RegisterPage = {
  register: 'population',
  count: 14,
  entries: [entry],
  cursor: null,
};

export const registersView: RegistersView = { registers, reach: REACH, enter: OWN.draft };
