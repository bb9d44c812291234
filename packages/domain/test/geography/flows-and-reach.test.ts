import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  change,
  classNearness,
  divergingClasses,
  flows,
  nearness,
  reach,
} from '@zca/domain/geography';

const AREAS = ['610113', '610112', '610116'];

describe('flows between areas', () => {
  const found = flows(
    [
      { from: '610113', to: '610113', count: 20 },
      { from: '610113', to: '610112', count: 12 },
      { from: '610112', to: '610113', count: 4 },
      { from: '610116', to: '610113', count: 3 },
      { from: '610112', to: '610116', count: null },
    ],
    AREAS,
  );

  it('tell what each area gives, gets and keeps', () => {
    expect(found.byArea[0]).toEqual({
      area: '610113',
      within: 20,
      outgoing: 12,
      incoming: 7,
      net: -5,
      effectiveness: -5 / 19,
      hidden: 0,
    });
    expect(found.byArea[2]!.effectiveness).toBeNull();
    expect(found).toMatchObject({ known: 39, within: 20, shareWithin: 20 / 39 });
  });

  it('tell the greatest with how one-sided they are', () => {
    expect(found.top).toEqual([
      { from: '610113', to: '610112', n: 12, back: 4, asymmetry: 0.5 },
      { from: '610112', to: '610113', n: 4, back: 12, asymmetry: 0.5 },
      { from: '610116', to: '610113', n: 3, back: 0, asymmetry: null },
    ]);
    // |−5| + |8| + |−3| over 2 · 19.
    expect(found.asymmetry).toBeCloseTo(16 / 38, 12);
  });

  it('leave a number that is not told out of every figure', () => {
    expect(found.byArea.map(({ hidden }) => hidden)).toEqual([0, 1, 1]);
    expect(found.byArea[1]).toMatchObject({ outgoing: 4, incoming: 12 });
    const back = flows(
      [
        { from: '610113', to: '610112', count: 12 },
        { from: '610112', to: '610113', count: null },
        { from: '610116', to: '610116', count: null },
      ],
      AREAS,
    );
    expect(back.top).toEqual([
      { from: '610113', to: '610112', n: 12, back: null, asymmetry: null },
    ]);
    expect(back.byArea.map(({ hidden }) => hidden)).toEqual([1, 1, 1]);
  });

  it('refuse what cannot be', () => {
    expect(() => flows([{ from: 'x', to: 'y', count: 1 }], AREAS)).toThrow('none of the areas');
    const [from, to] = AREAS as [string, string];
    expect(() => flows([{ from, to, count: -1 }], AREAS)).toThrow(RangeError);
    const twice = [
      { from, to, count: 1 },
      { from, to, count: 2 },
    ];
    expect(() => flows(twice, AREAS)).toThrow('twice');
    expect(flows([], AREAS)).toMatchObject({ known: 0, shareWithin: null, asymmetry: null });
  });

  it('lose nothing, and what some gain others lose', () => {
    const area = fc.constantFrom(...AREAS);
    const count = fc.option(fc.nat(100));
    const pairs = fc.uniqueArray(fc.record({ from: area, to: area, count }), {
      selector: ({ from, to }) => `${from} ${to}`,
    });
    fc.assert(
      fc.property(pairs, (given) => {
        const each = flows(given, AREAS, 100, 1);
        const whole = given.reduce((sum, { count: n }) => sum + (n ?? 0), 0);
        expect(each.known).toBe(whole);
        expect(each.byArea.reduce((sum, { net }) => sum + net, 0)).toBe(0);
        expect(each.within + each.top.reduce((sum, { n }) => sum + n, 0)).toBe(each.known);
        if (each.asymmetry !== null) {
          expect(each.asymmetry).toBeGreaterThanOrEqual(0);
          expect(each.asymmetry).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('who near a firm owns what it needs', () => {
  const firm = { id: 'firm', place: { longitude: 108.9, latitude: 34.2 } };
  const at = (east: number) => ({ longitude: 108.9 + east, latitude: 34.2 });
  const rule = { halfDistance: 10_000, textShare: 0.3 };
  const cells = [{ symbol: 'H01M10/0525', n: 20 }];
  const saying = (score: number) => ({ score, key: 'CN1', title: '电池', words: ['电池'] });

  it('is judged by the level at which classes agree', () => {
    expect(classNearness('H01M', 'H01M10/0525')).toBe(1);
    expect(classNearness('H01M10/0525', 'H01M 10/0525')).toBe(1);
    expect(classNearness('H01M10/0525', 'H01M10/0562')).toBe(0.8);
    expect(classNearness('H01M10/0525', 'H01M4/36')).toBe(0.5);
    expect(classNearness('H01M10/05', 'H01G11/06')).toBe(0.2);
    expect(classNearness('H01M10/05', 'H02J7/00')).toBe(0);
    expect(() => classNearness('battery', 'H01M')).toThrow('no class of the IPC');
  });

  it('halves by the distance of half effect', () => {
    // 10 km on the mean sphere along the parallel of 34.2°: about 0.108 73°.
    const found = nearness(
      firm,
      [{ symbol: 'H01M10/0525', weight: 1 }],
      [
        { id: 'next', place: at(0), classes: cells },
        { id: 'far', place: at(0.108_73), classes: cells },
      ],
      rule,
    );
    expect(found.near.map(({ id }) => id)).toEqual(['next', 'far']);
    expect(found.near[0]!.score).toBeCloseTo(1, 12);
    expect(found.near[1]!.score).toBeCloseTo(0.5, 3);
  });

  it('leaves out the firm and who owns nothing of it, and ranks who is not placed apart', () => {
    const found = nearness(
      firm,
      [{ symbol: 'H01M', weight: 1 }],
      [
        { id: 'firm', place: at(0), classes: cells },
        { id: 'other', place: at(0), classes: [{ symbol: 'A23L2/00', n: 9 }] },
        { id: 'lost', place: null, classes: cells },
      ],
      rule,
    );
    expect(found.near).toEqual([]);
    expect(found.unplaced).toEqual([
      {
        id: 'lost',
        fit: 1,
        matched: [{ needed: 'H01M', has: 'H01M10/0525', n: 20, nearness: 1 }],
        text: null,
      },
    ]);
    expect(found).toMatchObject({ candidates: 3, fitting: 1 });
  });

  it('keeps equal holders in the order of their ids, whatever the order given', () => {
    const same = ['c', 'a', 'b'].map((id) => ({ id, place: at(0.05), classes: cells }));
    for (const order of [same, same.toReversed()]) {
      const found = nearness(firm, [{ symbol: 'H01M', weight: 1 }], order, rule);
      expect(found.near.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    }
  });

  it('counts texts with their share where they were compared', () => {
    const found = nearness(
      firm,
      [{ symbol: 'H01M', weight: 1 }],
      [{ id: 'read', place: at(0), classes: cells, text: saying(0.5) }],
      rule,
    );
    expect(found.near[0]!.fit).toBeCloseTo(0.7 + 0.3 * 0.5, 12);
    expect(found.near[0]!.text).toEqual(saying(0.5));
  });

  it('goes by texts alone where no class is told', () => {
    const texts = { ...rule, textShare: 1 };
    const given = [
      { id: 'half', place: at(0), classes: cells, text: saying(0.5) },
      { id: 'whole', place: at(0), classes: [], text: saying(1) },
      { id: 'nothing', place: at(0), classes: cells, text: saying(0) },
      { id: 'unread', place: at(0), classes: cells },
    ];
    const found = nearness(firm, [], given, texts);
    expect(found.near.map(({ id, fit }) => [id, fit])).toEqual([
      ['whole', 1],
      ['half', 0.5],
    ]);
  });

  it('refuses a need of nothing and a rule out of bounds', () => {
    expect(() => nearness(firm, [], [], rule)).toThrow('no class');
    const need = [{ symbol: 'H01M', weight: 1 }];
    expect(() => nearness(firm, need, [], { ...rule, halfDistance: 0 })).toThrow(RangeError);
    expect(() => nearness(firm, need, [], { ...rule, textShare: 2 })).toThrow(RangeError);
  });

  it('never prefers the farther of two alike', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (one, other, n) => {
          const classes = [{ symbol: 'H01M10/05', n }];
          const found = nearness(
            firm,
            [{ symbol: 'H01M10/05', weight: 2 }],
            [
              { id: 'one', place: at(one), classes },
              { id: 'other', place: at(other), classes },
            ],
            rule,
          );
          const metres = found.near.map((each) => each.metres);
          expect(metres[0]).toBeLessThanOrEqual(metres[1]!);
        },
      ),
    );
  });
});

describe('the reach of stations', () => {
  const stations = [
    { id: 'a', longitude: 108.9, latitude: 34.2 },
    { id: 'b', longitude: 109.2, latitude: 34.2 },
  ];
  // 0.01° of latitude is 1,112 m on the mean sphere.
  const served = [
    { longitude: 108.9, latitude: 34.2, area: '610113', n: 10 },
    { longitude: 108.9, latitude: 34.22, area: '610113', n: 5 },
    { longitude: 109.2, latitude: 34.25, area: '610116', n: 4 },
    { longitude: 109.2, latitude: 34.6, area: '610117', n: 16 },
    { longitude: 109.2, latitude: 34.2, area: null, n: 1 },
  ];

  it('counts who lies within each distance of the nearest', () => {
    const found = reach(stations, served, { distances: [1000, 3000, 10_000], detour: 1 }, 7);
    expect(found.within).toEqual([
      { metres: 1000, n: 11, share: 11 / 36 },
      { metres: 3000, n: 16, share: 16 / 36 },
      { metres: 10_000, n: 20, share: 20 / 36 },
    ]);
    expect(found.stations).toEqual([
      { id: 'a', nearest: 15 },
      { id: 'b', nearest: 21 },
    ]);
    expect(found.byArea[0]).toEqual({ area: '610113', whole: 15, shares: [10 / 15, 1, 1] });
    expect(found.uncovered).toEqual(['610117']);
    expect(found).toMatchObject({ whole: 36, unplaced: 7 });
  });

  it('makes ways longer by the detour', () => {
    const found = reach(stations, served, { distances: [3000], detour: 1.4 });
    // 2,224 m straight are 3,113 m by road.
    expect(found.within[0]!.n).toBe(11);
  });

  it('without stations covers nobody', () => {
    const found = reach([], served, { distances: [3000], detour: 1 });
    expect(found.within[0]).toEqual({ metres: 3000, n: 0, share: 0 });
    expect(found.meanMetres).toBeNull();
    // Of 610116 there are but four, so it is not judged.
    expect(found.uncovered).toEqual(['610113', '610117']);
  });

  it('refuses distances that do not ascend and a way shorter than straight', () => {
    expect(() => reach(stations, [], { distances: [3, 3], detour: 1 })).toThrow('ascend');
    expect(() => reach(stations, [], { distances: [], detour: 1 })).toThrow('ascend');
    expect(() => reach(stations, [], { distances: [3], detour: 0.9 })).toThrow('straight line');
  });
});

describe('change between two periods', () => {
  it('is absolute, in per cent on a base that is large enough, and symmetric', () => {
    expect(change(40, 50)).toEqual({ absolute: 10, percent: 25, symmetric: 20 / 90 });
    expect(change(4, 8)).toEqual({ absolute: 4, percent: null, symmetric: 8 / 12 });
    expect(change(0, 5)).toEqual({ absolute: 5, percent: null, symmetric: 2 });
    expect(change(0, 0)).toEqual({ absolute: 0, percent: null, symmetric: null });
    expect(change(null, 5)).toEqual({ absolute: null, percent: null, symmetric: null });
  });

  it('has the same classes on both sides of zero', () => {
    const { bounds, classes } = divergingClasses([-50, -48, -9, 0, null, 2, 3, 9, 50]);
    expect(bounds).toHaveLength(3);
    expect(classes).toEqual([-3, -3, -2, 0, null, 1, 1, 2, 3]);
    expect(divergingClasses([0, null]).classes).toEqual([0, null]);
    expect(() => divergingClasses([1], 4)).toThrow(RangeError);
  });

  it('is as deep for a fall as for a rise of the same size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), (changes) => {
        const both = [...changes, ...changes.map((each) => -each)];
        const { classes } = divergingClasses(both);
        for (const place of changes.keys()) {
          expect(classes[place]! + classes[place + changes.length]!).toBe(0);
          expect(Math.sign(classes[place]!)).toBe(Math.sign(changes[place]!));
        }
      }),
    );
  });
});
