import path from 'node:path';
import type { BothWords } from '@zca/domain/matters';
import type { ColourShares, ProcedureDefinition } from '@zca/procedure';
import type { Database } from '../base/database/index.ts';
import { FileStore } from '../base/files/index.ts';
import type { Ledger } from '../base/ledger/index.ts';
import type { Logger } from '../base/log/log.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import type { Notices } from '../base/notices/index.ts';
import type { Papers } from '../base/papers/index.ts';
import { repeat, type Repeating } from '../base/repeating.ts';
import type { LawStore } from '../law/index.ts';
import { Acts } from './acts.ts';
import type { Effects } from './effects.ts';
import { Eraser, type OnErase } from './eraser.ts';
import { Errands } from './errands.ts';
import { removeErasedFiles } from './fileRemovals.ts';
import { JournalReader } from './journalReader.ts';
import { MatterAccess } from './matterAccess.ts';
import { MatterPages } from './matterPages.ts';
import { MatterStore } from './matterStore.ts';
import { PersonalCopies } from './personalCopy.ts';
import { personalEffects } from './personalEffects.ts';
import { Procedures } from './procedures.ts';
import { Queue } from './queue.ts';
import { RowMaker } from './rowMaker.ts';
import { LawAround } from './surroundings.ts';
import { Ticker } from './ticker.ts';
import { WordHasher } from './words.ts';

/** So often the platform looks for clocks that have run out. */
const TICK_MS = 5_000;
/** So long the same key stands for the same request. */
const KEYS_KEPT_MS = 7 * 86_400_000;

export interface MattersOptions {
  readonly database: Database;
  readonly definitions: readonly ProcedureDefinition[];
  readonly law: LawStore;
  readonly sealer: Sealer;
  readonly dataDirectory: string;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly ledger: Pick<Ledger, 'proofOf' | 'wake'>;
  readonly papers: Papers;
  readonly notices: Pick<Notices, 'wake'>;
  /** True when the platform shows invented data. */
  readonly demonstration: boolean;
  readonly officeNames: () => Promise<ReadonlyMap<string, BothWords>>;
  /** Removes what an image tells beside the picture; undefined when it is no readable image. */
  readonly stripImage: (bytes: Uint8Array) => Uint8Array | undefined;
  /** What other rooms do by events of acts. */
  readonly effects?: Effects;
  /** Erases what other rooms have made of values. */
  readonly onErase?: OnErase;
}

/** Everything that runs procedures: acts, queues, pages of matters, and the passing of time. */
export class MattersService {
  readonly procedures: Procedures;
  readonly store: MatterStore;
  /** Keyed hashes of words, by which matters are found. */
  readonly words: WordHasher;
  readonly acts: Acts;
  readonly queue: Queue;
  readonly access: MatterAccess;
  readonly pages: MatterPages;
  readonly around: LawAround;
  readonly ticker: Ticker;
  readonly errands: Errands;
  readonly copies: PersonalCopies;
  readonly files: FileStore;
  readonly papers: Papers;
  readonly db: Database['db'];
  readonly pool: Database['pool'];
  readonly sealer: Sealer;
  readonly stripImage: MattersOptions['stripImage'];
  readonly officeNames: MattersOptions['officeNames'];
  readonly #options: MattersOptions;
  #ticking: Repeating | undefined;

  constructor(options: MattersOptions) {
    this.#options = options;
    const { database, sealer, clock, officeNames } = options;
    const { pool, db } = database;
    this.officeNames = officeNames;
    this.db = db;
    this.pool = pool;
    this.sealer = sealer;
    this.papers = options.papers;
    this.stripImage = options.stripImage;
    this.procedures = new Procedures(options.definitions);
    this.store = new MatterStore(pool, sealer);
    this.around = new LawAround(options.law, clock);
    this.files = new FileStore(path.join(options.dataDirectory, 'files'));
    this.words = new WordHasher(sealer);
    const { words } = this;
    const shares = () => this.#shares();
    const rows = new RowMaker({ procedures: this.procedures, shares, officeNames });
    const common = { pool, store: this.store, procedures: this.procedures, around: this.around };
    const eraser = new Eraser({
      procedures: this.procedures,
      sealer,
      words,
      onErase: options.onErase ?? (async () => undefined),
    });
    this.acts = new Acts({
      ...common,
      effects: new Map([
        ...personalEffects(eraser, this.procedures),
        ...(options.effects ?? new Map()),
      ]),
      sealer,
      words,
      hasFile: (sha256) => this.files.has(sha256),
      onCommit: ({ papers, errands }) => {
        options.ledger.wake();
        if (papers) options.papers.wake();
        if (errands) this.errands.wake();
      },
      shares,
      officeNames,
      demonstration: options.demonstration,
    });
    this.queue = new Queue({ ...common, db, words, rows });
    const journal = new JournalReader(pool, sealer);
    this.access = new MatterAccess({
      store: this.store,
      procedures: this.procedures,
      journal,
      sealer,
      papers: options.papers.store,
      proofOf: options.ledger.proofOf.bind(options.ledger),
    });
    this.pages = new MatterPages({
      ...common,
      access: this.access,
      journal,
      rows,
      shares,
      officeNames,
      papers: options.papers.store,
    });
    this.copies = new PersonalCopies({
      pool,
      access: this.access,
      journal,
      officeNames,
      demonstration: options.demonstration,
    });
    this.errands = new Errands({
      pool,
      procedures: this.procedures,
      clock,
      onNotices: () => options.notices.wake(),
      onFailure: (error) => told(options.logger, error, 'nobody could be told of an act'),
    });
    this.ticker = new Ticker({
      pool,
      store: this.store,
      acts: this.acts,
      clock,
      shares,
      onFailure: (error) => told(options.logger, error, 'a clock could not be dealt with'),
    });
  }

  /** Begins to look at clocks, to tell people, and to forget what has expired. */
  start(): void {
    const { logger } = this.#options;
    this.#ticking ??= repeat(
      async () => {
        await this.ticker.tick();
        await this.errands.run();
        await this.removeErasedFiles();
      },
      TICK_MS,
      (error) => told(logger, error, 'clocks could not be looked at'),
    );
    this.calendarChanged();
  }

  /** Told that a legal parameter changed. */
  lawChanged(): void {
    this.around.forget();
  }

  /** Told that a year of the working calendar was loaded: clocks that waited for one are computed. */
  calendarChanged(): void {
    this.around.forget();
    const { logger } = this.#options;
    this.ticker
      .recomputeWaiting()
      .catch((error: unknown) => told(logger, error, 'clocks could not be computed anew'));
  }

  /** How many open matters run under each version, by `id@version`. */
  async openByVersion(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#options.database.pool.query<{ name: string; open: number }>(
      `select definition || '@' || version as name, count(*)::integer as open
         from matter where ended_at is null group by 1 order by 1`,
    );
    return new Map(rows.map(({ name, open }) => [name, open]));
  }

  /** Brings the open matters of the version before to a definition. How many there were. */
  async migrateOpen(definition: ProcedureDefinition, signal: AbortSignal): Promise<number> {
    const { rows } = await this.#options.database.pool.query<{ id: string }>(
      'select id from matter where definition = $1 and version = $2 and ended_at is null order by id',
      [definition.id, definition.migration?.from ?? 0],
    );
    let moved = 0;
    for (const { id } of rows) {
      if (signal.aborted) break;
      if (await this.acts.migrate(id, definition)) moved++;
    }
    return moved;
  }

  /** Forgets the keys of clients after so long that nobody sends a request again. */
  async forgetExpired(): Promise<void> {
    const before = new Date(this.#options.clock() - KEYS_KEPT_MS).toISOString();
    await this.#options.database.pool.query('delete from act_key where created_at < $1', [before]);
  }

  /** Removes the files of erased values; how many. */
  removeErasedFiles(): Promise<number> {
    return removeErasedFiles(this.pool, this.files);
  }

  async close(): Promise<void> {
    await this.#ticking?.stop();
  }

  async #shares(): Promise<ColourShares> {
    const { today } = await this.around.now();
    return {
      amber: (await this.around.numberOn('service.colour.amberPercent', today, 50)) / 100,
      orange: (await this.around.numberOn('service.colour.orangePercent', today, 20)) / 100,
    };
  }
}

function told(logger: Logger, error: unknown, what: string): void {
  const message = error instanceof Error ? error.message : String(error);
  logger.error({ err: { message } }, what);
}
