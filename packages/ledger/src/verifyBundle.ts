import { type BundleEntry, type ProofBundle, readBundle } from './bundle.ts';
import { fromBase64, fromHex } from './bytes.ts';
import { ChainFollower, isHash, isUnaltered } from './chain.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { mapCommitments, opens } from './commitment.ts';
import { type Finding, finding } from './findings.ts';
import { findHash, type HashAlgorithm, sha256, sm3 } from './hash.ts';
import type { JsonValue } from './json.ts';
import { leafHash } from './merkle/hashing.ts';
import { verifyInclusion } from './merkle/verify.ts';
import { formatKey, parseKey, type SignedNote, type VerifierKey, verifyNote } from './note.ts';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from './signature.ts';
import { trustedKeys } from './trust.ts';

/** One entry as a reader may see it. */
export interface VerifiedEntry {
  readonly number: number;
  readonly at: string;
  readonly hash: string;
  /** With the disclosed values in the place of their commitments; absent when it was withheld. */
  readonly body?: JsonValue;
  /** Commitments that stay closed. */
  readonly undisclosed: number;
  readonly state: 'in-log' | 'pending' | 'faulty';
}

export interface BundleReport {
  /**
   * `refuted` when anything does not hold; `verified` when all holds up to a key that the verifier
   * trusts; `unconfirmed` when all holds as far as it goes, but no trusted key has signed it.
   */
  readonly verdict: 'verified' | 'unconfirmed' | 'refuted';
  readonly findings: readonly Finding[];
  readonly entries: readonly VerifiedEntry[];
  readonly chain?: string;
  readonly checkpoint?: Checkpoint;
}

export interface VerifyOptions {
  /** In the place of the algorithms of this package, each for the one of its name. */
  readonly hashes?: readonly HashAlgorithm[];
  readonly signatures?: readonly SignatureAlgorithm[];
}

/** `verifyBundle` of a file's text. Never throws. */
export function verifyBundleText(
  text: string,
  trusted: readonly string[],
  options: VerifyOptions = {},
): BundleReport {
  let value: unknown;
  try {
    // A byte order mark is what some programs put before a text that they save again.
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1] ?? '1';
    return refused(finding('not-json', { position }));
  }
  return verifyBundle(value, trusted, options);
}

/**
 * Checks a proof: every entry's hash and link, every value that is disclosed, that each entry is in
 * the log of the checkpoint, the checkpoint's signatures, and whether one of the keys is trusted.
 * `trusted` are keys as `formatKey` writes them, from a source other than the proof; without any,
 * the best verdict is `unconfirmed`. Never throws, whatever the value is.
 */
export function verifyBundle(
  value: unknown,
  trusted: readonly string[],
  options: VerifyOptions = {},
): BundleReport {
  const read = readBundle(value);
  if ('refusal' in read) return refused(finding('not-a-proof', { path: read.refusal.path }));
  const { bundle } = read;
  const hash = (options.hashes ?? [sha256, sm3]).find(({ id }) => id === findHash(bundle.hash)?.id);
  if (hash === undefined) return refused(finding('unknown-hash', { hash: bundle.hash }));
  const findings: Finding[] = [];
  const faulty = new Set<number>();
  checkChain(bundle, hash, findings, faulty);
  const opened = openDisclosures(bundle, hash, faulty, findings);
  const head = checkCheckpoint(bundle, trusted, options, findings);
  const included = checkInclusion(bundle, head?.checkpoint, hash, findings, faulty);
  const entries = bundle.entries.map((entry, place): VerifiedEntry => {
    const { number, at } = entry;
    const body = opened[place]!;
    const state = faulty.has(place) ? 'faulty' : included.has(place) ? 'in-log' : 'pending';
    return { number, at, hash: entry.hash, state, ...body };
  });
  const refuted = findings.some(({ level }) => level === 'fault');
  const confirmed =
    findings.some(({ code }) => code === 'key-confirmed') && included.size === entries.length;
  return {
    verdict: refuted ? 'refuted' : confirmed ? 'verified' : 'unconfirmed',
    findings,
    entries,
    chain: bundle.chain,
    ...(head === undefined ? {} : { checkpoint: head.checkpoint }),
  };
}

function refused(fault: Finding): BundleReport {
  return { verdict: 'refuted', findings: [fault], entries: [] };
}

function checkChain(
  { chain, entries }: ProofBundle,
  hash: HashAlgorithm,
  findings: Finding[],
  faulty: Set<number>,
): void {
  if (entries.length === 0) findings.push(finding('no-entries'));
  const follower = new ChainFollower(chain);
  for (const [place, entry] of entries.entries()) {
    const { number, previous, body } = entry;
    const altered =
      body === undefined ? !isHash(entry.hash) : !isUnaltered({ ...entry, chain, body }, hash);
    for (const fault of follower.add({ chain, number, previous, hash: entry.hash, altered })) {
      findings.push(finding(fault.code, { chain, number: fault.number, to: fault.to ?? number }));
      faulty.add(place);
    }
    if (body === undefined) findings.push(finding('entry-withheld', { number }));
  }
  if (entries.length > 0 && faulty.size === 0) {
    findings.push(finding('chain-whole', { chain, count: entries.length }));
  }
}

type OpenedBody = Pick<VerifiedEntry, 'body' | 'undisclosed'>;

function openDisclosures(
  { entries, disclosures }: ProofBundle,
  hash: HashAlgorithm,
  faulty: Set<number>,
  findings: Finding[],
): OpenedBody[] {
  const byCommitment = new Map(disclosures.map((item) => [item.commitment, item]));
  const used = new Set<string>();
  let right = 0;
  let closed = 0;
  const bodies = entries.map(({ number, body }, place): OpenedBody => {
    if (body === undefined) return { undisclosed: 0 };
    // What was altered is shown as it stands; only a sound body is known not to be too deep.
    if (faulty.has(place)) return { body, undisclosed: 0 };
    let undisclosed = 0;
    const shown = mapCommitments(body, (commitment) => {
      const item = byCommitment.get(commitment.commitment);
      if (item !== undefined) {
        used.add(item.commitment);
        if (opens(commitment, item.salt, item.value, hash)) {
          right += 1;
          return item.value;
        }
        findings.push(finding('disclosure-wrong', { number }));
        faulty.add(place);
      }
      undisclosed += 1;
      return undefined;
    });
    closed += undisclosed;
    return { body: shown, undisclosed };
  });
  if (right > 0) findings.push(finding('disclosures-right', { count: right }));
  if (closed > 0) findings.push(finding('values-undisclosed', { count: closed }));
  const stray = byCommitment.size - used.size;
  if (stray > 0) findings.push(finding('disclosure-stray', { count: stray }));
  return bodies;
}

interface Head {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
}

function checkCheckpoint(
  bundle: ProofBundle,
  trusted: readonly string[],
  options: VerifyOptions,
  findings: Finding[],
): Head | undefined {
  if (bundle.checkpoint === undefined) {
    findings.push(finding('checkpoint-missing'));
    return undefined;
  }
  const head = parseCheckpoint(bundle.checkpoint);
  if (head === undefined) {
    findings.push(finding('checkpoint-malformed'));
    return undefined;
  }
  if (head.checkpoint.hash !== bundle.hash) {
    const params = { checkpoint: head.checkpoint.hash, bundle: bundle.hash };
    findings.push(finding('checkpoint-hash-differs', params));
  }
  const algorithms = SIGNATURE_ALGORITHMS.map(
    (own) => options.signatures?.find(({ id }) => id === own.id) ?? own,
  );
  checkSignatures(bundle, head.note, trusted, algorithms, findings);
  return head;
}

function checkSignatures(
  bundle: ProofBundle,
  note: SignedNote,
  trusted: readonly string[],
  algorithms: readonly SignatureAlgorithm[],
  findings: Finding[],
): void {
  const keys = new Map<string, VerifierKey>();
  for (const [place, { key: text }] of bundle.keys.entries()) {
    const key = parseKey(text, algorithms);
    if (key === undefined) findings.push(finding('key-malformed', { position: place + 1 }));
    else keys.set(text, key);
  }
  const believed = new Map(
    trustedKeys(bundle.keys, trusted, algorithms).map(({ key }) => [formatKey(key), key]),
  );
  for (const [text, key] of believed) keys.set(text, key);
  const describe = ({ name, id, algorithm }: VerifierKey) => ({
    name,
    keyId: id,
    algorithm: algorithm.id,
  });
  const { good, bad } = verifyNote(note, [...keys.values()]);
  for (const key of bad) findings.push(finding('signature-wrong', describe(key)));
  for (const key of good) findings.push(finding('signature-right', describe(key)));
  if (good.length === 0) {
    if (bad.length === 0) findings.push(finding('signature-missing'));
    return;
  }
  const confirmed = good.filter((key) => believed.has(formatKey(key)));
  for (const key of confirmed) findings.push(finding('key-confirmed', { keyId: key.id }));
  if (confirmed.length > 0) return;
  if (trusted.length > 0) findings.push(finding('key-not-trusted'));
  else {
    for (const key of good) {
      findings.push(finding('key-not-confirmed', { keyId: key.id, key: formatKey(key) }));
    }
  }
}

/** Places of the entries that are in the log. */
function checkInclusion(
  { entries }: ProofBundle,
  checkpoint: Checkpoint | undefined,
  hash: HashAlgorithm,
  findings: Finding[],
  faulty: Set<number>,
): Set<number> {
  const included = new Set<number>();
  if (checkpoint === undefined) return included;
  for (const [place, entry] of entries.entries()) {
    const { number, inclusion } = entry;
    if (inclusion === undefined) findings.push(finding('entry-pending', { number }));
    else if (isIncluded(entry, inclusion, checkpoint, hash)) included.add(place);
    else {
      findings.push(finding('inclusion-wrong', { number }));
      faulty.add(place);
    }
  }
  if (included.size > 0 && included.size === entries.length) {
    const { origin, size, at } = checkpoint;
    findings.push(finding('entries-included', { count: included.size, origin, size, at }));
  }
  return included;
}

function isIncluded(
  entry: BundleEntry,
  { index, path }: NonNullable<BundleEntry['inclusion']>,
  { size, root }: Checkpoint,
  hash: HashAlgorithm,
): boolean {
  const data = isHash(entry.hash) ? fromHex(entry.hash) : undefined;
  const hashes = path.map(fromBase64);
  if (data === undefined || hashes.includes(undefined)) return false;
  const claim = { index, size, root, leafHash: leafHash(data, hash) };
  return verifyInclusion({ ...claim, path: hashes as Uint8Array[] }, hash);
}
