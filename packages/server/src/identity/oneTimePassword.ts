import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Seconds of a time step, and figures of a code: what every authenticator expects (RFC 6238). */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Steps by which the clock of a telephone may be ahead or behind. */
const TOLERANCE_STEPS = 1;
/** Length that RFC 4226 recommends for HMAC-SHA-1. */
const SECRET_BYTES = 20;
const ISSUER = '知长安';

const RECOVERY_CODES = 10;
/** Without characters that are taken for each other. */
const RECOVERY_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function newFactorSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The secret as an authenticator takes it: an `otpauth:` address, and base32 for typing. */
export function describeSecret(
  secret: Uint8Array,
  account: string,
): { uri: string; secret: string } {
  const totp = authenticator(secret, account);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/**
 * The time step whose code this is, at most one step from the instant; undefined when it is none.
 * Whoever asks must see to it that no step is used twice.
 */
export function findStep(secret: Uint8Array, code: string, nowMs: number): number | undefined {
  const figures = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(figures)) return undefined;
  const delta = authenticator(secret, '').validate({
    token: figures,
    timestamp: nowMs,
    window: TOLERANCE_STEPS,
  });
  if (delta === null) return undefined;
  return TOTP.counter({ period: PERIOD_SECONDS, timestamp: nowMs }) + delta;
}

function authenticator(secret: Uint8Array, account: string): TOTP {
  const bytes = Uint8Array.from(secret);
  return new TOTP({
    issuer: ISSUER,
    label: account,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: bytes.buffer }),
  });
}

/** Ten recovery codes such as `K7QDM-2WXYZ`, fifty bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // The alphabet has 32 characters, so each byte gives one without a bias.
    const text = [...randomBytes(10)]
      .map((byte) => RECOVERY_ALPHABET[byte % RECOVERY_ALPHABET.length])
      .join('');
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** A recovery code as it was made, however it was typed; undefined when it can be none. */
export function readRecoveryCode(text: string): string | undefined {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '');
  if (!/^[A-HJ-NP-Z2-9]{10}$/.test(letters)) return undefined;
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
