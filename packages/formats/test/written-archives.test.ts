import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import { openInput, packPart, ZipWriter } from '../src/index.ts';
import { entryOf } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'zca-archives-'));
// Temporary files of this test alone.
vi.stubEnv('TMPDIR', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function archive(write: (zip: ZipWriter) => Promise<void>): Promise<Buffer> {
  const output = new PassThrough();
  const zip = new ZipWriter(output);
  const [bytes] = await Promise.all([
    buffer(output),
    write(zip)
      .then(() => zip.finish())
      .then(() => output.end()),
  ]);
  return bytes;
}

/** Names and sizes by a reader that is not ours. */
function listed(file: string): Promise<[string, number][]> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, strictFileNames: true }, (failure, zip) => {
      if (failure) return reject(failure);
      const entries: [string, number][] = [];
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.push([entry.fileName, entry.uncompressedSize]);
        zip.readEntry();
      });
      zip.on('end', () => resolve(entries));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

const spools = (): string[] => readdirSync(folder).filter((name) => name.startsWith('zca-zip-'));

describe('an archive', () => {
  it('gives back the texts of its parts, packed before or written in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.array(fc.string({ unit: 'grapheme' }))), {
          maxLength: 6,
        }),
        async (parts) => {
          const bytes = await archive(async (zip) => {
            for (const [at, [isPacked, pieces]] of parts.entries()) {
              const name = `部分/${at}.txt`;
              if (isPacked) await zip.addPacked(packPart(name, pieces.join('')));
              else {
                await zip.addPart(name, async (take) => {
                  for (const piece of pieces) await take(piece);
                });
              }
            }
          });
          const read: string[] = [];
          for await (const entry of openInput({
            name: 'a.zip',
            stream: entryOf(bytes, 'a.zip').open(),
          })) {
            const chunks: Uint8Array[] = [];
            for await (const chunk of entry.open()) chunks.push(chunk);
            read.push(Buffer.concat(chunks).toString('utf8'));
          }
          expect(read).toEqual(parts.map(([, pieces]) => pieces.join('')));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('holds more than 65,535 parts, its directory on disk meanwhile', async () => {
    const file = join(folder, 'many.zip');
    const output = createWriteStream(file);
    const before = spools();
    const zip = new ZipWriter(output);
    const count = 70_000;
    const part = packPart('', '内容');
    let spooled = 0;
    for (let n = 0; n < count; n++) {
      await zip.addPacked({ ...part, name: `patent/2017/CN${String(n).padStart(13, '0')}.xml` });
      if (n === count - 1) spooled = spools().length - before.length;
    }
    await zip.finish();
    output.end();
    await finished(output);
    expect(spooled).toBe(1);
    expect(spools()).toEqual(before);
    const entries = await listed(file);
    expect(entries).toHaveLength(count);
    expect(entries.at(-1)).toEqual(['patent/2017/CN0000000069999.xml', 6]);
    const python = `import zipfile;z=zipfile.ZipFile('${file}');print(len(z.namelist()),z.read(z.namelist()[-1]).decode())`;
    expect(hasPython() ? execFileSync('python3', ['-c', python], { encoding: 'utf8' }) : '').toBe(
      hasPython() ? '70000 内容\n' : '',
    );
  });

  it('beyond 4 GiB says where its parts are', async () => {
    let written = 0;
    const tail: Buffer[] = [];
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.length;
        if (chunk.length < 4096) tail.push(chunk);
        done();
      },
    });
    const zip = new ZipWriter(output);
    const block = Buffer.alloc(512 * 1024 * 1024);
    for (let n = 0; n < 9; n++) {
      await zip.addPacked({ name: `${n}`, crc: 0, size: block.length, compressed: block });
    }
    await zip.finish();
    expect(written).toBeGreaterThan(2 ** 32);
    const [first, last] = [tail.at(-10)!, tail.at(-2)!];
    expect(first.readUInt32LE(0)).toBe(0x02014b50);
    expect(last.readUInt32LE(42)).toBe(0xffffffff);
    const offset = 8 * (block.length + 31);
    expect(Number(last.readBigUInt64LE(last.length - 8))).toBe(offset);
    const end = tail.at(-1)!;
    expect(end.readUInt32LE(0)).toBe(0x06064b50);
    expect(Number(end.readBigUInt64LE(48))).toBe(9 * (block.length + 31));
    expect(Number(end.readBigUInt64LE(64))).toBe(written - 98);
  });

  it('given up half-way leaves nothing behind', async () => {
    const before = spools();
    const zip = new ZipWriter(new PassThrough().resume());
    const part = packPart('', 'x');
    for (let n = 0; n < 60_000; n++) {
      await zip.addPacked({ ...part, name: `${n}`.padStart(40, '0') });
    }
    expect(spools().length).toBe(before.length + 1);
    await zip.close();
    expect(spools()).toEqual(before);
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
}
