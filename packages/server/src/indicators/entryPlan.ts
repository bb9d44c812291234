import { type EntryDraft, entryIdentity, hasCode, nameIdentity } from '@zca/domain/indicators';
import { contentHash } from './contentHash.ts';

/** A draft with the id that it gets when it is taken. */
export type NewEntry<T extends EntryDraft = EntryDraft> = T & { readonly id: string };

/** A line that was entered before, told by hashes. */
export interface EarlierLine {
  readonly id: string;
  readonly area: string;
  readonly code: string | null;
  readonly identity: string;
  /** Hash of its identity told by name alone; equal to `identity` where it is told so. */
  readonly byName: string;
  readonly content: string;
  /** `withdrawn`: by somebody, with a reason; `replaced`: by a later line. */
  readonly state: 'standing' | 'withdrawn' | 'replaced';
}

/** A draft that is to be entered, with its hashes. */
export interface PlannedLine<T extends EntryDraft = EntryDraft> {
  readonly draft: NewEntry<T>;
  readonly identity: string;
  readonly content: string;
}

/**
 * Why a line is not taken. `twice`: the same file has another line of the same identity; `elsewhere`:
 * another area holds it; `ambiguous`: several organisations of its name stand there, each by its code.
 */
export type EntryRefusal = 'twice' | 'elsewhere' | 'ambiguous';

/** What becomes of lines that were sent. */
export interface EntryPlan<T extends EntryDraft = EntryDraft> {
  readonly added: readonly PlannedLine<T>[];
  /** Standing lines that give way, each with the id of the line that takes its place. */
  readonly replaced: readonly { readonly old: string; readonly by: string }[];
  readonly known: number;
  readonly refused: readonly { readonly draft: NewEntry<T>; readonly why: EntryRefusal }[];
}

/** Hash of what tells a line from others. */
export function identityHash(draft: EntryDraft): string {
  return contentHash(entryIdentity(draft));
}

/** Hash of the same told by name alone, where a name tells whom a line is about. */
export function byNameHash(draft: EntryDraft): string {
  return contentHash(nameIdentity(draft) ?? entryIdentity(draft));
}

/**
 * Decides of each line whether it is new, takes the place of another, is known or refused. A line that
 * stands there word for word is known, and one that a later line replaced, so that files can be sent twice
 * and in any order. A line that differs from one of the same identity takes its place. An organisation told
 * by its name alone is the one that stands there, or in the same file, by its code: the line takes the code,
 * so that nobody counts twice.
 *
 * @param earlier every line of the identities of the drafts, also by name
 * @param mayReplace whether the lines of an area may be replaced by whoever sends these
 */
export function planEntries<T extends EntryDraft>(
  drafts: readonly NewEntry<T>[],
  earlier: readonly EarlierLine[],
  mayReplace: (area: string) => boolean,
): EntryPlan<T> {
  const standing = new Map<string, EarlierLine>();
  const replacedContents = new Map<string, Set<string>>();
  const codes = new Map<string, Set<string>>();
  const noteCode = (byName: string, code: string) =>
    codes.set(byName, (codes.get(byName) ?? new Set()).add(code));
  for (const line of earlier) {
    const { identity, byName, code, content, state } = line;
    if (state === 'standing') {
      standing.set(identity, line);
      if (code !== null && byName !== identity) noteCode(byName, code);
    } else if (state === 'replaced') {
      const contents = replacedContents.get(identity) ?? new Set();
      replacedContents.set(identity, contents.add(content));
    }
  }
  for (const draft of drafts) {
    if (hasCode(draft) && nameIdentity(draft) !== undefined) {
      noteCode(byNameHash(draft), draft.subjectCode!);
    }
  }

  const added: PlannedLine<T>[] = [];
  const replaced: { readonly old: string; readonly by: string }[] = [];
  const refused: { readonly draft: NewEntry<T>; readonly why: EntryRefusal }[] = [];
  const own = new Map<string, string>();
  let known = 0;
  for (const sent of drafts) {
    const byName = byNameHash(sent);
    const found = hasCode(sent) ? new Set<string>() : (codes.get(byName) ?? new Set());
    if (found.size > 0 && replacedContents.get(byName)?.has(lineHash(sent)) === true) {
      known += 1;
      continue;
    }
    if (found.size > 1) {
      refused.push({ draft: sent, why: 'ambiguous' });
      continue;
    }
    const [code] = found;
    const draft = code === undefined ? sent : { ...sent, subjectCode: code };
    const identity = identityHash(draft);
    const content = lineHash(draft);
    const before = own.get(identity);
    if (before !== undefined) {
      if (before === content) known += 1;
      else refused.push({ draft, why: 'twice' });
      continue;
    }
    own.set(identity, content);
    const same = standing.get(identity);
    if (same?.content === content || (same && replacedContents.get(identity)?.has(content))) {
      known += 1;
      continue;
    }
    // One that stands by name alone was about the organisation whose code is told now.
    const gone = [same, identity === byName ? undefined : standing.get(byName)].filter(
      (line) => line !== undefined,
    );
    if (gone.some(({ area }) => !mayReplace(area))) {
      refused.push({ draft, why: 'elsewhere' });
      continue;
    }
    // Several of one name may come with their codes at once; the first takes the place of the line by name.
    if (identity !== byName) standing.delete(byName);
    replaced.push(...gone.map(({ id }) => ({ old: id, by: draft.id })));
    added.push({ draft, identity, content });
  }
  return { added, replaced, known, refused };
}

/** What is entered, without who entered it when: two of one hash are the same line. */
function lineHash({ id: _id, evidence, ...content }: NewEntry): string {
  // From which line of which file it was read does not make it another entry.
  const { title, number } = evidence;
  return contentHash({ ...content, title, number });
}
