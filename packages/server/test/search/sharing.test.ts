import type { Answer, Condition, Question } from '@zca/query';
import { afterEach, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import type { SearchService } from '../../src/base/search/service.ts';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { save } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { searchOn } from '../support/search.ts';

const ALL: Condition = { op: 'all' };
const open: SearchService[] = [];
afterEach(async () => {
  for (const search of open.splice(0)) await search.close();
});

async function withReaders(database: TestDatabase, readers: number, shareFrom: number) {
  const answers: Answer[] = [];
  const search = searchOn(database, {
    readers,
    shareFrom,
    onAnswer: (answer) => answers.push(answer),
  });
  open.push(search);
  await search.ready();
  return { search, answers };
}

async function fill(database: TestDatabase, from: number, to: number) {
  const rights = Array.from({ length: to - from }, (_, i) =>
    patent({ number: applicationNumber(2020, from + i), title: `一种装置${(from + i) % 7}` }),
  );
  return save(database.application, rights);
}

const question: Question = {
  where: { op: 'words', fields: ['title'], text: '装置' },
  top: { size: 5 },
  facets: { kind: { field: 'type', size: 5 }, year: { field: 'filingYear', size: 5 } },
};

/** What does not depend on the run. */
function said(answer: Answer): unknown {
  // Other tests on the same server make generations pass.
  const { tookMs: _t, generation: _g, ...rest } = answer;
  return rest;
}

describe('two idle readers', () => {
  it('give together the answer that one gives alone, one at a time and many at once', async () => {
    const database = await openTestDatabase();
    await fill(database, 1, 301);
    const alone = await withReaders(database, 1, 1);
    const together = await withReaders(database, 2, 1);
    const expected = said(await alone.search.ask(question, ALL));
    expect(said(await together.search.ask(question, ALL))).toEqual(expected);
    const many = Array.from({ length: 40 }, () => together.search.ask(question, ALL));
    for (const answer of await Promise.all(many)) expect(said(answer)).toEqual(expected);
    // A question counts once, however many readers answered it.
    expect(together.answers).toHaveLength(41);
  });

  it('see the same records while these change', async () => {
    const database = await openTestDatabase();
    await fill(database, 1, 11);
    const { search } = await withReaders(database, 2, 1);
    let isDone = false;
    const asking = (async () => {
      while (!isDone) {
        const { count, facets } = await search.ask(question, ALL);
        for (const { buckets } of Object.values(facets)) {
          expect(buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(count);
        }
      }
    })();
    for (let from = 11; from < 61; from += 5) {
      await search.waitFor(await fill(database, from, from + 5));
    }
    isDone = true;
    await asking;
    expect((await search.ask(question, ALL)).count).toBe(60);
  });

  it('both refuse what does not fit', async () => {
    const database = await openTestDatabase();
    await fill(database, 1, 11);
    const { search } = await withReaders(database, 2, 1);
    const wrong = { ...question, facets: { a: { field: 'nothing', size: 1 } } };
    await expect(search.ask(wrong, ALL)).rejects.toThrow();
    expect((await search.ask(question, ALL)).count).toBe(10);
  });
});

describe('many questions at once', () => {
  const questions: Question[] = Array.from({ length: 7 }, (_, n) => ({
    where: { op: 'words', fields: ['title'], text: `装置${n}` },
    top: { size: 3, sort: [{ by: 'id' }] },
  }));
  const scope: Condition = { op: 'not', of: { op: 'words', fields: ['title'], text: '装置3' } };

  it.each([1, 2, 8])('are answered in their order by %i readers', async (readers) => {
    const database = await openTestDatabase();
    await fill(database, 1, 61);
    const { search, answers } = await withReaders(database, readers, 1);
    const single = [];
    for (const one of questions) single.push(said(await search.ask(one, scope)));
    answers.length = 0;
    expect((await search.askAll(questions, scope)).map(said)).toEqual(single);
    expect(answers).toHaveLength(questions.length);
    expect(answers.filter(({ count }) => count === 0)).toHaveLength(1);
    expect(await search.askAll([], scope)).toEqual([]);
  });

  it('are refused when one of them is', async () => {
    const database = await openTestDatabase();
    await fill(database, 1, 11);
    const { search } = await withReaders(database, 2, 1);
    const wrong = { ...question, facets: { a: { field: 'nothing', size: 1 } } };
    await expect(search.askAll([question, question, wrong], ALL)).rejects.toThrow();
    expect((await search.ask(question, ALL)).count).toBe(10);
  });

  it('have the same answers as standing ones, after every change; their mark tells records alone', async () => {
    const database = await openTestDatabase();
    await fill(database, 1, 31);
    const { search } = await withReaders(database, 2, 1);
    const counted = questions.map(({ where }) => ({ where, facets: question.facets! }));
    const marks = new Set<string>();
    for (const to of [41, 41, 51, 71]) {
      // The same ten are written again, or more are added.
      await search.waitFor(await fill(database, to - 10, to));
      marks.add(search.size.content);
      const standing = await search.askAll(counted, scope, { standing: true });
      expect(standing.map(said)).toEqual((await search.askAll(counted, scope)).map(said));
    }
    expect(marks.size).toBeGreaterThanOrEqual(3);
    const { content, generation } = search.size;
    // A transaction that changes no record is passed by.
    await database.application.pool.query('select pg_current_xact_id()');
    await search.waitFor(await currentGeneration(database.application.db));
    expect(search.size.generation).not.toBe(generation);
    expect(search.size.content).toBe(content);
  });
});
