import { INDICATORS, leavesOf, type RightsCount, type Span } from '@zca/domain/indicators';
import type { Answer } from '@zca/query';
import { describe, expect, it, vi } from 'vitest';
import { TallyKeeper } from '../../src/indicators/tallyKeeper.ts';

const LEAF = INDICATORS.flatMap(({ methods }) => leavesOf(methods[0].formula)).find(
  (leaf): leaf is RightsCount => leaf.of === 'rights' && leaf.distinct === undefined,
)!;
const span = (day: string) =>
  ({ from: '2025-01-01', day, law: {}, parameters: [] }) as never as Span;
const REQUEST = { leaf: LEAF, span: span('2025-12-31') };
const EARLIER = { leaf: LEAF, span: span('2024-12-31') };

/** An index of which a test decides when it shows other records, and when it answers. */
class Index {
  records = 1;
  isReady = true;
  asks = 0;
  isOpen = true;
  readonly #waiting: (() => void)[] = [];
  #tell: () => void = () => undefined;

  get size() {
    return { content: String(this.records), generation: String(this.records * 10) };
  }

  onChange(tell: () => void): void {
    this.#tell = tell;
  }

  change(): void {
    this.records += 1;
    this.#tell();
  }

  async askAll(questions: readonly unknown[]): Promise<Answer[]> {
    this.asks += 1;
    const count = this.records;
    if (!this.isOpen) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    if (Number.isNaN(count)) throw new Error('The index is ill.');
    return questions.map(
      () => ({ count, complete: true, facets: {}, statistics: {} }) as unknown as Answer,
    );
  }

  open(): void {
    this.isOpen = true;
    for (const answer of this.#waiting.splice(0)) answer();
  }
}

function keeperOf(index: Index) {
  const clock = { now: 0 };
  const keeper = new TallyKeeper({
    search: index as never,
    budgetMs: 10,
    ticks: () => clock.now,
  });
  const told = async (mayLag: boolean, requests = [REQUEST], parameters = 'p') => {
    const tallies = await keeper.tallies(requests, parameters, mayLag);
    return [tallies.of(LEAF, requests[0]!.span).city, tallies.generation];
  };
  return { clock, keeper, told };
}

describe('counts of rights', () => {
  it('are made once of the same records', async () => {
    const index = new Index();
    const { told } = keeperOf(index);
    expect(await Promise.all([told(false), told(true)])).toEqual([
      [1, '10'],
      [1, '10'],
    ]);
    expect(await told(true)).toEqual([1, '10']);
    expect(index.asks).toBe(1);
  });

  it('are told as they stood a moment ago while others are made, and not longer', async () => {
    const index = new Index();
    const { clock, told } = keeperOf(index);
    await told(true);
    index.isOpen = false;
    clock.now = 5_000;
    index.change();
    clock.now = 5_399;
    expect(await told(true)).toEqual([1, '10']);
    clock.now = 5_400;
    const present = told(true);
    index.open();
    expect(await present).toEqual([2, '20']);
  });

  it('are those of now for whoever may not lag', async () => {
    const index = new Index();
    const { told } = keeperOf(index);
    await told(true);
    index.isOpen = false;
    index.change();
    const present = told(false);
    expect(await told(true)).toEqual([1, '10']);
    index.open();
    expect(await present).toEqual([2, '20']);
    expect(await told(true)).toEqual([2, '20']);
  });

  it('that a board asked for are made anew before anybody asks again', async () => {
    const index = new Index();
    const { clock, told } = keeperOf(index);
    await told(true);
    await told(true, [EARLIER]);
    clock.now = 100_000;
    index.change();
    await vi.waitFor(() => expect(index.asks).toBe(3));
    clock.now = 101_000;
    index.isOpen = false;
    expect(await told(true)).toEqual([2, '20']);
    expect(await told(true, [EARLIER])).toEqual([2, '20']);
    expect(index.asks).toBe(3);
  });

  it('follow each of many changes, the last one at the end', async () => {
    const index = new Index();
    const { told } = keeperOf(index);
    await told(true);
    for (let at = 0; at < 50; at += 1) index.change();
    await vi.waitFor(async () => expect(await told(true)).toEqual([51, '510']));
    expect(index.asks).toBeLessThan(5);
  });

  it('are not made for nobody', async () => {
    const index = new Index();
    const { clock, told } = keeperOf(index);
    await told(false);
    index.change();
    await told(true);
    clock.now = 120_001;
    index.change();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(index.asks).toBe(2);
    // Nothing was true a moment ago, so whoever comes waits.
    clock.now += 400;
    expect(await told(true)).toEqual([3, '30']);
  });

  it('by other parameters are never told', async () => {
    const index = new Index();
    const { told } = keeperOf(index);
    await told(true);
    index.change();
    expect(await told(true, [REQUEST], 'q')).toEqual([2, '20']);
  });

  it('that failed are tried again', async () => {
    const index = new Index();
    const { told } = keeperOf(index);
    index.records = Number.NaN;
    await expect(told(true)).rejects.toThrow('The index is ill.');
    index.records = 4;
    expect(await told(true)).toEqual([4, '40']);
  });
});
