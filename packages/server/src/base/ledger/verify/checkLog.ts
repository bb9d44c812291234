import {
  formatKey,
  fromHex,
  GrowingTree,
  parseCheckpoint,
  parseKey,
  toHex,
  type VerifierKey,
  verifyNote,
} from '@zca/ledger';
import { NODE_SIGNATURES, nodeSha256 } from '../nodeCrypto.ts';
import { eachRow } from './checkEntries.ts';
import { copyBytes, copyInstant, copyValue } from './copyRows.ts';
import type { FaultList } from './faults.ts';
import { type LineSorter, sortable } from './sortLines.ts';
import type { LedgerSource } from './source.ts';

/** More missing leaves in a row than this, and the tree above them is not built any further. */
const MOST_MISSING = 100_000;

/** What the log is compared with beside itself. */
export interface KeptProofs {
  /** Verifier keys that are trusted; with any, the ledger must have one of them. */
  readonly keys: readonly string[];
  /** A signed checkpoint that was kept elsewhere. */
  readonly checkpoint?: string;
}

export interface LogSummary {
  readonly leaves: number;
  readonly checkpoints: number;
  /** Keys in force at the end. */
  readonly keys: readonly string[];
}

/**
 * Builds the tree anew from its leaves and compares every stored node, the root of every checkpoint
 * and every signature.
 */
export async function checkLog(
  source: LedgerSource,
  sorters: {
    readonly leaves: LineSorter;
    readonly nodes: LineSorter;
    readonly checkpoints: LineSorter;
  },
  kept: KeptProofs,
  faults: FaultList,
): Promise<LogSummary> {
  const { leaves, nodes, checkpoints } = sorters;
  await eachRow(source, 'log_node', ['level', 'index', 'hash'], ([level, index, hash = '']) => {
    const last = (Number(index) + 1) * 2 ** Number(level) - 1;
    return nodes.add([sortable(last), sortable(level!), copyBytes(hash)].join('\t'));
  });
  const count = await eachRow(
    source,
    'checkpoint',
    ['size', 'root', 'at', 'note'],
    ([size = '', root = '', at = '', note = '']) => {
      const fields = [sortable(size), 'C', copyBytes(root), copyInstant(at, 3), note];
      return checkpoints.add(fields.join('\t'));
    },
  );
  const own = keptCheckpoint(kept, faults);
  if (own !== undefined) {
    await checkpoints.add([sortable(own.size), 'K', own.root, own.origin].join('\t'));
  }
  const heads = new CheckpointFollower(checkpoints.sorted(), kept, faults);
  const tree = new TreeFollower(nodes.sorted(), heads, faults);
  await heads.reached(0, tree.root);
  for await (const line of leaves.sorted()) await tree.take(line);
  await tree.end();
  const { last, keys } = await heads.end(tree.size);
  await checkState(source, last, faults);
  return { leaves: tree.size, checkpoints: count, keys };
}

async function checkState(source: LedgerSource, last: number, faults: FaultList): Promise<void> {
  await eachRow(source, 'log_state', ['size'], ([size = '']) => {
    if (Number(size) !== last) faults.add('state-differs', { size, checkpoint: last });
    return undefined;
  });
}

function keptCheckpoint({ checkpoint: note }: KeptProofs, faults: FaultList) {
  if (note === undefined) return undefined;
  const parsed = parseCheckpoint(note);
  if (parsed === undefined) {
    faults.add('kept-checkpoint-malformed', {});
    return undefined;
  }
  const { size, root, origin } = parsed.checkpoint;
  return { size, root: toHex(root), origin };
}

/** Reads one line ahead, so that lines can be taken while their keys match. */
class Lines {
  readonly #lines: AsyncGenerator<string>;
  #head: string[] | undefined;
  #begun = false;

  constructor(lines: AsyncGenerator<string>) {
    this.#lines = lines;
  }

  async head(): Promise<readonly string[] | undefined> {
    if (!this.#begun) await this.#advance();
    return this.#head;
  }

  async take(): Promise<readonly string[] | undefined> {
    const head = await this.head();
    await this.#advance();
    return head;
  }

  async #advance(): Promise<void> {
    this.#begun = true;
    const { value, done } = await this.#lines.next();
    this.#head = done === true ? undefined : value.split('\t');
  }
}

interface LeafName {
  readonly index: number;
  readonly chain: string;
  readonly number: string;
}

class TreeFollower {
  readonly #tree = new GrowingTree(nodeSha256);
  readonly #nodes: Lines;
  readonly #heads: CheckpointFollower;
  readonly #faults: FaultList;
  #before: LeafName | undefined;
  #isCut = false;
  /** By level, whether the newest node of that level differs from the stored one. */
  #differs: boolean[] = [];

  constructor(nodes: AsyncGenerator<string>, heads: CheckpointFollower, faults: FaultList) {
    this.#nodes = new Lines(nodes);
    this.#heads = heads;
    this.#faults = faults;
  }

  readonly root = (): Uint8Array => this.#tree.root();

  get size(): number {
    return this.#tree.size;
  }

  async take(line: string): Promise<void> {
    if (this.#isCut) return;
    const [key, id = '', chain = '', number = '', hash = ''] = line.split('\t');
    const index = Number(key);
    const expected = this.#tree.size;
    if (index < expected) {
      this.#faults.add('leaf-doubled', { index, id });
      return;
    }
    if (index > expected) {
      this.#faults.add('leaf-missing', { index: expected, to: index - 1 });
      this.#isCut = index - expected > MOST_MISSING;
      if (this.#isCut) return;
      // Empty places keep the others where they were, so that only their own nodes differ.
      while (this.#tree.size < index) await this.#append(new Uint8Array(32), undefined);
    }
    await this.#append(fromHex(hash) ?? new Uint8Array(32), { index, chain, number });
  }

  async #append(hash: Uint8Array, name: LeafName | undefined): Promise<void> {
    const index = this.#tree.size;
    const completed = this.#tree.append(hash);
    let below = false;
    const before = [...this.#differs];
    this.#differs[0] = false;
    for (const node of completed) {
      const stored = await this.#storedNode(index, node.level);
      const first = index + 1 - 2 ** node.level;
      const place = { level: node.level, index: first, to: index };
      const differs = stored !== undefined && stored !== toHex(node.hash);
      if (stored === undefined) this.#faults.add('node-missing', place);
      // Told once, where it begins: the nodes above follow from it.
      else if (differs && !below && before[node.level - 1] !== true) {
        if (node.level === 1 && name && this.#before) this.#addMoved(this.#before, name);
        else this.#faults.add('node-altered', place);
      }
      below = differs;
      this.#differs[node.level] = differs;
    }
    this.#before = name;
    await this.#heads.reached(this.#tree.size, this.root);
  }

  #addMoved(left: LeafName, right: LeafName): void {
    this.#faults.add('leaves-moved', {
      index: left.index,
      to: right.index,
      chain: left.chain,
      number: left.number,
      otherChain: right.chain,
      otherNumber: right.number,
    });
  }

  async #storedNode(last: number, level: number): Promise<string | undefined> {
    for (;;) {
      const head = await this.#nodes.head();
      if (head === undefined) return undefined;
      const [at, own] = [Number(head[0]), Number(head[1])];
      if (at > last || (at === last && own > level)) return undefined;
      await this.#nodes.take();
      if (at === last && own === level) return head[2];
      this.#faults.add('node-stray', { index: at, level: own });
    }
  }

  async end(): Promise<void> {
    for (let node = await this.#nodes.take(); node; node = await this.#nodes.take()) {
      this.#faults.add('node-stray', { index: Number(node[0]), level: Number(node[1]) });
    }
  }
}

class CheckpointFollower {
  readonly #lines: Lines;
  readonly #kept: KeptProofs;
  readonly #faults: FaultList;
  /** Keys in force, by their text. */
  readonly #keys = new Map<string, VerifierKey>();
  readonly #seen = new Set<string>();
  #origin: string | undefined;
  #last = 0;
  #goodUpTo = 0;
  #next: number | undefined = 0;

  constructor(lines: AsyncGenerator<string>, kept: KeptProofs, faults: FaultList) {
    this.#lines = new Lines(lines);
    this.#kept = kept;
    this.#faults = faults;
  }

  /** Checks the checkpoints of a size, when the tree has it. */
  async reached(size: number, root: () => Uint8Array): Promise<void> {
    // Most leaves have no checkpoint of their own.
    while (this.#next !== undefined && this.#next <= size) {
      const head = await this.#lines.head();
      this.#next = head === undefined ? undefined : Number(head[0]);
      if (head === undefined || Number(head[0]) > size) return;
      await this.#lines.take();
      if (head[1] === 'K') this.#checkKept(size, head, toHex(root()));
      else this.#check(size, head, toHex(root()));
    }
  }

  #checkKept(size: number, [, , root, origin = '']: readonly string[], own: string): void {
    if (this.#origin !== undefined && origin !== this.#origin) {
      this.#faults.add('kept-checkpoint-foreign', { origin });
    } else if (root !== own) this.#faults.add('log-rewritten', { size });
  }

  #check(size: number, [, , root, at, note = '']: readonly string[], own: string): void {
    this.#last = size;
    const parsed = parseCheckpoint(copyValue(note));
    const stated = parsed?.checkpoint;
    if (
      parsed === undefined ||
      stated?.size !== size ||
      toHex(stated.root) !== root ||
      stated.at !== at ||
      (this.#origin ?? stated.origin) !== stated.origin
    ) {
      this.#faults.add('checkpoint-altered', { size });
      return;
    }
    this.#origin = stated.origin;
    if (root === own) this.#goodUpTo = size;
    else {
      const from = this.#goodUpTo;
      this.#faults.add('checkpoint-root-differs', { size, from, to: size - 1 });
    }
    this.#checkSignatures(size, parsed);
  }

  #checkSignatures(
    size: number,
    { checkpoint, note }: NonNullable<ReturnType<typeof parseCheckpoint>>,
  ): void {
    const introduced = checkpoint.introduces.flatMap(
      (text) => parseKey(text, NODE_SIGNATURES) ?? [],
    );
    for (const id of checkpoint.loses) this.#drop(id);
    const inForce = [...this.#keys.values()];
    const { good, bad } = verifyNote(note, [...inForce, ...introduced]);
    for (const key of bad) this.#faults.add('signature-wrong', { size, keyId: key.id });
    const signedBefore = inForce.some((key) => good.includes(key));
    const mayBegin = inForce.length === 0 && introduced.length > 0;
    if (!signedBefore && !mayBegin && bad.length === 0) {
      this.#faults.add('signature-missing', { size });
    }
    for (const key of introduced) {
      if (!good.includes(key) || (!signedBefore && !mayBegin)) {
        this.#faults.add('key-unsigned', { size, keyId: key.id });
      }
      this.#keys.set(formatKey(key), key);
      this.#seen.add(formatKey(key));
    }
    for (const id of checkpoint.retires) this.#drop(id);
  }

  #drop(id: string): void {
    for (const [text, key] of this.#keys) if (key.id === id) this.#keys.delete(text);
  }

  /** Size of the last checkpoint and the keys in force, once every leaf was taken. */
  async end(leaves: number): Promise<{ readonly last: number; readonly keys: string[] }> {
    for (let line = await this.#lines.take(); line; line = await this.#lines.take()) {
      const size = Number(line[0]);
      if (line[1] === 'K') this.#faults.add('log-shorter', { size, leaves });
      else {
        this.#last = size;
        this.#faults.add('checkpoint-beyond-log', { size, leaves });
      }
    }
    if (this.#last < leaves) this.#faults.add('checkpoint-missing', { size: this.#last, leaves });
    const keys = [...this.#keys.keys()];
    const { keys: trusted } = this.#kept;
    if (trusted.length > 0 && !trusted.some((key) => this.#seen.has(key))) {
      this.#faults.add('key-not-trusted', { keys: keys.join(' ') });
    }
    return { last: this.#last, keys };
  }
}
