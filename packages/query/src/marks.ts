import type { Condition } from './condition.ts';
import { tokens } from './simplify.ts';

/** Text that a hit shows because of the condition, and the fields in which to show it. */
export interface Mark {
  /** `words` are to be segmented; a `phrase` stands anywhere; a `prefix` begins a word; a `pattern` has `*` and `?`. */
  readonly kind: 'words' | 'phrase' | 'prefix' | 'pattern';
  readonly text: string;
  readonly fields: readonly string[];
}

/**
 * What to highlight in hits of a condition: its words, phrases, prefixes, patterns and values that
 * count positively. What stands under `not` is left out. Give a field to get its marks alone.
 */
export function marks(condition: Condition, field?: string): Mark[] {
  const found = new Map<string, Mark>();
  collect(condition, true, (mark) => {
    if (mark.text.trim() === '') return;
    if (field === undefined || mark.fields.includes(field)) found.set(JSON.stringify(mark), mark);
  });
  return [...found.values()];
}

function collect(condition: Condition, positive: boolean, add: (mark: Mark) => void): void {
  if (condition.op === 'and' || condition.op === 'or') {
    for (const part of condition.of) collect(part, positive, add);
    return;
  }
  if (condition.op === 'not') return collect(condition.of, !positive, add);
  if (!positive) return;
  switch (condition.op) {
    case 'words':
      for (const text of tokens(condition.text)) {
        add({ kind: 'words', text, fields: condition.fields });
      }
      return;
    case 'phrase':
    case 'prefix':
      return add({ kind: condition.op, text: condition.text, fields: condition.fields });
    case 'near':
      for (const text of condition.texts) add({ kind: 'phrase', text, fields: condition.fields });
      return;
    case 'wildcard': {
      const { pattern: text, fields } = condition;
      const inner = /^\*([^*?]+)\*$/u.exec(text)?.[1];
      return add(
        inner === undefined
          ? { kind: 'pattern', text, fields }
          : { kind: 'phrase', text: inner, fields },
      );
    }
    case 'any':
    case 'every':
    case 'under':
      for (const value of condition.values) {
        if (typeof value === 'string')
          add({ kind: 'phrase', text: value, fields: [condition.field] });
      }
      return;
    default:
      return;
  }
}
