import { type Area, AREAS, findIndicator, type Period, readPeriod } from '@zca/domain/indicators';
import { SEED_PARAMETERS } from '@zca/domain/law';
import type { Answer, Question } from '@zca/query';
import { describe, expect, it } from 'vitest';
import { HttpProblem } from '../../src/base/http/problem.ts';
import type { EntryStore } from '../../src/indicators/entryStore.ts';
import { takeEvidence } from '../../src/indicators/evidence.ts';
import { Figures } from '../../src/indicators/figures.ts';
import { type Reporting, reportValue } from '../../src/indicators/reporting.ts';

/*
 * An index that changes its view, or runs out of time, when the test says so; the rest is what the platform
 * uses.
 */

const [CITY] = AREAS as readonly [Area, ...Area[]];
const INVENTIONS = findIndicator('c3', '2025-12-31')!;
const YEAR = readPeriod('2025') as Period;

class Index {
  readonly isReady = true;
  content = 1;
  keys = ['CN1', 'CN3', 'CN2'];
  complete = true;
  asked = 0;
  /** Done whenever the list of records is asked for, as a change of the index in between. */
  between: () => void = () => undefined;

  get size() {
    return { generation: '7', content: String(this.content) };
  }

  askAll(questions: readonly Question[]): Promise<readonly Answer[]> {
    this.asked += 1;
    return Promise.resolve(
      questions.map(
        () =>
          ({
            count: this.keys.length,
            complete: this.complete,
            facets: { seat: { buckets: [{ value: '610113', count: this.keys.length }] } },
            statistics: {},
            hits: [],
          }) as unknown as Answer,
      ),
    );
  }

  onChange(): void {
    // A test changes it between two questions, not while somebody waits.
  }

  ids(): Promise<readonly string[]> {
    const { keys } = this;
    this.between();
    return Promise.resolve(keys);
  }
}

function figuresOf(index: Index): Figures {
  const entries = {
    mark: () => Promise.resolve('0'),
    standing: () => Promise.resolve(new Map()),
    targets: () => Promise.resolve([]),
  } as unknown as EntryStore;
  return new Figures({
    search: index as never,
    entries,
    law: { listParameters: () => Promise.resolve(SEED_PARAMETERS as never) },
    budgetMs: 10,
    clock: () => 0,
    today: () => '2026-02-01',
  });
}

async function evidenceOf(index: Index) {
  const figures = figuresOf(index);
  const set = await figures.gather([{ method: INVENTIONS.methods[0], period: YEAR }]);
  return takeEvidence(INVENTIONS, CITY, YEAR, set, index as never, () => figures.viewNow);
}

describe('evidence', () => {
  it('lists in order just what was counted in one view of the index', async () => {
    const taken = await evidenceOf(new Index());
    expect(taken).toMatchObject({
      records: 'CN1\nCN2\nCN3\n',
      body: { measured: { value: 3 }, records: { count: 3 }, generation: '7' },
    });
  });

  it('is none where the index showed another view between count and list', async () => {
    const index = new Index();
    // As many records as before, so that only the view tells that they are not the same.
    index.between = () => {
      index.content += 1;
    };
    expect(await evidenceOf(index)).toBeUndefined();
  });

  it('is none where the list has not as many records as were counted', async () => {
    const index = new Index();
    const figures = figuresOf(index);
    const set = await figures.gather([{ method: INVENTIONS.methods[0], period: YEAR }]);
    index.keys = ['CN1', 'CN2'];
    const taken = takeEvidence(INVENTIONS, CITY, YEAR, set, index as never, () => figures.viewNow);
    expect(await taken).toBeUndefined();
  });

  it('is taken anew when the index changed meanwhile, and refused when it never rests', async () => {
    const filed: unknown[] = [];
    const report = (index: Index) => {
      const reporting = {
        figures: figuresOf(index),
        search: index,
        values: { addEvidence: () => Promise.resolve('f'.repeat(64)) },
        matters: {
          acts: {
            file: (asked: unknown) => {
              filed.push(asked);
              return Promise.resolve({ matter: 'm', number: 'n' });
            },
          },
        },
      } as unknown as Reporting;
      return reportValue(reporting, {
        definition: INVENTIONS,
        area: CITY,
        period: YEAR,
        person: { id: 'p', roles: [], parties: [] },
        asker: 'p',
        at: '2026-02-01T00:00:00.000Z',
      });
    };
    const once = new Index();
    once.between = () => {
      once.content += 1;
      once.between = () => undefined;
    };
    expect(await report(once)).toMatchObject({ measured: { value: 3 } });
    expect(filed).toHaveLength(1);

    const never = new Index();
    never.between = () => {
      never.content += 1;
    };
    await expect(report(never)).rejects.toMatchObject({ code: 'service.starting' });
    expect(filed).toHaveLength(1);
  });
});

describe('an index that ran out of time', () => {
  it('gives no number at all, and the whole one when it is asked again', async () => {
    const index = new Index();
    index.complete = false;
    const figures = figuresOf(index);
    const ask = () => figures.gather([{ method: INVENTIONS.methods[0], period: YEAR }]);
    await expect(ask()).rejects.toThrow(HttpProblem);
    await expect(ask()).rejects.toMatchObject({ code: 'service.starting' });
    index.complete = true;
    const set = await ask();
    expect(set.measure(INVENTIONS.methods[0], CITY.code, YEAR).value).toBe(3);
    expect(index.asked).toBe(3);
  });
});
