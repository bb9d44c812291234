import { describe, expect, it } from 'vitest';
import type { RightParty } from '../../src/registry/index.ts';
import {
  evidenceText,
  filingCondition,
  holdingCondition,
  holdingTerms,
  mentionsOf,
  partyKeyOf,
  partyKindOf,
  readEvidence,
} from '../../src/parties/index.ts';

const same = (text: string) => text;
const right = (key: string, ...applicants: RightParty[]) => ({ key, applicants });
const keyIn = (key: string, ...applicants: RightParty[]) =>
  partyKeyOf(mentionsOf(right(key, ...applicants))[0]!, same);

describe('who is named', () => {
  it.each([
    ['王样例', 'person'],
    ['John Sample', 'person'],
    ['约翰·样例', 'person'],
    ['西安样例有限公司', 'organisation'],
    ['西安电子科技大学', 'organisation'],
    ['Sample', 'organisation'],
    ['Sample 3 Group', 'organisation'],
    ['Sample Inc.', 'organisation'],
  ] as const)('%s is taken for: %s', (name, kind) => {
    expect(partyKindOf({ name })).toBe(kind);
  });

  it('a source that says what somebody is, is believed', () => {
    expect(partyKindOf({ name: '华样', type: 'firm' })).toBe('organisation');
    expect(partyKindOf({ name: '西安样例有限公司', type: 'person' })).toBe('person');
  });

  it('an organisation is the same by its name, wherever it is', () => {
    const firm = { name: '西安样例有限公司', address: '西安市一号' };
    expect(keyIn('CN1', firm)).toBe(keyIn('CN2', { name: '西安样例有限责任公司' }));
  });

  it('a person is never the same by the name alone', () => {
    expect(keyIn('CN1', { name: '王样例' })).not.toBe(keyIn('CN2', { name: '王样例' }));
    const vague = { name: '王样例', address: '陕西省西安市' };
    expect(keyIn('CN1', vague)).not.toBe(keyIn('CN2', vague));
  });

  it('a person is the same with the same address, or with the same first other party', () => {
    const at = (address: string) => ({ name: '王样例', address });
    expect(keyIn('CN1', at('西安市样例路1号'))).toBe(keyIn('CN2', at('西安市样例路 1 号')));
    expect(keyIn('CN1', at('西安市样例路1号'))).not.toBe(keyIn('CN2', at('西安市样例路2号')));
    const firm = { name: '西安样例有限公司' };
    expect(keyIn('CN1', { name: '王样例' }, firm)).toBe(
      keyIn('CN2', { name: '王样例' }, { name: '西安样例有限责任公司' }),
    );
    expect(keyIn('CN1', { name: '王样例' }, firm)).not.toBe(keyIn('CN2', { name: '李样例' }, firm));
  });

  it('one piece of evidence counts, so that different ones make no chain between two persons', () => {
    const firm = { name: '西安样例有限公司' };
    const both = keyIn('CN1', { name: '王样例', address: '西安市样例路1号' }, firm);
    expect(both).toBe(keyIn('CN2', { name: '王样例', address: '西安市样例路1号' }));
    expect(both).not.toBe(keyIn('CN3', { name: '王样例' }, firm));
  });

  it('names applicants, holders and gazetted new holders, each writing once', () => {
    const names = mentionsOf({
      key: 'CN1',
      applicants: [{ name: '甲公司' }, { name: '乙公司' }],
      holders: [{ name: '乙公司', creditCode: '91350100M000100Y43' }],
      newHolders: ['丙公司'],
    });
    expect(names.map(({ name }) => name).toSorted()).toEqual(['丙公司', '乙公司', '甲公司']);
    expect(names.find(({ name }) => name === '乙公司')?.creditCode).toBe('91350100M000100Y43');
  });

  it('evidence is read as it was written', () => {
    for (const kind of ['address', 'with', 'right'] as const) {
      const evidence = { kind, value: 'a:b：c' };
      expect(readEvidence(evidenceText(evidence))).toEqual(evidence);
    }
    expect(readEvidence(evidenceText(null))).toBeNull();
    expect(() => readEvidence('other:x')).toThrow(/Evidence/);
  });
});

describe('the rights of a party as a condition', () => {
  const firm = (name: string) => ({ name, evidence: null, rights: [] });
  const person = (kind: 'address' | 'with', value: string, rights: readonly string[]) => ({
    name: '王样例',
    evidence: { kind, value },
    rights,
  });
  it('are those of any of its names, in whatever order they are given', () => {
    const one = holdingCondition([firm('甲公司'), firm('乙公司')]);
    expect(one).toEqual({ op: 'any', field: 'holder', values: ['乙公司', '甲公司'] });
    expect(holdingCondition([firm('乙公司'), firm('甲公司')])).toEqual(one);
    expect(filingCondition([firm('甲公司')])).toEqual({
      op: 'any',
      field: 'applicant',
      values: ['甲公司'],
    });
  });

  it('of a person are those that name this very person, whatever became of address and partner', () => {
    const names = [person('with', '甲公司', ['CN1', 'CN2'])];
    expect(holdingCondition(names)).toEqual({
      op: 'and',
      of: [
        { op: 'any', field: 'holder', values: ['王样例'] },
        { op: 'ids', ids: ['CN1', 'CN2'] },
      ],
    });
    expect(JSON.stringify(filingCondition(names))).not.toContain('甲公司');
    expect(JSON.stringify(filingCondition([person('address', '一号', ['CN3'])]))).not.toContain(
      '一号',
    );
  });

  it('of no name are none', () => {
    expect(holdingCondition([])).toEqual({ op: 'none' });
  });

  it('are no terms of a search for a person, who would be told by the address', () => {
    expect(holdingTerms([person('with', '甲公司', ['CN1'])])).toBeUndefined();
    expect(holdingTerms([person('address', '一号', ['CN1'])])).toBeUndefined();
    expect(holdingTerms([firm('甲公司'), firm('乙公司')])).toEqual([
      'holder:甲公司',
      'holder:乙公司',
    ]);
  });
});
