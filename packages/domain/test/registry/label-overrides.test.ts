import {
  CompiledRules,
  countedIndustries,
  DriftCounter,
  industriesOf,
  type LabelOverride,
  OVERRIDE_LABELS,
  overriddenLabels,
  RULE_KIND_FACTS,
  SHIPPED_RULES,
  toDocument,
} from '@zca/domain/registry';
import { SEED_PARAMETERS } from '@zca/domain/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATENT } from './patent.ts';

const industry = (label: string, verdict: LabelOverride['verdict']): LabelOverride => ({
  kind: 'industry',
  label,
  verdict,
});
/** O:H-3: vehicles first with 1.75, new energy second with 1.5. */
const CAR = industriesOf({ ipc: ['H01M10/625', 'B60L58/26'], title: '电动汽车电池热管理' });
const shares = (overrides: readonly LabelOverride[], byRules = CAR.industries) =>
  countedIndustries(byRules, overrides).map(({ industry: label, fraction, primary }) => [
    label,
    Math.round(fraction * 1000) / 1000,
    primary,
  ]);

describe('corrected labels (O:H.4, human override)', () => {
  it('leave the answer of the rules as it is where there are none', () => {
    expect(countedIndustries(CAR.industries, [])).toEqual(
      CAR.industries.map((tag) => ({
        industry: tag.industry,
        score: tag.score,
        fraction: tag.fraction,
        primary: tag.primary,
        tag,
      })),
    );
  });

  it('take a label away, and the rest shares the patent', () => {
    expect(shares([industry('XA-08', 'remove')])).toEqual([['XA-02', 1, true]]);
    expect(shares([industry('XA-02', 'remove')])).toEqual([['XA-08', 1, true]]);
    expect(shares(CAR.industries.map((tag) => industry(tag.industry, 'remove')))).toEqual([]);
  });

  it('set a label that scores as much as the strongest that is left', () => {
    expect(shares([industry('XA-05', 'add')])).toEqual([
      ['XA-02', 0.35, true],
      ['XA-08', 0.3, false],
      ['XA-05', 0.35, false],
    ]);
    expect(shares([industry('XA-05', 'add')], [])).toEqual([['XA-05', 1, true]]);
    expect(shares([industry('XA-05', 'add'), industry('XA-02', 'remove')])).toEqual([
      ['XA-08', 0.5, true],
      ['XA-05', 0.5, false],
    ]);
  });

  it('change nothing where the rules have come to agree', () => {
    expect(shares([industry('XA-08', 'add'), industry('XA-05', 'remove')])).toEqual(shares([]));
  });

  it('are of one kind each', () => {
    const theme: LabelOverride = { kind: 'theme', label: 'ai', verdict: 'add' };
    expect(overriddenLabels('industry', ['XA-01'], [theme])).toEqual(['XA-01']);
    expect(overriddenLabels('theme', [], [theme])).toEqual(['ai']);
  });

  it('give a set without the removed, with the added, and shares that sum to 1', () => {
    const labels = OVERRIDE_LABELS.industry;
    const corrections = fc.uniqueArray(
      fc.record({
        kind: fc.constant('industry' as const),
        label: fc.constantFrom(...labels),
        verdict: fc.constantFrom('add' as const, 'remove' as const),
      }),
      { selector: ({ label }) => label },
    );
    fc.assert(
      fc.property(corrections, (overrides) => {
        const counted = countedIndustries(CAR.industries, overrides);
        const names = counted.map((one) => one.industry);
        expect(new Set(names).size).toBe(names.length);
        for (const { label, verdict } of overrides) {
          expect(names.includes(label)).toBe(verdict === 'add');
        }
        const sum = counted.reduce((total, { fraction }) => total + fraction, 0);
        expect(sum).toBeCloseTo(names.length === 0 ? 0 : 1, 9);
        expect(counted.filter(({ primary }) => primary)).toHaveLength(Math.min(1, names.length));
      }),
    );
  });
});

describe('the index', () => {
  const context = {
    today: '2026-11-22',
    parameters: SEED_PARAMETERS,
    spell: () => [],
  };
  const overrides = () => [
    industry('XA-01', 'remove'),
    industry('XA-06', 'add'),
    { kind: 'theme', label: 'quantum', verdict: 'add' } as const,
  ];

  it('has the labels as they are corrected', () => {
    const plain = toDocument(PATENT, context).values;
    expect(plain['industry']).toEqual(['XA-01']);
    const { values } = toDocument(PATENT, { ...context, overrides });
    expect(values['industry']).toEqual(['XA-06']);
    expect(values['theme']).toEqual([...(plain['theme'] as string[]), 'quantum']);
    expect(values['strategicIndustry']).toEqual(plain['strategicIndustry']);
  });

  it('O:H-11 leaves out what has no symbol, whatever was corrected', () => {
    const { values } = toDocument({ ...PATENT, ipc: [] }, { ...context, overrides });
    expect(values['industry']).toBeUndefined();
    expect(values['theme']).toBeUndefined();
  });
});

it('a drift report counts the labels as they are corrected', () => {
  const after = new CompiledRules({
    version: 'without transistors',
    rows: RULE_KIND_FACTS.industry.shipped.rows.filter(({ label }) => label !== 'XA-01'),
  });
  const drift = (overrides: readonly LabelOverride[]) => {
    const counter = new DriftCounter({
      kind: 'industry',
      before: SHIPPED_RULES.industry,
      after,
      parameters: SEED_PARAMETERS,
      day: '2026-11-22',
      isHighValue: () => false,
      overrides: () => overrides,
    });
    const isChanged = counter.add(PATENT);
    return { isChanged, changed: counter.report().changed };
  };
  expect(drift([])).toEqual({ isChanged: true, changed: 1 });
  // A person took the label away that the new version no longer gives: nothing is left to change.
  const corrected = drift([industry('XA-01', 'remove'), industry('XA-07', 'remove')]);
  expect(corrected).toEqual({ isChanged: false, changed: 0 });
});
