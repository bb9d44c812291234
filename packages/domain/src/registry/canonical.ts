/** A value that JSON can write. `undefined` members of objects are left out, as JSON does. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * The one JSON text of a value: members sorted by UTF-16 code units, no blanks, numbers as
 * ECMAScript writes them. Equal values have equal texts, so the text can be hashed.
 * @throws TypeError for what JSON cannot write: NaN, infinities, functions, undefined in a list, and
 * lone surrogates. Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form.`);
    return String(Object.is(value, -0) ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const record = value as Readonly<Record<string, unknown>>;
    const members: string[] = [];
    for (const key of Object.keys(record).toSorted()) {
      const member = record[key];
      if (member !== undefined) members.push(`${writeString(key)}:${canonicalJson(member)}`);
    }
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A ${typeof value} has no JSON form.`);
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('A text with a lone surrogate has no JSON form.');
  return JSON.stringify(text);
}
