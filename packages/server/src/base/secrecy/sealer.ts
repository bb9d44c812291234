import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { keyFilesOf, keysFolder, makeKeyFile, nextKeyFile, readKeyFile } from './keyFiles.ts';

/*
 * A sealed value is: algorithm (1 byte), id of the key (8), nonce (12), ciphertext, tag (16). The
 * algorithm stands in every value, so that another one (SM4) can seal from a day on while what was
 * sealed before still opens.
 */
const AES_256_GCM = 1;
const ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

const SEALING = 'sealing';
const INDEXING = 'blind-index';

/** Why a sealed value does not open. The sentence names no content. */
export class SealFault extends Error {
  readonly code: 'key-missing' | 'algorithm-unknown' | 'damaged';
  /** Id of the key that sealed the value, in hexadecimal. */
  readonly keyId: string;

  constructor(code: SealFault['code'], keyId: string) {
    super(`a sealed value does not open: ${code}, key ${keyId}`);
    this.name = 'SealFault';
    this.code = code;
    this.keyId = keyId;
  }
}

/**
 * Seals personal values for the database with keys that stand outside it, and makes keyed hashes by
 * which an equal value is found. Synchronous. What is sealed in one context opens in no other, so a
 * value cannot be moved to another row or column unnoticed.
 */
export class Sealer {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #present: { readonly id: string; readonly key: Buffer };
  readonly #indexKey: Buffer;

  /** Keys oldest first: the last one seals, all of them open. */
  constructor(keys: readonly Buffer[], indexKey: Buffer) {
    const entries = keys.map((key): [string, Buffer] => [keyIdOf(key), key]);
    const last = entries.at(-1);
    if (last === undefined) throw new Error('a sealer needs a key');
    this.#keys = new Map(entries);
    this.#present = { id: last[0], key: last[1] };
    this.#indexKey = indexKey;
  }

  /** Id of the key that seals now, in hexadecimal. */
  get keyId(): string {
    return this.#present.id;
  }

  /** Seals a value in a context, such as `person.email:<id>`. Two seals of one value differ. */
  seal(plain: Uint8Array | string, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const head = Buffer.concat([
      Buffer.of(AES_256_GCM),
      Buffer.from(this.#present.id, 'hex'),
      nonce,
    ]);
    const cipher = createCipheriv('aes-256-gcm', this.#present.key, nonce);
    cipher.setAAD(Buffer.concat([head, Buffer.from(context)]));
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
    return Buffer.concat([head, body, cipher.final(), cipher.getAuthTag()]);
  }

  /** Opens a value in the context in which it was sealed. Throws `SealFault`. */
  open(sealed: Uint8Array, context: string): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const id = keyIdOfSealed(bytes);
    if (bytes.length < HEAD_BYTES + TAG_BYTES) throw new SealFault('damaged', id);
    if (bytes[0] !== AES_256_GCM) throw new SealFault('algorithm-unknown', id);
    const key = this.#keys.get(id);
    if (key === undefined) throw new SealFault('key-missing', id);
    const head = bytes.subarray(0, HEAD_BYTES);
    const tagAt = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(1 + ID_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.concat([head, Buffer.from(context)]));
    decipher.setAuthTag(bytes.subarray(tagAt));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES, tagAt)), decipher.final()]);
    } catch {
      throw new SealFault('damaged', id);
    }
  }

  /** Opens a value that was text. Throws `SealFault`. */
  openText(sealed: Uint8Array, context: string): string {
    return this.open(sealed, context).toString('utf8');
  }

  /**
   * A keyed hash (HMAC-SHA-256, 32 bytes) by which equal texts of one purpose are found without being
   * kept. The caller brings the text into its normal form first.
   */
  blindIndex(text: string, purpose = ''): Buffer {
    return createHmac('sha256', this.#indexKey).update(`${purpose}\0${text}`).digest();
  }
}

/** The id of a key, which gives nothing of the key away. */
function keyIdOf(key: Buffer): string {
  return createHash('sha256')
    .update('zca sealing key id\0')
    .update(key)
    .digest('hex')
    .slice(0, 2 * ID_BYTES);
}

/** Id of the key that sealed a value, in hexadecimal. */
export function keyIdOfSealed(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(1, 1 + ID_BYTES)).toString('hex');
}

/**
 * The sealer of a data folder: every `DATA/keys/sealing-*.key`, the newest of which seals, and
 * `blind-index-0001.key`. Both are made where there are none. Throws `StartupProblem` for a key file
 * that is damaged or that others can read.
 */
export function openSealer(dataDirectory: string): Sealer {
  const folder = keysFolder(dataDirectory);
  for (const series of [SEALING, INDEXING]) {
    if (keyFilesOf(folder, series).length === 0) makeKeyFile(folder, nextKeyFile(folder, series));
  }
  const keys = keyFilesOf(folder, SEALING).map((name) => readKeyFile(folder, name));
  // An index is of use only while its key stays, so there is one; a newer file would be a mistake.
  return new Sealer(keys, readKeyFile(folder, keyFilesOf(folder, INDEXING)[0]!));
}

/** Adds a key to a data folder, which seals from the next start on; returns its file. */
export function rotateSealingKey(dataDirectory: string): string {
  const folder = keysFolder(dataDirectory);
  for (;;) {
    const name = nextKeyFile(folder, SEALING);
    if (makeKeyFile(folder, name)) return `${folder}/${name}`;
  }
}
