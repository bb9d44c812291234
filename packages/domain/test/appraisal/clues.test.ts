import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandOf,
  CLUE_CODES,
  clueFiguresOn,
  exemptionOf,
  type Filing,
  findClues,
  type NearTextPair,
  quarterOf,
  reasonOf,
  scoreOf,
} from '../../src/appraisal/index.ts';
import { burst, stemOf, titledSeries } from '../../src/appraisal/clues/countRules.ts';
import { type LegalParameter, SEED_PARAMETERS } from '../../src/law/index.ts';

const TODAY = '2026-06-30';
const FIGURES = clueFiguresOn(SEED_PARAMETERS, TODAY);

let serial = 0;
function filing(facts: Partial<Filing> = {}): Filing {
  serial += 1;
  const filingDay = facts.filingDay ?? '2026-02-10';
  return {
    key: `CN${filingDay.slice(0, 4)}1${String(serial).padStart(7, '0')}0`,
    kind: 'invention',
    title: '一种样例装置',
    numberYear: Number(filingDay.slice(0, 4)),
    parties: ['firm'],
    address: null,
    agents: [],
    inventors: ['张样例'],
    subclasses: ['G01N'],
    family: null,
    international: null,
    publishedOn: null,
    grantedOn: null,
    transfers: [],
    ...facts,
    filingDay,
  };
}
const near = (a: number, b: number, similarity = 0.9): NearTextPair => ({
  a,
  b,
  similarity,
  text: 'abstract',
});
const find = (filings: Filing[], pairs: NearTextPair[] = [], staff?: number) =>
  findClues(filings, pairs, FIGURES, TODAY, staff === undefined ? undefined : () => staff);
const codesOf = (filings: Filing[], pairs: NearTextPair[] = []) =>
  find(filings, pairs).flatMap(({ signals }) => signals.map(({ code }) => code));

describe('the score', () => {
  it('O:G-1: a similarity of 7/9 lies below the threshold and makes no clue', () => {
    const filings = [filing(), filing(), filing()];
    const pairs = (similarity: number) => [near(0, 1, similarity), near(1, 2, similarity)];
    expect(find(filings, pairs(7 / 9))).toEqual([]);
    expect(find(filings, pairs(0.8))).toHaveLength(1);
  });

  it('O:G-2: 50 filings in a month without research staff give .40, watch', () => {
    const filings = Array.from({ length: 50 }, (_, at) =>
      filing({ filingDay: `2026-03-${String(1 + (at % 28)).padStart(2, '0')}` }),
    );
    const [clue] = find(filings, [], 0);
    expect(clue).toMatchObject({ party: 'firm', quarter: '2026Q1', score: 0.4, band: 'watch' });
    expect(clue!.signals).toMatchObject([
      { code: 'N5', strength: 1, count: 50, researchers: 0, days: 28 },
    ]);
  });

  it('O:G-3: N1 at .9 and N5 at 1 give .67, manual review', () => {
    const score = scoreOf(
      [
        { code: 'N1', strength: 0.9 },
        { code: 'N5', strength: 1 },
      ],
      FIGURES.weights,
    );
    expect(score).toBe(0.67);
    expect(bandOf(score, FIGURES.bands)).toBe('review');
    expect(bandOf(0.2999, FIGURES.bands)).toBeNull();
    expect(bandOf(0.8, FIGURES.bands)).toBe('priority');
  });

  it('lies between 0 and 1, never falls with a further signal, and counts a kind once', () => {
    const signals = fc.array(
      fc.record({
        code: fc.constantFrom(...CLUE_CODES),
        strength: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(signals, signals, (some, more) => {
        const score = scoreOf(some, FIGURES.weights);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(scoreOf([...some, ...more], FIGURES.weights)).toBeGreaterThanOrEqual(score);
        expect(scoreOf([...some, ...some], FIGURES.weights)).toBe(score);
      }),
    );
  });

  it('names quarters, and says which parameter is wrong', () => {
    expect([quarterOf('2025-12-31'), quarterOf('2026-04-01')]).toEqual(['2025Q4', '2026Q2']);
    const without = (key: string) => SEED_PARAMETERS.filter((row) => row.key !== key);
    expect(() => clueFiguresOn(without('clue.N3'), TODAY)).toThrow('clue.N3');
    const wrong: LegalParameter[] = SEED_PARAMETERS.map((row) =>
      row.key === 'clue.bands' ? { ...row, value: { watch: 'low' } } : row,
    );
    expect(() => clueFiguresOn(wrong, TODAY)).toThrow('watch');
  });
});

describe('N1, the same content', () => {
  it('needs one applicant and 24 months, and grows with the number of filings', () => {
    const early = filing({ filingDay: '2024-02-10' });
    const late = filing({ filingDay: '2026-02-10' });
    const later = filing({ filingDay: '2026-02-11' });
    const [clue] = find([early, late], [near(0, 1)]);
    expect(clue).toMatchObject({ quarter: '2026Q1', score: 0.3 });
    expect(clue!.signals[0]).toMatchObject({ code: 'N1', strength: 0.6, count: 2 });
    expect(find([early, later], [near(0, 1)])).toEqual([]);
    const three = find(
      [early, late, filing({ filingDay: '2026-01-02' })],
      [near(0, 2), near(1, 2)],
    );
    expect(three[0]!.signals[0]).toMatchObject({ strength: 0.9, count: 3 });
  });

  it('holds against any common applicant, not the first-named alone', () => {
    const joint = filing({ parties: ['university', 'firm'], filingDay: '2026-01-05' });
    const [clue] = find([joint, filing()], [near(0, 1, 1)]);
    expect(clue).toMatchObject({ party: 'firm', signals: [{ code: 'N1' }] });
  });

  it('O:G-4: leaves out divisionals and an invention with a utility model of one day', () => {
    const parent = filing({ filingDay: '2025-05-20' });
    const divisional = filing({ filingDay: '2025-05-20', numberYear: 2026 });
    const model = filing({ filingDay: '2025-05-20', kind: 'utilityModel' });
    expect(exemptionOf(parent, divisional)).toBe('divisional');
    expect(exemptionOf(parent, model)).toBe('bothKinds');
    expect(
      codesOf([parent, divisional, model], [near(0, 1, 1), near(0, 2, 1), near(1, 2, 1)]),
    ).toEqual([]);
    // Not of one day, or not of one applicant: nothing explains it.
    expect(
      exemptionOf(parent, filing({ filingDay: '2025-05-21', kind: 'utilityModel' })),
    ).toBeNull();
    expect(exemptionOf(parent, { ...model, parties: ['other'] })).toBeNull();
    expect(exemptionOf(parent, { ...model, kind: 'design' })).toBeNull();
  });

  it('O:G-5: leaves out a family and the national phase of one international application', () => {
    const first = filing();
    expect(exemptionOf(first, filing({ family: first.key }))).toBe('family');
    expect(exemptionOf(filing({ family: 'US:1' }), filing({ family: 'US:1' }))).toBe('family');
    const pct = { international: 'PCT/CN2025/000001' };
    expect(exemptionOf(filing(pct), filing(pct))).toBe('nationalPhase');
    expect(exemptionOf(filing(), filing())).toBeNull();
  });

  it('says that filings of one day may be a divisional of the same year', () => {
    const [clue] = find([filing(), filing(), filing()], [near(0, 1), near(1, 2)]);
    const { zh, en } = reasonOf(clue!.signals[0]!);
    expect(zh).toContain('分案申请');
    expect(en).toContain('divisional');
  });
});

describe('N2, the text of somebody else', () => {
  const earlier = filing({
    parties: ['other'],
    filingDay: '2024-01-02',
    publishedOn: '2024-07-05',
    inventors: ['李样例'],
  });

  it('is told of the later filing, and is weaker while the earlier one was not published', () => {
    const [clue] = find([earlier, filing()], [near(0, 1, 0.95)]);
    expect(clue).toMatchObject({ party: 'firm', score: 0.57, band: 'watch' });
    expect(clue!.signals).toMatchObject([{ code: 'N2', published: true, strength: 0.95 }]);
    const unpublished = { ...earlier, publishedOn: null };
    // 0.6 × 0.475 lies below the first band.
    expect(find([unpublished, filing()], [near(0, 1, 0.95)])).toEqual([]);
  });

  it('is not told where something connects the two, or both are of one day', () => {
    expect(codesOf([earlier, filing({ inventors: ['李样例'] })], [near(0, 1, 1)])).not.toContain(
      'N2',
    );
    expect(codesOf([{ ...earlier, filingDay: '2026-02-10' }, filing()], [near(0, 1, 1)])).toEqual(
      [],
    );
  });
});

describe('N3 and N5, many at once', () => {
  it('N3 finds a series of designs of one title, whatever their numbering', () => {
    expect(stemOf('水杯（一）')).toBe(stemOf('水杯 A12（2）'));
    const design = (at: number, title: string) =>
      filing({ kind: 'design', title, filingDay: `2026-05-${String(1 + at).padStart(2, '0')}` });
    const series = Array.from({ length: 12 }, (_, at) => design(at, `水杯（${at + 1}）`));
    expect(titledSeries(series, FIGURES)).toMatchObject([
      { party: 'firm', signal: { code: 'N3', count: 12, strength: 0.4, title: '水杯' } },
    ]);
    expect(titledSeries(series.slice(0, 9), FIGURES)).toEqual([]);
    expect(
      titledSeries(
        series.map((one) => ({ ...one, kind: 'invention' })),
        FIGURES,
      ),
    ).toEqual([]);
  });

  it('N5 lets the inventors stand in for unknown staff, and is silent where many are usual', () => {
    const month = Array.from({ length: 30 }, () => filing({ filingDay: '2026-04-10' }));
    const [alone] = burst(month, FIGURES, () => null);
    expect(alone!.signal).toMatchObject({ strength: 0.6, inventors: 1, researchers: null });
    const teams = month.map((one, at) => ({ ...one, inventors: [`人${at}`] }));
    expect(burst(teams, FIGURES, () => null)[0]!.signal.strength).toBe(0.3);
    expect(burst(teams, FIGURES, () => 300)[0]!.signal.strength).toBe(0.05);
    const usual = Array.from({ length: 730 }, (_, at) =>
      filing({ filingDay: `202${4 + Math.floor(at / 365)}-0${1 + (at % 9)}-15` }),
    );
    expect(
      burst([...usual, ...month], FIGURES, () => 0).map(({ signal }) => signal.day),
    ).not.toContain('2026-04-10');
    expect(burst(month.slice(0, 19), FIGURES, () => 0)).toEqual([]);
  });
});

describe('N6, one content by several applicants', () => {
  const of = (party: string, facts: Partial<Filing> = {}) =>
    filing({ parties: [party], inventors: [], address: '样例路1号', ...facts });

  it('is told of each of them, with what they share', () => {
    const filings = [of('a'), of('b'), of('c'), of('d'), of('e'), of('f')];
    const pairs = [near(0, 1), near(1, 2), near(2, 3), near(3, 4), near(4, 5, 1)];
    const clues = find(filings, pairs);
    expect(clues.map(({ party }) => party)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(clues[0]).toMatchObject({ score: 0.6, band: 'review' });
    expect(clues[0]!.signals[0]).toMatchObject({
      code: 'N6',
      partyCount: 6,
      filings: [filings[0]!.key],
      links: [{ kind: 'address', value: '样例路1号' }],
    });
  });

  it('needs three applicants where agents alone connect, and two at one address', () => {
    const agents = { address: null, agents: ['样例代理 王某'] };
    const two = [of('a', agents), of('b', agents)];
    expect(codesOf(two, [near(0, 1, 1)])).toEqual([]);
    // 0.6 × 3/6 lies in the first band.
    expect(codesOf([...two, of('c', agents)], [near(0, 1, 1), near(1, 2, 1)])).toEqual([
      'N6',
      'N6',
      'N6',
    ]);
  });

  it('takes an address of very many applicants for a park, and leaves out what lies a year apart', () => {
    const crowd = Array.from({ length: 60 }, (_, at) => of(`tenant${at}`));
    expect(codesOf(crowd, [near(0, 1, 1), near(1, 2, 1), near(2, 3, 1)])).toEqual([]);
    const far = [
      of('a', { filingDay: '2025-01-01' }),
      of('b'),
      of('c', { filingDay: '2025-01-01' }),
    ];
    expect(codesOf(far, [near(0, 1, 1), near(1, 2, 1)])).toEqual([]);
  });
});

describe('N7, early transfers', () => {
  const sold = (at: number, facts: Partial<Filing> = {}) =>
    filing({
      filingDay: '2024-05-01',
      grantedOn: '2025-09-01',
      transfers: [{ day: `2026-01-1${at}`, to: [`buyer${at}`] }],
      ...facts,
    });

  it('counts what went to others within a year of filing or grant', () => {
    const filings = Array.from({ length: 6 }, (_, at) => sold(at));
    const [clue] = find(filings);
    expect(clue).toMatchObject({ party: 'firm', quarter: '2026Q1', score: 0.3 });
    expect(clue!.signals[0]).toMatchObject({ code: 'N7', count: 6, buyers: 6, strength: 0.6 });
    expect(find(filings.map((one) => ({ ...one, grantedOn: null })))).toEqual([]);
    expect(find(filings.slice(0, 4))).toEqual([]);
    const kept = filings.map((one) => ({
      ...one,
      transfers: [{ day: '2026-01-10', to: ['firm'] }],
    }));
    expect(find(kept)).toEqual([]);
  });
});

describe('clues', () => {
  it('do not depend on the order of filings, and are not told beyond the years of the parameters', () => {
    const filings = [
      filing({ filingDay: '2026-01-05' }),
      filing(),
      filing({ filingDay: '2026-03-01' }),
      filing({ parties: ['old'], filingDay: '2020-01-05' }),
      filing({ parties: ['old'], filingDay: '2020-01-06' }),
      filing({ parties: ['old'], filingDay: '2020-01-07' }),
    ];
    const pairs = [near(0, 1), near(1, 2), near(3, 4, 1), near(4, 5, 1)];
    const clues = find(filings, pairs);
    expect(clues.map(({ party }) => party)).toEqual(['firm']);
    const last = filings.length - 1;
    const turned = pairs.map(({ a, b, ...rest }) => ({ ...rest, a: last - b, b: last - a }));
    expect(find(filings.toReversed(), turned.toReversed())).toEqual(clues);
  });

  it('are explained in both languages and never called a finding', () => {
    const filings = [
      ...Array.from({ length: 25 }, () => filing()),
      filing({ parties: ['x'], address: 'y', inventors: [], filingDay: '2026-01-05' }),
    ];
    const clues = find(filings, [near(0, 1), near(1, 2), near(2, 25)]);
    expect(clues.length).toBeGreaterThan(0);
    for (const { signals } of clues) {
      for (const signal of signals) {
        const { zh, en } = reasonOf(signal);
        expect(zh).not.toMatch(/认定为|属于非正常/);
        expect(en.length).toBeGreaterThan(20);
      }
    }
  });
});
