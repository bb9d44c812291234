import { isConcealed, type JsonObject, levelOf, readForm } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import {
  actsInNameOf,
  COMPLAINT_FIELDS,
  officeLevel,
  otherRoutes,
  otherRoutesSentence,
  PROTECTION_RULES,
  rejectionBasis,
  rejectionGrounds,
  REPORT_FIELDS,
  superiorOf,
  terminationBasis,
  terminationGrounds,
} from '../../src/protection/index.ts';
import { COMPLAINT } from './facts.ts';

describe('the fields', () => {
  it('of a complaint take the sample as it is', () => {
    const form = Object.keys(COMPLAINT).map((field) => ({ field }));
    const read = readForm(COMPLAINT_FIELDS, form, COMPLAINT as JsonObject, '2026-04-16');
    expect(read).toEqual({ ok: true, value: COMPLAINT });
  });

  it('of a person are personal in either', () => {
    const ofPersons = Object.entries({ ...COMPLAINT_FIELDS, ...REPORT_FIELDS }).filter(
      ([name]) =>
        /^(?:complainant|reporter|agent)(?:Name|Phone|Contact|Address|Id)/.test(name) ||
        name === 'insider',
    );
    expect(ofPersons).toHaveLength(13);
    expect(ofPersons.filter(([, field]) => levelOf(field) !== 'personal')).toEqual([]);
  });

  it('of a report conceal whatever may lead to the reporter (art. 37)', () => {
    const names = ['anonymous', 'externalNo', 'clue', 'evidence', 'wantsReward'] as const;
    expect(names.filter((name) => !isConcealed(REPORT_FIELDS[name]))).toEqual([]);
    expect(REPORT_FIELDS.externalNo.searched).toBe(false);
  });
});

describe('grounds', () => {
  it('of rejection are seven by order 121 and six by order 20', () => {
    expect(rejectionGrounds(121).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rejectionGrounds(20)).toHaveLength(6);
    expect(rejectionBasis(121, 'identity')?.article).toBe('第十六条第六项');
    expect(rejectionBasis(20, 'identity')).toBeNull();
    expect(rejectionBasis(20, 'otherLaw')?.article).toBe('第十五条第六项');
    expect(rejectionBasis(121, 'otherLaw')?.article).toBe('第十六条第七项');
  });

  it('of termination are eight by order 121 and seven by order 20, in another order', () => {
    expect(terminationGrounds(121)).toHaveLength(8);
    expect(terminationGrounds(20)).toHaveLength(7);
    expect(terminationBasis(121, 'appraisalCost')?.article).toBe('第二十三条第一款第四项');
    expect(terminationBasis(20, 'appraisalCost')?.article).toBe('第二十一条第一款第二项');
    expect(terminationBasis(20, 'partyExtinct')).toBeNull();
    expect(terminationBasis(121, 'partyExtinct')?.article).toBe('第二十三条第一款第七项');
  });

  it('of rejection tell the other routes; another authority only where this one has no authority', () => {
    expect(otherRoutes('late').map(({ value }) => value)).toEqual([
      'settle',
      'mediate',
      'arbitrate',
      'court',
    ]);
    expect(otherRoutes('notCompetent').map(({ value }) => value)).toContain('authority');
    expect(otherRoutesSentence('mediation').zh).toContain('第三十九条');
  });
});

describe('offices', () => {
  it.each([
    [null, 'city', undefined, null],
    ['610113', 'county', null, '610113'],
    ['XA-GX', 'county', null, 'XA-GX'],
    ['610113.01', 'station', '610113', '610113'],
  ] as const)('%s is a %s', (office, level, superior, inNameOf) => {
    expect(officeLevel(office)).toBe(level);
    expect(superiorOf(office)).toBe(superior);
    expect(actsInNameOf(office)).toBe(inNameOf);
  });
});

describe('sentences', () => {
  const params = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  it.each(Object.entries(PROTECTION_RULES))('of %s say the same in both languages', (_, one) => {
    expect(params(one.zh)).toEqual(params(one.en));
    expect(one.zh.endsWith('。')).toBe(true);
    expect(one.en.endsWith('.')).toBe(true);
  });
});
