import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  actsInNameOf,
  Complaint,
  COMPLAINT_FIELDS,
  isMaskedPhone,
  maskName,
  maskPhone,
  officeLevel,
  otherRoutes,
  otherRoutesSentence,
  PROTECTION_RULES,
  protectionMessage,
  rejectionBasis,
  rejectionGrounds,
  Report,
  REPORT_FIELDS,
  superiorOf,
  terminationBasis,
  terminationGrounds,
} from '../../src/protection/index.ts';
import { COMPLAINT, REPORT } from './facts.ts';

/** Dotted paths of the leaves of an object schema; arrays and enumerations are leaves. */
function pathsOf(schema: z.ZodType, prefix = ''): string[] {
  const bare = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  if (!(bare instanceof z.ZodObject)) return [prefix];
  return Object.entries(bare.shape as Record<string, z.ZodType>).flatMap(([key, inner]) =>
    pathsOf(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

describe('the models', () => {
  it.each([
    ['complaint', Complaint, COMPLAINT_FIELDS],
    ['report', Report, REPORT_FIELDS],
  ] as const)('of a %s have a title and a level for every field', (_, schema, fields) => {
    expect(Object.keys(fields).toSorted()).toEqual(pathsOf(schema).toSorted());
  });

  it('take the samples', () => {
    expect(Complaint.parse(COMPLAINT)).toEqual(COMPLAINT);
    expect(Report.parse(REPORT)).toEqual(REPORT);
  });

  it('refuse a day that does not exist and a fraction of a fen', () => {
    const of = (change: Partial<Complaint['dispute']>) =>
      Complaint.safeParse({ ...COMPLAINT, dispute: { ...COMPLAINT.dispute, ...change } }).success;
    expect(of({ purchasedOn: '2026-02-30' })).toBe(false);
    expect(of({ amountFen: 0.5 })).toBe(false);
    expect(of({ amountFen: 1 })).toBe(true);
  });

  it('keep everything that tells the reporter personal or sensitive (art. 37)', () => {
    const told = Object.entries(REPORT_FIELDS).filter(
      ([path, { level }]) =>
        (path.startsWith('reporter.') || path === 'anonymous' || path === 'insider') &&
        level !== 'personal' &&
        level !== 'sensitive',
    );
    expect(told).toEqual([]);
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

describe('masking', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138 **** 5678'],
    ['+86 13812345678', '+86 138****5678'],
    ['029-87654321', '029-8765****'],
    ['12345', '*****'],
    ['', ''],
  ])('of %s gives %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it('tells a masked number', () => {
    expect(isMaskedPhone('138****5678')).toBe(true);
    expect(isMaskedPhone('13812345678')).toBe(false);
  });

  it.each([
    ['王一', '王*'],
    ['欧阳某某', '欧***'],
    ['𬭎', '𬭎*'],
    ['', ''],
  ])('of the name %s gives %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

describe('sentences', () => {
  const params = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  it.each(Object.entries(PROTECTION_RULES))('of %s say the same in both languages', (_, one) => {
    expect(params(one.zh)).toEqual(params(one.en));
    expect(one.zh.endsWith('。')).toBe(true);
    expect(one.en.endsWith('.')).toBe(true);
  });

  it('explain rules of the standards too', () => {
    const message = protectionMessage({
      code: 'CALENDAR_NOT_LOADED',
      params: { year: 2028, day: '2028-01-10' },
    });
    expect(message.zh).toContain('2028 年的工作日历');
  });
});
