import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Answer, Question } from '@zca/query';
import { describe, expect, it } from 'vitest';
import type { FromReader, ToReader } from '../../src/base/search/protocol.ts';
import { Readers } from '../../src/base/search/readers.ts';

/** A reader's thread that answers when it is told to. */
class HeldThread extends EventEmitter {
  readonly told: Extract<ToReader, { call: number }>[] = [];

  postMessage(message: ToReader): void {
    if ('call' in message) this.told.push(message);
  }

  /** Answers what it was told last, with a count to know the answer by. */
  answer(count: number): void {
    const { call } = this.told.at(-1)!;
    const answer = { count } as Answer;
    this.emit('message', { kind: 'answer', call, answer } satisfies FromReader);
  }
}

const ALL = { op: 'all' } as const;
const asked = (size: number): Question => ({ where: ALL, top: { size } });

function twoReaders() {
  const threads: HeldThread[] = [];
  const again: ((error: Error) => void)[] = [];
  const readers = new Readers(2, Number.POSITIVE_INFINITY, (failed) => {
    const thread = new HeldThread();
    threads.push(thread);
    again.push(failed);
    return thread as unknown as Worker;
  });
  return { readers, threads, again };
}

describe('the queue of questions', () => {
  it('keeps nobody behind a long one while another reader is idle', async () => {
    const { readers, threads } = twoReaders();
    const [long, ...short] = [1, 2, 3, 4].map((size) => readers.ask(asked(size), ALL, null));
    const [first, second] = threads as [HeldThread, HeldThread];
    expect([first.told.length, second.told.length]).toEqual([1, 1]);
    const answered: number[] = [];
    for (const one of short) void one.then(({ count }) => answered.push(count));
    for (const count of [2, 3, 4]) {
      second.answer(count);
      await Promise.resolve();
    }
    await Promise.all(short);
    expect(answered).toEqual([2, 3, 4]);
    expect(second.told.map((one) => one.kind === 'ask' && one.question.top?.size)).toEqual([
      2, 3, 4,
    ]);
    expect(first.told).toHaveLength(1);
    first.answer(1);
    expect((await long!).count).toBe(1);
  });

  it('goes on with the next when a thread is started again, and refuses what it held', async () => {
    const { readers, threads, again } = twoReaders();
    const calls = [1, 2, 3].map((size) => readers.ask(asked(size), ALL, null));
    const settled = Promise.allSettled(calls);
    again[0]!(new Error('the reader ended'));
    threads[1]!.answer(2);
    expect(threads).toHaveLength(3);
    threads[2]!.answer(3);
    expect(
      (await settled).map((one) => (one.status === 'fulfilled' ? one.value.count : 'refused')),
    ).toEqual(['refused', 2, 3]);
  });

  it('is refused with what waits in it when the search is closed', async () => {
    const { readers } = twoReaders();
    const settled = Promise.allSettled(
      [1, 2, 3].map((size) => readers.ask(asked(size), ALL, null)),
    );
    readers.fail(new Error('closed'));
    expect((await settled).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    await expect(readers.ask(asked(4), ALL, null)).rejects.toThrow('closed');
  });
});
