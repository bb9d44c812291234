import { Worker } from 'node:worker_threads';
import type { Answer, Condition, Question } from '@zca/query';
import type { ConnectionTarget, Generation } from '../database/index.ts';
import type {
  FromMerger,
  FromReader,
  FromWriter,
  PublishedView,
  ThreadData,
  ToMerger,
  ToReader,
  ToWriter,
} from './protocol.ts';

/** A question that the index refuses, with the lens's stable code. */
export class SearchRefusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, message: string, params: Readonly<Record<string, string | number>>) {
    super(message);
    this.code = code;
    this.params = params;
  }
}

export interface SearchOptions {
  readonly database: ConnectionTarget;
  /** Address of the module that gives the documents (`SearchSourceModule`). */
  readonly sourceModule: URL;
  /** Folder of snapshots; null keeps none. */
  readonly snapshotFolder: string | null;
  /** Threads that answer questions. */
  readonly readers: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onNote?: (text: string) => void;
  readonly onView?: (view: Omit<PublishedView, 'parts'>) => void;
  readonly onAnswer?: (answer: Answer) => void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

interface Reader {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/**
 * The search of one index: a writer thread that follows the change feed, a merger thread, and
 * readers that answer. The calling thread only passes messages.
 */
export class SearchService {
  readonly #options: SearchOptions;
  readonly #writer: Worker;
  readonly #merger: Worker;
  readonly #readers: Reader[];
  readonly #calls = new Map<number, Waiting>();
  readonly #ready: Promise<void>;
  #setReady: (() => void) | undefined;
  #setFailed: ((error: Error) => void) | undefined;
  #isReady = false;
  #closing = false;
  #nextCall = 1;
  #view: PublishedView | undefined;
  #progress: { done: number; total: number } | null = null;
  #generationWaiters: { generation: bigint; resolve: () => void }[] = [];

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#ready = new Promise((resolve, reject) => {
      this.#setReady = resolve;
      this.#setFailed = reject;
    });
    // A failure that nobody waits for yet must not end the process by itself.
    this.#ready.catch(() => undefined);
    this.#merger = this.#start('merger');
    this.#merger.on('message', (message: FromMerger) => {
      if (message.kind === 'merged') this.#tellWriter(message);
    });
    this.#readers = Array.from({ length: Math.max(1, options.readers) }, () => this.#startReader());
    this.#writer = this.#start('writer');
    this.#writer.on('message', (message: FromWriter) => this.#onWriter(message));
  }

  #start(role: ThreadData['role']): Worker {
    const data: ThreadData = {
      role,
      sourceModule: this.#options.sourceModule.href,
      database: this.#options.database,
      snapshotFolder: this.#options.snapshotFolder,
    };
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: data,
      name: `zca-search-${role}`,
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
    worker.on('error', (reason: unknown) => {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      this.#options.onNote?.(`search ${role} failed: ${error.message}`);
      this.#setFailed?.(error);
      for (const reader of this.#readers ?? [])
        if (reader.worker === worker) this.#failAll(reader.waiting, error);
      if (role === 'writer') this.#failAll(this.#calls, error);
    });
    return worker;
  }

  #failAll(waiting: Map<number, Waiting>, error: Error): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  #startReader(): Reader {
    const worker = this.#start('reader');
    const reader: Reader = { worker, waiting: new Map() };
    worker.on('message', (message: FromReader) => {
      if (message.kind === 'closed') return;
      const waiting = reader.waiting.get(message.call);
      if (waiting === undefined) return;
      reader.waiting.delete(message.call);
      if (message.kind === 'refused') {
        waiting.reject(new SearchRefusal(message.code, message.message, message.params));
      } else if (message.kind === 'ids') waiting.resolve(message.ids as never);
      else {
        this.#options.onAnswer?.(message.answer);
        waiting.resolve(message.answer as never);
      }
    });
    return reader;
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
        this.#merger.postMessage({
          kind: 'merge',
          plan: message.plan,
          parts: message.parts,
        } satisfies ToMerger);
        return;
      case 'done':
        (this.#calls.get(message.call)?.resolve as (() => void) | undefined)?.();
        this.#calls.delete(message.call);
        return;
      case 'note':
        this.#options.onNote?.(message.text);
        return;
      case 'closed':
        return;
    }
  }

  #publish(view: PublishedView): void {
    this.#view = view;
    for (const reader of this.#readers)
      reader.worker.postMessage({ kind: 'view', view } satisfies ToReader);
    this.#options.onView?.(view);
    const seen = BigInt(view.generation);
    this.#generationWaiters = this.#generationWaiters.filter((waiter) => {
      if (seen < waiter.generation) return true;
      waiter.resolve();
      return false;
    });
  }

  #tellWriter(message: ToWriter): void {
    this.#writer.postMessage(message);
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
  } {
    const { documents = 0, segments = 0, bytes = 0, generation = '0' } = this.#view ?? {};
    return { documents, segments, bytes, generation };
  }

  /** Waits until a generation of the change feed (`ownGeneration` of a write) is seen. */
  async waitFor(generation: Generation): Promise<void> {
    const wanted = BigInt(generation);
    if (this.#view !== undefined && BigInt(this.#view.generation) >= wanted) return;
    this.#tellWriter({ kind: 'poke' });
    await new Promise<void>((resolve) =>
      this.#generationWaiters.push({ generation: wanted, resolve }),
    );
  }

  /** Answers a question within a scope. `past` is an ISO instant for a question about the past. */
  ask(question: Question, scope: Condition, past: string | null = null): Promise<Answer> {
    return this.#call<Answer>((call) => ({ kind: 'ask', call, question, scope, past }));
  }

  /** The ids of every hit, in order of id; for exports. */
  ids(where: Condition, scope: Condition, past: string | null = null): Promise<readonly string[]> {
    return this.#call<readonly string[]>((call) => ({ kind: 'ids', call, where, scope, past }));
  }

  #call<T>(message: (call: number) => ToReader): Promise<T> {
    const reader = this.#readers.reduce((best, each) =>
      each.waiting.size < best.waiting.size ? each : best,
    );
    const call = this.#nextCall++;
    return new Promise<T>((resolve, reject) => {
      reader.waiting.set(call, { resolve, reject } as Waiting);
      reader.worker.postMessage(message(call));
    });
  }

  #callWriter(message: (call: number) => ToWriter): Promise<void> {
    const call = this.#nextCall++;
    return new Promise<void>((resolve, reject) => {
      this.#calls.set(call, { resolve, reject } as Waiting);
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
    const threads = [this.#writer, this.#merger, ...this.#readers.map((reader) => reader.worker)];
    await Promise.all(
      threads.map(
        (worker) =>
          new Promise<void>((resolve) => {
            worker.once('exit', () => resolve());
            worker.postMessage({ kind: 'close' });
          }),
      ),
    );
  }
}
