import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { canonicalJson } from '@zca/domain/registry';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const VECTORS = new URL('../../../../../shared/data/conformance/rfc8785-jcs/', import.meta.url);
const hasVectors = existsSync(VECTORS);

describe.skipIf(!hasVectors)('the vectors of RFC 8785', () => {
  const names = hasVectors ? readdirSync(new URL('input/', VECTORS)) : [];
  it.each(names)('%s', (name) => {
    const input: unknown = JSON.parse(readFileSync(new URL(`input/${name}`, VECTORS), 'utf8'));
    expect(canonicalJson(input)).toBe(
      readFileSync(new URL(`output/${name}`, VECTORS), 'utf8').trimEnd(),
    );
  });
});

it('sorts members by code units, at every depth, and writes numbers as ECMAScript does', () => {
  expect(canonicalJson({ b: [3, { z: 1, a: -0 }], '\u20ac': null, a: 1e21, '10': 'é"' })).toBe(
    '{"10":"é\\"","a":1e+21,"b":[3,{"a":0,"z":1}],"€":null}',
  );
});

it('does not depend on the order of members and reads back', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (record) => {
      const turned = Object.fromEntries(Object.entries(record).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(record));
      expect(canonicalJson(JSON.parse(canonicalJson(record)))).toBe(canonicalJson(record));
    }),
  );
});

it('refuses what JSON cannot write', () => {
  for (const value of [Number.NaN, Infinity, undefined, () => 1, '\ud800', [undefined]]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});
