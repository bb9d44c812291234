import { toHex, utf8 } from './bytes.ts';
import { type HashAlgorithm, sha256 } from './hash.ts';
import { canonicalJson, type JsonValue } from './json.ts';

/** What is hashed of one entry of a chain. */
export interface EntryInput {
  /** Name of the chain. */
  readonly chain: string;
  /** 1 for the first entry, then without gaps. */
  readonly number: number;
  /** Instant in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
  readonly at: string;
  /** Hash of the entry before as 64 hexadecimal digits; `NO_PREVIOUS` for the first. */
  readonly previous: string;
  readonly body: JsonValue;
}

/** An entry with its hash. */
export interface ChainEntry extends EntryInput {
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** In the place of the entry before the first: 32 zero bytes. */
export const NO_PREVIOUS = '0'.repeat(64);

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const hash64 = /^[0-9a-f]{64}$/;

/** Whether a text is 64 lower-case hexadecimal digits. */
export function isHash(text: unknown): text is string {
  return typeof text === 'string' && hash64.test(text);
}

/** Whether a text is an existing instant in UTC in the one form that entries use. */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !instant.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/**
 * Seals an entry: its body in canonical JSON and the entry's hash,
 * `H(canonicalJson({ at, body, chain, number, previous }))`.
 *
 * Throws `NotCanonical` when the body has no canonical form and `TypeError` when another field is
 * not what `EntryInput` says; both are mistakes of the caller.
 */
export function sealEntry(
  input: EntryInput,
  hash: HashAlgorithm = sha256,
): { canonicalBody: string; hash: string } {
  const { chain, number, at, previous } = input;
  if (!Number.isSafeInteger(number) || number < 1) throw new TypeError(`Entry number ${number}.`);
  if (!isInstant(at)) throw new TypeError(`Instant of an entry: ${at}.`);
  if (!isHash(previous)) throw new TypeError('The hash before an entry has 64 hexadecimal digits.');
  if ((number === 1) !== (previous === NO_PREVIOUS)) {
    throw new TypeError('The first entry of a chain, and no other, has nothing before it.');
  }
  const canonicalBody = canonicalJson(input.body);
  return { canonicalBody, hash: hashEntry({ chain, number, at, previous, canonicalBody }, hash) };
}

/** An entry as it is stored: the body as its canonical text. */
export type StoredEntry = Omit<ChainEntry, 'body'> & { readonly canonicalBody: string };

/**
 * The hash of an entry whose body is canonical text already, as 64 hexadecimal digits. It checks
 * nothing: a text that was altered gives another hash.
 */
export function hashEntry(
  { chain, number, at, previous, canonicalBody }: Omit<StoredEntry, 'hash'>,
  hash: HashAlgorithm = sha256,
): string {
  const text =
    `{"at":${JSON.stringify(at)},"body":${canonicalBody},"chain":${canonicalJson(chain)},` +
    `"number":${number},"previous":${JSON.stringify(previous)}}`;
  return toHex(hash.digest(utf8(text)));
}

/** What is wrong with a chain. */
export interface ChainFault {
  readonly code:
    | 'entry-altered'
    | 'entry-missing'
    | 'entry-doubled'
    | 'entry-out-of-order'
    | 'entry-foreign'
    | 'previous-differs';
  readonly chain: string;
  /** The entry in question; the first of those that are missing. */
  readonly number: number;
  /** The last of those that are missing. */
  readonly to?: number;
}

/** What the follower of a chain has to know of an entry; `altered` when its hash is not its own. */
export interface ChainLink {
  readonly chain: string;
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
  readonly altered: boolean;
}

/**
 * Follows one chain, entry by entry, in constant memory. Each link gives the faults that it shows;
 * after a fault the chain is followed from the entry that is there, so that one mistake is told once.
 */
export class ChainFollower {
  readonly chain: string;
  #number = 0;
  #hash = NO_PREVIOUS;

  constructor(chain: string) {
    this.chain = chain;
  }

  /** Number of the last entry; 0 before the first. */
  get length(): number {
    return this.#number;
  }

  /** Hash of the last entry; `NO_PREVIOUS` before the first. */
  get hash(): string {
    return this.#hash;
  }

  add(link: ChainLink): ChainFault[] {
    const { chain } = this;
    const { number } = link;
    const faults: ChainFault[] = [];
    if (link.chain !== chain) return [{ code: 'entry-foreign', chain: link.chain, number }];
    if (link.altered) faults.push({ code: 'entry-altered', chain, number });
    const expected = this.#number + 1;
    if (number === expected - 1) return [...faults, { code: 'entry-doubled', chain, number }];
    if (number < expected) return [...faults, { code: 'entry-out-of-order', chain, number }];
    if (number > expected) {
      faults.push({ code: 'entry-missing', chain, number: expected, to: number - 1 });
    } else if (link.previous !== this.#hash) {
      faults.push({ code: 'previous-differs', chain, number });
    }
    this.#number = number;
    this.#hash = link.hash;
    return faults;
  }
}

/**
 * Checks the entries of one chain as they stand in a list: every hash, every link to the entry
 * before, no gap, no double, the order. An empty list of faults is good. That entries are missing
 * at the end cannot be seen from a chain alone; the Merkle log shows it.
 *
 * Never throws for what an entry holds; a body without canonical form counts as altered.
 */
export function verifyChain(
  entries: Iterable<ChainEntry>,
  hash: HashAlgorithm = sha256,
): ChainFault[] {
  const faults: ChainFault[] = [];
  let follower: ChainFollower | undefined;
  for (const entry of entries) {
    follower ??= new ChainFollower(entry.chain);
    faults.push(...follower.add({ ...entry, altered: !isUnaltered(entry, hash) }));
  }
  return faults;
}

/** Whether an entry has the hash that it states. Never throws. */
export function isUnaltered(entry: ChainEntry, hash: HashAlgorithm = sha256): boolean {
  try {
    return hashEntry({ ...entry, canonicalBody: canonicalJson(entry.body) }, hash) === entry.hash;
  } catch {
    return false;
  }
}
