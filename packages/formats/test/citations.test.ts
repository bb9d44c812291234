import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findPatentCitation } from '../src/index.ts';
import { entryOf, read, SAMPLES } from './support.ts';

describe('one citation', () => {
  it.each([
    [
      '[1]王样例,纪样例. 与小麦连锁的标记[P]. 江苏：CN1884296,2006-12-27.',
      {
        ordinal: '1',
        inventors: '王样例,纪样例',
        title: '与小麦连锁的标记',
        place: '江苏',
        number: 'CN1884296',
        date: '2006-12-27',
      },
    ],
    [
      'S.E.莱西,E.冯. IL-18结合蛋白[P]. 美国：CN108290058A,2018-7-7.',
      {
        ordinal: null,
        inventors: 'S.E.莱西,E.冯',
        title: 'IL-18结合蛋白',
        place: '美国',
        number: 'CN108290058A',
        date: '2018-07-07',
      },
    ],
    [
      '一种无发明人的装置[P]. CN 108290058 A.',
      {
        ordinal: null,
        inventors: null,
        title: '一种无发明人的装置',
        place: null,
        number: 'CN 108290058 A',
        date: null,
      },
    ],
    [
      '邓样例. 全智能节电器: 200610171314.3[P]. 2006-12-13.',
      {
        ordinal: null,
        inventors: '邓样例',
        title: '全智能节电器',
        place: null,
        number: '200610171314.3',
        date: '2006-12-13',
      },
    ],
  ])('%s', (line, expected) => {
    expect(findPatentCitation(line)).toEqual(expected);
  });

  it('nothing else is one', () => {
    expect(findPatentCitation('张样例. 综述[J]. 学报,2018,1(2):3-4.')).toBeUndefined();
    expect(findPatentCitation('')).toBeUndefined();
    expect(findPatentCitation('[P]'.repeat(2000))).toBeUndefined();
  });
});

describe('a file of citations', () => {
  it('reads as a table, blank lines left out', async () => {
    const bytes = await readFile(`${SAMPLES}cnki-citations.txt`);
    const { headers, rows, end } = await read(entryOf(bytes, 'cnki.txt', 1));
    expect(headers[0]).toMatchObject({ format: 'gbt7714' });
    expect(rows[1]?.cells).toEqual({
      序号: '2',
      发明人: 'S·样例,H－C·范例',
      发明名称: '样例抗体的固体形式',
      国省: '德国',
      '公开（公告）号': 'CN1889999',
      '公开（公告）日': '2007-01-03',
    });
    expect(end).toMatchObject({ rows: 2, blankRows: 1, errors: 0 });
  });

  it('refuses a line that is no citation and keeps it for the list', async () => {
    const good = '[1]甲. 乙[P]. 陕西：CN1884296A,2006-12-27.\n';
    const { rows, items } = await read(`${good.repeat(3)}完全不是引文\n`);
    expect(rows).toHaveLength(3);
    expect(items.find((item) => item.kind === 'problem')).toMatchObject({
      issue: { code: 'citation-unrecognised', position: { line: 4 } },
      raw: '完全不是引文',
    });
  });
});
