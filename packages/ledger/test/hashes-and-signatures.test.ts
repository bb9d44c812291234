import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ed25519, fromHex, sha256, sm2, sm3, toHex, verifierKey } from '../src/index.ts';
import { readJson, vectorsAt } from './support.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

it('hashes as the standards state', () => {
  // FIPS 180-4 and GB/T 32905-2016, example 1.
  expect(toHex(sha256.digest(utf8('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(toHex(sm3.digest(utf8('abc')))).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});

it('hashes as OpenSSL does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toHex(sha256.digest(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(toHex(sm3.digest(bytes))).toBe(createHash('sm3').update(bytes).digest('hex'));
    }),
  );
});

interface Wycheproof {
  testGroups: {
    publicKey: { pk: string };
    tests: { tcId: number; msg: string; sig: string; result: 'valid' | 'invalid' }[];
  }[];
}

const vectors = vectorsAt('wycheproof/ed25519_test.json');

describe.skipIf(vectors === undefined)('the Ed25519 vectors of Wycheproof', () => {
  it('are all decided as stated', () => {
    const { testGroups } = readJson(vectors!) as Wycheproof;
    const counts = { valid: 0, invalid: 0 };
    for (const { publicKey, tests } of testGroups) {
      for (const { tcId, msg, sig, result } of tests) {
        const good = ed25519.verify(fromHex(publicKey.pk)!, fromHex(msg)!, fromHex(sig)!);
        expect(good, `case ${tcId}`).toBe(result === 'valid');
        counts[result] += 1;
      }
    }
    expect(counts.valid + counts.invalid).toBe(151);
    expect(counts.invalid).toBeGreaterThan(50);
  });
});

it.each([ed25519, sm2])('$id signs what it verifies, and nothing else', (algorithm) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 250 }),
      fc.nat(),
      (message, seed, place) => {
        const privateKey = new Uint8Array(32).fill(seed);
        const publicKey = algorithm.publicKeyOf(privateKey);
        const signature = algorithm.sign(privateKey, message);
        expect(publicKey).toHaveLength(algorithm.publicKeyBytes);
        expect(algorithm.verify(publicKey, message, signature)).toBe(true);
        const flipped = (bytes: Uint8Array) =>
          bytes.map((byte, at) => (at === place % bytes.length ? byte ^ 1 : byte));
        expect(algorithm.verify(publicKey, flipped(message), signature)).toBe(false);
        expect(algorithm.verify(publicKey, message, flipped(signature))).toBe(false);
        expect(algorithm.verify(flipped(publicKey), message, signature)).toBe(false);
      },
    ),
    { numRuns: 15 },
  );
});

it('verifies an SM2 signature of the default user id and none of another', async () => {
  const { sm2: peer } = await import('sm-crypto-v2');
  const { privateKey, publicKey } = peer.generateKeyPairHex();
  const message = utf8('检查点');
  const sign = (userId: string) =>
    fromHex(peer.doSignature(message, privateKey, { hash: true, publicKey, userId }))!;
  expect(sm2.verify(fromHex(publicKey)!, message, sign('1234567812345678'))).toBe(true);
  expect(sm2.verify(fromHex(publicKey)!, message, sign('8765432187654321'))).toBe(false);
});

it('takes what is no key or no signature for wrong, and throws nothing', () => {
  for (const algorithm of [ed25519, sm2]) {
    for (const length of [0, 1, 32, 64, 65]) {
      const bytes = new Uint8Array(length).fill(4);
      expect(algorithm.verify(bytes, bytes, bytes)).toBe(false);
    }
    expect(() => verifierKey('name', algorithm, new Uint8Array(3))).toThrow(TypeError);
  }
});
