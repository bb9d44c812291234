import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../support/percentile.ts';

/** What happened to questions that arrived whether or not earlier ones were answered. */
export interface LoopResult {
  /** Milliseconds from the planned arrival of each question to its answer. */
  readonly latencies: readonly number[];
  /** Milliseconds of these that passed before the question could be sent, for every question. */
  readonly waits: readonly number[];
  readonly failures: readonly string[];
  readonly seconds: number;
}

export interface LoopOptions {
  readonly perSecond: number;
  /** Asked before each arrival. */
  readonly isOver: () => boolean;
  /** In [0, 1). */
  readonly random: () => number;
  readonly ask: (index: number) => Promise<void>;
}

/**
 * Asks at the times of a Poisson process. A question that could not be sent when it was due, because
 * this thread or the asked one was busy, has waited since then: nothing is left out of its latency.
 */
export async function openLoop(options: LoopOptions): Promise<LoopResult> {
  const { perSecond, isOver, random, ask } = options;
  const latencies: number[] = [];
  const waits: number[] = [];
  const failures: string[] = [];
  const asked: Promise<void>[] = [];
  const gap = (): number => (-Math.log(1 - random()) / perSecond) * 1000;
  const send = async (planned: number): Promise<void> => {
    waits.push(performance.now() - planned);
    try {
      await ask(asked.length);
      latencies.push(performance.now() - planned);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  const begun = performance.now();
  let planned = begun + gap();
  while (!isOver()) {
    await delay(Math.min(100, Math.max(0, planned - performance.now())));
    for (; planned <= performance.now(); planned += gap()) asked.push(send(planned));
  }
  await Promise.all(asked);
  return { latencies, waits, failures, seconds: (performance.now() - begun) / 1000 };
}

/** One line: how many were asked, how many failed and why, and the latencies. */
export function describeLoop({ latencies, waits, failures, seconds }: LoopResult): string {
  const [p50, p95, p99, most] = [50, 95, 99, 100].map((p) => percentile(latencies, p).toFixed(1));
  const asked = latencies.length + failures.length;
  const failed =
    failures.length === 0 ? 'none failed' : `${failures.length} FAILED: ${failures[0]}`;
  return (
    `${asked} questions in ${seconds.toFixed(1)} s (${(asked / seconds).toFixed(0)}/s), ${failed}; ` +
    `from the planned arrival p50 ${p50}  p95 ${p95}  p99 ${p99}  most ${most} ms, ` +
    `sent late by p99 ${percentile(waits, 99).toFixed(1)} ms`
  );
}
