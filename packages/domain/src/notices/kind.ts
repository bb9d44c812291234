import type { z } from 'zod';
import type { OutsideChannel } from './model.ts';

/** A text in both languages of the platform. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * A kind of notice, as the room that gives it declares it. Only the parameters of a notice are kept; the
 * sentence is made when it is read, in the language of the reader.
 */
export interface NoticeKind<P = never> {
  /** Stable name: `registry.watch`. */
  readonly kind: string;
  /** What notices of this kind are about: a line of the preferences, and all that SMS and webhooks say. */
  readonly title: Words;
  readonly params: z.ZodType<P>;
  /** The sentence. It may name persons, since only the recipient reads it. */
  text(params: P): Words;
  /** The number of what it is about, if it has one that may be told outside: 西市监投受〔2026〕12号. */
  number?(params: P): string | null;
  /** Channels by which it leaves the platform unless the recipient does not want it. */
  readonly outside: readonly OutsideChannel[];
}

/** A kind whose parameters only its room knows. */
export type AnyNoticeKind = Omit<NoticeKind<unknown>, 'text' | 'number'> & {
  text(params: never): Words;
  number?(params: never): string | null;
};

/** The kinds of notices that a platform knows, by name. */
export class NoticeKinds {
  readonly #kinds = new Map<string, NoticeKind<unknown>>();

  /** Throws when two kinds have one name. */
  constructor(kinds: readonly AnyNoticeKind[]) {
    for (const each of kinds) {
      if (this.#kinds.has(each.kind)) throw new Error(`two kinds of notices named ${each.kind}`);
      this.#kinds.set(each.kind, each);
    }
  }

  get all(): readonly NoticeKind<unknown>[] {
    return [...this.#kinds.values()];
  }

  find(kind: string): NoticeKind<unknown> | undefined {
    return this.#kinds.get(kind);
  }

  /** What a notice says. One whose kind is gone, or was declared otherwise, still says that it is there. */
  describe(kind: string, params: unknown): NoticeTexts {
    const known = this.#kinds.get(kind);
    if (known === undefined) return { title: UNKNOWN, text: UNKNOWN, number: null };
    const { title } = known;
    const read = known.params.safeParse(params);
    if (!read.success) return { title, text: title, number: null };
    return { title, text: known.text(read.data), number: known.number?.(read.data) ?? null };
  }
}

/** What is read of a notice. */
export interface NoticeTexts {
  readonly title: Words;
  readonly text: Words;
  /** May be told outside the platform. */
  readonly number: string | null;
}

const UNKNOWN: Words = {
  zh: '一条通知，其内容由本平台现已没有的功能给出。',
  en: 'A notice of a function that the platform no longer has.',
};
