import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FileStore } from '../../src/base/files/index.ts';

const parent = mkdtempSync(join(tmpdir(), 'zca-files-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

let folder: string;
let store: FileStore;
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'store-'));
  store = new FileStore(folder);
});

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

async function* broken() {
  yield Buffer.from('half');
  throw new Error('connection lost');
}

describe('the file store', () => {
  it('gives back what it was given, whatever the pieces', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 500 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, async (chunks) => {
        const whole = Buffer.concat(chunks);
        const stored = await store.add(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
        expect(stored).toEqual({ sha256: sha256(whole), sizeBytes: whole.length });
        expect(await buffer(store.read(stored.sha256))).toEqual(whole);
        expect(await store.get(stored.sha256)).toEqual(stored);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the same content once, also when it comes twice at the same time', async () => {
    const content = Buffer.from('同一份文件');
    await Promise.all([store.add([content]), store.add([content]), store.add([content])]);
    expect([...store.list()]).toEqual([sha256(content)]);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
    expect(statSync(store.pathOf(sha256(content))).mode & 0o077).toBe(0);
  });

  it('takes a file of exactly the limit and refuses one byte more without keeping anything', async () => {
    await store.add([Buffer.alloc(6), Buffer.alloc(4)], { maxBytes: 10 });
    await expect(
      store.add([Buffer.alloc(6), Buffer.alloc(5)], { maxBytes: 10 }),
    ).rejects.toMatchObject({
      code: 'file-too-large',
      maxBytes: 10,
    });
    expect([...store.list()]).toEqual([sha256(Buffer.alloc(10))]);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('keeps nothing of a source that breaks off', async () => {
    await expect(store.add(broken())).rejects.toThrow('connection lost');
    expect([...store.list()]).toEqual([]);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('has nothing under a name that is no hash', async () => {
    await store.add([Buffer.from('x')]);
    for (const name of [
      '',
      '../incoming',
      'a'.repeat(63),
      sha256(Buffer.from('x')).toUpperCase(),
    ]) {
      expect(store.has(name)).toBe(false);
      expect(() => store.read(name)).toThrow('has no file');
    }
    await expect(store.get(sha256(Buffer.from('y')))).rejects.toMatchObject({
      code: 'file-missing',
    });
  });

  it('forgets uploads that a killed process left unfinished', () => {
    writeFileSync(join(folder, 'incoming', 'left'), 'half');
    store.removeUnfinished();
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});
