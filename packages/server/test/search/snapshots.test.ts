import { cp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Lens } from '@zca/lens';
import type { Condition } from '@zca/query';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchService } from '../../src/base/search/service.ts';
import { theAnalyzer } from '../../src/base/search/analyzer.ts';
import { RIGHT_SCHEMA } from '../../src/registry/searchSource.ts';
import { readSegmentFile, readStored, writeStored } from '../../src/base/search/snapshotFolder.ts';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { save, temporaryFolder } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { searchOn } from '../support/search.ts';

const ALL: Condition = { op: 'all' };
const keyOf = (serial: number) => `CN${applicationNumber(2020, serial)}`;

let database: TestDatabase;
let whole: string;
let folder: string;
const open: SearchService[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  const rights = Array.from({ length: 120 }, (_, i) =>
    patent({ number: applicationNumber(2020, i + 1), title: `一种第${i + 1}号装置` }),
  );
  await save(database.application, rights);
  folder = whole = path.join(temporaryFolder(), 'lens');
  const { search } = await start();
  await search.snapshot();
  await search.close();
});
beforeEach(async () => {
  folder = path.join(temporaryFolder(), 'lens');
  await cp(whole, folder, { recursive: true });
});
afterEach(async () => {
  for (const search of open.splice(0)) await search.close();
});

/** Starts a search on the folder; tells how many documents were made for it, and what it noted. */
async function start(of = database) {
  const notes: string[] = [];
  let made = 0;
  const search = searchOn(of, {
    snapshotFolder: folder,
    onProgress: (done) => {
      made = done;
    },
    onNote: (text) => notes.push(text),
  });
  open.push(search);
  await search.ready();
  return { search, notes, made: () => made };
}

async function segmentFile(): Promise<string> {
  const name = (await readdir(folder)).find((each) => each !== 'manifest.json');
  return path.join(folder, name!);
}

async function changeManifest(change: (stored: Record<string, unknown>) => void): Promise<void> {
  const file = path.join(folder, 'manifest.json');
  const stored = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  change(stored);
  await writeFile(file, JSON.stringify(stored));
}

describe('a snapshot', () => {
  it('answers at the next start without a document made again', async () => {
    const { search, made } = await start();
    expect(made()).toBe(0);
    expect(await search.ids(ALL, ALL)).toHaveLength(120);
  });

  it('is completed from the feed by what was committed meanwhile', async () => {
    const generation = await save(database.application, [
      patent({ number: applicationNumber(2020, 500), title: '一种其间写入的装置' }),
      patent({ number: applicationNumber(2020, 1), title: '一种其间改名的装置' }),
    ]);
    const { search, made } = await start();
    await search.waitFor(generation);
    expect(made()).toBe(0);
    const words = (text: string): Condition => ({ op: 'words', fields: ['title'], text });
    expect(await search.ids(words('其间写入'), ALL)).toEqual([keyOf(500)]);
    expect(await search.ids(words('其间改名'), ALL)).toEqual([keyOf(1)]);
    expect(await search.ids(words('第1号'), ALL)).not.toContain(keyOf(1));
  });

  it('is written when the search ends after a change, and after it was made for the first time', async () => {
    await rm(folder, { recursive: true });
    const { search } = await start();
    expect(await readStored(folder)).toBeUndefined();
    await search.close();
    expect(await readStored(folder)).toMatchObject({ sourceVersion: expect.any(String) });
    expect((await start()).made()).toBe(0);
  });

  it('that cannot be written says so, and the search goes on', async () => {
    const good = folder;
    const file = path.join(temporaryFolder(), 'no-folder');
    await writeFile(file, '');
    folder = path.join(file, 'lens');
    const { search, notes } = await start();
    await expect(search.snapshot()).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(notes.join()).toMatch(/^snapshot: /);
    const { count } = await search.ask({ where: ALL }, ALL);
    expect(count).toBe(search.size.documents);
    folder = good;
  });

  it('is the same however long its writing takes', async () => {
    const bytes = new Uint8Array((1 << 24) + 5).map((_, i) => i * 31);
    const meta = {
      database: 'd',
      sourceVersion: '1',
      horizon: { xid: '7', position: 0 },
      day: '2026-11-22',
    };
    for (const isHurried of [true, false]) {
      const own = path.join(temporaryFolder(), 'own');
      const snapshot = { manifest: 'm', files: [{ name: 'a.lens', bytes }] };
      await writeStored(own, snapshot, meta, () => isHurried);
      expect(await readStored(own)).toEqual({ ...meta, lens: 'm' });
      expect(Buffer.from(bytes).equals(await readFile(path.join(own, 'a.lens')))).toBe(true);
      expect((await readdir(own)).toSorted()).toEqual(['a.lens', 'manifest.json']);
    }
  });

  it('leaves no file behind that it does not name', async () => {
    await writeFile(path.join(folder, 'leftover'), 'x');
    const { search } = await start();
    await search.reindex();
    await search.snapshot();
    expect(await readdir(folder)).not.toContain('leftover');
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a snapshot that cannot be trusted is made again', () => {
  it.each([
    ['its manifest is missing', () => rm(path.join(folder, 'manifest.json'))],
    ['its manifest is cut off', () => truncate(path.join(folder, 'manifest.json'), 40)],
    ['its manifest is no JSON', () => writeFile(path.join(folder, 'manifest.json'), 'null')],
    ['a segment is missing', async () => rm(await segmentFile())],
    ['a segment is cut off', async () => truncate(await segmentFile(), 1000)],
    [
      'one byte of a segment is another',
      async () => {
        const file = await segmentFile();
        const bytes = await readFile(file);
        bytes[bytes.length >> 1]! ^= 0x40;
        await writeFile(file, bytes);
      },
    ],
    [
      'it is of another database',
      () => changeManifest((stored) => void (stored['database'] = 'another')),
    ],
    [
      'its documents were made otherwise',
      () => changeManifest((stored) => void (stored['sourceVersion'] = 'older')),
    ],
    [
      'its manifest lacks what it should say',
      () => changeManifest((stored) => void delete stored['horizon']),
    ],
    [
      'its own manifest is nonsense',
      () => changeManifest((stored) => void (stored['lens'] = '{}')),
    ],
  ] as const)('when %s', async (_name, damage) => {
    await damage();
    const { search, made } = await start();
    expect(made()).toBe(121);
    expect(await search.ids(ALL, ALL)).toHaveLength(121);
    await search.close();
    // What was made again is kept, so that the next start is quick.
    const stored = await readStored(folder);
    const load = () =>
      Lens.load(RIGHT_SCHEMA, theAnalyzer(), {
        manifest: stored!.lens,
        readFile: (name) => readSegmentFile(folder, name),
      });
    expect(load().view.size).toBe(121);
  });

  it('when the database is not the one that it was made of', async () => {
    const other = await openTestDatabase();
    await other.owner.pool.query(
      "update setting set value = '\"another\"' where key = 'database.id'",
    );
    await save(other.application, [patent({ number: applicationNumber(2024, 1) })]);
    const { search } = await start(other);
    expect(await search.ids(ALL, ALL)).toEqual([`CN${applicationNumber(2024, 1)}`]);
  });
});

describe('a snapshot of yesterday', () => {
  it('serves today, brought up to the day', async () => {
    await changeManifest((stored) => void (stored['day'] = '2020-01-01'));
    const { search, made } = await start();
    expect(made()).toBe(0);
    expect((await search.ids(ALL, ALL)).length).toBeGreaterThanOrEqual(120);
    await expect
      .poll(async () => {
        await search.snapshot();
        return (await readStored(folder))!.day;
      })
      .not.toBe('2020-01-01');
  });
});
