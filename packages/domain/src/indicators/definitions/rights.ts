import type { Condition } from '@zca/query';
import { allOf } from '@zca/query';
import { highValueCondition, highValueOn, inventionsInForceOn } from '../../registry/index.ts';
import type { BreakdownDefinition } from '../definition.ts';
import type { RightsCount, Span } from '../formula.ts';

const any = (field: string, ...values: string[]): Condition => ({ op: 'any', field, values });

/** Some day of a field lies in the period. */
const inPeriod = (field: string, { from, day }: Span): Condition => ({
  op: 'range',
  field,
  from: { value: from },
  to: { value: day },
});

/**
 * In force at the end of a day, by what is known now: granted by then and not ended by then. A right
 * that was declared invalid from the beginning counts until the day on which that was announced, and
 * one of unknown state does not count.
 */
export function inForceOn(day: string): Condition {
  const ended: Condition = { op: 'range', field: 'expiryDay', to: { value: day } };
  const ends: Condition = { op: 'exists', field: 'expiryDay' };
  return allOf(
    { op: 'range', field: 'grantDay', to: { value: day } },
    { op: 'not', of: ended },
    // What has ended without a known day is not in force on any.
    { op: 'or', of: [any('statusGroup', 'valid'), allOf(any('statusGroup', 'invalid'), ends)] },
  );
}

const PATENT_TYPES = ['inventionGrant', 'inventionApplication', 'utilityModel', 'design'] as const;

export const validInventions: RightsCount = {
  of: 'rights',
  where: ({ day }) => inventionsInForceOn(day),
};

export const highValueInventions: RightsCount = {
  of: 'rights',
  where: ({ day, parameters }) => highValueOn(day, parameters),
};

export const patentFilings: RightsCount = {
  of: 'rights',
  where: (span) =>
    allOf(any('type', ...PATENT_TYPES), any('country', 'CN'), inPeriod('filingDay', span)),
};

export const patentGrants: RightsCount = {
  of: 'rights',
  where: (span) =>
    allOf(
      any('type', 'inventionGrant', 'utilityModel', 'design'),
      any('country', 'CN'),
      inPeriod('grantDay', span),
    ),
};

/** The national phase of an international application bears its filing day, so either record tells it. */
export const internationalApplications: RightsCount = {
  of: 'rights',
  where: (span) =>
    allOf(
      { op: 'exists', field: 'internationalNumber' },
      any('collection', 'patent'),
      inPeriod('filingDay', span),
    ),
  distinct: 'internationalNumber',
};

export const madridMarks: RightsCount = {
  of: 'rights',
  where: ({ day }) =>
    allOf(
      { op: 'exists', field: 'internationalNumber' },
      any('collection', 'trademark'),
      inForceOn(day),
    ),
  distinct: 'internationalNumber',
};

const indications = (basis: string): RightsCount => ({
  of: 'rights',
  where: ({ day }) => allOf(any('indicationBasis', basis), any('country', 'CN'), inForceOn(day)),
  distinct: 'indicationNumber',
});

export const certificationMarks = indications('certificationMark');
export const collectiveMarks = indications('collectiveMark');
export const protectedProducts = indications('product');
/**
 * Agricultural registrations that were made and not ended. What became of them after 2022 is not verified,
 * so that the law room concludes nothing of their validity; the definitions say so.
 */
export const agriculturalProducts: RightsCount = {
  of: 'rights',
  where: ({ day }) =>
    allOf(
      any('indicationBasis', 'agricultural'),
      any('country', 'CN'),
      { op: 'range', field: 'grantDay', to: { value: day } },
      { op: 'not', of: { op: 'range', field: 'expiryDay', to: { value: day } } },
    ),
  distinct: 'indicationNumber',
};

export const validTrademarks: RightsCount = {
  of: 'rights',
  where: ({ day }) => allOf(any('collection', 'trademark'), any('country', 'CN'), inForceOn(day)),
};

/** Rights with a gazetted event of one of the kinds within the period. */
export function withEvents(...codes: string[]): RightsCount {
  return {
    of: 'rights',
    where: ({ from, day }) => ({
      op: 'or',
      of: codes.map((code) => ({
        op: 'range',
        field: 'eventDay',
        from: { value: `${code}@${from}` },
        to: { value: `${code}@${day}` },
      })),
    }),
  };
}

export const BY_CONDITION: BreakdownDefinition = {
  id: 'condition',
  title: { zh: '按五条件（可重叠）', en: 'By the five conditions (they overlap)' },
  of: 'conditions',
  parts: (
    [
      ['HV1', '战略性新兴产业', 'Strategic emerging industry'],
      ['HV2', '海外同族有授权', 'Granted abroad'],
      ['HV3', '维持超过10年', 'Kept for more than 10 years'],
      ['HV4', '质押融资较高', 'High pledge financing'],
      ['HV5', '国家级奖项', 'National award'],
    ] as const
  ).map(([id, zh, en]) => ({
    id,
    title: { zh, en },
    where: ({ day, parameters }) => highValueCondition(id, day, parameters),
  })),
};

const byField = (field: string, zh: string, en: string): BreakdownDefinition => ({
  id: field,
  title: { zh, en },
  of: 'field',
  field,
});
export const BY_DISTRICT: BreakdownDefinition = {
  ...byField('seat', '按区县', 'By district'),
  // As entries are taken apart, so that one address leads to a district whatever is counted.
  id: 'area',
};
export const BY_ZONE = byField('seatZone', '按开发区', 'By development zone');
export const BY_HOLDER_TYPE = byField('holderType', '按权利人类型', 'By kind of holder');
export const BY_INDUSTRY = byField(
  'industry',
  '按硬科技产业（可重叠）',
  'By hard-tech industry (they overlap)',
);
export const BY_TYPE = byField('type', '按权利类型', 'By type of right');
