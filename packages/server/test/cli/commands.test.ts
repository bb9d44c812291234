import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { everything, fileOf } from '../support/imports.ts';
import { temporaryFolder } from '../support/platform.ts';
import { csvOf, rowOf, rowsOf } from '../support/tables.ts';
import type { Ended } from '../support/zca.ts';
import { onDatabase, zca } from '../support/zca.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await openTestDatabase();
  env = onDatabase(database);
});

/** The JSON object on the last line of standard output. */
const answer = (ended: Ended) =>
  JSON.parse(ended.stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;

/** A refusal that a person can mend: exit code 3, one sentence in each language, no stack trace. */
function expectRefusal(ended: Ended): void {
  expect(ended.stderr).not.toMatch(/\bat .*\.(ts|js):\d|程序出错/);
  const lines = ended.stderr.trim().split('\n');
  expect(lines.some((line) => /\p{Script=Han}/u.test(line))).toBe(true);
  expect(lines.some((line) => /^[^\p{Script=Han}]*[a-z]{3}/u.test(line))).toBe(true);
  expect(ended.code).toBe(3);
}

describe('help', () => {
  it.each([
    [[], ['start', 'demo', 'import', 'quarantine', 'reindex', 'export', 'doctor']],
    [['start'], ['--port', '--host', '--no-demo', '--data']],
    [['import'], ['<files...>', '--mapping', '--json']],
    [
      ['quarantine', 'mend'],
      ['<file>', '--data'],
    ],
    [['export'], ['--format', '--lang', '--query', '"csv"', '"xlsx"', '"jsonl"']],
  ])('of %j names what can be asked', async (command, words) => {
    const { code, stdout, stderr } = await zca([...command, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const word of words) expect(stdout).toContain(word);
    expect(stdout).toMatch(/\p{Script=Han}/u);
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [[]],
    [['start', '--nothing']],
    [['import']],
    [['export', 'a', '--format', 'pdf']],
    [['quarantine']],
    [['quarantine', '--data', 'x', 'list']],
  ])('%j ends with 2 and shows how to use it', async (args) => {
    const { code, stderr } = await zca(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--help|Usage/);
    expect(stderr).not.toMatch(/\bat .*\.(ts|js):\d/);
  });
});

describe('what a person can mend', () => {
  it.each([
    ['a missing file', ['import', '/nowhere/表.csv'], '/nowhere/表.csv'],
    ['a missing mapping', ['import', '.', '--mapping', '/nowhere/m.json'], '/nowhere/m.json'],
    ['a place that cannot be written', ['export', '/nowhere/out.jsonl'], '/nowhere/out.jsonl'],
    [
      'a place that cannot be written',
      ['quarantine', 'export', '/nowhere/q.csv'],
      '/nowhere/q.csv',
    ],
    ['no number', ['quarantine', 'list', '--run', 'seven'], 'seven'],
    ['no size of a city', ['demo', '--scale', '5'], '5'],
    ['a query with a mistake', ['export', '-', '--query', '名称=('], ''],
  ])('ends with 3 and a sentence: %s', async (_name, args, named) => {
    const ended = await zca(args, env);
    expectRefusal(ended);
    expect(ended.stderr).toContain(named);
  });

  it('ends with 3 and a sentence: a setting out of range', async () => {
    const ended = await zca(['doctor'], { ...env, ZCA_PORT: '99999999' });
    expectRefusal(ended);
    expect(ended.stderr).toContain('ZCA_PORT');
  });

  it('ends with 3 and a sentence: no database', async () => {
    const url = 'postgresql://a:b@127.0.0.1:1/c';
    const ended = await zca(['doctor'], { ...env, DATABASE_URL: url, DATABASE_OWNER_URL: url });
    expectRefusal(ended);
    expect(ended.stderr).not.toContain(':b@');
  });

  it('a setting that does not exist is told and does not stop the work', async () => {
    const ended = await zca(['quarantine', 'list'], { ...env, ZCA_POTR: '1' });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('ZCA_POTR');
  });
});

describe('zca import', () => {
  it('ends with 4 and its counts as the last line when records are in quarantine', async () => {
    const file = await fileOf(
      '表.csv',
      csvOf([rowOf(1), { ...rowOf(2), 申请日: '2020.02.30' }, rowOf(3)]),
    );
    const ended = await zca(['import', file, '--json'], env);
    expect(ended.code).toBe(4);
    expect(answer(ended)).toEqual({
      run: expect.any(Number),
      read: 3,
      new: 2,
      updated: 0,
      unchanged: 0,
      quarantined: 1,
      seconds: expect.any(Number),
      notes: [],
    });
    const list = await zca(['quarantine', 'list', '--json'], env);
    expect(list.code).toBe(0);
    expect(answer(list)).toMatchObject({
      items: [
        { file: '表.csv', field: 'filingDay', rule: 'day.impossible', position: { line: 3 } },
      ],
    });
    const out = path.join(temporaryFolder(), 'q.csv');
    expect((await zca(['quarantine', 'export', out], env)).code).toBe(0);
    expect(await readFile(out, 'utf8')).toContain('day.impossible');
    const retried = await zca(['quarantine', 'retry', '--json'], env);
    expect(retried.code).toBe(4);
    expect(answer(retried)).toEqual({ tried: 1, taken: 0, refused: 1 });
  });

  it('ends with 0 when everything was taken, and says in words what came in', async () => {
    const file = await fileOf('好.csv', csvOf(rowsOf(20)));
    const ended = await zca(['import', file], env);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/读入 20 条：新增 18，更新 0，未变 2，隔离 0/);
  });

  it('tells what was taken and should be looked at', async () => {
    const [header, ...rows] = csvOf([rowOf(1), rowOf(3)])
      .trimEnd()
      .split('\r\n');
    const table = [`${header},权利要求数`, ...rows.map((row) => `${row},若干`)].join('\r\n');
    const file = await fileOf('若干.csv', table);
    const ended = await zca(['import', file], env);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /若干\.csv line=2 row=2 ×2\n.*“若干”不是正整数.*\n.*not a positive whole number/,
    );
    // Once more, it says the same of the same file.
    expect(answer(await zca(['import', file, '--json'], env))).toMatchObject({
      unchanged: 2,
      notes: [{ rule: 'count.unreadable', count: 2, message: { zh: expect.any(String) } }],
    });
  });

  it('reads by a mapping that a person wrote', async () => {
    const file = await fileOf('怪.csv', '甲,乙\n202010000099.1,名为乙的装置\n');
    const [key] = ['怪.csv'];
    const mapping = await fileOf(
      'm.json',
      JSON.stringify({ [key]: { collection: 'patent', columns: { 甲: '', 乙: 'title' } } }),
    );
    const ended = await zca(['import', file, '--mapping', mapping, '--json'], env);
    expect(answer(ended)).toMatchObject({ read: 1, quarantined: 1 });
    const list = answer(await zca(['quarantine', 'list', '--json'], env)) as {
      items: { rule: string }[];
    };
    expect(list.items.map(({ rule }) => rule)).toContain('number.missing');
  });

  it('loads official titles of a classification', async () => {
    const file = await fileOf(
      'ipc.csv',
      '分类号,名称\nG01N21/95,按所检测的材料\nH01L29/778,场效应\n???,?\n',
    );
    const ended = await zca(['import', 'classification', file, '--json'], env);
    expect(answer(ended)).toEqual({ read: 3, taken: 2, refused: 1 });
  });
});

describe('zca export', () => {
  it('writes the same bytes to a file and to standard output, and nothing else there', async () => {
    const file = path.join(temporaryFolder(), 'out.jsonl');
    const ended = await zca(['export', file, '--json'], env);
    expect(ended.code).toBe(0);
    expect(answer(ended)).toMatchObject({ records: 20 });
    const expected = await everything({ database });
    expect(await readFile(file, 'utf8')).toBe(expected);
    const piped = await zca(['export', '-'], env);
    expect(piped).toMatchObject({ code: 0, stdout: expected });
  });

  it('writes what a query finds', async () => {
    const ended = await zca(['export', '-', '--query', '名称="第7号"'], env);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ title: '一种第7号样例装置' });
  });

  it('imported into another database gives the same bytes again', async () => {
    const file = path.join(temporaryFolder(), 'out.jsonl');
    await zca(['export', file], env);
    const other = await openTestDatabase();
    const ended = await zca(['import', file, '--json'], onDatabase(other));
    expect(ended.code).toBe(0);
    expect(answer(ended)).toMatchObject({ read: 20, new: 20 });
    expect(await everything({ database: other })).toBe(await everything({ database }));
  });
});

describe('zca reindex and zca doctor', () => {
  it('make the index anew and find the ground sound but for what a test leaves out', async () => {
    const reindexed = await zca(['reindex', '--json'], env);
    expect(reindexed.code).toBe(0);
    expect(answer(reindexed)).toMatchObject({ documents: 20 });
    const doctor = await zca(['doctor', '--json'], env);
    const { findings, settings } = answer(doctor) as {
      findings: { name: string; good: boolean }[];
      settings: Record<string, unknown>;
    };
    // The test's server runs without fsync, which the doctor has to notice.
    const bad = findings.filter((finding) => !finding.good).map((finding) => finding.name);
    expect(bad).toEqual(['数据库 database']);
    expect(doctor.code).toBe(4);
    expect(settings['DATABASE_URL']).toBe('••••');
    expect(doctor.stdout + doctor.stderr).not.toContain(
      String(database.applicationConfig.password),
    );
  });
});
