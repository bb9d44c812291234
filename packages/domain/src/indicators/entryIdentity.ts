import type { Entry, EntryDraft } from './model.ts';
import { registerOf } from './registers.ts';

type Named = Pick<Entry, 'subject' | 'subjectCode'>;

/** Whether an entry tells by a code whom it is about. */
export function hasCode({ subjectCode }: Named): boolean {
  return subjectCode !== undefined && subjectCode !== '';
}

/** A name as names are compared: the width of brackets, letters and digits and spaces tell nobody apart. */
export function comparedName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, '');
}

/** Who or what an entry is about: its code where it has one, which two of one name need not share. */
function whoOf(entry: Named): string {
  return hasCode(entry) ? `#${entry.subjectCode}` : `=${comparedName(entry.subject)}`;
}

/**
 * What tells an entry from others of its register: two of one identity are the same line, of which the
 * later one counts.
 */
export function entryIdentity(draft: EntryDraft): readonly string[] {
  const { register } = draft;
  const parts = registerOf(register).identity.map((part) =>
    part === 'who' || part === 'body' ? whoOf(draft) : (draft[part] ?? ''),
  );
  return [register, ...parts];
}

/**
 * The identity of the same line told by name alone. Undefined in registers of persons and marks, where a
 * name tells nobody: several may bear it.
 */
export function nameIdentity(draft: EntryDraft): readonly string[] | undefined {
  return registerOf(draft.register).identity.includes('body')
    ? entryIdentity({ ...draft, subjectCode: undefined })
    : undefined;
}

/**
 * How many different subjects entries of one register are about. An organisation that one entry tells by
 * its code and another by its name alone is one; what a name alone tells never counts beside a code.
 */
export function countSubjects(entries: readonly Entry[]): number {
  const [first] = entries;
  if (first === undefined) return 0;
  const isOfBodies = registerOf(first.register).identity.includes('body');
  const coded = new Set(
    isOfBodies ? entries.filter(hasCode).map(({ subject }) => comparedName(subject)) : [],
  );
  return new Set(
    entries.filter((entry) => hasCode(entry) || !coded.has(comparedName(entry.subject))).map(whoOf),
  ).size;
}
