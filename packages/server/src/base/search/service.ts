import type { Answer, Condition, Question } from '@zca/query';
import type { ConnectionTarget, Generation } from '../database/index.ts';
import { transactionOf } from '../database/index.ts';
import type {
  FromMerger,
  FromWriter,
  MapAnswer,
  MapPart,
  MapRequest,
  PublishedView,
  ThreadData,
  ToMerger,
  ToWriter,
} from './protocol.ts';
import { Readers } from './readers.ts';
import { type SearchThread, startThread, type StartThread } from './searchThread.ts';

export interface SearchOptions {
  readonly database: ConnectionTarget;
  /** Address of the module that gives the documents (`SearchSourceModule`). */
  readonly sourceModule: URL;
  /** What the module is told in each thread, as plain values. */
  readonly sourceSettings?: unknown;
  /** Folder of snapshots; null keeps none. */
  readonly snapshotFolder: string | null;
  /** Documents that one thread makes into a segment at a time while the index is made. */
  readonly segmentSize?: number;
  /** Threads that answer questions. */
  readonly readers: number;
  /** Documents from which on a question is answered by two readers together, if one is idle. */
  readonly shareFrom?: number;
  /** How threads are had; each gets one of its own unless told. */
  readonly startThread?: StartThread;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onNote?: (text: string) => void;
  readonly onView?: (view: Omit<PublishedView, 'parts'>) => void;
  readonly onAnswer?: (answer: Answer) => void;
}

interface Call {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Small enough to show what can be found already, large enough for few merges. */
const SEGMENT_SIZE = 20_000;
/** A smaller index answers so quickly that a second reader would not pay. */
const SHARE_FROM = 200_000;
/** Time that a thread is given to end in good order. */
const CLOSE_MS = 10_000;
/** A thread that has failed is started anew after so long; a lasting cause must not fill the log. */
const START_AGAIN_MS = 1_000;
/** So often the writer looks again while somebody waits for a generation. */
const LOOK_AGAIN_MS = 25;

/**
 * The search of one index: a writer thread that follows the change feed, a merger thread, and
 * readers that answer. The calling thread only passes messages.
 */
export class SearchService {
  readonly #options: SearchOptions;
  readonly #threads = new Set<SearchThread>();
  readonly #readers: Readers;
  #writer: SearchThread;
  /** Started when the first merge is due: short work never needs one. */
  #merger: SearchThread | undefined;
  readonly #calls = new Map<number, Call>();
  readonly #ready: Promise<void>;
  #setReady: (() => void) | undefined;
  #isReady = false;
  #closing = false;
  #nextCall = 1;
  #view: PublishedView | undefined;
  #progress: { done: number; total: number } | null = null;
  #looking: NodeJS.Timeout | undefined;
  /** Transactions that can be found although the view's generation has not come to them. */
  readonly #ahead = new Set<bigint>();
  readonly #listeners = new Set<() => void>();
  #waiters: {
    isSeen: () => boolean;
    resolve: () => void;
    reject: (closed: Error) => void;
  }[] = [];

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#ready = new Promise((resolve) => {
      this.#setReady = resolve;
    });
    this.#readers = new Readers(options.readers, options.shareFrom ?? SHARE_FROM, (again) =>
      this.#start('reader', again),
    );
    this.#writer = this.#startWriter();
  }

  #startMerger(): SearchThread {
    const worker = this.#start('merger', () => {
      this.#merger = undefined;
      // The merge under way is lost; the writer sends it again.
      this.#tellWriter({ kind: 'unmerged' });
    });
    worker.on('message', (message: FromMerger) => {
      if (message.kind === 'merged') this.#tellWriter(message);
    });
    return worker;
  }

  /** The views that were published go on answering while a new writer makes the index again. */
  #startWriter(): SearchThread {
    const worker = this.#start('writer', (error) => {
      this.#failCalls(error);
      this.#writer = this.#startWriter();
    });
    worker.on('message', (message: FromWriter) => this.#onWriter(message));
    return worker;
  }

  /** Starts a thread; `again` is told when it has failed and another is due. */
  #start(role: ThreadData['role'], again: (error: Error) => void): SearchThread {
    const data: ThreadData = {
      role,
      sourceModule: this.#options.sourceModule.href,
      sourceSettings: this.#options.sourceSettings,
      database: this.#options.database,
      snapshotFolder: this.#options.snapshotFolder,
      segmentSize: this.#options.segmentSize ?? SEGMENT_SIZE,
      isAnswering: this.#view !== undefined && this.#isReady,
    };
    const worker = (this.#options.startThread ?? startThread)(data);
    this.#threads.add(worker);
    let failure = new Error(`The search ${role} ended.`);
    worker.on('error', (reason: unknown) => {
      failure = reason instanceof Error ? reason : new Error(String(reason));
    });
    worker.on('exit', () => {
      this.#threads.delete(worker);
      if (this.#closing) return;
      this.#options.onNote?.(`search ${role} failed and is started again: ${failure.message}`);
      setTimeout(() => {
        if (!this.#closing) again(failure);
      }, START_AGAIN_MS).unref();
    });
    return worker;
  }

  #failCalls(error: Error): void {
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
  }

  #onWriter(message: FromWriter): void {
    switch (message.kind) {
      case 'progress':
        this.#progress = { done: message.done, total: message.total };
        this.#options.onProgress?.(message.done, message.total);
        return;
      case 'view':
        this.#publish(message.view);
        return;
      case 'ready':
        this.#isReady = true;
        this.#progress = null;
        this.#setReady?.();
        return;
      case 'merge':
        this.#merger ??= this.#startMerger();
        this.#merger.postMessage({
          kind: 'merge',
          plan: message.plan,
          parts: message.parts,
        } satisfies ToMerger);
        return;
      case 'done': {
        this.#progress = null;
        const call = this.#calls.get(message.call);
        this.#calls.delete(message.call);
        if (message.failure === null) call?.resolve();
        else call?.reject(new Error(message.failure));
        return;
      }
      case 'note':
        this.#options.onNote?.(message.text);
        return;
      case 'closed':
        return;
    }
  }

  #publish(view: PublishedView): void {
    const isChanged = view.content !== this.#view?.content;
    this.#view = view;
    this.#readers.show(view);
    this.#options.onView?.(view);
    if (isChanged) for (const tell of this.#listeners) tell();
    for (const transaction of view.ahead) this.#ahead.add(BigInt(transaction));
    const seen = BigInt(view.generation);
    for (const transaction of this.#ahead) if (transaction < seen) this.#ahead.delete(transaction);
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!waiter.isSeen()) return true;
      waiter.resolve();
      return false;
    });
  }

  #tellWriter(message: ToWriter): void {
    this.#writer.postMessage(message);
  }

  /** Has a function called whenever other records can be found than before (`size.content`). */
  onChange(tell: () => void): void {
    this.#listeners.add(tell);
  }

  /** Resolves when everything that was committed at the start can be found. */
  ready(): Promise<void> {
    return this.#ready;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Documents read and expected while the index is made; null when it is there. */
  get progress(): { readonly done: number; readonly total: number } | null {
    return this.#progress;
  }

  /** What the present view holds. */
  get size(): {
    readonly documents: number;
    readonly segments: number;
    readonly bytes: number;
    readonly generation: string;
    /** The same as long as the records are: a change may be found before the generation has come to it. */
    readonly content: string;
  } {
    const view = this.#view;
    const { documents = 0, segments = 0, bytes = 0, generation = '0', content = '' } = view ?? {};
    return { documents, segments, bytes, generation, content };
  }

  /**
   * Waits until everything of a generation of the change feed (`currentGeneration`) can be found, at
   * most `patienceMs`; false when it could not by then.
   */
  waitFor(generation: Generation, patienceMs = Number.POSITIVE_INFINITY): Promise<boolean> {
    return this.#waitUntil(() => this.#hasReached(generation), patienceMs);
  }

  /**
   * Waits until a transaction's own changes (`ownGeneration`) can be found, which may be before
   * those of larger ones that were committed earlier.
   */
  waitForOwn(generation: Generation, patienceMs = Number.POSITIVE_INFINITY): Promise<boolean> {
    const own = BigInt(transactionOf(generation));
    return this.#waitUntil(() => this.#hasReached(generation) || this.#ahead.has(own), patienceMs);
  }

  #hasReached(generation: Generation): boolean {
    return this.#view !== undefined && BigInt(this.#view.generation) >= BigInt(generation);
  }

  async #waitUntil(isSeen: () => boolean, patienceMs: number): Promise<boolean> {
    if (isSeen()) return true;
    if (this.#closing) throw new Error('The search is closed.');
    this.#tellWriter({ kind: 'poke' });
    // A transaction of anybody on the server may hold the horizon back, and its end tells nobody.
    this.#looking ??= setInterval(() => {
      if (this.#waiters.length > 0) this.#tellWriter({ kind: 'poke' });
      else this.#stopLooking();
    }, LOOK_AGAIN_MS);
    return new Promise<boolean>((resolve, reject) => {
      const waiter = { isSeen, resolve: () => resolve(true), reject };
      this.#waiters.push(waiter);
      if (patienceMs === Number.POSITIVE_INFINITY) return;
      setTimeout(() => {
        this.#waiters = this.#waiters.filter((each) => each !== waiter);
        resolve(false);
      }, patienceMs).unref();
    });
  }

  #stopLooking(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  /** Answers a question within a scope. `past` is an ISO instant for a question about the past. */
  async ask(question: Question, scope: Condition, past: string | null = null): Promise<Answer> {
    const answer = await this.#readers.ask(question, scope, past);
    this.#options.onAnswer?.(answer);
    return answer;
  }

  /**
   * Answers many questions within one scope, in their order; a long scope is not sent with each. What
   * `standing` questions of the present found is kept, so that asking them again after a change is quick.
   */
  async askAll(
    questions: readonly Question[],
    scope: Condition,
    { past = null, standing = false }: { past?: string | null; standing?: boolean } = {},
  ): Promise<Answer[]> {
    const answers = await this.#readers.askAll(questions, scope, { past, standing });
    for (const answer of answers) this.#options.onAnswer?.(answer);
    return answers;
  }

  /** The ids of every hit, in order of id; for exports. */
  ids(where: Condition, scope: Condition, past: string | null = null): Promise<readonly string[]> {
    return this.#readers.ids(where, scope, past);
  }

  /** A part of a map; see `MapRequest`. `past` is an ISO instant for a map of the past. */
  map(request: MapRequest, part: MapPart, past: string | null = null): Promise<MapAnswer> {
    return this.#readers.map(request, part, past);
  }

  #callWriter(message: (call: number) => ToWriter): Promise<void> {
    if (this.#closing) return Promise.reject(new Error('The search is closed.'));
    const call = this.#nextCall++;
    return new Promise<void>((resolve, reject) => {
      this.#calls.set(call, { resolve, reject });
      this.#tellWriter(message(call));
    });
  }

  /** Writes a snapshot for the next start. */
  snapshot(): Promise<void> {
    return this.#callWriter((call) => ({ kind: 'snapshot', call }));
  }

  /** Makes the index anew from the database; the present one answers until then. */
  reindex(): Promise<void> {
    return this.#callWriter((call) => ({ kind: 'reindex', call }));
  }

  /** Ends the threads, after a snapshot when one is due. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    this.#stopLooking();
    const closed = new Error('The search is closed.');
    this.#failCalls(closed);
    this.#readers.fail(closed);
    for (const waiter of this.#waiters.splice(0)) waiter.reject(closed);
    await Promise.all(
      [...this.#threads].map(
        (worker) =>
          new Promise<void>((resolve) => {
            const patience = setTimeout(() => void worker.terminate(), CLOSE_MS);
            worker.once('exit', () => {
              clearTimeout(patience);
              resolve();
            });
            worker.postMessage({ kind: 'close' });
          }),
      ),
    );
  }
}
