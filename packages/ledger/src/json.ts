/** A value that JSON can carry. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A value has no canonical form; `path` says where in it, `reason` why. */
export class NotCanonical extends TypeError {
  readonly reason: NotCanonicalReason;
  /** JSON Pointer (RFC 6901) to the offending value; the empty string is the whole. */
  readonly path: string;

  constructor(reason: NotCanonicalReason, path: string) {
    super(`No canonical JSON: ${reason} at ${path === '' ? 'the top' : path}.`);
    this.name = 'NotCanonical';
    this.reason = reason;
    this.path = path;
  }
}

export type NotCanonicalReason =
  | 'not-a-json-value'
  | 'not-a-finite-number'
  | 'lone-surrogate'
  | 'not-a-plain-object'
  | 'too-deep';

/** Deepest nesting that is written; deeper values are refused, circles among them. */
export const MAX_DEPTH = 100;

/** With the `u` flag a pair is one character, so that only a lone surrogate matches. */
const loneSurrogate = /[\ud800-\udfff]/u;

/**
 * The one JSON text of a value by RFC 8785 (JSON Canonicalization Scheme): names sorted by UTF-16
 * code units, numbers as ECMAScript prints them, no white space.
 *
 * Throws `NotCanonical` for whatever JSON cannot carry without a loss: NaN and infinities, lone
 * surrogates, undefined, bigint, functions, holes in arrays, objects that are not plain (a Date, a
 * Map), and nesting deeper than `MAX_DEPTH`.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, '', 0);
}

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical('not-a-finite-number', path);
      // RFC 8785 3.2.2.3 takes the shortest form of ECMAScript; -0 is printed as 0.
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new NotCanonical('too-deep', path);
      return Array.isArray(value)
        ? writeArray(value, path, depth + 1)
        : writeObject(value as Record<string, unknown>, path, depth + 1);
    default:
      throw new NotCanonical('not-a-json-value', path);
  }
}

function writeString(text: string, path: string): string {
  if (loneSurrogate.test(text)) throw new NotCanonical('lone-surrogate', path);
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], path: string, depth: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += ',';
    text += write(items[index], `${path}/${index}`, depth);
  }
  return `${text}]`;
}

function writeObject(value: Record<string, unknown>, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonical('not-a-plain-object', path);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) {
    throw new NotCanonical('not-a-json-value', path);
  }
  let text = '{';
  // The order of `sort` without a comparison is that of UTF-16 code units, as RFC 8785 3.2.3 asks.
  for (const name of Object.keys(value).sort()) {
    if (text.length > 1) text += ',';
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    text += `${writeString(name, at)}:${write(value[name], at, depth)}`;
  }
  return `${text}}`;
}
