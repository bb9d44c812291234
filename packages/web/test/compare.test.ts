import type { Patent, RightDetail } from '@zca/domain/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCompare } from '../src/rooms/registry/compare/address.ts';
import { compareRows, relationsOf } from '../src/rooms/registry/compare/compareRows.ts';
import { comparedRuns } from '../src/rooms/registry/compare/sharedText.ts';

const own = (text: string, ...others: string[]): string[] =>
  comparedRuns(text, others).flatMap((run) => (run.own ? [run.text] : []));

const words = fc
  .array(
    fc.constantFrom('电池', '散热', '一种', 'GaN', '3.5', '，', ' ', '装', '置', '的', '(', 'ab'),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('what a text has alone', () => {
  it('is what changed, and no more', () => {
    expect(own('一种锂电池散热装置', '一种锂电池冷却装置')).toEqual(['散热']);
    expect(own('冷却温度为 35 度', '冷却温度为 40 度')).toEqual(['35 度']);
  });

  it('is nothing of what stands elsewhere in the other', () => {
    expect(own('散热装置，用于电池', '一种用于电池的散热装置')).toEqual([]);
  });

  it('is everything when nothing is shared, and a single shared character is nothing', () => {
    expect(own('散热装置', '水泵')).toEqual(['散热装置']);
    expect(own('电机', '手机')).toEqual(['电机']);
  });

  it('takes width and case for the same, and compares with all others together', () => {
    expect(own('ＧａＮ器件', 'GAN 器件')).toEqual([]);
    expect(own('电池散热', '电池', '散热')).toEqual([]);
  });

  it('never loses a character, and a text has nothing of its own beside itself', () => {
    fc.assert(
      fc.property(words, words, (text, other) => {
        const runs = comparedRuns(text, [other]);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(own(text, text)).toEqual([]);
        expect(own(text, other, text)).toEqual([]);
      }),
    );
  });
});

const BASE: Patent = {
  key: 'CN1',
  collection: 'patent',
  kind: 'invention',
  country: 'CN',
  applicationNumber: '1',
  title: '一种电池散热装置',
  abstract: '一种电池散热装置，包括壳体',
  applicants: [{ name: '甲公司' }],
  inventors: ['张一', '李二'],
  filingDay: '2020-01-02',
  publications: [],
  ipc: [{ symbol: 'H01M10/613' }, { symbol: 'H01M10/6556' }],
  events: [],
  secrecy: 'OPEN',
};

function detail(change: Partial<Patent>, links: Record<string, string> = {}): RightDetail {
  return {
    record: { ...BASE, ...change },
    display: {
      number: '1',
      patentNumber: null,
      type: 'inventionGrant',
      typeLabel: { zh: '发明授权', en: 'Granted invention' },
    },
    status: {
      group: 'valid',
      status: 'inForce',
      label: { zh: '有效', en: 'In force' },
      overlays: [],
      expiryDay: null,
    },
    statusReason: { value: null, rule: { zh: '', en: '' }, parameters: [] },
    expiry: { value: null, rule: { zh: '', en: '' }, parameters: [] },
    nextAnnuity: null,
    events: [],
    industries: [],
    places: [],
    industryRuleset: '',
    themes: { ruleset: '', tags: [], note: { zh: '', en: '' } },
    overrides: [],
    highValue: null,
    classTitles: {},
    provenance: [],
    links,
  };
}

const zh = (text: { zh: string }) => text.zh;
const rowOf = (rows: ReturnType<typeof compareRows>, name: string) =>
  rows.find((row) => row.name === name);

describe('the rows of a comparison', () => {
  const rows = compareRows(
    [
      detail({}),
      detail({ key: 'CN2', inventors: ['李二', '王三'], ipc: [{ symbol: 'H01M10/613' }] }),
      detail({
        key: 'CN3',
        inventors: ['王三'],
        ipc: [{ symbol: 'H01M10/613' }, { symbol: 'A01B1/00' }],
      }),
    ],
    zh,
  );

  it('tell what all have, what several have and what one has alone', () => {
    const ipc = rowOf(rows, 'ipc')!;
    expect(ipc).toMatchObject({ kind: 'values', same: false });
    expect(ipc.cells[0]).toEqual([
      { value: 'H01M10/613', among: 'all' },
      { value: 'H01M10/6556', among: 'one' },
    ]);
    expect(rowOf(rows, 'inventors')!.cells[1]).toEqual([
      { value: '李二', among: 'some' },
      { value: '王三', among: 'some' },
    ]);
  });

  it('tell whether all say the same, and leave out what nobody says', () => {
    expect(rowOf(rows, 'holders')!.same).toBe(true);
    expect(rowOf(rows, 'title')!.same).toBe(true);
    expect(rowOf(rows, 'claim')).toBeUndefined();
    expect(rowOf(rows, 'nice')).toBeUndefined();
    const differing = compareRows([detail({}), detail({ title: '一种水泵' })], zh);
    expect(rowOf(differing, 'title')).toMatchObject({ same: false, apart: true });
    const near = compareRows([detail({}), detail({ title: '一种电池冷却装置' })], zh);
    expect(rowOf(near, 'title')).toMatchObject({ same: false, apart: false });
  });

  it('begin with the title and end with the running texts', () => {
    expect(rows[0]!.name).toBe('title');
    expect(rows.at(-1)!.name).toBe('abstract');
  });
});

describe('what records are to each other', () => {
  it('is citing, being of one family, and citing the same document', () => {
    const citing = detail(
      { citations: [{ number: 'CN2A' }, { number: 'US1A' }], family: ['CN3A'] },
      { CN2A: 'CN2', CN3A: 'CN3' },
    );
    const cited = detail({ key: 'CN2', citations: [{ number: 'US1A' }] });
    expect(relationsOf([citing, cited, detail({ key: 'CN3' })])).toEqual([
      { kind: 'cites', from: 0, to: 1, documents: [] },
      { kind: 'cocites', from: 0, to: 1, documents: ['US1A'] },
      { kind: 'family', from: 0, to: 2, documents: [] },
    ]);
    expect(relationsOf([cited, detail({ key: 'CN4' })])).toEqual([]);
  });
});

describe('the address of a comparison', () => {
  it('holds up to six different records, and whether only differences show', () => {
    const key = ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g'];
    expect(readCompare({ key, only: '1' })).toEqual({
      key: ['a', 'b', 'c', 'd', 'e', 'f'],
      only: '1',
    });
    expect(readCompare({ key: 'a', only: 'x' })).toEqual({ key: ['a'] });
    expect(readCompare({})).toEqual({});
  });
});
