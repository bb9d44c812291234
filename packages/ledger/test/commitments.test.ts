import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { commit, isCommitment, type JsonValue, mapCommitments, opens, sm3 } from '../src/index.ts';
import { jsonValue, SALTS, sealChain } from './support.ts';

const salts = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((b) => Buffer.from(b).toString('hex'));

it('is the hash of its domain, the salt and the canonical value', () => {
  const preimage = Buffer.concat([
    Buffer.from('ledger:commitment:1\n'),
    Buffer.from(SALTS[0]!, 'hex'),
    Buffer.from('{"a":1,"b":"张三"}'),
  ]);
  const value = { b: '张三', a: 1 };
  const expected = createHash('sha256').update(preimage).digest('hex');
  expect(commit(SALTS[0]!, value)).toEqual({ commitment: expected });
  expect(commit(SALTS[0]!, value, sm3).commitment).toBe(
    createHash('sm3').update(preimage).digest('hex'),
  );
});

it('opens with its own salt and value and with no other', () => {
  fc.assert(
    fc.property(salts, salts, jsonValue, jsonValue, (salt, other, value, wrong) => {
      fc.pre(salt !== other && JSON.stringify(value) !== JSON.stringify(wrong));
      const commitment = commit(salt, value);
      expect(isCommitment(commitment)).toBe(true);
      expect(opens(commitment, salt, value)).toBe(true);
      expect(opens(commitment, other, value)).toBe(false);
      expect(opens(commitment, salt, { wrong })).toBe(false);
    }),
  );
});

it('takes no salt of another length or writing', () => {
  for (const salt of ['', '00', SALTS[0]!.slice(2), `${SALTS[0]}00`, SALTS[0]!.toUpperCase()]) {
    expect(() => commit(salt, 1)).toThrow(TypeError);
    expect(opens(commit(SALTS[0]!, 1), salt, 1)).toBe(false);
  }
});

it.each<[unknown, boolean]>([
  [{ commitment: 'a'.repeat(64) }, true],
  [{ commitment: 'A'.repeat(64) }, false],
  [{ commitment: 'a'.repeat(63) }, false],
  [{ commitment: 'a'.repeat(64), salt: '' }, false],
  [{ commitment: 1 }, false],
  [['a'.repeat(64)], false],
  [null, false],
  ['a'.repeat(64), false],
])('%j is a commitment: %s', (value, expected) => expect(isCommitment(value)).toBe(expected));

it('leaves the chain as it is when salt and value are erased', () => {
  const erased = new Map([[commit(SALTS[0]!, '张三').commitment, '张三' as JsonValue]]);
  const body = { kind: 'file', names: [commit(SALTS[0]!, '张三'), commit(SALTS[1]!, '李四')] };
  const [before] = sealChain('matter:1', [body]);
  const open = () => mapCommitments(body, ({ commitment }) => erased.get(commitment));
  expect(open()).toEqual({ kind: 'file', names: ['张三', commit(SALTS[1]!, '李四')] });
  erased.clear();
  expect(open()).toEqual(body);
  expect(sealChain('matter:1', [body])[0]!.hash).toBe(before!.hash);
});
