import type { Draws } from '../base/random.ts';
import type { CommonScene } from './common.ts';
import type { Part, Topic } from './topic.ts';

/** A product described by its parts. `host` carries `guest` in the sentence being written. */
export class StructureScene implements CommonScene {
  readonly told = new Set<string>();
  thing = '';
  title = '';
  plain = '';
  product = '';
  it = '';
  readonly parts: readonly Part[];
  readonly names: readonly string[];
  readonly draws: Draws;
  readonly topic: Topic;
  readonly self: string;
  /** Word before a part that was named already: 所述 or nothing. */
  readonly said: string;
  /** The parts before this one were named already. */
  named = 0;
  /** The parts before this one were put in their place. */
  placed = 1;
  host = 0;
  guest = 1;
  third = 2;
  /** The part that a title mentions. */
  readonly second: number;
  /** The word that a sentence said last and may say again. */
  again = '';
  /** The text said of some part what it is made of. */
  saysStuff = false;
  /** Sentences that were used, by their place in the list. */
  readonly used: number[] = [];
  readonly #drives: string[] = [];

  constructor(
    draws: Draws,
    topic: Topic,
    self: string,
    parts: readonly Part[],
    names: readonly string[],
  ) {
    this.draws = draws;
    this.topic = topic;
    this.self = self;
    this.parts = parts;
    this.names = names;
    this.said = draws.chance(0.55) ? '所述' : '';
    this.second = 1 + draws.below(3);
  }

  /** All parts, or the first few, as a list: A、B和C. */
  enumerate(): string {
    const all = this.names.length;
    const count = this.draws.chance(0.6) ? all : Math.min(all, 2 + this.draws.below(all - 1));
    this.named = count;
    const last = this.draws.chance(0.7) ? '和' : '以及';
    return this.names.slice(0, count - 1).join('、') + last + this.names[count - 1]!;
  }

  /** A part with 所述 when it was named before; naming it. */
  name(i: number): string {
    if (i < this.named) return this.said + this.names[i]!;
    if (i === this.named) this.named++;
    return this.names[i]!;
  }

  /** One of a list, which the sentence may repeat. */
  say(list: readonly string[]): string {
    this.again = this.draws.pick(list);
    return this.again;
  }

  /** The drive of the product; one of each kind. */
  driveOf(list: readonly string[]): string {
    for (const drive of this.#drives) if (list.includes(drive)) return drive;
    const drive = this.draws.pick(list);
    this.#drives.push(drive);
    return drive;
  }

  /** A part named before the guest that can carry another; the first when there is none. */
  chooseHost(limit: number): number {
    const { draws, parts, guest } = this;
    for (let tries = 0; tries < 5; tries++) {
      const i =
        tries === 0 && limit === guest && draws.chance(0.55) ? limit - 1 : draws.below(limit);
      if (i !== guest && !parts[i]!.isSmall) return i;
    }
    return guest === 0 ? 1 : 0;
  }

  /** Chooses a named part other than host and guest; false when there is none. */
  chooseThird(): boolean {
    const count = this.named;
    if (count < 3 && !(count === 2 && this.guest >= 2)) return false;
    let i = this.draws.below(count);
    for (let tries = 0; tries < count; tries++) {
      if (i !== this.host && i !== this.guest) {
        this.third = i;
        return true;
      }
      i = (i + 1) % count;
    }
    return false;
  }
}
