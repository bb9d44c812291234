import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { DriftState, RuleDrift, RuleKind } from '@zca/domain/registry';
import type { ConnectionTarget } from '../../base/database/index.ts';
import type { DriftQuestion, FromDrift } from './driftThread.ts';

/** A drift that was computed. */
export interface Drift {
  readonly id: string;
  readonly kind: RuleKind;
  readonly version: number | null;
  /** The activation that it was computed against. */
  readonly against: number;
  readonly report: RuleDrift;
  readonly keys: readonly string[];
  readonly since: string;
}

interface Running {
  readonly version: number | null;
  readonly against: number;
  readonly worker: Worker;
  progress: { done: number; total: number };
}

export interface DriftOptions {
  readonly target: ConnectionTarget;
  readonly onFailure: (error: Error) => void;
}

/** The drift of each mapping that was computed last: it is computed anew after a restart. */
export class Drifts {
  readonly #options: DriftOptions;
  readonly #running = new Map<RuleKind, Running>();
  readonly #last = new Map<
    RuleKind,
    Drift | { readonly version: number | null; readonly failed: true }
  >();

  constructor(options: DriftOptions) {
    this.#options = options;
  }

  /**
   * Starts to compare a version with the one in force; a comparison under way goes on where it is the same,
   * and otherwise ends. What was computed before is forgotten: records may have changed.
   */
  start(
    question: Omit<DriftQuestion, 'target'> & { readonly against: number; readonly total: number },
  ): void {
    const { kind, version, against, total, today } = question;
    const running = this.#running.get(kind);
    if (running?.version === version && running.against === against) return;
    this.#end(kind);
    this.#last.delete(kind);
    const data: DriftQuestion = { target: this.#options.target, kind, version, today };
    const worker = new Worker(new URL('./driftThread.ts', import.meta.url), {
      workerData: data,
      name: 'zca-drift',
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    const own: Running = { version, against, worker, progress: { done: 0, total } };
    this.#running.set(kind, own);
    let failure = new Error('The comparison of rules ended early.');
    worker.on('message', (message: FromDrift) => {
      if (this.#running.get(kind) !== own) return;
      if (message.kind === 'progress') {
        own.progress = { done: message.done, total: Math.max(total, message.done) };
        return;
      }
      this.#running.delete(kind);
      const { report, keys, since } = message;
      this.#last.set(kind, { id: randomUUID(), kind, version, against, report, keys, since });
    });
    worker.on('error', (error: unknown) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', () => {
      if (this.#running.get(kind) !== own) return;
      this.#running.delete(kind);
      this.#last.set(kind, { version, failed: true });
      this.#options.onFailure(failure);
    });
  }

  /** The drift of a version against an activation; undefined where another or none was computed. */
  find(kind: RuleKind, version: number | null, against: number): Drift | undefined {
    const last = this.#last.get(kind);
    if (last === undefined || 'failed' in last) return undefined;
    return last.version === version && last.against === against ? last : undefined;
  }

  state(kind: RuleKind, version: number | null, against: number): DriftState {
    const running = this.#running.get(kind);
    if (running?.version === version && running.against === against) {
      return { state: 'running', progress: running.progress, id: null, report: null };
    }
    const found = this.find(kind, version, against);
    if (found !== undefined) {
      return { state: 'done', progress: null, id: found.id, report: found.report };
    }
    const last = this.#last.get(kind);
    const isFailed = last !== undefined && 'failed' in last && last.version === version;
    return { state: isFailed ? 'failed' : 'none', progress: null, id: null, report: null };
  }

  /** What was computed for a mapping is of no use any more. */
  forget(kind: RuleKind): void {
    this.#end(kind);
    this.#last.delete(kind);
  }

  #end(kind: RuleKind): void {
    const running = this.#running.get(kind);
    this.#running.delete(kind);
    // It only reads, so nothing is left undone.
    void running?.worker.terminate();
  }

  async close(): Promise<void> {
    const workers = [...this.#running.values()].map(({ worker }) => worker);
    this.#running.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
