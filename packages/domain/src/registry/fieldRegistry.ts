import type { FieldRegistry } from '@zca/query';
import { RIGHT_FIELDS } from './fields.ts';

/** Every role in which somebody is named. */
export const PARTY_FIELDS = [
  'holder',
  'applicant',
  'formerHolder',
  'inventor',
  'agency',
  'agent',
  'licensee',
  'pledgee',
] as const;

/** The fields of the rights index as the query language knows them, with the unions that read several. */
export const RIGHT_FIELD_REGISTRY: FieldRegistry = {
  fields: RIGHT_FIELDS,
  unions: [
    {
      tags: { zh: ['当事人'], en: ['party'] },
      label: { zh: '当事人（任何身份）', en: 'Party (any role)' },
      fields: PARTY_FIELDS,
    },
  ],
};
