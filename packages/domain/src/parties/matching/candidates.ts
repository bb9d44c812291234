import type { Lexicon } from './comparison.ts';
import type { Subject } from './subject.ts';
import { isGenericWord, sameWord, spellOf } from './words.ts';

/** Of a block with more parties nothing is compared: its key tells too little. */
const LARGEST_BLOCK = 64;
/** Names whose misspellings are looked for have so many characters. */
const MISSPELT = { least: 4, most: 16 } as const;
/** Words of a Latin name, the rarest first, by which it is looked for. */
const RARE_WORDS = 3;
/** Letters and words of a Chinese trade name as it is spelled out. */
const SPELLED = 4;
const SPELLED_WORDS = 3;
const ACRONYM = /^[a-z]{4,6}$/;

/** How many pairs were found, and what was passed over. */
export interface CandidateCounts {
  readonly keys: number;
  readonly pairs: number;
  /** Blocks that were too large, and the parties in the largest of them. */
  readonly skippedBlocks: number;
  readonly largestBlock: number;
}

/**
 * Calls back with pairs of subjects that share a key: the core, the core with one character left out (so
 * that one replaced, added or left out is met), its sound, its trade name with its place, the rare words of
 * a Latin name, an organisation code, a former name. A pair may come more than once. Keys are 32-bit
 * hashes in two typed arrays, so that a million names take some hundred megabytes.
 */
export function findCandidates(
  subjects: readonly Subject[],
  lexicon: Lexicon,
  onPair: (a: number, b: number) => void,
): CandidateCounts {
  const keys = new KeyTable(subjects.length * 6);
  const formerNames = new Set(
    subjects.flatMap(({ formerNames: former, otherNames }) => [...former, ...otherNames]),
  );
  subjects.forEach((subject, index) => addKeys(keys, subject, index, lexicon, formerNames));
  const order = keys.inOrder();
  let pairs = 0;
  let skippedBlocks = 0;
  let largestBlock = 0;
  for (let start = 0; start < order.length; ) {
    const hash = keys.hashOf(order[start]!);
    let end = start + 1;
    while (end < order.length && keys.hashOf(order[end]!) === hash) end++;
    if (end - start > LARGEST_BLOCK) {
      skippedBlocks++;
      largestBlock = Math.max(largestBlock, end - start);
    } else {
      for (let i = start; i < end; i++) {
        const a = keys.subjectOf(order[i]!);
        for (let j = i + 1; j < end; j++) {
          const b = keys.subjectOf(order[j]!);
          if (a === b) continue;
          pairs++;
          onPair(a, b);
        }
      }
    }
    start = end;
  }
  return { keys: order.length, pairs, skippedBlocks, largestBlock };
}

function addKeys(
  keys: KeyTable,
  subject: Subject,
  index: number,
  { sound, seen }: Lexicon,
  formerNames: ReadonlySet<string>,
): void {
  for (const code of subject.codes) keys.add(hashOf(`c${code}`), index);
  for (const former of subject.formerNames) keys.add(hashOf(`f${former}`), index);
  if (formerNames.has(subject.whole)) keys.add(hashOf(`f${subject.whole}`), index);
  for (const other of subject.otherNames) keys.add(hashOf(`f${other}`), index);
  const { core } = subject;
  const joined = subject.isHan ? core : core.replaceAll(' ', '');
  keys.add(hashOf(joined), index);
  if (subject.isHan) {
    const spelled = spellOf(sound(subject.brand));
    if (spelled.length >= SPELLED && subject.unit === '') keys.add(hashOf(`y${spelled}`), index);
    if (subject.brand !== core) keys.add(hashOf(`b${subject.brand}|${subject.place}`), index);
    if (core.length >= MISSPELT.least && core.length <= MISSPELT.most) {
      for (let skip = 0; skip < core.length; skip++) keys.add(hashOf(core, skip), index);
      keys.add(hashOf(`s${sound(core)}`), index);
    }
    return;
  }
  const own = subject.words.filter((word) => !isGenericWord(word));
  const spelled = core
    .split(' ')
    .map(sameWord)
    .filter((word) => own.includes(word))
    .join('');
  if (spelled.length >= SPELLED && own.length <= SPELLED_WORDS) {
    keys.add(hashOf(`y${spelled}`), index);
  }
  if (ACRONYM.test(core)) keys.add(hashOf(`a${core}`), index);
  else if (ACRONYM.test(subject.initials)) keys.add(hashOf(`a${subject.initials}`), index);
  const rare = subject.words
    .filter((word) => !isGenericWord(word) && word.length > 1)
    .toSorted((a, b) => seen(a) - seen(b) || (a < b ? -1 : 1))
    .slice(0, RARE_WORDS);
  for (const word of rare) {
    keys.add(hashOf(`w${word}`), index);
    // A word that is misspelt in one name stands correctly in the other.
    if (word.length >= MISSPELT.least + 2 && seen(word) <= LARGEST_BLOCK) {
      for (let skip = 0; skip < word.length; skip++) keys.add(hashOf(`w${word}`, skip + 1), index);
    }
  }
  if (rare.length > 1) keys.add(hashOf(`p${rare.slice(0, 2).toSorted().join(' ')}`), index);
}

/** FNV-1a over the code units of a text, with one left out. */
function hashOf(text: string, skip = -1): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    if (at === skip) continue;
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** Pairs of a hash and a subject, in the order of the hash; equal ones in the order of the subjects. */
class KeyTable {
  #hashes: Uint32Array;
  #subjects: Uint32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#hashes = new Uint32Array(Math.max(16, capacity));
    this.#subjects = new Uint32Array(this.#hashes.length);
  }

  add(hash: number, subject: number): void {
    if (this.#size === this.#hashes.length) this.#grow();
    this.#hashes[this.#size] = hash;
    this.#subjects[this.#size] = subject;
    this.#size++;
  }

  hashOf(at: number): number {
    return this.#hashes[at]!;
  }

  subjectOf(at: number): number {
    return this.#subjects[at]!;
  }

  /** Places of all entries in order: a radix sort of two passes, which keeps equal ones in their order. */
  inOrder(): Uint32Array {
    let from = Uint32Array.from({ length: this.#size }, (_, at) => at);
    let to = new Uint32Array(this.#size);
    for (const shift of [0, 16]) {
      const starts = new Uint32Array(0x10001);
      for (let at = 0; at < this.#size; at++)
        starts[((this.#hashes[at]! >>> shift) & 0xffff) + 1]!++;
      for (let at = 0; at < 0x10000; at++) starts[at + 1]! += starts[at]!;
      for (const entry of from) to[starts[(this.#hashes[entry]! >>> shift) & 0xffff]!++] = entry;
      [from, to] = [to, from];
    }
    return from;
  }

  #grow(): void {
    const capacity = Math.ceil(this.#hashes.length * 1.5);
    const hashes = new Uint32Array(capacity);
    const subjects = new Uint32Array(capacity);
    hashes.set(this.#hashes);
    subjects.set(this.#subjects);
    this.#hashes = hashes;
    this.#subjects = subjects;
  }
}
