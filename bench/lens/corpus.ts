import type { SearchDocument } from '@zca/query';
import type { LensSchema } from '@zca/lens';
import { randomFrom } from '../../packages/lens/test/chinese.ts';

/** The fields of the benchmark: five facets, two of them many-valued. */
export const corpusSchema: LensSchema = {
  fields: [
    { name: 'title', kind: 'text', weight: 3 },
    { name: 'abstract', kind: 'text' },
    { name: 'kind', kind: 'keyword' },
    { name: 'district', kind: 'keyword' },
    { name: 'subclass', kind: 'keyword', many: true },
    { name: 'holder', kind: 'keyword', many: true },
    { name: 'year', kind: 'integer' },
    { name: 'filed', kind: 'date' },
  ],
  combined: [['kind', 'district', 'year']],
};

const VOCABULARY = 60_000;
const FIRST_NUMBER = 10_000_000;
const HEAD_WORDS = 220;
/** Share of the common words that are followed by their own next word. */
const SET_PHRASE = 0.35;
const TOPIC_WORDS = 500;
const SUBCLASSES = 640;
const HOLDERS = 150_000;
const PARTICLES = [...'的和与在所述于中及为上其将有由对该且通过包括'];
const PUNCTUATION = ['，', '，', '，', '；', '。'];

/** Draws ranks 0 … n − 1 with probability proportional to 1 / (rank + shift)^exponent. */
function zipf(n: number, exponent: number, shift: number): (random: () => number) => number {
  const sums = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) sums[i] = sum += (i + shift) ** -exponent;
  return (random) => {
    const target = random() * sum;
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/**
 * Patent-like records from a seed: titles of about 18 characters, abstracts of about 260, words by
 * Zipf's law mixed with a topic for each subclass, 2.4 subclasses and 1.4 of 150,000 holders a record.
 */
export class Corpus {
  readonly words: readonly string[];
  readonly #seed: number;
  readonly #holders: readonly string[];
  readonly #subclasses: readonly string[];
  readonly #drawHead = zipf(HEAD_WORDS, 0.6, 3);
  readonly #drawWord = zipf(VOCABULARY, 1.02, 12);
  readonly #drawTopic = zipf(TOPIC_WORDS, 0.9, 5);
  readonly #drawHolder = zipf(HOLDERS, 0.85, 20);
  readonly #drawSubclass = zipf(SUBCLASSES, 0.9, 10);

  constructor(seed: number) {
    this.#seed = seed;
    const random = randomFrom(seed);
    this.words = makeWords(random);
    this.#holders = Array.from(
      { length: HOLDERS },
      (_, i) =>
        `${this.words[(i * 7919) % VOCABULARY]}${this.words[(i * 104_729) % VOCABULARY]}公司${i}`,
    );
    this.#subclasses = Array.from({ length: SUBCLASSES }, (_, i) => {
      return `${letter(i % 8)}${String(10 + (i % 67)).slice(0, 2)}${letter(Math.floor(i / 26) % 26)}`;
    });
  }

  /** The record of a number; every number always gives the same record. */
  record(number: number): SearchDocument {
    const random = randomFrom(
      Math.imul(this.#seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b),
    );
    const subclass = this.#drawSubclass(random);
    const subclasses = [subclass];
    while (subclasses.length < 5 && random() < 0.63) subclasses.push(this.#drawSubclass(random));
    const holders = [this.#holders[this.#drawHolder(random)]!];
    while (holders.length < 4 && random() < 0.29) {
      holders.push(this.#holders[this.#drawHolder(random)]!);
    }
    const year = 2005 + Math.floor(21 * Math.sqrt(random()));
    const month = 1 + Math.floor(random() * 12);
    const day = 1 + Math.floor(random() * 28);
    return {
      id: `CN${year}${FIRST_NUMBER + number}`,
      values: {
        title: `一种${this.#text(random, subclass, 15)}`,
        abstract: this.#text(random, subclass, 255),
        kind: random() < 0.45 ? 'invention' : random() < 0.75 ? 'utility' : 'design',
        district: `district-${Math.floor(13 * random() * random())}`,
        subclass: [...new Set(subclasses.map((s) => this.#subclasses[s]!))],
        holder: [...new Set(holders)],
        year,
        filed: `${year}-${two(month)}-${two(day)}`,
      },
    };
  }

  /** False for a character that is left of a word which a repetition cut in two. */
  isWord(word: string): boolean {
    return word.length > 1 || PARTICLES.includes(word);
  }

  #text(random: () => number, topic: number, length: number): string {
    let text = '';
    let sincePunctuation = 0;
    let head = -1;
    while (text.length < length) {
      // Real abstracts repeat themselves: 254 characters hold only 168 different pairs.
      if (text.length > 40 && random() < 0.14) {
        const from = Math.floor(random() * (text.length - 12));
        text += text.slice(from, from + 4 + Math.floor(random() * 8));
      }
      const choice = random();
      if (choice < 0.16) {
        text += PARTICLES[Math.floor(random() * PARTICLES.length)]!;
        continue;
      }
      // Real texts have set phrases: half of all runs of two or three words stand in one record of
      // 3,000, one in twenty in 2 % of all records, one in a hundred in 15 %.
      if (head >= 0 && random() < SET_PHRASE) head = (head * 37 + 11) % HEAD_WORDS;
      else head = choice < 0.64 ? this.#drawHead(random) : -1;
      const word =
        head >= 0
          ? head
          : choice < 0.82
            ? this.#drawWord(random)
            : 200 + ((topic * 131 + this.#drawTopic(random) * 97) % (VOCABULARY - 200));
      text += this.words[word]!;
      if (++sincePunctuation > 6 && random() < 0.3) {
        text += PUNCTUATION[Math.floor(random() * PUNCTUATION.length)]!;
        sincePunctuation = 0;
      }
    }
    return text;
  }
}

/** The number of a record from its id. */
export function recordNumber(id: string): number {
  return Number(id.slice('CN2005'.length)) - FIRST_NUMBER;
}

function letter(n: number): string {
  return String.fromCharCode(65 + n);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function makeWords(random: () => number): string[] {
  const drawCharacter = zipf(3500, 1.1, 14);
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const choice = random();
    const length = choice < 0.62 ? 2 : choice < 0.86 ? 3 : 4;
    let word = '';
    for (let i = 0; i < length; i++) {
      word += String.fromCharCode(0x4e00 + ((drawCharacter(random) * 2437) % 20_000));
    }
    words.add(word);
  }
  return [...words];
}
