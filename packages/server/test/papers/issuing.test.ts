import { createHash } from 'node:crypto';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PublicPaper, readVerificationCode } from '@zca/domain/papers';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/base/database/index.ts';
import { FileStore } from '../../src/base/files/index.ts';
import { createLogger } from '../../src/base/log/log.ts';
import type { PaperContent, PaperDraft, PaperFormat } from '../../src/base/papers/index.ts';
import {
  NO_SEAL,
  PDF_FORMAT,
  PaperStore,
  Papers,
  contentHash,
  issuedPapers,
  issuePapers,
  nextNumber,
  paperRows,
  withdrawPaper,
} from '../../src/base/papers/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTestPlatform, temporaryFolder, type TestPlatform } from '../support/platform.ts';

const CONTENT: PaperContent = {
  language: 'zh',
  office: '西安市市场监督管理局',
  title: '投诉受理决定书',
  addressee: '张三',
  blocks: [{ kind: 'paragraph', text: '决定予以受理。' }],
};

const draft = (change: Partial<PaperDraft> = {}): PaperDraft => ({
  officeWord: '西市监',
  kindWord: '投受',
  content: CONTENT,
  subject: 'matter:1',
  issuedAt: '2026-11-23T01:00:00.123Z',
  issuedBy: 'system',
  demonstration: false,
  ...change,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

const issue = (...drafts: PaperDraft[]) =>
  inTransaction(database.application, (_db, client) => issuePapers(client, drafts));

/** What prints, on this database; by default in PDF. */
function press(options: { readonly format?: PaperFormat; readonly now?: () => number } = {}) {
  const folder = temporaryFolder();
  const files = new FileStore(path.join(folder, 'files'));
  const papers = new Papers({
    store: new PaperStore(database.application.pool),
    files,
    format: options.format ?? PDF_FORMAT,
    seal: NO_SEAL,
    publicOrigin: 'https://ip.example.gov.cn',
    clock: options.now ?? (() => Date.parse('2026-11-23T01:00:05Z')),
    logger: createLogger('silent'),
  });
  return { papers, files };
}

describe('document numbers', () => {
  it('count on in a series, each office, kind and year by itself', async () => {
    const numbers = await issue(
      draft({ kindWord: '甲' }),
      draft({ kindWord: '乙' }),
      draft({ kindWord: '甲' }),
      draft({ kindWord: '甲', officeWord: '碑市监' }),
    );
    expect(numbers.map(({ number }) => number)).toEqual([
      '西市监甲〔2026〕1号',
      '西市监乙〔2026〕1号',
      '西市监甲〔2026〕2号',
      '碑市监甲〔2026〕1号',
    ]);
    expect((await issue(draft({ kindWord: '甲' })))[0]!.number).toBe('西市监甲〔2026〕3号');
  });

  it('begin anew with the year in Shanghai', async () => {
    const [before] = await issue(draft({ kindWord: '年', issuedAt: '2026-12-31T15:59:59.999Z' }));
    const [after] = await issue(draft({ kindWord: '年', issuedAt: '2026-12-31T16:00:00.000Z' }));
    expect([before!.number, after!.number]).toEqual(['西市监年〔2026〕1号', '西市监年〔2027〕1号']);
  });

  it('have no gap, whatever is issued at once and whatever is rolled back', async () => {
    const work = Array.from({ length: 40 }, async (_, n) =>
      inTransaction(database.application, async (_db, client) => {
        const papers = await issuePapers(client, [
          draft({ kindWord: '并' }),
          draft({ kindWord: '并' }),
        ]);
        if (n % 4 === 0) throw new Error('rolled back');
        return papers;
      }),
    );
    const settled = await Promise.allSettled(work);
    const numbers = settled
      .flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
      .map(({ number }) => Number(/〕(\d+)号/.exec(number)![1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('are given within one statement of an act, which may name the paper before it has a number', async () => {
    const id = '0198c2a4-0000-7000-8000-000000000001';
    const act = 'insert into audit_entry (actor, action, target) values ($2, $3, $4)';
    const { rows } = await database.application.pool.query(
      `with ${issuedPapers('$1')}, act as (${act}) select id, number, code from issued_paper`,
      [JSON.stringify(paperRows([draft({ id, kindWord: '一' })])), 'p', 'issue', id],
    );
    expect(rows).toEqual([
      { id, number: '西市监一〔2026〕1号', code: expect.stringMatching(/^.{13}$/) },
    ]);
  });

  it('can be had for what is no paper', async () => {
    const next = () =>
      inTransaction(database.application, (_db, client) =>
        nextNumber(client, '西市监', '号', 2026),
      );
    expect([await next(), await next()]).toEqual(['西市监号〔2026〕1号', '西市监号〔2026〕2号']);
  });
});

describe('an issued paper', () => {
  it('is printed after the commit, once, and bears the hash under which it is kept', async () => {
    const { papers } = press();
    const [paper] = await issue(draft());
    expect(await papers.store.findFile(paper!.id)).toBeUndefined();
    await papers.printDue();
    const file = (await papers.store.findFile(paper!.id))!;
    const bytes = await buffer(papers.read(file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file).toMatchObject({
      number: paper!.number,
      extension: 'pdf',
      sizeBytes: bytes.length,
    });
    const { rows } = await database.owner.pool.query(
      'select 1 from paper_pending where paper_id = $1',
      [paper!.id],
    );
    expect(rows).toEqual([]);
  });

  it('is printed at once when its file is asked for, and asked for twice it is one file', async () => {
    const { papers } = press();
    const [paper] = await issue(draft());
    const [one, two] = await Promise.all([papers.file(paper!.id), papers.file(paper!.id)]);
    expect(one).toEqual(two);
    expect(await papers.file(paper!.id)).toEqual(one);
    expect(await papers.file('00000000-0000-4000-8000-000000000000')).toBeUndefined();
  });

  it('loses nothing when the process ends after the file is kept and before that is written down', async () => {
    const { papers, files } = press();
    const [paper] = await issue(draft());
    const store = papers.store;
    const { keepFile } = store;
    store.keepFile = () => Promise.reject(new Error('killed'));
    await papers.printDue();
    store.keepFile = keepFile;
    expect(await store.findFile(paper!.id)).toBeUndefined();
    const [left] = files.list();
    const after = press({ now: () => Date.parse('2026-11-23T02:00:00Z') });
    await after.papers.printDue();
    // Another process at another time makes the same bytes.
    expect((await store.findFile(paper!.id))!.sha256).toBe(left);
  });

  it('that cannot be printed is tried again later, less and less often, then parked with the reason', async () => {
    const attempts: number[] = [];
    let now = Date.parse('2026-11-23T01:00:05Z');
    const { papers } = press({
      now: () => now,
      format: {
        ...PDF_FORMAT,
        render: async () => {
          attempts.push(now);
          throw new Error('no ink');
        },
      },
    });
    const [paper] = await issue(draft());
    for (; now < Date.parse('2026-11-24T00:00:00Z'); now += 10_000) await papers.printDue();
    const pauses = attempts.slice(1).map((at, n) => (at - attempts[n]!) / 1000);
    expect(pauses).toEqual([30, 60, 120, 240, 480]);
    const { rows } = await database.owner.pool.query(
      'select attempts, last_error, parked_at is not null as parked from paper_pending where paper_id = $1',
      [paper!.id],
    );
    expect(rows).toEqual([{ attempts: 6, last_error: 'no ink', parked: true }]);
    // A person who asks for it is told, and it prints when the cause is gone.
    await expect(papers.file(paper!.id)).rejects.toThrow('no ink');
    expect(await press({ now: () => now }).papers.file(paper!.id)).toBeDefined();
  });

  it('does not hold up the others when it cannot be printed', async () => {
    const { papers } = press();
    const table = { kind: 'table', columns: [{ title: '甲' }], rows: [['1', '2']] } as const;
    const [bad, good] = await issue(draft({ content: { ...CONTENT, blocks: [table] } }), draft());
    await papers.printDue();
    expect(await papers.store.findFile(bad!.id)).toBeUndefined();
    expect(await papers.store.findFile(good!.id)).toBeDefined();
  });

  it('is listed with its subject, in the order of issue', async () => {
    const { papers } = press();
    const [later] = await issue(draft({ subject: 'matter:9', issuedAt: '2026-11-25T00:00:00Z' }));
    const [first] = await issue(draft({ subject: 'matter:9' }));
    await issue(draft({ subject: 'matter:90' }));
    await papers.file(first!.id);
    const list = await papers.store.list('matter:9');
    expect(list.map(({ id, isPrinted }) => [id, isPrinted])).toEqual([
      [first!.id, true],
      [later!.id, false],
    ]);
  });

  it('keeps the hash of its content, whatever the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(CONTENT).toReversed());
    expect(contentHash(turned as unknown as PaperContent)).toBe(contentHash(CONTENT));
    expect(contentHash({ ...CONTENT, title: '另' })).not.toBe(contentHash(CONTENT));
  });
});

describe('the application', () => {
  it('can neither change nor remove what was issued', async () => {
    const [paper] = await issue(draft());
    await inTransaction(database.application, (_db, client) =>
      withdrawPaper(client, paper!.id, { at: '2026-11-23T02:00:00Z', by: 'p', reason: '作废' }),
    );
    for (const table of ['paper', 'paper_file', 'paper_withdrawal'])
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table}`,
        `update ${table} set ${table === 'paper' ? 'title = title' : 'paper_id = paper_id'}`,
        `alter table ${table} add x int`,
      ])
        await expect(database.application.pool.query(statement), statement).rejects.toThrow(
          /permission denied|must be owner/,
        );
  });
});

describe('a paper that is parked', () => {
  it('is shown to those who run the platform, and printed again by the administrator', async () => {
    const platform = await openTestPlatform({
      database,
      clock: () => Date.parse('2026-11-23T01:00:05Z'),
    });
    const { pool } = database.owner;
    const [paper] = await issue(draft({ kindWord: '搁' }));
    await pool.query(
      `update paper_pending set attempts = 6, parked_at = now(), last_error = 'no ink' where paper_id = $1`,
      [paper!.id],
    );
    const list = async () =>
      (await platform.ask('auditor', { url: '/api/v1/unprinted-papers' })).json().papers as {
        readonly id: string;
      }[];
    const own = async () => (await list()).filter(({ id }) => id === paper!.id);
    expect(await own()).toMatchObject([{ number: paper!.number, attempts: 6, reason: 'no ink' }]);
    const url = `/api/v1/unprinted-papers/${paper!.id}/print`;
    expect((await platform.ask('auditor', { method: 'POST', url })).statusCode).toBe(403);
    const print = () => platform.ask('systemAdministrator', { method: 'POST', url });
    expect((await print()).statusCode).toBe(204);
    expect((await print()).statusCode).toBe(404);
    await expect
      .poll(async () => (await platform.papers.store.findFile(paper!.id)) !== undefined)
      .toBe(true);
    expect(await own()).toEqual([]);
  });
});

describe('verification by anybody', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform({
      database,
      clock: () => Date.parse('2026-11-23T01:00:05Z'),
    });
  });

  const verify = (code: string) =>
    platform.ask('anonymous', { url: `/api/v1/papers/${encodeURIComponent(code)}` });

  it('tells number, title, office, day and hash, and nothing of persons', async () => {
    const [paper] = await issue(draft());
    const before = (await verify(paper!.code)).json();
    expect(before).toMatchObject({ state: 'valid', sha256: null });
    const file = await platform.papers.file(paper!.id);
    const answer = await verify(paper!.code.toLowerCase().replace(/(.{4})/g, '$1-'));
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      number: paper!.number,
      title: '投诉受理决定书',
      office: '西安市市场监督管理局',
      day: '2026-11-23',
      sha256: file!.sha256,
      state: 'valid',
      withdrawnOn: null,
      demonstration: false,
    });
    expect(Object.keys(PublicPaper.shape).toSorted()).toEqual(
      Object.keys(answer.json()).toSorted(),
    );
    expect(answer.body).not.toContain('张三');
    expect(answer.body).not.toContain('matter');
  });

  it('tells that a paper is withdrawn and since when, but not why', async () => {
    const [paper] = await issue(draft());
    const withdraw = () =>
      inTransaction(database.application, (_db, client) =>
        withdrawPaper(client, paper!.id, {
          at: '2026-11-23T17:00:00Z',
          by: 'p',
          reason: '张三申请撤回',
        }),
      );
    expect([await withdraw(), await withdraw()]).toEqual([true, false]);
    const answer = await verify(paper!.code);
    expect(answer.json()).toMatchObject({ state: 'withdrawn', withdrawnOn: '2026-11-24' });
    expect(answer.body).not.toContain('申请');
  });

  it('tells a slip of the pen from a paper that was never issued', async () => {
    const [paper] = await issue(draft());
    const wrong = `${paper!.code[0] === '0' ? '1' : '0'}${paper!.code.slice(1)}`;
    expect(readVerificationCode(wrong)).toBeNull();
    expect((await verify(wrong)).json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await verify('0000000000000')).json()).toMatchObject({
      status: 404,
      code: 'resource.absent',
    });
  });
});
