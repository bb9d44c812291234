import { fromBase64 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Finding, finding } from './findings.ts';
import { type HashAlgorithm, sha256, sm3 } from './hash.ts';
import { verifyConsistency } from './merkle/verify.ts';
import { parseKey, verifyNote } from './note.ts';

/** The state of the log that somebody gives now, with the proof that it goes on from an earlier one. */
export interface PresentLog {
  /** Signed note. */
  readonly checkpoint: string;
  /** Base64, from the earlier size to that of `checkpoint`. */
  readonly path: readonly string[];
}

/**
 * Whether a log as it is now goes on from an earlier checkpoint of it. `keys` are those whose
 * signature on the present checkpoint counts. Never throws.
 */
export function compareLogs(
  earlier: Checkpoint,
  present: PresentLog,
  keys: readonly string[],
): Finding {
  const parsed = parseCheckpoint(present.checkpoint);
  if (parsed === undefined) return finding('checkpoint-malformed');
  const { checkpoint, note } = parsed;
  const { size, at, origin } = checkpoint;
  if (origin !== earlier.origin) return finding('log-foreign', { origin });
  const known = keys.flatMap((text) => parseKey(text) ?? []);
  const { good, bad } = verifyNote(note, known);
  const [wrong] = bad;
  if (wrong !== undefined) {
    const { name, id, algorithm } = wrong;
    return finding('signature-wrong', { name, keyId: id, algorithm: algorithm.id });
  }
  if (good.length === 0) return finding('signature-missing');
  if (size < earlier.size) return finding('log-shorter', { size, from: earlier.size });
  const path = present.path.map(fromBase64);
  const hash = [sha256, sm3].find(({ id }) => id === checkpoint.hash) as HashAlgorithm;
  const goesOn =
    checkpoint.hash === earlier.hash &&
    !path.includes(undefined) &&
    verifyConsistency(
      {
        first: earlier.size,
        second: size,
        firstRoot: earlier.root,
        secondRoot: checkpoint.root,
        path: path as Uint8Array[],
      },
      hash,
    );
  return finding(goesOn ? 'log-goes-on' : 'log-forked', { size, at });
}
