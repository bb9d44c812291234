import { chmodSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SealFault,
  keyIdOfSealed,
  openSealer,
  rotateSealingKey,
} from '../../src/base/secrecy/index.ts';
import { StartupProblem } from '../../src/base/problem.ts';
import { temporaryFolder } from '../support/platform.ts';

const faultOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SealFault || error instanceof StartupProblem) return error.code;
    throw error;
  }
  return 'none';
};

describe('a sealed value', () => {
  const sealer = openSealer(temporaryFolder());

  it('opens to what was sealed, in its context alone', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), fc.string(), (plain, context, other) => {
        const sealed = sealer.seal(plain, context);
        expect(sealer.open(sealed, context).equals(plain)).toBe(true);
        if (other !== context) {
          expect(faultOf(() => sealer.open(sealed, other))).toBe('damaged');
        }
      }),
    );
    expect(sealer.openText(sealer.seal('𬭎䶮@例.cn', 'c'), 'c')).toBe('𬭎䶮@例.cn');
  });

  it('is noticed wherever a bit is changed, and where it is cut short', () => {
    const sealed = sealer.seal('13800000000', 'phone');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(faultOf(() => sealer.open(changed, 'phone'))).not.toBe('none');
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(faultOf(() => sealer.open(sealed.subarray(0, length), 'phone'))).not.toBe('none');
    }
  });

  it('shows neither the value nor that two values are equal', () => {
    const [one, other] = [sealer.seal('same', 'c'), sealer.seal('same', 'c')];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('same')).toBe(false);
  });

  it('names its algorithm and key', () => {
    const sealed = sealer.seal('x', 'c');
    expect(sealed[0]).toBe(1);
    expect(keyIdOfSealed(sealed)).toBe(sealer.keyId);
    const other = Buffer.from(sealed);
    other[0] = 9;
    expect(faultOf(() => sealer.open(other, 'c'))).toBe('algorithm-unknown');
  });
});

describe('the keys', () => {
  it('are files of their owner alone, made once', () => {
    const data = temporaryFolder();
    const sealed = openSealer(data).seal('x', 'c');
    const folder = path.join(data, 'keys');
    expect(readdirSync(folder).toSorted()).toEqual(['blind-index-0001.key', 'sealing-0001.key']);
    if (process.platform !== 'win32') {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(folder)) {
        expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
      }
    }
    expect(openSealer(data).openText(sealed, 'c')).toBe('x');
  });

  it('rotate: the new one seals, the old one still opens, until it is taken away', () => {
    const data = temporaryFolder();
    const before = openSealer(data);
    const old = before.seal('old', 'c');
    const file = rotateSealingKey(data);
    const after = openSealer(data);
    expect(path.basename(file)).toBe('sealing-0002.key');
    expect(after.keyId).not.toBe(before.keyId);
    expect(keyIdOfSealed(after.seal('new', 'c'))).toBe(after.keyId);
    expect(after.openText(old, 'c')).toBe('old');
    rmSync(path.join(data, 'keys', 'sealing-0001.key'));
    expect(faultOf(() => openSealer(data).open(old, 'c'))).toBe('key-missing');
  });

  it('stay in order beyond the ninth and the ten thousandth', () => {
    const data = temporaryFolder();
    openSealer(data);
    const folder = path.join(data, 'keys');
    const key = readFileSync(path.join(folder, 'blind-index-0001.key'));
    writeFileSync(path.join(folder, 'sealing-9999.key'), key, { mode: 0o600 });
    expect(path.basename(rotateSealingKey(data))).toBe('sealing-10000.key');
    const { keyId } = openSealer(data);
    expect(path.basename(rotateSealingKey(data))).toBe('sealing-10001.key');
    expect(openSealer(data).keyId).not.toBe(keyId);
  });

  it.skipIf(process.platform === 'win32')('are refused when others can read them', () => {
    const data = temporaryFolder();
    openSealer(data);
    chmodSync(path.join(data, 'keys', 'sealing-0001.key'), 0o640);
    expect(faultOf(() => openSealer(data))).toBe('key-file-open');
  });

  it('are refused when they are damaged', () => {
    const data = temporaryFolder();
    openSealer(data);
    writeFileSync(path.join(data, 'keys', 'sealing-0001.key'), 'c2hvcnQ=');
    expect(faultOf(() => openSealer(data))).toBe('key-file-damaged');
  });
});

describe('a blind index', () => {
  const data = temporaryFolder();
  const sealer = openSealer(data);

  it('is the same for the same text and purpose, after a rotation too', () => {
    const index = sealer.blindIndex('a@b.cn', 'email');
    rotateSealingKey(data);
    expect(openSealer(data).blindIndex('a@b.cn', 'email').equals(index)).toBe(true);
    expect(index).toHaveLength(32);
  });

  it('differs by text, purpose and installation', () => {
    const all = [
      sealer.blindIndex('a@b.cn', 'email'),
      sealer.blindIndex('a@b.cm', 'email'),
      sealer.blindIndex('a@b.cn', 'phone'),
      sealer.blindIndex('a@b.cn'),
      openSealer(temporaryFolder()).blindIndex('a@b.cn', 'email'),
    ].map((hash) => hash.toString('hex'));
    expect(new Set(all).size).toBe(all.length);
  });
});
