import { type ClassQuestion, ClassSubject, CompiledRules } from './classRules.ts';
import type { CompiledRule, RuleStrength } from './classRules.ts';
import { INDUSTRY_PRIORITY, INDUSTRY_ROWS, INDUSTRY_RULESET } from './industryRules.ts';

/** An industry of a right, with what gave it. */
export interface IndustryTag {
  /** XA-01 … XA-09. */
  readonly industry: string;
  readonly score: number;
  /** Share of the right in fractional counts; the shares of a right sum to 1. */
  readonly fraction: number;
  readonly primary: boolean;
  /** The strongest of the rules that gave it. */
  readonly strength: RuleStrength;
  /** The matched symbols with the reason of their rule: `H01L29/778 晶体管与二极管`. */
  readonly reason: string;
  /** Rules that gave it, in the order of symbols. */
  readonly ruleIds: readonly string[];
  readonly ruleset: string;
}

/** Industries of a right; `classified` is false where it has no symbol to judge by. */
export interface IndustryAnswer {
  readonly classified: boolean;
  /** Largest score first. */
  readonly industries: readonly IndustryTag[];
  /** Extensions X1 and X2 that match, not among the nine. */
  readonly extensions: readonly string[];
}

/** A label is kept from this share of the largest score. */
const KEEP_FROM = 0.6;
const FIRST_SYMBOL_FACTOR = 1.5;

/** The shipped mapping. */
export const INDUSTRY_RULES = new CompiledRules({
  version: INDUSTRY_RULESET,
  rows: INDUSTRY_ROWS,
});

interface Score {
  score: number;
  strongest: CompiledRule;
  readonly reasons: string[];
  readonly ruleIds: string[];
}

/**
 * The hard-tech industries of a right by its IPC symbols and words. The score of an industry is the
 * sum over its distinct matched symbols of the best weight (C 1, P 0.6, S 0.5), the first symbol
 * counting 1.5 times; industries from 0.6 of the largest score are kept. Deterministic.
 * Source: O:H.4.
 */
export function industriesOf(
  question: ClassQuestion | ClassSubject,
  rules: CompiledRules = INDUSTRY_RULES,
): IndustryAnswer {
  const subject = question instanceof ClassSubject ? question : new ClassSubject(question);
  if (subject.symbols.length === 0) return { classified: false, industries: [], extensions: [] };
  const scores = new Map<string, Score>();
  subject.symbols.forEach((symbol, index) => {
    const factor = index === 0 ? FIRST_SYMBOL_FACTOR : 1;
    for (const [industry, rule] of bestRules(subject, rules.meeting(symbol))) {
      const known = scores.get(industry);
      const entry = known ?? { score: 0, strongest: rule, reasons: [], ruleIds: [] };
      if (rule.weight > entry.strongest.weight) entry.strongest = rule;
      entry.score += rule.weight * factor;
      entry.reasons.push(`${symbol} ${rule.reason}`);
      entry.ruleIds.push(rule.id);
      scores.set(industry, entry);
    }
  });
  const nine = [...scores].filter(([industry]) => industry.startsWith('XA-'));
  const kept = keepIndustries(nine.map(([industry, { score }]) => ({ industry, score })));
  return {
    classified: true,
    industries: kept.map((tag) => {
      const { reasons, ruleIds, strongest } = scores.get(tag.industry)!;
      const { strength } = strongest;
      return { ...tag, strength, reason: reasons.join('；'), ruleIds, ruleset: rules.version };
    }),
    extensions: [...scores.keys()].filter((industry) => !industry.startsWith('XA-')).toSorted(),
  };
}

/** The weightiest rule of each label whose words occur. */
function bestRules(
  subject: ClassSubject,
  meeting: readonly CompiledRule[],
): ReadonlyMap<string, CompiledRule> {
  const best = new Map<string, CompiledRule>();
  for (const rule of meeting) {
    const known = best.get(rule.label);
    if (known !== undefined && known.weight >= rule.weight) continue;
    if (subject.meets(rule.words)) best.set(rule.label, rule);
  }
  return best;
}

/**
 * The industries that are kept of some scores, largest first, with their fractions. Ties fall by
 * `INDUSTRY_PRIORITY`; the first is primary. Source: O:H.4.
 */
export function keepIndustries(
  scores: readonly { readonly industry: string; readonly score: number }[],
): { industry: string; score: number; fraction: number; primary: boolean }[] {
  const ordered = scores.toSorted(
    (a, b) => b.score - a.score || rank(a.industry) - rank(b.industry),
  );
  const largest = ordered[0]?.score ?? 0;
  // Scores are sums of tenths: without rounding, 0.6 × 1.5 would miss its own equal.
  const kept = ordered.filter(({ score }) => score >= KEEP_FROM * largest - 1e-9);
  const total = kept.reduce((sum, { score }) => sum + score, 0);
  return kept.map(({ industry, score }, index) => ({
    industry,
    score: Math.round(score * 1000) / 1000,
    fraction: score / total,
    primary: index === 0,
  }));
}

function rank(industry: string): number {
  return (INDUSTRY_PRIORITY as readonly string[]).indexOf(industry);
}
