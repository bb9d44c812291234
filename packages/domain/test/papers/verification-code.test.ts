import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CODE_BYTES,
  displayVerificationCode,
  documentNumber,
  makeVerificationCode,
  numberSeries,
  readVerificationCode,
} from '../../src/papers/index.ts';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a verification code', () => {
  it('is read as it is printed, in lower case, with blanks, and with letters for digits', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = makeVerificationCode(random);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
        const printed = displayVerificationCode(code);
        expect(printed).toMatch(/^.{4}-.{4}-.{4}-.$/);
        for (const typed of [
          code,
          printed,
          printed.toLowerCase(),
          ` ${printed.replaceAll('-', ' ')} `,
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          code.replaceAll('1', 'I'),
        ])
          expect(readVerificationCode(typed)).toBe(code);
      }),
    );
  });

  it('with any one character wrong is no code', () => {
    fc.assert(
      fc.property(bytes, fc.nat(12), fc.nat(31), (random, at, other) => {
        const code = makeVerificationCode(random);
        fc.pre(code[at] !== ALPHABET[other]);
        const wrong = code.slice(0, at) + ALPHABET[other] + code.slice(at + 1);
        expect(readVerificationCode(wrong)).toBeNull();
      }),
    );
  });

  it('with any two characters exchanged is no code', () => {
    fc.assert(
      fc.property(bytes, fc.nat(12), fc.nat(12), (random, a, b) => {
        const characters = [...makeVerificationCode(random)];
        fc.pre(characters[a] !== characters[b]);
        [characters[a], characters[b]] = [characters[b]!, characters[a]!];
        expect(readVerificationCode(characters.join(''))).toBeNull();
      }),
    );
  });

  it.each(['', '7M2K-Q8WD', '7M2K-Q8WD-4HNX-55', '文书', 'UUUUUUUUUUUUU'])('is not %j', (typed) => {
    expect(readVerificationCode(typed)).toBeNull();
  });

  it('needs its bytes', () => {
    expect(() => makeVerificationCode(new Uint8Array(11))).toThrow(RangeError);
  });
});

describe('a document number', () => {
  it('has six-corner brackets and no leading zeros (GB/T 9704-2012 §7.2.5)', () => {
    const series = numberSeries('西市监', '投受', 2026);
    expect(series).toBe('西市监投受〔2026〕');
    expect(documentNumber(series, 12)).toBe('西市监投受〔2026〕12号');
  });
});
