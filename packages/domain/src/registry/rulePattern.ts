/** A set of IPC symbols as a row of a mapping writes it; see `ClassRow.symbols`. */
export interface RulePattern {
  readonly subclass: string;
  /** Main groups from–to; null for the whole subclass. */
  readonly groups: readonly [from: number, to: number] | null;
  /** Subgroups within the one main group; null for all of them. */
  readonly subgroups:
    | { readonly kind: 'one'; readonly digits: string }
    | { readonly kind: 'stem'; readonly digits: string }
    | { readonly kind: 'range'; readonly low: string; readonly high: string }
    | null;
}

/** Whether a symbol of the pattern's subclass belongs to it, by main group and subgroup. */
export type SymbolTest = (group: number, subgroup: string) => boolean;

const PATTERN = /^([A-H]\d{2}[A-Z])(?:(\d{1,4})(?:-(\d{1,4})|\/(\d{1,6})(\*|-(\d{2,6}))?)?)?$/;

/** Reads a pattern; null where it is not well formed or its range runs backwards. */
export function readRulePattern(text: string): RulePattern | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, subclass, first, last, digits, tail, high] = match;
  if (first === undefined) return { subclass: subclass!, groups: null, subgroups: null };
  const from = Number(first);
  const to = Number(last ?? first);
  if (from === 0 || to < from) return null;
  const groups = [from, to] as const;
  if (digits === undefined) return { subclass: subclass!, groups, subgroups: null };
  if (tail === '*') return { subclass: subclass!, groups, subgroups: { kind: 'stem', digits } };
  if (digits.length < 2) return null;
  if (high === undefined)
    return { subclass: subclass!, groups, subgroups: { kind: 'one', digits } };
  if (high < digits.slice(0, high.length)) return null;
  return { subclass: subclass!, groups, subgroups: { kind: 'range', low: digits, high } };
}

/** The test of a pattern, made once for many symbols. */
export function testOf({ groups, subgroups }: RulePattern): SymbolTest {
  if (groups === null) return () => true;
  const [from, to] = groups;
  if (subgroups === null) return (group) => group >= from && group <= to;
  if (subgroups.kind === 'stem') {
    const { digits } = subgroups;
    return (group, subgroup) => group === from && subgroup.startsWith(digits);
  }
  if (subgroups.kind === 'one') {
    const { digits } = subgroups;
    return (group, subgroup) => group === from && subgroup === digits;
  }
  const { low, high } = subgroups;
  // Subgroups are decimals: 04, 0512 and 078 stand in this order.
  return (group, subgroup) =>
    group === from && subgroup >= low && subgroup.slice(0, high.length) <= high;
}

/** Whether every symbol of a pattern belongs to a wider one. */
export function containsPattern(wider: RulePattern, pattern: RulePattern): boolean {
  if (wider.subclass !== pattern.subclass) return false;
  if (wider.groups === null) return true;
  if (pattern.groups === null) return false;
  const [from, to] = pattern.groups;
  if (from < wider.groups[0] || to > wider.groups[1]) return false;
  if (wider.subgroups === null) return true;
  const { subgroups } = pattern;
  if (subgroups === null) return false;
  const ends = subgroups.kind === 'range' ? [subgroups.low, subgroups.high] : [subgroups.digits];
  switch (wider.subgroups.kind) {
    case 'one':
      return subgroups.kind === 'one' && subgroups.digits === wider.subgroups.digits;
    case 'stem': {
      const { digits } = wider.subgroups;
      return ends.every((end) => end.startsWith(digits));
    }
    case 'range': {
      const { low, high } = wider.subgroups;
      return ends.every((end) => end >= low && end.slice(0, high.length) <= high);
    }
  }
}
