/** A seeded sequence of integers below a bound (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** How a planted text differs from the one it was made from. */
export const CHANGES = [
  'copied',
  'words replaced',
  'sentences moved',
  'sentence added',
  'figures changed',
] as const;

const OPENINGS = [
  '本发明公开了一种',
  '本实用新型涉及一种',
  '本申请提供一种',
  '本发明属于机械技术领域，具体涉及一种',
];
const ENDINGS = [
  '本发明结构简单，使用方便，成本低，具有良好的应用前景。',
  '该方案提高了工作效率，延长了使用寿命。',
  '有效解决了现有技术中存在的问题。',
];
const LINKS = [
  '设置有',
  '固定连接有',
  '通过',
  '与',
  '的一侧安装有',
  '包括',
  '用于控制',
  '电性连接',
];

/**
 * Abstracts as applications write them: set openings and endings, sentences of words of two to four
 * characters drawn by a Zipf-like law from 30,000, and figures. Each is a function of the seed and its
 * number, so a million need no memory. Numbers that end in 99 are planted: a changed copy of an earlier one.
 */
export class Abstracts {
  readonly #seed: number;
  readonly #words: string[];

  constructor(seed: number) {
    this.#seed = seed;
    const roll = dice(seed);
    this.#words = Array.from({ length: 30_000 }, () =>
      Array.from({ length: 2 + roll(3) }, () => String.fromCharCode(0x4e00 + roll(3500))).join(''),
    );
  }

  /** The number that a planted text was made from, and how; null for a text of its own. */
  origin(index: number): { from: number; change: number } | null {
    if (index % 100 !== 99) return null;
    const roll = dice(this.#seed ^ Math.imul(index, 0x9e3779b1));
    const from = roll(index);
    return {
      from: from % 100 === 99 ? from - 1 : from,
      change: Math.floor(index / 100) % CHANGES.length,
    };
  }

  text(index: number): string {
    const origin = this.origin(index);
    if (origin === null) return this.#sentences(index).join('');
    const roll = dice(this.#seed ^ Math.imul(index, 0x85ebca6b));
    const sentences = this.#sentences(origin.from);
    if (origin.change === 1) {
      // So many that some pairs lie just above the similarity asked for, and some below.
      for (let left = 1 + roll(7); left > 0; left--) {
        const at = 1 + roll(sentences.length - 2);
        sentences[at] = sentences[at]!.replace(/^(.{3}).{4}/u, `$1${this.#word(roll)}`);
      }
    }
    if (origin.change === 2) sentences.splice(1, 0, ...sentences.splice(3, 1));
    if (origin.change === 3) sentences.push(ENDINGS[roll(ENDINGS.length)]!);
    const text = sentences.join('');
    return origin.change === 4 ? text.replace(/\d+/g, () => String(1 + roll(90))) : text;
  }

  #word(roll: (below: number) => number): string {
    const share = roll(1_000_000) / 1_000_000;
    return this.#words[Math.floor(share ** 3 * this.#words.length)]!;
  }

  #sentences(index: number): string[] {
    const roll = dice(this.#seed ^ Math.imul(index + 1, 0xc2b2ae35));
    const title = this.#word(roll) + this.#word(roll);
    const sentences = [`${OPENINGS[roll(OPENINGS.length)]}${title}，`];
    const count = 7 + roll(6);
    for (let turn = 0; turn < count; turn++) {
      const figure = roll(3) === 0 ? `，厚度为${1 + roll(90)}mm` : '';
      sentences.push(
        `所述${this.#word(roll)}${LINKS[roll(LINKS.length)]}${this.#word(roll)}，${this.#word(roll)}${LINKS[roll(LINKS.length)]}${this.#word(roll)}${figure}；`,
      );
    }
    sentences.push(ENDINGS[roll(ENDINGS.length)]!);
    return sentences;
  }
}
