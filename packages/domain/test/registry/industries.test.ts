import { INDUSTRIES, INDUSTRY_PRIORITY, industriesOf, keepIndustries } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const scores = (ipc: string[], title = '') =>
  Object.fromEntries(
    industriesOf({ ipc, title }).industries.map(({ industry, score }) => [industry, score]),
  );
const primary = (ipc: string[], title = '') =>
  industriesOf({ ipc, title }).industries.find((one) => one.primary)?.industry;

describe('worked examples', () => {
  it('O:H-1 a GaN transistor is a semiconductor only', () => {
    expect(scores(['H01L29/778', 'C30B29/40'], 'GaN HEMT')).toEqual({ 'XA-01': 2.5 });
  });
  it('O:H-2 a battery without car words is new energy only', () => {
    expect(scores(['H01M10/0525'])).toEqual({ 'XA-08': 1.5 });
  });
  it('O:H-3 a car battery is a vehicle first, new energy second', () => {
    const ipc = ['H01M10/625', 'B60L58/26'];
    expect(scores(ipc, '电动汽车电池热管理')).toEqual({ 'XA-02': 1.75, 'XA-08': 1.5 });
    expect(primary(ipc, '电动汽车电池热管理')).toBe('XA-02');
  });
  it('O:H-4 satellite positioning needs no keyword', () => {
    expect(primary(['G01S19/42'])).toBe('XA-03');
  });
  it('O:H-5 quantum computing is the extension X2, not artificial intelligence', () => {
    expect(industriesOf({ ipc: ['G06N10/20'], title: '' })).toEqual({
      classified: true,
      industries: [],
      extensions: ['X2'],
    });
  });
  it('O:H-6 additive manufacturing stays smart manufacturing, also of titanium', () => {
    expect(scores(['B29C64/153', 'B33Y10/00'])).toEqual({ 'XA-04': 2.5 });
    expect(scores(['B29C64/153', 'B33Y10/00', 'C22C14/00'])).toEqual({ 'XA-04': 2.5 });
  });
  it('O:H-7 cosmetics are none', () => {
    expect(scores(['A61K8/60'])).toEqual({});
  });
  it('O:H-8 maglev is no new-generation vehicle', () => {
    expect(scores(['B60L13/04'])).toEqual({});
  });
  it('O:H-9 the successor symbol H10D is a semiconductor', () => {
    expect(primary(['H10D30/47'])).toBe('XA-01');
  });
  it('O:H-10 scores .9 and .6 are both kept, in fractions .6 and .4', () => {
    const kept = keepIndustries([
      { industry: 'XA-01', score: 0.9 },
      { industry: 'XA-02', score: 0.6 },
    ]);
    expect(kept.map(({ industry, primary: isPrimary }) => [industry, isPrimary])).toEqual([
      ['XA-01', true],
      ['XA-02', false],
    ]);
    expect(kept[0]!.fraction).toBeCloseTo(0.6, 9);
    expect(kept[1]!.fraction).toBeCloseTo(0.4, 9);
  });
  it('O:H-11 a design without IPC is unclassified', () => {
    expect(industriesOf({ ipc: [], title: '灯' })).toEqual({
      classified: false,
      industries: [],
      extensions: [],
    });
  });
});

it('needs the words of a partial rule, in any width and case', () => {
  expect(scores(['C23C16/44'])).toEqual({ 'XA-07': 0.9 });
  expect(Object.keys(scores(['C23C16/44'], '一种半导体薄膜'))).toContain('XA-01');
  expect(primary(['G01C21/20'], '基于ＧＮＳＳ的导航')).toBe('XA-03');
});

it('breaks ties by the order of the handbook', () => {
  expect(primary(['B64G1/10'])).toBe('XA-03');
  expect(new Set(INDUSTRY_PRIORITY)).toEqual(new Set(INDUSTRIES.map((one) => one.value)));
});

it('makes fractions of every right sum to one (O:T.1)', () => {
  const answer = industriesOf({
    ipc: ['H01L31/0512', 'H02S20/30', 'G06N3/08', 'A61B5/00'],
    title: '光伏神经网络',
  });
  expect(answer.industries.reduce((sum, one) => sum + one.fraction, 0)).toBeCloseTo(1, 9);
});

it('counts a symbol once and a subclass alone only for rules of the whole subclass', () => {
  expect(scores(['G01S19/42', 'G01S19/42'])).toEqual({ 'XA-03': 1.5 });
  expect(scores(['G01S'])).toEqual({});
  expect(scores(['B25J'])).toEqual({ 'XA-04': 1.5 });
});
