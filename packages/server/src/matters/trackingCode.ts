import { createHash } from 'node:crypto';
import type { Sealer } from '../base/secrecy/index.ts';

/** Letters and digits that nobody confuses, read out on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 15;

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, char, i) => total + ALPHABET.indexOf(char) * (2 * i + 1), 0);
  return ALPHABET[sum % ALPHABET.length]!;
}

/**
 * The code that opens the page of one matter: 75 bits and a check character, in fours. It follows
 * from the matter and a key that is outside the database, so that whoever lost the answer to a filing
 * can send it again and gets the same code.
 */
export function trackingCodeOf(sealer: Sealer, matterId: string): string {
  const digest = sealer.blindIndex(matterId, 'matter.tracking');
  // 32 characters divide 256, so no character is likelier than another.
  const body = Array.from({ length: LENGTH }, (_, i) => ALPHABET[digest[i]! % 32]!).join('');
  return `${body}${checkCharacter(body)}`.replace(/(.{4})(?=.)/g, '$1-');
}

/** The code in its plain form, or undefined when a character is missing or wrong. */
export function readTrackingCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  if (plain.length !== LENGTH + 1) return undefined;
  if ([...plain].some((char) => !ALPHABET.includes(char))) return undefined;
  return checkCharacter(plain.slice(0, LENGTH)) === plain[LENGTH] ? plain : undefined;
}

/** What is kept of a code, so that a copy of the database opens no matter. */
export function trackingHash(plain: string): Buffer {
  return createHash('sha256').update(plain).digest();
}
