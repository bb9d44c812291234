import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  ADMINISTRATIONS,
  CITY_BUREAU,
  Organisation,
  type Role,
  ROLES,
  covers,
  findAdministrationConflict,
  jurisdictionsOf,
  officeSeed,
} from '../../src/identity/index.ts';

describe('a jurisdiction', () => {
  it.each([
    [null, null, true],
    [null, '610113.01', true],
    ['610113', '610113', true],
    ['610113', '610113.01', true],
    ['610113.01', '610113', false],
    ['610113', '610112', false],
    ['61011', '610113', false],
    ['610113', '6101130', false],
    ['XA-GX', 'XA-GX.02', true],
    ['XA-GX', 'XA-GXA.02', false],
    ['ORG7', 'ORG7', true],
    ['ORG7', 'ORG70', false],
    ['610113', null, false],
  ])('%s holds in %s: %s', (jurisdiction, code, expected) => {
    expect(covers(jurisdiction, code)).toBe(expected);
  });

  const code = fc
    .array(fc.stringMatching(/^[0-9A-Z]{1,3}$/), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('.'));

  it('holds in itself, and what it holds in holds in no more than it', () => {
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(covers(a, a)).toBe(true);
        if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
        if (covers(a, b) && covers(b, a)) expect(a).toBe(b);
      }),
    );
  });
});

describe('the offices of the city', () => {
  const offices = officeSeed();

  it('are the bureau, thirteen districts and counties, and the zones', () => {
    expect(offices.filter(({ kind }) => kind === 'district')).toHaveLength(13);
    expect(offices.find(({ code }) => code === '610113')).toMatchObject({
      name: { zh: '雁塔区市场监督管理局' },
      superior: CITY_BUREAU,
    });
    expect(offices.find(({ code }) => code === 'XA-GX')?.kind).toBe('zone');
    for (const office of offices) expect(Organisation.parse(office)).toEqual(office);
    expect(new Set(offices.map(({ code }) => code)).size).toBe(offices.length);
  });
});

describe('the three administrations', () => {
  it('never meet in one person (P:K.8-2, P:L.4)', () => {
    for (const held of ADMINISTRATIONS) {
      for (const wanted of ROLES) {
        const other = (ADMINISTRATIONS as readonly string[]).includes(wanted) && wanted !== held;
        expect(findAdministrationConflict([held], wanted)).toBe(other ? held : undefined);
        expect(findAdministrationConflict(['city', held], wanted)).toBe(other ? held : undefined);
      }
    }
    expect(findAdministrationConflict(['city', 'auditor'], 'auditAdministrator')).toBeUndefined();
  });
});

describe('the jurisdictions of an action', () => {
  const person = (...grants: [Role, string | null][]): Actor => ({
    kind: 'person',
    personId: 'p',
    displayName: '某',
    grants: grants.map(([role, jurisdiction]) => ({ role, jurisdiction })),
  });

  it('are those of the grants that let somebody do it, each once', () => {
    const actor = person(
      ['district', '610113'],
      ['auditor', '610113'],
      ['district', '610104'],
      ['bank', 'ORG7'],
    );
    expect(jurisdictionsOf(actor, 'appraisal.clues')).toEqual(['610113', '610104']);
    expect(jurisdictionsOf(person(['city', null]), 'appraisal.clues')).toEqual([null]);
    expect(jurisdictionsOf(person(['bank', null]), 'appraisal.clues')).toEqual([]);
  });

  it('are the whole city for the platform, and none for visitors, a waiting session or another scope', () => {
    expect(jurisdictionsOf({ kind: 'system', name: 'start' }, 'appraisal.clues')).toEqual([null]);
    expect(jurisdictionsOf({ kind: 'anonymous' }, 'appraisal.clues')).toEqual([]);
    const officer = person(['city', null]);
    const waiting = { ...officer, pending: 'secondFactor' } as Actor;
    expect(jurisdictionsOf(waiting, 'appraisal.clues')).toEqual([]);
    const token = { ...officer, scopes: ['records.read'] } as Actor;
    expect(jurisdictionsOf(token, 'appraisal.clues')).toEqual([]);
  });
});
