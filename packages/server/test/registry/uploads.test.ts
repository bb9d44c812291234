import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { ImportPreview, ImportRun } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';
import { zipOf } from '../support/archives.ts';
import { applicationNumber } from '../support/rights.ts';
import { csvOf, rowsOf } from '../support/tables.ts';
import { formOf, startAndWait, upload } from '../support/upload.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ settings: { uploadMaxBytes: 200_000 } });
});

const uploadsOf = (of: TestPlatform): Promise<string[]> =>
  readdir(path.join(of.dataDirectory, 'uploads')).catch(() => []);
const titleOf = async (number: string) =>
  (await platform.read<{ record: { title: string } }>(`/api/v1/rights/CN${number}`)).record.title;

describe('files sent by a browser', () => {
  it('are previewed with format, encoding, samples and what each column means', async () => {
    const answer = await upload(platform, {
      '清单.csv': Buffer.from(`\uFEFF${csvOf(rowsOf(20))}`, 'utf16le'),
      '两表.zip': zipOf({ 'a.csv': csvOf(rowsOf(3)), 'b.png': Buffer.from('89504e47', 'hex') }),
    });
    expect(answer.statusCode).toBe(200);
    const preview = answer.json() as ImportPreview;
    expect(preview.files.map((file) => [file.name, file.format])).toEqual([
      ['清单.csv', 'csv'],
      ['两表.zip!a.csv', 'csv'],
      ['两表.zip!b.png', expect.any(String)],
    ]);
    const [table] = preview.files;
    expect(table!.encoding).toBe('utf-16le');
    expect(table!.samples).toHaveLength(5);
    expect(table!.mapping).toMatchObject({
      collection: 'patent',
      columns: { 申请号: 'applicationNumber', 发明人: 'inventors' },
    });
    expect(preview.targets.length).toBeGreaterThan(50);
  });

  it('are imported when a person says so, and removed afterwards', async () => {
    const preview = (await upload(platform, { '清单.csv': csvOf(rowsOf(20)) })).json();
    const before = await uploadsOf(platform);
    const run = await startAndWait(platform, preview);
    expect(run).toMatchObject({
      status: 'finished',
      files: ['清单.csv'],
      counts: { read: 20, new: 20, quarantined: 0 },
    });
    await expect
      .poll(() => uploadsOf(platform).then((now) => before.filter((id) => !now.includes(id))))
      .toEqual([preview.uploadId]);
    const { db } = platform.database.application;
    await platform.search.waitFor(await currentGeneration(db));
    const found = await platform.read<{ count: number }>('/api/v1/rights?q=');
    expect(found.count).toBe(20);
    const { runs } = (await platform.ask('auditor', { url: '/api/v1/imports' })).json() as {
      runs: ImportRun[];
    };
    expect(runs[0]!.id).toBe(run.id);
    const again = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/imports',
      payload: { uploadId: preview.uploadId },
    });
    expect(again.statusCode).toBe(404);
  });

  it('cannot name a place: an upload is known by what the platform called it', async () => {
    for (const uploadId of ['../../etc', 'f'.repeat(24), '..', '/tmp']) {
      const answer = await platform.ask('city', {
        method: 'POST',
        url: '/api/v1/imports',
        payload: { uploadId },
      });
      expect(answer.statusCode, uploadId).toBe(404);
    }
    const preview = (await upload(platform, { '../../../evil.csv': csvOf(rowsOf(2)) })).json();
    expect(preview.files[0].name).toBe('evil.csv');
    const folder = path.join(platform.dataDirectory, 'uploads', preview.uploadId);
    expect((await readdir(folder)).toSorted()).toEqual(['0', 'files.json']);
  });

  it('above the limit are refused and leave nothing behind', async () => {
    const before = await uploadsOf(platform);
    const answer = await upload(platform, { '大.csv': csvOf(rowsOf(2000)) });
    expect(answer.statusCode).toBe(413);
    expect(answer.json().code).toBe('request.tooLarge');
    expect(await uploadsOf(platform)).toEqual(before);
  });

  it('have to be there', async () => {
    const before = await uploadsOf(platform);
    const empty = await upload(platform, {});
    expect(empty.statusCode).toBe(400);
    const none = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/imports/preview',
      payload: {},
    });
    expect(none.statusCode).toBe(400);
    const cut = formOf({ 'a.csv': csvOf(rowsOf(5)) });
    const broken = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/imports/preview',
      ...cut,
      payload: cut.payload.subarray(0, cut.payload.length - 40),
    });
    expect(broken.statusCode).toBe(400);
    expect(await uploadsOf(platform)).toEqual(before);
  });

  it('that nobody imports are removed after a day, at the next start', async () => {
    const old = (await upload(platform, { 'a.csv': csvOf(rowsOf(2)) })).json() as ImportPreview;
    const fresh = (await upload(platform, { 'a.csv': csvOf(rowsOf(2)) })).json() as ImportPreview;
    const folder = path.join(platform.dataDirectory, 'uploads', old.uploadId);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await utimes(folder, yesterday, yesterday);
    await platform.registry.resumeImports();
    const left = await uploadsOf(platform);
    expect(left).not.toContain(old.uploadId);
    expect(left).toContain(fresh.uploadId);
  });

  it('are taken under a name that a database cannot keep, with a sign for what was wrong', async () => {
    const preview = (await upload(platform, { 'a\0b.csv': csvOf(rowsOf(1)) })).json();
    const run = await startAndWait(platform, preview);
    expect(run).toMatchObject({ status: 'finished', files: ['a\uFFFDb.csv'] });
  });
});

describe('a mapping of columns', () => {
  /** A table whose headers no list knows. */
  const strange = (from: number) =>
    [
      '甲,乙,丙',
      ...[0, 1, 2].map(
        (i) => `${applicationNumber(2019, from + i)},名为乙的装置${from + i},张样例`,
      ),
    ].join('\n');

  it('that a person corrected holds for the import, and is found again by the headers', async () => {
    const first = (await upload(platform, { '怪.csv': strange(1) })).json() as ImportPreview;
    const [table] = first.files;
    expect(table!.mapping!.columns['乙']).toBe('');
    expect(table!.unrecognised).toContain('乙');
    const mapping = {
      collection: 'patent',
      columns: { 甲: 'applicationNumber', 乙: 'title', 丙: 'inventors' },
    };
    const run = await startAndWait(platform, first, {
      mappings: { '怪.csv': mapping },
      saveMappingAs: '怪表',
    });
    expect(run.counts).toMatchObject({ new: 3, quarantined: 0 });
    expect(await titleOf(applicationNumber(2019, 1))).toBe('名为乙的装置1');

    const second = (await upload(platform, { '又怪.csv': strange(10) })).json() as ImportPreview;
    expect(second.files[0]!.mapping).toEqual(mapping);
    expect(second.files[0]!.unrecognised).toEqual([]);
    const again = await startAndWait(platform, second, {
      mappings: { '又怪.csv': second.files[0]!.mapping },
    });
    expect(again.counts).toMatchObject({ new: 3, quarantined: 0 });
  });

  it('kept under a name again takes the place of the former', async () => {
    const preview = (await upload(platform, { '怪.csv': strange(20) })).json() as ImportPreview;
    const mapping = {
      collection: 'patent',
      columns: { 甲: 'applicationNumber', 乙: 'title', 丙: '' },
    };
    await startAndWait(platform, preview, {
      mappings: { '怪.csv': mapping },
      saveMappingAs: '怪表',
    });
    const next = (await upload(platform, { '怪.csv': strange(30) })).json() as ImportPreview;
    expect(next.files[0]!.mapping).toEqual(mapping);
    const { rows } = await platform.database.owner.pool.query<{ name: string }>(
      'select name from column_mapping',
    );
    expect(rows).toEqual([{ name: '怪表' }]);
  });
});

describe('an import that a person stops', () => {
  it('is told as stopped, or as finished when it was quicker', async () => {
    const preview = (await upload(platform, { 'a.csv': csvOf(rowsOf(700)) })).json();
    const started = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/imports',
      payload: { uploadId: preview.uploadId },
    });
    const { id } = started.json() as ImportRun;
    const answer = await platform.ask('city', {
      method: 'POST',
      url: `/api/v1/imports/${id}/cancel`,
    });
    expect(answer.statusCode).toBe(200);
    await expect
      .poll(
        async () => (await platform.ask('city', { url: `/api/v1/imports/${id}` })).json().status,
      )
      .toMatch(/cancelled|finished/);
  });
});

describe('a platform that stops while it imports', () => {
  it('goes on with the import at its next start', async () => {
    const first = await openTestPlatform();
    const rows = rowsOf(1500);
    const preview = (await upload(first, { '长.csv': csvOf(rows) })).json() as ImportPreview;
    await first.ask('city', {
      method: 'POST',
      url: '/api/v1/imports',
      payload: { uploadId: preview.uploadId },
    });
    await first.close();
    const { database, dataDirectory } = first;
    const second = await openTestPlatform({ database, dataDirectory });
    await second.registry.resumeImports();
    await expect
      .poll(async () => (await second.registry.runs.latest(1))[0], { timeout: 20_000 })
      .toMatchObject({ status: 'finished', counts: { read: 1500, new: 1500 } });
  });
});
