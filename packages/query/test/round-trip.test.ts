import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionKey, normalise, parse, print, validate } from '../src/index.ts';
import type { Condition } from '../src/index.ts';
import { condition } from './arbitrary.ts';
import { CATALOGUE } from './catalogue.ts';
import { REALISTIC_QUERIES } from './queries.ts';

function read(query: string): Condition {
  const result = parse(query, CATALOGUE, { today: '2026-11-22' });
  if (!result.ok) throw new Error(`${query}: ${JSON.stringify(result.problems)}`);
  return result.condition;
}

describe('a printed condition', () => {
  for (const language of ['zh', 'en'] as const) {
    it(`is read back as the normal form (${language})`, () => {
      fc.assert(
        fc.property(condition, (original) => {
          const text = print(original, CATALOGUE, language);
          const result = parse(text, CATALOGUE);
          expect({ text, read: result.ok ? result.condition : result.problems }).toEqual({
            text,
            read: normalise(original),
          });
        }),
        { numRuns: 3000 },
      );
    });
  }

  it('is read back when it was itself read from what people write', () => {
    for (const query of REALISTIC_QUERIES) {
      const condition = read(query);
      for (const language of ['zh', 'en'] as const) {
        expect(read(print(condition, CATALOGUE, language))).toEqual(condition);
      }
    }
  });
});

describe('the normal form', () => {
  it('is its own normal form and is valid', () => {
    fc.assert(
      fc.property(condition, (original) => {
        const normal = normalise(original);
        expect(normalise(normal)).toEqual(normal);
        expect(validate(original, CATALOGUE)).toEqual({ ok: true, condition: normal });
        expect(validate(JSON.parse(JSON.stringify(normal)), CATALOGUE).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a key that ignores the order of and/or', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 5 }), (parts) => {
        for (const op of ['and', 'or'] as const) {
          const backwards = parts.toReversed();
          // Words are joined in the order written, so their text may differ: compare without them.
          const plain = parts.filter((part) => !JSON.stringify(part).includes('"words"'));
          expect(conditionKey({ op, of: plain })).toBe(
            conditionKey({ op, of: backwards.filter((part) => plain.includes(part)) }),
          );
        }
      }),
    );
  });
});
