import { applicationNumber } from './rights.ts';

/** Headers of an invented patent table, as the search system of the office writes them. */
export const HEADERS = [
  '申请号',
  '公开（公告）号',
  '公开（公告）日',
  '专利类型',
  '发明名称',
  '申请（专利权）人',
  '发明人',
  '申请日',
  'IPC分类号',
  '摘要',
] as const;
export type Row = Record<(typeof HEADERS)[number], string>;

/** Row `index` of an invented table: an invention of 2020 with its publication. */
export function rowOf(index: number): Row {
  return {
    申请号: applicationNumber(2020, index).replace(/(.)$/, '.$1'),
    '公开（公告）号': `CN11${String(2_000_000 + index)}A`,
    '公开（公告）日': '2021.05.04',
    专利类型: '发明',
    发明名称: `一种第${index}号样例装置`,
    '申请（专利权）人': `西安样例${index % 40}科技有限公司;样例大学`,
    发明人: '张样例;李𬭎',
    申请日: '2020.03.02',
    IPC分类号: 'G01N21/95;H01L29/778',
    摘要: `本发明公开第${index}号样例，含逗号，与"引号"。`,
  };
}

/** Rows 1 to `count`, some of them changed. */
export function rowsOf(count: number, changes: Readonly<Record<number, Partial<Row>>> = {}): Row[] {
  return Array.from({ length: count }, (_, i) => ({ ...rowOf(i + 1), ...changes[i + 1] }));
}

/** A CSV table of rows, the header first. */
export function csvOf(
  rows: readonly Row[],
  options: { lineEnd?: string; delimiter?: string } = {},
): string {
  const { lineEnd = '\r\n', delimiter = ',' } = options;
  const quote = (text: string) =>
    /["\r\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [
    HEADERS.map(quote).join(delimiter),
    ...rows.map((row) => HEADERS.map((header) => quote(row[header])).join(delimiter)),
  ];
  return lines.map((line) => line + lineEnd).join('');
}
