import type { NoticeKinds, NoticePreferences, NoticeView } from '@zca/domain/notices';
import type { Logger } from '../log/log.ts';
import type { Repeating } from '../repeating.ts';
import { repeat } from '../repeating.ts';
import type { Channel, Recipient } from './channel.ts';
import { Undeliverable } from './channel.ts';
import type { DueDelivery, NoticeStore, StoredNotice } from './noticeStore.ts';

export interface NoticesOptions {
  readonly store: NoticeStore;
  readonly kinds: NoticeKinds;
  readonly channels: readonly Channel[];
  /** How a person is reached. */
  readonly findContact: (person: string) => Promise<Omit<Recipient, 'id'>>;
  /** Address under which people reach the platform; without it messages lead nowhere. */
  readonly publicOrigin: string | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly logger: Logger;
}

/** So often notices of other processes are looked for; own ones are told by `wake`. */
const LOOK_EVERY_MS = 5_000;
/** Read notices are forgotten after so many days. */
const READ_KEPT_DAYS = 400;
const DAY_MS = 86_400_000;
/** Deliveries that are under way together. */
const AT_ONCE = 8;

/**
 * Sends notices outside the platform. A notice is a row that an act writes in its transaction (`notify`);
 * its deliveries are written down once, and each is tried until the other side has taken it, less and less
 * often, or parked with the reason. Inside the platform a notice is there exactly once, outside at least
 * once, always under the same id.
 */
export class Notices {
  readonly store: NoticeStore;
  readonly #options: NoticesOptions;
  readonly #channels: ReadonlyMap<string, Channel>;
  #looking: Repeating | undefined;
  #woken = false;
  #working: Promise<void> | undefined;

  constructor(options: NoticesOptions) {
    this.store = options.store;
    this.#options = options;
    this.#channels = new Map(options.channels.map((channel) => [channel.id, channel]));
  }

  /** Begins to send what is given from now on, and what was left. */
  start(): void {
    this.#looking ??= repeat(
      () => this.sendDue(),
      LOOK_EVERY_MS,
      (error) => this.#note(error, 'notices could not be looked for'),
    );
  }

  /** Sends without waiting for the next look; to be called after a commit that gave notices. */
  wake(): void {
    if (this.#woken) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      this.sendDue().catch((error: unknown) =>
        this.#note(error, 'notices could not be looked for'),
      );
    });
  }

  /** Writes down and makes every delivery that is due. */
  sendDue(): Promise<void> {
    this.#working ??= this.#send().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #send(): Promise<void> {
    const { store, kinds } = this.#options;
    if (!(await store.hasWork(this.#now()))) return;
    const available = this.#options.channels.map(({ id }) => id);
    const outside = (kind: string) => kinds.find(kind)?.outside ?? [];
    while ((await store.route(available, outside, this.#now())) > 0);
    for (;;) {
      const due = await store.takeDue(this.#now());
      if (due.length === 0) return;
      for (let from = 0; from < due.length; from += AT_ONCE) {
        await Promise.all(due.slice(from, from + AT_ONCE).map((each) => this.#deliver(each)));
      }
    }
  }

  async #deliver(due: DueDelivery): Promise<void> {
    const { store, kinds, findContact, publicOrigin } = this.#options;
    const { notice, channel: name, language } = due;
    try {
      const channel = this.#channels.get(name);
      if (channel === undefined) throw new Undeliverable(`the platform has no ${name} any more`);
      if (kinds.find(due.kind) === undefined) throw new Undeliverable(`unknown kind ${due.kind}`);
      const recipient = { id: due.recipient, ...(await findContact(due.recipient)) };
      if (!channel.reaches(recipient)) throw new Undeliverable('the person has no address for it');
      const { title, text, number } = kinds.describe(due.kind, due.params);
      await channel.deliver({
        id: `${notice}-${name}`,
        kind: due.kind,
        language,
        title: title[language],
        text: text[language],
        number,
        address:
          publicOrigin === undefined || due.link === null ? null : `${publicOrigin}${due.link}`,
        recipient,
        createdAt: due.createdAt,
      });
      await store.delivered(notice, name, this.#now());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const isFinal = error instanceof Undeliverable;
      // The reason may hold an address of the person; it is kept for the administrator and not logged.
      this.#options.logger.warn({ notice, channel: name, isFinal }, 'a notice was not delivered');
      await store.failed(notice, name, { now: this.#now(), reason, isFinal });
    }
  }

  /** A notice as its recipient reads it. */
  view({ id, kind, params, link, at, readAt }: StoredNotice): NoticeView {
    const { title, text } = this.#options.kinds.describe(kind, params);
    return { id, kind, title, text, link, at, readAt };
  }

  /** What a notice of a kind is about. */
  titleOf(kind: string): NoticeView['title'] {
    return this.#options.kinds.describe(kind, undefined).title;
  }

  /** What a person wants of each kind, by the channels that the platform has. */
  async preferences(person: string): Promise<NoticePreferences> {
    const { choices, language } = await this.store.preferences(person);
    const channels = this.#options.channels.map(({ id }) => id);
    const kinds = this.#options.kinds.all.map(({ kind, title, outside }) => ({
      kind,
      title,
      channels: channels.map((channel) => ({
        channel,
        enabled:
          choices.find((each) => each.kind === kind && each.channel === channel)?.enabled ??
          outside.includes(channel),
      })),
    }));
    return { language, channels, kinds };
  }

  isKnown(kind: string): boolean {
    return this.#options.kinds.find(kind) !== undefined;
  }

  /** Removes what was read long ago, of everybody. */
  async forgetExpired(): Promise<void> {
    await this.store.forgetRead(
      new Date(this.#options.clock() - READ_KEPT_DAYS * DAY_MS).toISOString(),
    );
  }

  /** Ends after the deliveries under way. */
  async close(): Promise<void> {
    await this.#looking?.stop();
    await this.#working?.catch(() => undefined);
    for (const channel of this.#options.channels) channel.close?.();
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  #note(error: unknown, what: string): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#options.logger.error({ err: { message } }, what);
  }
}
