import type { Patent } from '@zca/domain/registry';

/** A granted invention: a transistor, sorted into semiconductors alone by the shipped rules. */
export const PATENT: Patent = {
  collection: 'patent',
  key: 'CN2017106018623',
  kind: 'invention',
  country: 'CN',
  applicationNumber: '2017106018623',
  title: '一种GaN HEMT器件',
  abstract: '摘要',
  filingDay: '2017-07-21',
  grantDay: '2020-05-19',
  publications: [{ number: 'CN107393800B', kind: 'B', day: '2020-05-19' }],
  applicants: [{ name: '西安示例大学', division: '610113' }],
  inventors: ['张三'],
  ipc: [{ symbol: 'H01L29/778', first: true }, { symbol: 'C30B29/40' }],
  events: [{ day: '2020-05-19', code: 'grant' }],
  secrecy: 'OPEN',
};
