import type { CalendarYear, LegalParameterList, RecordedParameter } from '@zca/domain/law';
import type { RightDetail, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationNumber, patent } from '../support/rights.ts';
import type { Asker, TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
});

const list = async () =>
  (await platform.ask('city', { url: '/api/v1/law/parameters' })).json() as LegalParameterList;
const add = (payload: object, asker: Asker = 'systemAdministrator') =>
  platform.ask(asker, { method: 'POST', url: '/api/v1/law/parameters', payload });

/** A parameter as a form sends it: one that is there, without what the platform wrote to it. */
async function formOf(
  key: string,
): Promise<Omit<RecordedParameter, 'id' | 'recordedAt' | 'recordedBy'>> {
  const found = (await list()).parameters.findLast((row) => row.key === key)!;
  const { id: _id, recordedAt: _at, recordedBy: _by, ...form } = found;
  return form;
}

describe('legal parameters', () => {
  it('are shipped with title, instrument, article and mark, once', async () => {
    const { parameters } = await list();
    expect(parameters.length).toBeGreaterThan(50);
    const rows = parameters.map((row) => `${row.key}@${row.effectiveFrom}`);
    expect(new Set(rows).size).toBe(rows.length);
    await openTestPlatform({ database: platform.database });
    expect((await list()).parameters).toEqual(parameters);
  });

  it('that nobody has confirmed say so', async () => {
    const form = await formOf('patent.term.invention');
    const answer = await add({
      ...form,
      key: 'test.guess',
      mark: 'unverified',
      effectiveFrom: '2030-01-01',
    });
    expect(answer.statusCode).toBe(201);
    const shown = (await list()).parameters.find((row) => row.key === 'test.guess')!;
    expect(shown.mark).toBe('unverified');
    expect(shown.recordedBy).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('change by a new row; the former stays as it was', async () => {
    const before = (await list()).parameters;
    const form = await formOf('patent.term.design');
    const answer = await add({
      ...form,
      value: 16,
      effectiveFrom: '2035-01-01',
      mark: 'unverified',
    });
    expect(answer.statusCode).toBe(201);
    const after = (await list()).parameters;
    expect(after).toHaveLength(before.length + 1);
    for (const row of before) expect(after).toContainEqual(row);
  });

  it('cannot be changed or removed by the application, whatever it sends', async () => {
    const { pool } = platform.database.application;
    await expect(pool.query('update legal_parameter set unit = unit')).rejects.toThrow(
      /permission/,
    );
    await expect(pool.query('delete from legal_parameter')).rejects.toThrow(/permission/);
    for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
      const answer = await platform.ask('systemAdministrator', {
        method,
        url: '/api/v1/law/parameters',
      });
      expect(answer.statusCode, method).toBe(404);
    }
  });

  it.each([
    ['a day that does not exist', { effectiveFrom: '2025-02-29' }],
    ['an end before its beginning', { effectiveFrom: '2025-01-01', effectiveTo: '2024-12-31' }],
    ['no title', { title: { zh: '', en: '' } }],
    ['an unknown mark', { mark: 'sure' }],
    ['a key with blanks', { key: 'patent term' }],
    ['a value of no shape', { value: null }],
  ])('are refused with %s', async (_name, change) => {
    const before = (await list()).parameters.length;
    const answer = await add({ ...(await formOf('patent.term.design')), ...change });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields.map(({ path }: { path: string }) => path)).toContain(
      'effectiveTo' in change
        ? 'effectiveTo'
        : Object.keys(change)[0] === 'title'
          ? 'title.zh'
          : Object.keys(change)[0],
    );
    expect((await list()).parameters).toHaveLength(before);
  });

  it('are changed by the administrator alone, and the journal names him', async () => {
    const form = await formOf('patent.term.design');
    for (const asker of ['city', 'auditor'] as const) {
      expect((await add(form, asker)).statusCode).toBe(403);
    }
    const { rows } = await platform.database.owner.pool.query<{ target: string; actor: string }>(
      "select target, actor from audit_entry where action = 'law.parameter.add' order by id",
    );
    expect(rows.map(({ target }) => target)).toEqual(['test.guess', 'patent.term.design']);
    expect(new Set(rows.map(({ actor }) => actor)).size).toBe(1);
  });
});

describe('a change of a parameter', () => {
  it('changes statuses and terms in the index, and in answers at once', async () => {
    const number = applicationNumber(2004, 1);
    await platform.give([
      patent({
        number,
        publications: [
          { number: 'CN1500001A', kind: 'A', day: '2005-06-01' },
          { number: 'CN1500001C', kind: 'C', day: '2007-06-06' },
        ],
      }),
    ]);
    const expiry = async () =>
      (await platform.read<RightDetail>(`/api/v1/rights/CN${number}`)).expiry.value;
    const found = async (q: string) =>
      (await platform.read<SearchAnswer>(`/api/v1/rights?q=${encodeURIComponent(q)}`)).count;
    expect(await expiry()).toBe('2024-03-01');
    expect(await found('届满日=2024')).toBe(1);

    const form = await formOf('patent.term.invention');
    const answer = await add({ ...form, value: 90, mark: 'unverified', note: '试验' });
    expect(answer.statusCode).toBe(201);
    expect(await expiry()).toBe('2094-03-01');
    await expect.poll(() => found('届满日=2024'), { timeout: 20_000 }).toBe(0);
    const detail = await platform.read<RightDetail>(`/api/v1/rights/CN${number}`);
    expect(detail.expiry.parameters).toContainEqual(
      expect.objectContaining({ key: 'patent.term.invention', mark: 'unverified' }),
    );
  });
});

describe('the working calendar', () => {
  const url = '/api/v1/law/calendar';
  const put = (payload: object) =>
    platform.ask('systemAdministrator', { method: 'POST', url, payload });
  const year: CalendarYear = {
    year: 2031,
    notice: '样例通知〔2030〕1号',
    publishedOn: '2030-11-20',
    days: [
      { day: '2031-01-01', kind: 'holiday' },
      { day: '2031-01-04', kind: 'workday' },
    ],
  };

  it('holds the published years', async () => {
    const { years } = (await platform.ask('auditor', { url })).json() as { years: CalendarYear[] };
    expect(years.map((each) => each.year)).toEqual(years.map((each) => each.year).toSorted());
    expect(years.length).toBeGreaterThan(3);
  });

  it('takes a year, and again in place of the former', async () => {
    expect((await put(year)).statusCode).toBe(201);
    const corrected = { ...year, days: year.days.slice(0, 1) };
    expect((await put(corrected)).statusCode).toBe(201);
    const { years } = (await platform.ask('city', { url })).json() as { years: CalendarYear[] };
    expect(years.filter((each) => each.year === 2031)).toEqual([corrected]);
  });

  it.each([
    ['a workday that is no weekend', { days: [{ day: '2031-01-06', kind: 'workday' }] }],
    ['a day of another year', { days: [{ day: '2030-12-31', kind: 'holiday' }] }],
    ['a day twice', { days: [year.days[0]!, { ...year.days[0]!, kind: 'workday' }] }],
    ['a day that does not exist', { days: [{ day: '2031-02-29', kind: 'holiday' }] }],
    ['no notice', { notice: '' }],
  ])('is refused with %s, in words', async (_name, change) => {
    const answer = await put({ ...year, ...change });
    expect(answer.statusCode).toBe(400);
    const problem = answer.json();
    expect(problem.code).toBe('request.invalid');
    expect(problem.detail.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(problem.detail.en).toMatch(/\.$/);
  });
});
