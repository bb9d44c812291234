import type { NumberListPage } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { NUMBER, NUMBERED_RIGHTS, numberListsOn } from '../support/numberLists.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const WITHOUT_CHECK = NUMBER.slice(0, 12);

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => Date.parse('2026-06-30T04:00:00Z') });
  await platform.give(NUMBERED_RIGHTS);
});
const { lookUp, upload, pageOf } = numberListsOn(() => platform);

const outcomes = (page: NumberListPage) =>
  page.entries.map((entry) => [
    entry.line,
    entry.outcome,
    entry.records.map((record) => record.key),
    entry.repeats,
  ]);

describe('a list of numbers', () => {
  it('finds a record by any of its written forms, in the order written', async () => {
    const forms = [
      NUMBER,
      `ZL ${NUMBER.slice(0, 4)} 1 ${NUMBER.slice(5, 12)}.${NUMBER.slice(12)}`,
      `CN${WITHOUT_CHECK}`,
      '',
      'CN.107999999.A',
      'CN 107999999 B',
      'ＣＮ１０７９９９９９９Ａ',
      './CN.107999999.A.xml',
      'CN-107999999-B',
      '“CN107999999A”。',
      'PCT/CN2017/900001',
      'WO-2018900001-A1',
      'WO2018900001',
    ];
    const asked = await lookUp(forms);
    const page = await pageOf(asked);
    expect(outcomes(page)).toEqual(
      forms.flatMap((form, index) =>
        form === '' ? [] : [[index + 1, 'found', [`CN${NUMBER}`], index === 0 ? null : 1]],
      ),
    );
    expect(asked.list.counts).toEqual({
      entries: 12,
      found: 12,
      ambiguous: 0,
      missed: 0,
      unreadable: 0,
      repeated: 11,
      records: 1,
    });
    expect(page.entries[0]!.records[0]!.title).toEqual([{ text: '一种轧机' }]);
  });

  it('tells several records, no record, and no number apart, and says why', async () => {
    const wrong = `${NUMBER.slice(0, 12)}${NUMBER.endsWith('0') ? '1' : '0'}`;
    const page = await pageOf(
      await lookUp([
        '85100001',
        'US-2007255977-A1',
        wrong,
        '一种轧机',
        '2.01710601862E+12',
        'US 2007255977 A1',
      ]),
    );
    expect(outcomes(page)).toEqual([
      [1, 'ambiguous', ['CN85100001', 'TM85100001'], null],
      [2, 'missed', [], null],
      [3, 'unreadable', [], null],
      [4, 'unreadable', [], null],
      [5, 'unreadable', [], null],
      [6, 'missed', [], 2],
    ]);
    const problems = page.entries.map((entry) => entry.problem?.zh ?? null);
    expect(problems[2]).toContain(NUMBER.slice(12));
    expect(problems[3]).toContain('认不出');
    expect(problems[4]).toContain('取整');
  });

  it('takes several numbers of a line, and the numbers of a copied table row', async () => {
    const page = await pageOf(
      await lookUp([
        `${NUMBER}；85100001、TM`,
        `一种轧机\t${NUMBER}\t西安样例有限公司`,
        'US 7,654,321 B2',
      ]),
    );
    expect(page.entries.map(({ line, text }) => [line, text])).toEqual([
      [1, NUMBER],
      [1, '85100001'],
      [2, NUMBER],
      [3, 'US 7,654,321 B2'],
    ]);
  });

  it('can be read by outcome and by pages', async () => {
    const asked = await lookUp([NUMBER, 'CN101000001A', NUMBER, 'CN101000002A']);
    const missed = await pageOf(asked, 'outcome=missed&from=1&size=1');
    expect(missed.total).toBe(2);
    expect(missed.entries.map((entry) => entry.text)).toEqual(['CN101000002A']);
    const repeated = await pageOf(asked, 'outcome=repeated');
    expect(repeated.entries.map((entry) => entry.line)).toEqual([3]);
  });

  it('is refused when there is nothing to look up or too much', async () => {
    for (const [text, code] of [
      [' \n ', 'request.invalid'],
      ['CN101000001A\n'.repeat(50_001), 'request.tooLarge'],
    ] as const) {
      const response = await platform.ask('anonymous', {
        method: 'POST',
        url: '/api/v1/number-lists',
        payload: { text },
      });
      expect(response.json()).toMatchObject({ code });
    }
  });
});

describe('a file of numbers', () => {
  it('is read by its column of numbers, whichever it is', async () => {
    const asked = await upload(
      '清单.csv',
      `名称,专利号,备注\r\n一种轧机,ZL${NUMBER},2019\r\n无号,,\r\n别的,CN101000001A,2020\r\n`,
    );
    expect(asked.list).toMatchObject({ file: '清单.csv', column: '专利号' });
    expect(outcomes(await pageOf(asked))).toEqual([
      [2, 'found', [`CN${NUMBER}`], null],
      [4, 'missed', [], null],
    ]);
  });

  it('is read line by line when it is plain text', async () => {
    const asked = await upload('list.txt', `${NUMBER}\nCN101000001A；85100001\n`);
    expect(asked.list.column).toBeNull();
    expect((await pageOf(asked)).entries.map((entry) => entry.line)).toEqual([1, 2, 2]);
  });

  it('with endless cells or lines costs no more than others', async () => {
    // Signs that end a number, but not at the end of the cell: patterns must not try them all.
    const hostile = `a${'.'.repeat(1_000_000)}a`;
    const file = await pageOf(await upload('list.csv', `号码\n${hostile}\n85100001\n`));
    expect(file.entries.map(({ outcome }) => outcome)).toEqual(['unreadable', 'ambiguous']);
    const pasted = await pageOf(await lookUp([`;${hostile.slice(0, 9_000)}`]));
    expect(pasted.entries.map(({ outcome }) => outcome)).toEqual(['unreadable']);
    await expect(upload('blank.txt', '\n'.repeat(600_000))).rejects.toThrow('request.tooLarge');
  });

  it('without numbers is refused', async () => {
    await expect(upload('x.csv', 'a,b\r\nc,d\r\n')).rejects.toThrow('没有读到号码');
  });
});

describe('texts that a database cannot keep', () => {
  it('are kept with a sign for what was wrong, in pasted lists, files and their names', async () => {
    const pasted = await pageOf(await lookUp([`${NUMBER}\ud800`, 'a\0b']));
    expect(pasted.entries.map(({ text }) => text)).toEqual([`${NUMBER}\uFFFD`, 'a\uFFFDb']);
    // The cut of a long entry goes through a character of two units.
    const long = await pageOf(await lookUp([`${'x'.repeat(199)}𬭎`]));
    expect(long.entries.map(({ text }) => text)).toEqual([`${'x'.repeat(199)}\uFFFD`]);
    const file = await pageOf(
      await upload('a\0.jsonl', `{"号\\u0000码":"${NUMBER}"}\n{"号\\u0000码":"\\ud8001"}\n`),
    );
    expect(file.list.file).toBe('a\uFFFD.jsonl');
    expect(file.entries.map(({ text }) => text)).toEqual([NUMBER, '\uFFFD1']);
  });
});
