import {
  canonicalJson,
  canonicalRight,
  changedFields,
  mergeRight,
  type Patent,
  Right,
  type Right as RightType,
} from '@zca/domain/registry';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairOfRights, right } from './arbitraries.ts';

const texts = (one: RightType) => one.events.flatMap((event) => event.text ?? []);
const kinds = (one: RightType) =>
  (one as Patent).publications.filter(({ kind }) => kind !== '').map(({ number }) => number);

describe('merging', () => {
  it('a record with itself changes nothing', () => {
    fc.assert(
      fc.property(right, (a) => {
        expect(canonicalJson(mergeRight(a, a))).toBe(canonicalJson(a));
      }),
    );
  });

  it('the same record twice changes nothing the second time', () => {
    fc.assert(
      fc.property(pairOfRights, fc.boolean(), ([a, b], supplement) => {
        const once = mergeRight(a, b, { supplement });
        expect(canonicalJson(mergeRight(once, b, { supplement }))).toBe(canonicalJson(once));
      }),
    );
  });

  it('never takes a firm away for agents without one, in either order', () => {
    const firm = { name: '西安甲代理有限公司', code: '61200', agents: ['赵六'] };
    const one = fc.sample(right, { numRuns: 1, seed: 1 })[0]!;
    const { agency: _, ...rest } = one;
    const of = (agency: RightType['agency']) => ({ ...rest, agency }) as RightType;
    const agents = of({ agents: ['王五'] });
    expect(mergeRight(of(firm), agents).agency).toEqual({ ...firm, agents: ['王五'] });
    expect(mergeRight(agents, of(firm)).agency).toEqual(firm);
    const { agents: __, ...alone } = firm;
    expect(mergeRight(agents, of(alone)).agency).toEqual({ ...alone, agents: ['王五'] });
    expect(mergeRight(of(alone), agents).agency).toEqual({ ...alone, agents: ['王五'] });
    expect(mergeRight(of(firm), of({ name: '乙事务所' })).agency).toEqual({ name: '乙事务所' });
  });

  it('gives a valid record in canonical form', () => {
    fc.assert(
      fc.property(pairOfRights, ([a, b]) => {
        const merged = mergeRight(a, b);
        expect(Right.safeParse(merged).success).toBe(true);
        expect(canonicalJson(canonicalRight(merged))).toBe(canonicalJson(merged));
      }),
    );
  });

  it('loses no publication that has a kind code, no event text, no family member', () => {
    fc.assert(
      fc.property(pairOfRights, ([a, b]) => {
        const merged = mergeRight(a, b);
        expect(texts(merged)).toEqual(expect.arrayContaining([...texts(a), ...texts(b)]));
        if (merged.collection !== 'patent') return;
        expect(kinds(merged)).toEqual(expect.arrayContaining([...kinds(a), ...kinds(b)]));
        expect(merged.family ?? []).toEqual(
          expect.arrayContaining([
            ...((a as Patent).family ?? []),
            ...((b as Patent).family ?? []),
          ]),
        );
      }),
    );
  });

  it('refuses records of two collections', () => {
    const patent = { collection: 'patent' } as RightType;
    const trademark = { collection: 'trademark' } as RightType;
    expect(() => mergeRight(patent, trademark)).toThrow(TypeError);
  });
});

const BASE: Patent = {
  collection: 'patent',
  key: 'CN2017106018623',
  kind: 'invention',
  country: 'CN',
  applicationNumber: '2017106018623',
  title: '一种器件',
  applicants: [{ name: '甲大学', address: '西安市' }],
  inventors: ['张三'],
  ipc: [],
  events: [],
  secrecy: 'OPEN',
  publications: [{ number: 'CN107393800A', kind: 'A', day: '2017-11-24' }],
};

describe('the order of documents', () => {
  const granted: Patent = {
    ...BASE,
    title: '一种器件（授权）',
    publications: [{ number: 'CN107393800B', kind: 'B', day: '2020-05-19' }],
  };

  it('does not matter: the grant says the title, whichever comes last', () => {
    const forward = mergeRight(BASE, granted);
    expect(canonicalJson(mergeRight(granted, BASE))).toBe(canonicalJson(forward));
    expect(forward.title).toBe('一种器件（授权）');
    expect(forward.grantDay).toBe('2020-05-19');
    expect(forward.publications.map((one) => one.kind)).toEqual(['A', 'B']);
    expect(canonicalJson(mergeRight(mergeRight(forward, BASE), granted))).toBe(
      canonicalJson(forward),
    );
  });
});

it('keeps what is known of a party that the incoming list only names', () => {
  const merged = mergeRight(BASE, {
    ...BASE,
    applicants: [{ name: '甲大学' }, { name: '乙公司' }],
  });
  expect(merged.applicants).toEqual([{ name: '甲大学', address: '西安市' }, { name: '乙公司' }]);
});

it('does not let a list of subclasses replace full symbols', () => {
  const full: Patent = {
    ...BASE,
    ipc: [{ symbol: 'H01L29/778', first: true }, { symbol: 'C30B29/40' }],
  };
  expect(mergeRight(full, { ...BASE, ipc: [{ symbol: 'C30B' }, { symbol: 'H01L' }] }).ipc).toEqual(
    full.ipc,
  );
  expect(mergeRight(full, { ...BASE, ipc: [{ symbol: 'G06N' }] }).ipc).toEqual([
    { symbol: 'G06N' },
  ]);
});

it('replaces a key by publication number once the application number is known', () => {
  const byPublication: Patent = { ...BASE, key: 'P-CN107393800' };
  expect(mergeRight(byPublication, BASE).key).toBe('CN2017106018623');
  expect(mergeRight(BASE, byPublication).key).toBe('CN2017106018623');
});

it('lets a number without kind code give way to the same digits with one', () => {
  const bare: Patent = { ...BASE, publications: [{ number: 'CN107393800', kind: '' }] };
  expect(mergeRight(bare, BASE).publications).toEqual(BASE.publications);
});

it('takes a bare event for the same as a fuller one of its day and code', () => {
  const bare = { day: '2024-09-10', code: 'lapse' };
  const full = { ...bare, effectiveDay: '2023-10-01', text: '未缴年费专利权终止' };
  expect(mergeRight({ ...BASE, events: [bare] }, { ...BASE, events: [full] }).events).toEqual([
    full,
  ]);
  expect(mergeRight({ ...BASE, events: [full] }, { ...BASE, events: [bare] }).events).toEqual([
    full,
  ]);
});

it('only fills gaps from a secondary copy', () => {
  const copy: Patent = { ...BASE, title: 'Device', titleEn: 'Device', abstract: 'text' };
  const merged = mergeRight(BASE, copy, { supplement: true });
  expect(merged).toMatchObject({ title: '一种器件', titleEn: 'Device', abstract: 'text' });
});

it('never forgets that a patent was declassified', () => {
  const released: Patent = {
    ...BASE,
    secrecy: 'DECLASSIFIED',
    declassification: { day: '2020-01-07', gazette: '36-01' },
  };
  expect(mergeRight(released, BASE)).toMatchObject({
    secrecy: 'DECLASSIFIED',
    declassification: { gazette: '36-01' },
  });
});

it('names the members that changed', () => {
  const next = mergeRight(BASE, { ...BASE, title: '另一种器件', abstract: '摘要' });
  expect(changedFields(BASE, next)).toEqual(['abstract', 'title']);
  expect(changedFields(BASE, BASE)).toEqual([]);
  expect(changedFields(null, BASE)).toContain('title');
});
