import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashStream, openInput } from '../src/index.ts';
import { chunked, collect, openAll, zipOf } from './support.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function tarOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const archive = pack();
  for (const [name, data] of Object.entries(files)) archive.entry({ name }, data as never);
  archive.entry({ name: 'folder', type: 'directory' });
  archive.entry({ name: 'link', type: 'symlink', linkname: '/etc/passwd' });
  archive.finalize();
  return Buffer.concat(await collect(archive as AsyncIterable<Buffer>));
}

const names = (entries: readonly { name: string }[]): string[] =>
  entries.map((entry) => entry.name);

describe('containers, known by their bytes', () => {
  it('plain and gzipped', async () => {
    expect(await openAll(Buffer.from('x'), 'a.zip')).toEqual([
      { name: 'a.zip', text: 'x', problem: undefined },
    ]);
    expect(await openAll(gzipSync('x'), 'a.csv')).toMatchObject([
      { name: 'a.csv!a.csv', text: 'x' },
    ]);
    expect(await openAll(gzipSync('x'), 'b/a.csv.gz')).toMatchObject([
      { name: 'b/a.csv.gz!a.csv' },
    ]);
    const twoMembers = Buffer.concat([gzipSync('x'), gzipSync('y')]);
    expect(await openAll(twoMembers)).toMatchObject([{ text: 'xy' }]);
  });

  it('tar and tar.gz, files only, whatever was read of each', async () => {
    const tar = await tarOf({ 'a.xml': '1'.repeat(5000), '西安/b.xml': '2' });
    expect(names(await openAll(tar, 't.tar'))).toEqual(['t.tar!a.xml', 't.tar!西安/b.xml']);
    const seen: string[] = [];
    for await (const entry of openInput({ name: 't.tgz', stream: chunked(gzipSync(tar), 100) })) {
      seen.push(entry.name);
      // Reading may stop early without spoiling the next member.
      if (seen.length === 1) for await (const _ of entry.open()) break;
    }
    expect(seen).toEqual(['t.tgz!a.xml', 't.tgz!西安/b.xml']);
  });

  it('zip from a stream and from a file, with names in UTF-8 and in GBK', async () => {
    const gbkName = new Uint8Array([0xce, 0xf7, 0xb0, 0xb2, 0x2e, 0x78, 0x6d, 0x6c]);
    const zip = zipOf([
      { name: gbkName, data: 'one' },
      { name: '雁塔/二.xml', data: 'two', flags: 0x800 },
      { name: 'folder/', data: '' },
      { name: '__MACOSX/._a', data: 'junk' },
      { name: '..\\..\\etc\\passwd', data: deflateRawSync('three'), method: 8, claimedSize: 5 },
    ]);
    const expected = ['z.zip!西安.xml', 'z.zip!雁塔/二.xml', 'z.zip!etc/passwd'];
    const streamed = await openAll(zip, 'z.zip');
    expect(names(streamed)).toEqual(expected);
    expect(streamed.map((entry) => entry.text)).toEqual(['one', 'two', 'three']);
    await writeFile(join(folder, 'z.zip'), zip);
    expect(await openAll(join(folder, 'z.zip'))).toEqual(streamed);
  });

  it('archives in archives, down to the limit and no further', async () => {
    const inner = zipOf([{ name: 'CN1.xml', data: '<a/>' }]);
    const outer = zipOf([
      { name: 'part1.zip', data: inner },
      { name: 'b.txt.gz', data: gzipSync('b') },
    ]);
    expect(names(await openAll(outer, 'w.zip'))).toEqual([
      'w.zip!part1.zip!CN1.xml',
      'w.zip!b.txt.gz!b.txt',
    ]);
    const third = zipOf([
      { name: 'w.zip', data: outer },
      { name: 'ok.txt', data: 'k' },
    ]);
    expect(await openAll(third, 'x.zip')).toMatchObject([
      { name: 'x.zip!w.zip!part1.zip', problem: 'archive-too-deep' },
      { name: 'x.zip!w.zip!b.txt.gz', problem: 'archive-too-deep' },
      { name: 'x.zip!ok.txt', text: 'k', problem: undefined },
    ]);
    expect(await openAll(third, 'x.zip', { maxArchiveDepth: 3 })).toMatchObject([
      { name: 'x.zip!w.zip!part1.zip!CN1.xml' },
      {},
      {},
    ]);
  });

  it('hands a workbook on whole', async () => {
    const xlsx = zipOf([
      { name: 'a', data: '' },
      { name: '[Content_Types].xml', data: '<Types/>' },
    ]);
    expect(await openAll(xlsx, 'b.xlsx')).toMatchObject([{ name: 'b.xlsx', problem: undefined }]);
    const zip = zipOf([{ name: 'b.xlsx', data: xlsx }]);
    expect(names(await openAll(gzipSync(zip), 'c.gz', { maxArchiveDepth: 2 }))).toEqual([
      'c.gz!c!b.xlsx',
    ]);
  });
});

describe('folders', () => {
  it('are walked in the order of code units, links and system files left out', async () => {
    await mkdir(join(folder, 'b'));
    for (const name of ['b/2.csv', 'b/10.csv', 'Z.csv', 'a.csv', '西.csv', '.DS_Store']) {
      await writeFile(join(folder, name), name);
    }
    await symlink('/etc', join(folder, 'etc'));
    expect(names(await openAll(folder))).toEqual([
      'Z.csv',
      'a.csv',
      'b/10.csv',
      'b/2.csv',
      '西.csv',
    ]);
  });

  it('a missing path is a problem, not a crash', async () => {
    await expect(collect(openInput(join(folder, 'none')))).rejects.toMatchObject({
      name: 'FormatProblem',
      code: 'input-not-found',
    });
  });
});

describe('what is damaged or hostile', () => {
  it('names the member that cannot be read and goes on', async () => {
    const zip = zipOf([
      { name: 'secret', data: 'x'.repeat(13), flags: 1, claimedSize: 1 },
      { name: 'odd', data: 'x', method: 14 },
      { name: 'bad.gz', data: gzipSync('hello').subarray(0, 12) },
      { name: 'broken.zip', data: 'PK\u0003\u0004 nothing more' },
      { name: 'old.rar', data: 'Rar!\u001a\u0007\u0000' },
      { name: 'short', data: deflateRawSync('short'), method: 8, claimedSize: 50 },
      { name: 'fine', data: 'fine' },
    ]);
    expect((await openAll(zip, 'z.zip')).map(({ problem }) => problem)).toEqual([
      'zip-encrypted',
      'zip-compression-unsupported',
      'archive-damaged',
      'archive-damaged',
      'archive-unsupported',
      'archive-damaged',
      undefined,
    ]);
  });

  it('knows a part of a split zip', async () => {
    expect(await openAll(Buffer.from('PK\u0007\u0008....'))).toMatchObject([
      { problem: 'zip-split' },
    ]);
  });

  it('stops a gzip bomb and a zip bomb by ratio', async () => {
    const limits = { ratioGraceBytes: 100_000, maxRatio: 100 };
    const bomb = Buffer.alloc(5_000_000);
    expect(await openAll(gzipSync(bomb), 'a.gz', limits)).toMatchObject([
      { problem: 'archive-ratio' },
    ]);
    const packed = deflateRawSync(bomb);
    const zip = zipOf([{ name: 'a', data: packed, method: 8, claimedSize: bomb.length }]);
    expect(await openAll(zip, 'a.zip', limits)).toMatchObject([{ problem: 'archive-ratio' }]);
  });

  it('stops at the limits of the whole input', async () => {
    const zip = zipOf(['a', 'b', 'c'].map((name) => ({ name, data: name.repeat(100) })));
    await expect(openAll(zip, 'z', { maxEntries: 2 })).rejects.toMatchObject({
      code: 'archive-too-many-entries',
    });
    await expect(openAll(zip, 'z', { maxExpandedBytes: 250 })).rejects.toMatchObject({
      code: 'archive-too-large',
    });
  });

  it('says when a member of a stream is opened twice', async () => {
    for await (const entry of openInput({ name: 'a', stream: chunked(Buffer.from('x'), 1) })) {
      await collect(entry.open());
      await expect(collect(entry.open())).rejects.toMatchObject({ code: 'entry-consumed' });
    }
  });

  it('leaves no temporary file behind, also when the caller stops early', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('zca-formats-'));
    const zip = zipOf([
      { name: 'a', data: 'a' },
      { name: 'b', data: 'b' },
    ]);
    for await (const _ of openInput({ name: 'z', stream: chunked(zip, 10) })) break;
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('zca-formats-'));
    expect(after).toEqual(before);
  });
});

it('hashes a stream while it is read', async () => {
  const hashed = hashStream(chunked(Buffer.from('abc'), 1));
  await collect(hashed.bytes);
  expect(hashed.digest()).toEqual({
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    byteCount: 3,
  });
});
