import type { ClassRow, RuleStrength } from './classRules.ts';

type Written = Omit<ClassRow, 'id' | 'label'>;

/** Writes a row of a shipped mapping. */
export function row(
  symbols: string,
  strength: RuleStrength,
  reason: string,
  more: Pick<ClassRow, 'words' | 'except' | 'sharedWith'> = {},
): Written {
  return { symbols, strength, reason, ...more };
}

/** The rows of a mapping written by label, each with its place as id: `XA-01.3`. */
export function rowsByLabel(byLabel: Readonly<Record<string, readonly Written[]>>): ClassRow[] {
  return Object.entries(byLabel).flatMap(([label, rows]) =>
    rows.map((written, index) => ({ id: `${label}.${index + 1}`, label, ...written })),
  );
}
