import type { Draws } from '../base/random.ts';
import type { CommonScene } from './common.ts';
import type { Topic } from './topic.ts';

/** Families in which one material is treated from beginning to end. */
const SINGLE = new Set(['separation', 'cultivation']);

/** What is obtained when all intermediates of the topic were. */
const AFTER_LAST = '半成品';

/** A material or product described by how it is made. */
export class ProcessScene implements CommonScene {
  readonly told = new Set<string>();
  /** Materials and reagents that were named, in order. */
  readonly used: string[] = [];
  thing = '';
  title = '';
  plain = '';
  product = '';
  it = '该方法';
  /** Chief material of the product; null when any will do. */
  base: string | null = null;
  /** Place of the intermediate that was obtained last; -1 before the first. */
  at = -1;
  readonly draws: Draws;
  readonly topic: Topic;
  readonly self: string;

  constructor(draws: Draws, topic: Topic, self: string) {
    this.draws = draws;
    this.topic = topic;
    this.self = self;
  }

  /** Begins the text anew: nothing was named or obtained. */
  restart(): void {
    this.used.length = 0;
    this.at = -1;
    // The balance of an alloy is named last; no other share is of the same metal.
    if (this.topic.process === 'alloy') this.used.push(this.chief());
  }

  /** The chief material of the product, else the first of the topic. */
  chief(): string {
    return this.base ?? this.topic.materials[0]!;
  }

  material(): string {
    const { base } = this;
    if (base === null) return this.#unnamed(this.topic.materials);
    if (this.used.includes(base) && !SINGLE.has(this.topic.process!)) {
      return this.#unnamed(this.topic.materials);
    }
    if (!this.used.includes(base)) this.used.push(base);
    return base;
  }

  reagent(): string {
    return this.#unnamed(this.topic.reagents);
  }

  /** A material or reagent that was named; one more when none was. */
  known(): string {
    const from = this.topic.process === 'alloy' ? 1 : 0;
    if (this.used.length <= from) return this.material();
    return this.used[from + this.draws.below(this.used.length - from)]!;
  }

  /** What the last step gave. */
  intermediate(): string {
    return this.topic.intermediates[Math.max(0, this.at)] ?? AFTER_LAST;
  }

  /** What this step gives. */
  next(): string {
    const { intermediates } = this.topic;
    this.at++;
    return intermediates[this.at] ?? AFTER_LAST;
  }

  #unnamed(list: readonly string[]): string {
    let word = this.draws.pick(list);
    for (let tries = 0; tries < 6 && this.used.includes(word); tries++) {
      word = this.draws.pick(list);
    }
    if (!this.used.includes(word)) this.used.push(word);
    return word;
  }
}
