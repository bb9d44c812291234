import type { OutsideChannel } from '@zca/domain/notices';

/** What is sent of a notice to one person. */
export interface Message {
  /** Number of the notice and name of the channel: the same at each attempt, so that a receiver can tell. */
  readonly id: string;
  readonly kind: string;
  readonly language: 'zh' | 'en';
  /** What it is about, without anything of persons. */
  readonly title: string;
  /** The whole sentence; it may name persons. */
  readonly text: string;
  /** The number of what it is about, which may be told outside. */
  readonly number: string | null;
  /** Address of the page, or null when the platform has no public address or the notice leads nowhere. */
  readonly address: string | null;
  readonly recipient: Recipient;
  readonly createdAt: string;
}

export interface Recipient {
  readonly id: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A way by which notices leave the platform. */
export interface Channel {
  readonly id: OutsideChannel;
  /** Whether the person can be reached by it. */
  reaches(recipient: Recipient): boolean;
  /**
   * Sends a message. Settled when the other side has taken it. Throws `Undeliverable` when another attempt
   * would be refused too, and anything else when it may succeed later.
   */
  deliver(message: Message): Promise<void>;
  close?(): void;
}

/** The other side has refused a message for good. */
export class Undeliverable extends Error {}

/** The lines that may leave the platform: what it is about, the number, the address. */
export function shortText({ title, number, address }: Message): string {
  return [title, number, address].filter((part) => part !== null).join(' ');
}
