import { equalBytes, fromBase64, joinBytes, toBase64, toHex, utf8 } from './bytes.ts';
import { sha256 } from './hash.ts';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from './signature.ts';

/*
 * Signed notes: https://c2sp.org/signed-note. A text, a blank line, and a line for each signature:
 *
 *   — <key name> <base64 of key id ‖ signature>
 */

/** A public key and the name under which it signs. */
export interface VerifierKey {
  readonly name: string;
  /** 8 hexadecimal digits, computed from name, algorithm and key. */
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: Uint8Array;
}

/** A private key beside its public one. */
export interface SignerKey extends VerifierKey {
  readonly privateKey: Uint8Array;
}

const KEY_ID_BYTES = 4;
/** Far above what a rotation needs; a longer note is not read. */
const MAX_SIGNATURES = 16;
const MAX_NOTE_CHARACTERS = 64 * 1024;

// Unicode spaces, plus signs and what would break a line are not allowed in a name (C2SP).
const keyName = /^[^\s+\p{Cc}\p{Z}]+$/u;

/** Whether a text may be the name of a key. */
export function isKeyName(name: string): boolean {
  return keyName.test(name);
}

/** A verifier's key from its parts; throws `TypeError` for a name or a length that cannot be. */
export function verifierKey(
  name: string,
  algorithm: SignatureAlgorithm,
  publicKey: Uint8Array,
): VerifierKey {
  if (!isKeyName(name)) throw new TypeError(`Name of a key: ${name}.`);
  if (publicKey.length !== algorithm.publicKeyBytes) {
    throw new TypeError(`A public key of ${algorithm.id} has ${algorithm.publicKeyBytes} bytes.`);
  }
  const id = sha256
    .digest(joinBytes(utf8(`${name}\n`), algorithm.noteType, publicKey))
    .subarray(0, KEY_ID_BYTES);
  return { name, id: toHex(id), algorithm, publicKey };
}

/** A signer's key from its private part. */
export function signerKey(
  name: string,
  algorithm: SignatureAlgorithm,
  privateKey: Uint8Array,
): SignerKey {
  return { ...verifierKey(name, algorithm, algorithm.publicKeyOf(privateKey)), privateKey };
}

/** A key as text: `<name>+<id>+<base64 of type ‖ public key>` (the "vkey" of C2SP). */
export function formatKey({ name, id, algorithm, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(joinBytes(algorithm.noteType, publicKey))}`;
}

/**
 * The key of a text that `formatKey` gave, or undefined when it is none or its id is not its own.
 * `algorithms` may name other implementations.
 */
export function parseKey(
  text: string,
  algorithms: readonly SignatureAlgorithm[] = SIGNATURE_ALGORITHMS,
): VerifierKey | undefined {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const bytes = fromBase64(parts?.[3] ?? '');
  if (parts === null || bytes === undefined || !isKeyName(parts[1]!)) return undefined;
  const algorithm = algorithms.find(
    ({ noteType, publicKeyBytes }) =>
      bytes.length === noteType.length + publicKeyBytes &&
      equalBytes(bytes.subarray(0, noteType.length), noteType),
  );
  if (algorithm === undefined) return undefined;
  const key = verifierKey(parts[1]!, algorithm, bytes.subarray(algorithm.noteType.length));
  return key.id === parts[2] ? key : undefined;
}

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** What is signed, its last line feed included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/**
 * Signs a text with one key or several. Throws `TypeError` for a text that cannot be a note: without
 * a last line feed, or with control characters.
 */
export function signNote(text: string, keys: readonly SignerKey[]): string {
  if (!isNoteText(text)) throw new TypeError('A note is lines of text, the last one ended.');
  const message = utf8(text);
  const lines = keys.map(({ name, id, algorithm, privateKey }) => {
    const signature = algorithm.sign(privateKey, message);
    const idBytes = Uint8Array.from({ length: KEY_ID_BYTES }, (_, at) =>
      Number.parseInt(id.slice(at * 2, at * 2 + 2), 16),
    );
    return `— ${name} ${toBase64(joinBytes(idBytes, signature))}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** The parts of a signed note, or undefined when the text is none. Verifies nothing. */
export function parseNote(note: string): SignedNote | undefined {
  if (note.length > MAX_NOTE_CHARACTERS) return undefined;
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  if (!isNoteText(text) || lines.length > MAX_SIGNATURES) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const parts = /^— (\S+) (\S+)$/u.exec(line);
    const bytes = fromBase64(parts?.[2] ?? '');
    if (parts === null || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
    if (!isKeyName(parts[1]!)) return undefined;
    const keyId = toHex(bytes.subarray(0, KEY_ID_BYTES));
    signatures.push({ name: parts[1]!, keyId, signature: bytes.subarray(KEY_ID_BYTES) });
  }
  return { text, signatures };
}

// Control characters are looked for on purpose.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0009\u000b-\u001f]|[\ud800-\udfff]/u;

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && !control.test(text);
}

export interface VerifiedNote {
  /** Those of the given keys whose signature is right. */
  readonly good: readonly VerifierKey[];
  /** Those of the given keys whose signature is there and wrong; then nothing is to be believed. */
  readonly bad: readonly VerifierKey[];
}

/** Checks the signatures of a note by some keys. Signatures of other keys are passed over (C2SP). */
export function verifyNote(note: SignedNote, keys: readonly VerifierKey[]): VerifiedNote {
  const message = utf8(note.text);
  const good: VerifierKey[] = [];
  const bad: VerifierKey[] = [];
  for (const key of keys) {
    const own = note.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.id);
    if (own.length === 0) continue;
    const right = own.every(({ signature }) =>
      key.algorithm.verify(key.publicKey, message, signature),
    );
    (right ? good : bad).push(key);
  }
  return { good, bad };
}
