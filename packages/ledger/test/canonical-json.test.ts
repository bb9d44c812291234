import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue, NotCanonical } from '../src/index.ts';
import { readJson, vectorsAt } from './support.ts';

const vectors = vectorsAt('rfc8785-jcs/');

describe.skipIf(vectors === undefined)('the vectors of RFC 8785', () => {
  const names = vectors === undefined ? [] : readdirSync(new URL('input/', vectors));

  it('are six', () => expect(names).toHaveLength(6));

  it.each(names)('%s', (name) => {
    const value = readJson(new URL(`input/${name}`, vectors)) as JsonValue;
    expect(canonicalJson(value)).toBe(readFileSync(new URL(`output/${name}`, vectors), 'utf8'));
    const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, vectors), 'utf8');
    const bytes = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
    expect(Buffer.from(canonicalJson(value)).equals(bytes)).toBe(true);
  });
});

// RFC 8785, appendix B: IEEE 754 bits and the text of the number.
it.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['41b3de4355555557', '333333333.33333343'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('number %s is %s', (bits, text) => {
  expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});

it('does not depend on the order of names and reads back as the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed()) as JsonValue;
      const text = canonicalJson(value as JsonValue);
      expect(canonicalJson(turned)).toBe(text);
      // -0 has no canonical form of its own, so the text is compared and not the value.
      expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
    }),
  );
});

it.each<[unknown, string, string]>([
  [Number.NaN, 'not-a-finite-number', ''],
  [{ a: [1, Infinity] }, 'not-a-finite-number', '/a/1'],
  [undefined, 'not-a-json-value', ''],
  [{ 'x/y~z': undefined }, 'not-a-json-value', '/x~1y~0z'],
  [[1n], 'not-a-json-value', '/0'],
  [() => 1, 'not-a-json-value', ''],
  [Symbol('s'), 'not-a-json-value', ''],
  [{ [Symbol('s')]: 1 }, 'not-a-json-value', ''],
  // oxlint-disable-next-line no-sparse-arrays
  [[1, , 2], 'not-a-json-value', '/1'],
  ['a\ud800b', 'lone-surrogate', ''],
  [{ '\udc00': 1 }, 'lone-surrogate', '/\udc00'],
  [new Date(0), 'not-a-plain-object', ''],
  [{ a: new Map() }, 'not-a-plain-object', '/a'],
  [new Uint8Array(1), 'not-a-plain-object', ''],
])('%o is refused: %s', (value, reason, path) => {
  expect(() => canonicalJson(value as JsonValue)).toThrow(
    expect.objectContaining({ name: 'NotCanonical', reason, path }),
  );
});

it('takes pairs of surrogates, objects without a prototype and names of the prototype', () => {
  const bare = Object.assign(Object.create(null) as object, { b: '😀', a: 1 });
  expect(canonicalJson(bare as JsonValue)).toBe('{"a":1,"b":"😀"}');
  expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}') as JsonValue)).toBe(
    '{"__proto__":1,"a":2}',
  );
});

it('refuses what is nested too deep, circles among it, and takes what is not', () => {
  const nest = (depth: number): JsonValue => (depth === 0 ? 1 : [nest(depth - 1)]);
  expect(canonicalJson(nest(100))).toHaveLength(201);
  expect(() => canonicalJson(nest(101))).toThrow(NotCanonical);
  const circle: JsonValue[] = [];
  circle.push(circle);
  expect(() => canonicalJson(circle)).toThrow(expect.objectContaining({ reason: 'too-deep' }));
});
