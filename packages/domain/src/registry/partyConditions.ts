import type { Condition } from '@zca/query';
import { tidyName } from '@zca/standards';
import { PARTY_FIELDS } from './fieldRegistry.ts';

const NAME_FIELDS: ReadonlySet<string> = new Set([...PARTY_FIELDS, 'address']);
/** The roles whose names the text field `names` holds too; see `toDocument`. */
const IN_NAMES: readonly string[] = ['holder', 'applicant', 'inventor', 'agency', 'agent'];
const UNION = PARTY_FIELDS.toSorted().join();

/**
 * A condition on names of parties as the index can answer it: width, brackets and blanks as names
 * are kept; Latin letters in any of the usual cases; any role by the text of all names. Small Latin
 * letters may also be the pinyin of a holder's name. Other conditions stay.
 */
export function partyCondition(leaf: Condition): Condition {
  switch (leaf.op) {
    case 'any':
    case 'every':
      return NAME_FIELDS.has(leaf.field)
        ? { ...leaf, values: leaf.values.map((value) => tidyName(String(value))) }
        : leaf;
    case 'prefix':
      return namesOnly(leaf.fields) ? { ...leaf, text: tidyName(leaf.text) } : leaf;
    case 'wildcard':
      return namesOnly(leaf.fields) ? partyPattern(leaf.fields, leaf.pattern) : leaf;
    default:
      return leaf;
  }
}

const namesOnly = (fields: readonly string[]): boolean =>
  fields.length > 0 && fields.every((field) => NAME_FIELDS.has(field));

function partyPattern(fields: readonly string[], written: string): Condition {
  const pattern = tidyName(written);
  const inner = /^\*([^*?]+)\*$/u.exec(pattern)?.[1];
  const anyRole = fields.join() === UNION;
  const rest =
    anyRole && inner !== undefined ? fields.filter((f) => !IN_NAMES.includes(f)) : fields;
  const either: Condition[] = cases(pattern).map((each) => ({
    op: 'wildcard',
    fields: rest,
    pattern: each,
  }));
  if (inner === undefined) return { op: 'or', of: either };
  if (anyRole) either.push({ op: 'phrase', fields: ['names'], text: inner });
  if (fields.includes('holder') && /^[a-z]{4,40}$/.test(inner)) {
    either.push({ op: 'prefix', fields: ['spelling'], text: inner });
  }
  return { op: 'or', of: either };
}

/** Values are compared letter by letter, and names are kept as written: huawei, Huawei, HUAWEI. */
function cases(pattern: string): string[] {
  const capitalised = pattern
    .toLowerCase()
    .replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
  return [...new Set([pattern, pattern.toUpperCase(), pattern.toLowerCase(), capitalised])];
}
