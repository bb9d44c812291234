/**
 * Codes by which a paper is verified: twelve characters without meaning and one that checks them, in
 * Crockford's alphabet, which has no I, L, O and U. Sixty bits cannot be guessed; they can be typed.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** Bytes of randomness that a code is made from. */
export const CODE_BYTES = LENGTH;

/** How a code is looked up: thirteen characters without hyphens. */
const WHOLE = new RegExp(`^[${ALPHABET}]{${LENGTH + 1}}$`);

/** A code from twelve random bytes; of each the lowest five bits count. */
export function makeVerificationCode(random: Uint8Array): string {
  if (random.length !== CODE_BYTES) throw new RangeError(`${CODE_BYTES} bytes make a code`);
  let code = '';
  for (const byte of random) code += ALPHABET[byte & 31];
  return code + checkCharacter(code);
}

/**
 * The code as typed by a person: lower case, hyphens and spaces are taken, and the letters that look
 * like digits. Null when it is no code or a character of it is wrong or two are exchanged.
 */
export function readVerificationCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐‑–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!WHOLE.test(code)) return null;
  return checkCharacter(code.slice(0, LENGTH)) === code[LENGTH] ? code : null;
}

/** As it is printed: `7M2K-Q8WD-4HNX-5`. */
export function displayVerificationCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/**
 * The sum over the field of 32 elements of each character times its own power of two: any one wrong
 * character changes it, and so does any exchange of two different ones, since no two weights are equal.
 */
function checkCharacter(code: string): string {
  let sum = 0;
  // Horner's rule, highest power first; the check character itself has the weight one.
  for (const character of code) sum = double(sum ^ ALPHABET.indexOf(character));
  return ALPHABET[sum]!;
}

/** Times two in the field of 32 elements with x^5 + x^2 + 1. */
function double(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}
