import { setTimeout as delay } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { threadId } from 'node:worker_threads';
import type { LensSchema, MergePlan } from '@zca/lens';
import { Lens } from '@zca/lens';
import { dayInShanghai } from '@zca/standards';
import type { Database, Horizon } from '../database/index.ts';
import { connect, databaseIdentity, listenChanges, presentHorizon } from '../database/index.ts';
import { theAnalyzer } from './analyzer.ts';
import { allSegments } from './builders.ts';
import { ChangeQueue } from './changeQueue.ts';
import type { FromWriter, ThreadData, ToWriter } from './protocol.ts';
import { readSegmentFile, readStored, removeStored, SnapshotWriter } from './snapshotFolder.ts';
import type { SearchSource } from './source.ts';

/** When changes wait behind a transaction that still runs, they are asked for again so soon. */
const RETRY_MS = 15;
/** How often the writer looks whether a new day has begun in Shanghai. */
const DAY_CHECK_MS = 30_000;
/** The database may be away for a while; the index is begun again until it is there. */
const BEGIN_AGAIN_MS = 2_000;
/** A snapshot is written when the index has been quiet for so long after changing. */
const QUIET_MS = 60_000;

/**
 * The one thread that changes the index: loads or makes it, follows the change feed, publishes a view
 * after every change, and hands merges to the merger.
 */
export async function runWriter(
  port: MessagePort,
  source: SearchSource,
  data: ThreadData,
): Promise<void> {
  const database = connect(data.database, { name: 'zca search', maxConnections: 3 });
  const writer = new Writer(port, source, data, database);
  const listening = await listenChanges(data.database, () => writer.poke());
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'close') {
      void writer
        .end()
        .then(() => listening.close())
        .then(() => database.close())
        .finally(() => {
          port.postMessage({ kind: 'closed' } satisfies FromWriter);
          port.close();
        });
    } else writer.receive(message);
  });
  await writer.begin();
}

class Writer {
  readonly #port: MessagePort;
  readonly #source: SearchSource;
  readonly #data: ThreadData;
  readonly #database: Database;
  readonly #schema: LensSchema;
  readonly #analyzer = theAnalyzer();
  readonly #plans = new Map<number, MergePlan>();
  #lens: Lens;
  #queue: ChangeQueue;
  /** Day for which, and version of the source with which, the present index was made. */
  #day = '';
  #sourceVersion = '';
  #epoch = 0;
  // Distinct from the plans of a writer that failed, whose joints may still arrive.
  #nextPlan = threadId * 1_000_000;
  #poked = false;
  #running: Promise<void> = Promise.resolve();
  readonly #snapshots: SnapshotWriter;
  #following = false;
  #ended = false;
  #unsaved = false;
  #quiet: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(port: MessagePort, source: SearchSource, data: ThreadData, database: Database) {
    this.#port = port;
    this.#source = source;
    this.#data = data;
    this.#database = database;
    this.#snapshots = new SnapshotWriter(data.snapshotFolder, () => this.#ended);
    this.#schema = source.schema;
    this.#lens = new Lens(this.#schema, this.#analyzer);
    this.#queue = this.#queueFrom({ xid: '0', position: 0 });
  }

  #queueFrom(horizon: Horizon): ChangeQueue {
    return new ChangeQueue(this.#database.db, this.#source.topic, horizon);
  }

  #send(message: FromWriter): void {
    this.#port.postMessage(message);
  }

  /** Loads the snapshot or makes the index, then follows the feed. */
  async begin(): Promise<void> {
    await this.#insist(async () => {
      if (!(await this.#load())) await this.#build();
      return true;
    });
    await this.#insist(() => this.#follow());
    this.#following = true;
    this.#send({ kind: 'ready' });
    this.poke();
    void this.#keepOfToday();
  }

  /** Repeats a step until it says that nothing is left to do. */
  async #insist(step: () => Promise<boolean>): Promise<void> {
    let isDone = false;
    while (!isDone && !this.#ended) {
      const failure = await this.#exclusively(async () => {
        isDone = await step();
      });
      if (failure !== null) await delay(BEGIN_AGAIN_MS);
    }
  }

  /** What passes with time is brought up to the day, page by page between the changes. */
  async #keepOfToday(): Promise<void> {
    while (!this.#ended) {
      const today = dayInShanghai(Date.now());
      if (this.#day !== today) await this.#ageTo(today);
      // A notice may have been lost with a connection that nobody saw end.
      this.poke();
      await delay(DAY_CHECK_MS, undefined, { ref: false });
    }
  }

  async #ageTo(today: string): Promise<void> {
    try {
      for await (const documents of this.#source.readAged(this.#database.pool, this.#day, today)) {
        if (this.#ended) return;
        const failure = await this.#exclusively(async () => {
          // A record may have changed since its page was read; its present state is asked for.
          await this.#take(documents.map((each) => each.id));
          this.#changed();
        });
        if (failure !== null) throw failure;
      }
      this.#day = today;
      this.#unsaved = true;
    } catch (error) {
      this.#note('ageing', error);
    }
  }

  receive(message: Exclude<ToWriter, { kind: 'close' }>): void {
    switch (message.kind) {
      case 'poke':
        this.poke();
        return;
      case 'merged':
        void this.#exclusively(() =>
          this.#mergeDone(message.plan, message.segment as SharedArrayBuffer),
        );
        return;
      case 'unmerged':
        void this.#exclusively(() => {
          for (const [plan, parts] of this.#plans) this.#send({ kind: 'merge', plan, parts });
        });
        return;
      case 'snapshot':
        void this.#answer(message.call, () => this.#save());
        return;
      case 'reindex':
        void this.#answer(message.call, () => this.#remake());
        return;
    }
  }

  /** Makes the index anew; the present one answers until then. */
  #remake(): Promise<Error | null> {
    return this.#exclusively(async () => {
      await this.#build();
      while (!(await this.#follow())) if (this.#ended) return;
    });
  }

  async #answer(call: number, work: () => Promise<Error | null>): Promise<void> {
    const failure = await work();
    this.#send({ kind: 'done', call, failure: failure?.message ?? null });
  }

  /** There may be changes: reads them when the present work is done. */
  poke(): void {
    if (this.#poked || !this.#following || this.#ended) return;
    this.#poked = true;
    void this.#exclusively(async () => {
      this.#poked = false;
      // One step at a time: merges that are done take their place between.
      if (!(await this.#follow())) this.poke();
    });
  }

  /** One thing at a time; a failure is noted, given back, and the next thing is done all the same. */
  #exclusively(work: () => Promise<void> | void): Promise<Error | null> {
    const done = this.#running.then(work).then(
      () => null,
      (reason: unknown) => {
        this.#note('search writer', reason);
        this.#retrySoon(1_000);
        return reason instanceof Error ? reason : new Error(String(reason));
      },
    );
    this.#running = done.then(() => undefined);
    return done;
  }

  #note(what: string, error: unknown): void {
    this.#send({
      kind: 'note',
      text: `${what}: ${error instanceof Error ? error.message : String(error)}`,
    });
  }

  #retrySoon(milliseconds: number): void {
    if (this.#ended) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.poke(), milliseconds);
  }

  async #load(): Promise<boolean> {
    const folder = this.#data.snapshotFolder;
    if (folder === null) return false;
    const stored = await readStored(folder);
    if (stored === undefined) return false;
    const identity = await databaseIdentity(this.#database.db);
    const sourceVersion = await this.#source.version(this.#database.pool);
    if (stored.database !== identity || stored.sourceVersion !== sourceVersion) return false;
    try {
      const lens = Lens.load(this.#schema, this.#analyzer, {
        manifest: stored.lens,
        readFile: (name) => readSegmentFile(folder, name),
      });
      this.#replace(lens);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#send({ kind: 'note', text: `The snapshot is not used: ${reason}` });
      await removeStored(folder);
      return false;
    }
    this.#queue = this.#queueFrom(stored.horizon);
    this.#day = stored.day;
    this.#sourceVersion = sourceVersion;
    this.#publish();
    return true;
  }

  /** Puts another index in the place of the present one. */
  #replace(lens: Lens): void {
    if (this.#lens === lens) return;
    this.#lens = lens;
    this.#epoch += 1;
    // Merges under way are of the former index.
    this.#plans.clear();
  }

  /** Makes the index from the database. The horizon is taken first, so that nothing is missed. */
  async #build(): Promise<void> {
    const { pool, db } = this.#database;
    // Both before the first record is read: what changes later is met again.
    const sourceVersion = await this.#source.version(pool);
    const horizon = await presentHorizon(db);
    const total = await this.#source.count(pool);
    const first = this.#lens.view.size === 0 && !this.#data.isAnswering;
    const lens = new Lens(this.#schema, this.#analyzer);
    const day = dayInShanghai(Date.now());
    let done = 0;
    for await (const segment of allSegments(this.#data, this.#source, pool, total)) {
      if (this.#ended) return;
      lens.publish(segment);
      done += segment.documents;
      this.#send({ kind: 'progress', done, total });
      if (!first) continue;
      // Nothing could be found before, so what is there already may be.
      this.#replace(lens);
      this.#publish();
    }
    this.#replace(lens);
    this.#day = day;
    this.#sourceVersion = sourceVersion;
    this.#queue = this.#queueFrom(horizon);
    this.#unsaved = true;
    this.#changed();
  }

  /** Takes the next changes of the feed; true when none is left that is complete. */
  async #follow(): Promise<boolean> {
    const started = performance.now();
    const turn = await this.#queue.readTurn();
    await this.#take(turn.keys);
    const moved = turn.horizon.xid !== this.#queue.horizon.xid || turn.keys.length > 0;
    this.#queue.turnTaken(turn, performance.now() - started);
    if (moved) this.#changed();
    if (turn.isLast && !turn.isHeldBack) return true;
    const ahead = await this.#queue.readAhead();
    await this.#take(ahead.keys);
    this.#queue.aheadTaken(ahead);
    if (ahead.keys.length > 0) this.#changed(ahead.transactions);
    if (turn.isHeldBack) this.#retrySoon(RETRY_MS);
    return turn.isLast;
  }

  /** Brings these records up to their present state. */
  async #take(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    this.#lens.apply(await this.#source.readKeys(this.#database.pool, [...new Set(keys)]));
    this.#unsaved = true;
  }

  #changed(ahead: readonly string[] = []): void {
    this.#publish(ahead);
    this.#planMerges();
    clearTimeout(this.#quiet);
    if (!this.#ended && this.#unsaved) {
      this.#quiet = setTimeout(() => void this.#save(), QUIET_MS);
      this.#quiet.unref();
    }
  }

  #publish(ahead: readonly string[] = []): void {
    const { view } = this.#lens;
    this.#send({
      kind: 'view',
      view: {
        generation: this.#queue.horizon.xid,
        ahead,
        epoch: `${threadId}.${this.#epoch}`,
        content: `${threadId}.${this.#epoch}.${this.#lens.changes}`,
        documents: view.size,
        segments: view.segments.length,
        bytes: view.segments.reduce((sum, { segment }) => sum + segment.buffer.byteLength, 0),
        parts: view.describe(),
      },
    });
  }

  #planMerges(): void {
    if (this.#plans.size > 0) return;
    const plan = this.#lens.mergePlan();
    if (plan === null) return;
    const number = this.#nextPlan++;
    this.#plans.set(number, plan);
    this.#send({ kind: 'merge', plan: number, parts: plan });
  }

  #mergeDone(number: number, merged: SharedArrayBuffer): void {
    const plan = this.#plans.get(number);
    // A plan of an index that has been made anew meanwhile is forgotten.
    if (plan === undefined) return;
    this.#plans.delete(number);
    this.#lens.mergeDone(plan, merged);
    this.#unsaved = true;
    this.#changed();
  }

  /** Takes a snapshot between two changes and writes it while the next are followed. */
  async #save(): Promise<Error | null> {
    let written: Promise<Error | null> | undefined;
    const failure = await this.#exclusively(async () => {
      if (this.#lens.view.size === 0) return;
      const database = await databaseIdentity(this.#database.db);
      const { horizon } = this.#queue;
      const meta = { database, sourceVersion: this.#sourceVersion, horizon, day: this.#day };
      this.#unsaved = false;
      written = this.#snapshots.write(this.#lens.snapshot(), meta);
    });
    const reason = failure ?? (await written) ?? null;
    if (reason !== null) this.#unsaved = true;
    if (failure === null && reason !== null) this.#note('snapshot', reason);
    return reason;
  }

  /** Ends after the present work, with a snapshot when something changed. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#quiet);
    clearTimeout(this.#retry);
    await this.#running;
    await this.#snapshots.idle();
    if (this.#unsaved) await this.#save();
  }
}
