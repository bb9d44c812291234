import { describe, expect, it } from 'vitest';
import type { GeographicalIndication, Patent, RightParty } from '@zca/domain/registry';
import { mayBeHome, placeQueryOf, withoutHomes } from '@zca/domain/registry';

const AT: [number, number] = [108.95, 34.24];
const FIRM: RightParty = { name: '西安样例有限公司', location: AT };
const PERSON: RightParty = { name: '张样例', address: '西安市碑林区某路1号', location: AT };
const TRADER: RightParty = {
  name: '西安样例五金经营部',
  type: 'firm',
  creditCode: '92610103MA6TESTX01',
  location: AT,
};

const PATENT: Patent = {
  key: 'CN2020100000001',
  collection: 'patent',
  kind: 'invention',
  country: 'CN',
  title: '一种样例',
  applicants: [FIRM],
  inventors: [],
  publications: [],
  ipc: [],
  events: [],
  secrecy: 'OPEN',
};

describe('an address', () => {
  it.each<[string, RightParty, boolean]>([
    ['of an organisation', FIRM, false],
    ['of an organisation by its code', { name: '样例', creditCode: '91350100M000100Y43' }, false],
    ['of a person', PERSON, true],
    ['of a person as the source says', { name: '样例研究院', type: 'person' }, true],
    ['of whom nothing tells', { name: 'John Smith' }, true],
    ['of a sole trader by the code', TRADER, true],
    ['of a sole trader by the name', { name: '样例五金商行（个体工商户）' }, true],
    ['of a cooperative', { name: '样例合作社', creditCode: '93610103MA6TESTX01' }, false],
  ])('%s may be a home or not', (_, party, expected) => {
    expect(mayBeHome(party)).toBe(expected);
    expect(placeQueryOf(party).isPerson).toBe(expected);
  });
});

describe('a right without homes', () => {
  it('loses the coordinates of persons and sole traders, and nothing else', () => {
    const right = { ...PATENT, applicants: [PERSON, FIRM, TRADER], holders: [TRADER, FIRM] };
    const shared = withoutHomes(right);
    const bare = (party: RightParty): RightParty => {
      const { location: _, ...rest } = party;
      return rest;
    };
    expect(shared.applicants).toEqual([bare(PERSON), FIRM, bare(TRADER)]);
    expect(shared.holders).toEqual([bare(TRADER), FIRM]);
    expect({ ...shared, applicants: [], holders: [] }).toEqual({
      ...right,
      applicants: [],
      holders: [],
    });
    // What is kept stays as it is.
    expect(right.applicants[0]!.location).toEqual(AT);
  });

  it('is the very right where only organisations state any', () => {
    expect(withoutHomes(PATENT)).toBe(PATENT);
    const silent = { ...PATENT, applicants: [{ name: '张样例' }] };
    expect(withoutHomes(silent)).toBe(silent);
  });

  it('takes what another list says of the same name into account', () => {
    const named = { name: '样例工作室', location: AT };
    const known = { name: '样例工作室', type: 'person' } as const;
    const shared = withoutHomes({ ...PATENT, applicants: [known], holders: [named] });
    expect(shared.holders![0]).toEqual({ name: '样例工作室' });
  });

  it('covers who may use a geographical indication', () => {
    const indication: GeographicalIndication = {
      key: 'GI1',
      collection: 'geographicalIndication',
      basis: 'product',
      country: 'CN',
      title: '样例石榴',
      applicants: [FIRM],
      users: [FIRM, PERSON],
      events: [],
    };
    const { users } = withoutHomes(indication);
    expect(users!.map(({ location }) => location)).toEqual([AT, undefined]);
  });
});
