import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { FileStore } from '../files/index.ts';
import type { Logger } from '../log/log.ts';
import type { Repeating } from '../repeating.ts';
import { repeat } from '../repeating.ts';
import type { PaperFormat, Seal } from './content.ts';
import type { PaperFile, PendingPaper } from './paperStore.ts';
import { PaperStore } from './paperStore.ts';

export interface PapersOptions {
  readonly store: PaperStore;
  readonly files: FileStore;
  readonly format: PaperFormat;
  readonly seal: Seal;
  /** Address under which people reach the platform; without it papers bear the code alone. */
  readonly publicOrigin: string | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly logger: Logger;
}

/** So often papers that another process has issued are looked for; own ones are told by `wake`. */
const LOOK_EVERY_MS = 5_000;

/** After a paper it rests for so many times as long as the paper took. */
const RESTS = 2;

/**
 * Prints what has been issued. A paper is issued by rows in the transaction of an act (`issuePapers`) and
 * printed after it: the file is made from the rows alone, so that a process that ends in between loses
 * nothing, and the next one makes the same file.
 */
export class Papers {
  readonly store: PaperStore;
  readonly #options: PapersOptions;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  #looking: Repeating | undefined;
  #printing: Promise<void> | undefined;
  #asked = false;

  constructor(options: PapersOptions) {
    this.store = options.store;
    this.#options = options;
  }

  /** Begins to print what is issued from now on, and what was left. */
  start(): void {
    this.#looking ??= repeat(
      () => this.printDue(),
      LOOK_EVERY_MS,
      (error) => this.#note(error, 'papers could not be looked for'),
    );
  }

  /** Prints without waiting for the next look; to be called after a commit that issued papers. */
  wake(): void {
    this.printDue().catch((error: unknown) => this.#note(error, 'papers could not be looked for'));
  }

  /**
   * Prints everything that is due, one after the other with rests: to draw a paper takes as long as many
   * requests, which come first. A paper that cannot be printed does not hold up the others.
   */
  async printDue(): Promise<void> {
    this.#asked = true;
    this.#printing ??= this.#printAsked().finally(() => (this.#printing = undefined));
    return this.#printing;
  }

  async #printAsked(): Promise<void> {
    while (this.#asked) {
      this.#asked = false;
      const due = await this.store.takeDue(this.#now());
      for (const paper of due) {
        const started = performance.now();
        await this.#printOnce(paper).catch(() => undefined);
        await this.#rest(RESTS * (performance.now() - started));
        if (this.#closing.signal.aborted) return;
      }
      this.#asked ||= due.length > 0;
    }
  }

  /** Waits, unless the platform ends. */
  #rest(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  /**
   * The file of a paper, printed now when it has not been. Undefined when there is no such paper; throws
   * what keeps it from being printed.
   */
  async file(id: string): Promise<PaperFile | undefined> {
    const printed = await this.store.findFile(id);
    if (printed !== undefined) return printed;
    const pending = await this.store.take(id, this.#now());
    if (pending !== undefined) await this.#printOnce(pending);
    return this.store.findFile(id);
  }

  /** The bytes of a file of a paper. Throws `FileMissing`. */
  read(file: Pick<PaperFile, 'sha256'>): Readable {
    return this.#options.files.read(file.sha256);
  }

  /** Ends after the paper under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#looking?.stop();
    await this.#printing;
    await Promise.allSettled(this.#underWay.values());
  }

  #printOnce(paper: PendingPaper): Promise<void> {
    const known = this.#underWay.get(paper.id);
    if (known !== undefined) return known;
    const printing = this.#print(paper).finally(() => this.#underWay.delete(paper.id));
    this.#underWay.set(paper.id, printing);
    return printing;
  }

  async #print({
    id,
    content,
    number,
    code,
    issuedAt,
    demonstration,
  }: PendingPaper): Promise<void> {
    const { files, format, seal, publicOrigin } = this.#options;
    try {
      const verifyAt = publicOrigin === undefined ? null : `${publicOrigin}/papers/${code}`;
      const issue = { number, issuedAt, code, verifyAt, demonstration };
      const bytes = await seal.apply(await format.render(content, issue));
      const file = await files.add([bytes]);
      await this.store.keepFile(id, file, { ...format, seal: seal.id }, this.#now());
    } catch (error) {
      this.#note(error, 'a paper could not be printed', id);
      await this.store.fail(
        id,
        this.#now(),
        error instanceof Error ? error.message : String(error),
      );
      throw error;
    }
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  #note(error: unknown, what: string, paper?: string): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#options.logger.error({ paper, err: { message } }, what);
  }
}
