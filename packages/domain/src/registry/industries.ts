import {
  INDUSTRY_PRIORITY,
  INDUSTRY_ROWS,
  INDUSTRY_RULESET,
  type RuleStrength,
} from './industryRules.ts';

/** What is asked about: symbols in order, the first being the main one, and the texts. */
export interface IndustryQuestion {
  /** Compact IPC symbols (H01L29/778). */
  readonly ipc: readonly string[];
  readonly title: string;
  readonly abstract?: string | undefined;
  readonly firstClaim?: string | undefined;
}

/** An industry of a right, with what gave it. */
export interface IndustryTag {
  /** XA-01 … XA-09. */
  readonly industry: string;
  readonly score: number;
  /** Share of the right in fractional counts; the shares of a right sum to 1. */
  readonly fraction: number;
  readonly primary: boolean;
  /** The matched symbols with the reason of their rule: `H01L29/778 晶体管与二极管`. */
  readonly reason: string;
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

const WEIGHT: Readonly<Record<RuleStrength, number>> = { C: 1, P: 0.6, S: 0.5 };
/** A label is kept from this share of the largest score. */
const KEEP_FROM = 0.6;
const FIRST_SYMBOL_FACTOR = 1.5;

type SymbolTest = (group: number, subgroup: string) => boolean;

interface CompiledRule {
  readonly industry: string;
  readonly weight: number;
  readonly words: RegExp | null;
  readonly reason: string;
  readonly includes: SymbolTest;
  readonly excludes: readonly SymbolTest[];
}

/** Rules by subclass, so that a symbol meets only the handful that can match it. */
const RULES_BY_SUBCLASS = compile();

function compile(): ReadonlyMap<string, readonly CompiledRule[]> {
  const bySubclass = new Map<string, CompiledRule[]>();
  for (const [industry, rows] of Object.entries(INDUSTRY_ROWS)) {
    for (const line of rows) {
      const words = line.words === undefined ? null : new RegExp(line.words);
      const except = (line.except ?? '').split(' ').filter((one) => one !== '');
      for (const pattern of line.symbols.split(' ')) {
        const subclass = pattern.slice(0, 4);
        const rule = {
          words,
          reason: line.reason,
          includes: testOf(pattern),
          excludes: except.filter((one) => one.startsWith(subclass)).map(testOf),
        };
        const rules = bySubclass.get(subclass) ?? [];
        rules.push({ ...rule, industry, weight: WEIGHT[line.strength] });
        for (const other of line.sharedWith?.split(' ') ?? []) {
          rules.push({ ...rule, industry: other, weight: WEIGHT.S });
        }
        bySubclass.set(subclass, rules);
      }
    }
  }
  return bySubclass;
}

/** See `IndustryRow.symbols`. A symbol known only as a subclass meets patterns of whole subclasses. */
function testOf(pattern: string): SymbolTest {
  const rest = pattern.slice(4);
  if (rest === '') return () => true;
  const [groupPart, subgroupPart] = rest.split('/');
  const [from, to] = groupPart!.split('-').map(Number);
  if (subgroupPart === undefined) return (group) => group >= from! && group <= (to ?? from!);
  if (subgroupPart.endsWith('*')) {
    const stem = subgroupPart.slice(0, -1);
    return (group, subgroup) => group === from && subgroup.startsWith(stem);
  }
  const [low, high] = subgroupPart.split('-');
  if (high === undefined) return (group, subgroup) => group === from && subgroup === low;
  // Subgroups are decimals: 04, 0512 and 078 stand in this order.
  return (group, subgroup) =>
    group === from && subgroup >= low! && subgroup.slice(0, high.length) <= high;
}

/** The words of a right as rules see them: NFKC, lower case, no blanks. */
function wordsOf(question: IndustryQuestion): string {
  return `${question.title}\n${question.abstract ?? ''}\n${question.firstClaim ?? ''}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ \t\u3000]/g, '');
}

/**
 * The hard-tech industries of a right by its IPC symbols and words. The score of an industry is the
 * sum over its distinct matched symbols of the best weight (C 1, P 0.6, S 0.5), the first symbol
 * counting 1.5 times; industries from 0.6 of the largest score are kept. Deterministic.
 * Source: O:H.4.
 */
export function industriesOf(question: IndustryQuestion): IndustryAnswer {
  if (question.ipc.length === 0) return { classified: false, industries: [], extensions: [] };
  let words: string | undefined;
  const scores = new Map<string, { score: number; reasons: string[] }>();
  const seen = new Set<string>();
  question.ipc.forEach((symbol, index) => {
    if (seen.has(symbol)) return;
    seen.add(symbol);
    const rules = RULES_BY_SUBCLASS.get(symbol.slice(0, 4));
    if (rules === undefined) return;
    const slash = symbol.indexOf('/');
    const group = slash < 0 ? Number(symbol.slice(4) || -1) : Number(symbol.slice(4, slash));
    const subgroup = slash < 0 ? '' : symbol.slice(slash + 1);
    const best = new Map<string, CompiledRule>();
    for (const rule of rules) {
      if (!rule.includes(group, subgroup)) continue;
      if (rule.excludes.some((test) => test(group, subgroup))) continue;
      const known = best.get(rule.industry);
      if (known && known.weight >= rule.weight) continue;
      if (rule.words !== null) {
        words ??= wordsOf(question);
        if (!rule.words.test(words)) continue;
      }
      best.set(rule.industry, rule);
    }
    const factor = index === 0 ? FIRST_SYMBOL_FACTOR : 1;
    for (const [industry, rule] of best) {
      const entry = scores.get(industry) ?? { score: 0, reasons: [] };
      entry.score += rule.weight * factor;
      entry.reasons.push(`${symbol} ${rule.reason}`);
      scores.set(industry, entry);
    }
  });
  const nine = [...scores].filter(([industry]) => industry.startsWith('XA-'));
  const kept = keepIndustries(nine.map(([industry, { score }]) => ({ industry, score })));
  return {
    classified: true,
    industries: kept.map((tag) => ({
      ...tag,
      reason: scores.get(tag.industry)!.reasons.join('；'),
      ruleset: INDUSTRY_RULESET,
    })),
    extensions: [...scores.keys()].filter((industry) => !industry.startsWith('XA-')).toSorted(),
  };
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
