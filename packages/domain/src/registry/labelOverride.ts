import type { IndustryTag } from './industries.ts';
import { INDUSTRIES, THEMES } from './lists.ts';

/*
 * What a person corrected of the labels that rules gave one patent: a label set that the rules do not
 * give, or one taken away that they do. It stands beside the rules until it is taken back, whatever
 * version is put in force. Classes of strategic industries are not corrected so: indicator 1 rests on
 * them, and they change with the mapping and its second person alone. Source: O:H.4 (human override).
 */

/** The mappings whose labels a person may correct on one patent. */
export const OVERRIDE_KINDS = ['industry', 'theme'] as const;
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

export const OVERRIDE_VERDICTS = ['add', 'remove'] as const;
export type OverrideVerdict = (typeof OVERRIDE_VERDICTS)[number];

/** A standing correction of one label. */
export interface LabelOverride {
  readonly kind: OverrideKind;
  readonly label: string;
  readonly verdict: OverrideVerdict;
}

/** The labels of each kind; the extensions X1 and X2 are counted by nobody and not corrected. */
export const OVERRIDE_LABELS: Readonly<Record<OverrideKind, readonly string[]>> = {
  industry: INDUSTRIES.map(({ value }) => value),
  theme: THEMES.map(({ value }) => value),
};

/**
 * The labels of one kind that count: those of the rules without the ones taken away, then the ones set.
 * A correction that the rules have come to agree with changes nothing.
 */
export function overriddenLabels(
  kind: OverrideKind,
  byRules: readonly string[],
  overrides: readonly LabelOverride[],
): readonly string[] {
  const own = overrides.filter((one) => one.kind === kind);
  if (own.length === 0) return byRules;
  const removed = new Set(own.flatMap((one) => (one.verdict === 'remove' ? [one.label] : [])));
  const added = own.flatMap((one) => (one.verdict === 'add' ? [one.label] : []));
  return [...new Set([...byRules.filter((label) => !removed.has(label)), ...added])];
}

/** An industry that counts: with the tag of the rules, or without where a person alone set it. */
export interface CountedIndustry {
  readonly industry: string;
  readonly score: number;
  /** The shares of a patent sum to 1. */
  readonly fraction: number;
  readonly primary: boolean;
  readonly tag: IndustryTag | null;
}

/**
 * The industries of a patent that count, with their shares. Those of the rules keep their scores; one
 * that a person set scores as much as the strongest that is left, and 1 where none is. The first of the
 * rules stays primary where it is left.
 */
export function countedIndustries(
  byRules: readonly IndustryTag[],
  overrides: readonly LabelOverride[],
): CountedIndustry[] {
  const tags = new Map(byRules.map((tag) => [tag.industry, tag]));
  const labels = overriddenLabels('industry', [...tags.keys()], overrides);
  const strongest = Math.max(0, ...labels.map((label) => tags.get(label)?.score ?? 0));
  const scored = labels.map((industry) => {
    const tag = tags.get(industry) ?? null;
    return { industry, tag, score: tag?.score ?? (strongest || 1) };
  });
  const total = scored.reduce((sum, { score }) => sum + score, 0);
  return scored.map((one, index) => ({
    ...one,
    fraction: one.score / total,
    primary: index === 0,
  }));
}
