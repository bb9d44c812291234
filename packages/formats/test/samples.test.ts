import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat, openInput, readPatentXml, readTable } from '../src/index.ts';
import { collect, SAMPLES } from './support.ts';

/** What a sample file holds: rows of its tables without layout, and numbers of its documents. */
async function contentsOf(file: string): Promise<{ rows: unknown[]; documents: unknown[] }> {
  const rows: unknown[] = [];
  const documents: unknown[] = [];
  for await (const entry of openInput(join(SAMPLES, file))) {
    const format = detectFormat(entry);
    if (format.kind === 'table') {
      for (const item of await collect(readTable(entry))) {
        if (item.kind === 'row') rows.push(item.cells);
        if (item.kind === 'problem') throw new Error(item.issue.code);
      }
    } else if (format.kind === 'patent-xml') {
      for (const item of await collect(readPatentXml(entry))) {
        if (item.kind === 'document') documents.push(item.document.application.number);
      }
    }
  }
  return { rows, documents };
}

const rowsWith = (day: string) => [
  {
    申请号: '202310123456.6',
    '公开（公告）号': 'CN117000001A',
    发明名称: '一种样例装置，\n含两行',
    '申请（专利权）人': '样例智能科技（西安）有限公司;样例𬭎大学',
    申请日: day,
  },
  {
    申请号: '202320345678.8',
    '公开（公告）号': 'CN220000003U',
    发明名称: '一种样例阀门',
    '申请（专利权）人': '西安样例阀业有限公司',
    申请日: '2023.03.01',
  },
];

describe('one table in every writing, as the files of samples/ have it', () => {
  it.each([
    ['patents-export-gb18030.csv', '2023.02.14'],
    ['patents-export-utf16.tsv', '2023.02.14'],
    ['patents-export.jsonl.gz', '2023.02.14'],
    ['patents-export.xlsx', '2023-02-14'],
  ])('%s', async (file, day) => {
    expect((await contentsOf(file)).rows).toEqual(rowsWith(day));
  });

  it.each(['week.zip', 'week.tar.gz'])('%s, with a document beside it', async (file) => {
    const alone = await contentsOf('business-invention-application.xml');
    expect(alone.documents).toHaveLength(1);
    expect(await contentsOf(file)).toEqual({
      rows: rowsWith('2023.02.14'),
      documents: alone.documents,
    });
  });
});
