import { fromBase64, toBase64 } from './bytes.ts';
import { isInstant } from './chain.ts';
import { findHash, type HashId } from './hash.ts';
import { isKeyName, parseNote, type SignedNote } from './note.ts';

/**
 * The state of a log at one size (https://c2sp.org/tlog-checkpoint). Its text is the origin, the
 * size, the base64 of the root, and lines of extension, each a word and a value:
 *
 *   time <instant>      when it was made
 *   hash <name>         the hash function, where it is not SHA-256
 *   key <verifier key>  a key that signs from here on
 *   retired <key id>    a key that no longer signs
 *   lost <key id>       a key that no longer signs because it was lost, so that it could not say so
 */
export interface Checkpoint {
  /** Name of the log, without blanks and plus signs. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Instant in UTC with milliseconds. */
  readonly at: string;
  readonly hash: HashId;
  /** Keys as text that sign from here on. */
  readonly introduces: readonly string[];
  /** Ids of keys that no longer sign. */
  readonly retires: readonly string[];
  /** Ids of keys that were lost. */
  readonly loses: readonly string[];
}

/** The text of a checkpoint, ready to be signed. Throws `TypeError` for a field that cannot be. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, at, hash, introduces, retires, loses } = checkpoint;
  const lines = [
    origin,
    String(size),
    toBase64(root),
    `time ${at}`,
    ...(hash === 'sha-256' ? [] : [`hash ${hash}`]),
    ...introduces.map((key) => `key ${key}`),
    ...retires.map((id) => `retired ${id}`),
    ...loses.map((id) => `lost ${id}`),
  ];
  const text = `${lines.join('\n')}\n`;
  if (readCheckpoint(text) === undefined) throw new TypeError('This cannot be a checkpoint.');
  return text;
}

/** The checkpoint of a signed note with the note, or undefined when it is none. Verifies nothing. */
export function parseCheckpoint(
  note: string,
): { readonly checkpoint: Checkpoint; readonly note: SignedNote } | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed && readCheckpoint(parsed.text);
  return parsed && checkpoint && { checkpoint, note: parsed };
}

const extensionWords = ['time', 'hash', 'key', 'retired', 'lost'];

function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = Number(sizeText);
  const root = fromBase64(rootText);
  if (!isKeyName(origin) || !/^(0|[1-9]\d*)$/.test(sizeText) || !Number.isSafeInteger(size)) {
    return undefined;
  }
  if (root?.length !== 32) return undefined;
  const values = new Map<string, string[]>(extensionWords.map((word) => [word, []]));
  for (const line of extensions) {
    if (line === '') return undefined;
    const blank = line.indexOf(' ');
    // A word that is unknown here may mean something to another reader, and nothing to this one.
    values.get(line.slice(0, blank))?.push(line.slice(blank + 1));
  }
  const [at] = values.get('time')!;
  const [hashId = 'sha-256'] = values.get('hash')!;
  const hash = findHash(hashId)?.id;
  if (!isInstant(at) || hash === undefined) return undefined;
  return {
    origin,
    size,
    root,
    at,
    hash,
    introduces: values.get('key')!,
    retires: values.get('retired')!,
    loses: values.get('lost')!,
  };
}
