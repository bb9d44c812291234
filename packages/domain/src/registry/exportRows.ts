import { HOLDER_TYPES } from './lists.ts';
import type { Right, RightParty } from './model.ts';

/** A column as its list writes it: target, headers, how it is read. */
export type Row = readonly [
  field: string,
  zh: string,
  en: string,
  read: (right: Right) => string | number | undefined,
  flags?: 'identifier' | 'computed' | 'computedIdentifier',
];

/** A part of each party of a list, side by side with the names. */
export const parties =
  (
    list: (right: Right) => readonly RightParty[],
    part: (party: RightParty) => string | undefined,
  ): ((right: Right) => string) =>
  (right) => {
    const all = list(right);
    if (all.length < 2) return all.length === 0 ? '' : (part(all[0]!) ?? '');
    const values = all.map(part);
    // A sign in every empty place keeps the columns aligned.
    return values.some((value) => value) ? values.map((value) => value ?? '-').join(';') : '';
  };

const applicants = (right: Right): readonly RightParty[] => right.applicants;
const holders = (right: Right): readonly RightParty[] => right.holders ?? [];
const TYPE_NAMES = new Map<string, string>(
  HOLDER_TYPES.map(({ value, label }) => [value, label.zh]),
);
const typeName = (party: RightParty): string | undefined =>
  party.type === undefined ? undefined : TYPE_NAMES.get(party.type);

/** Columns of parties, events and origin, which every collection has. */
export const PARTY_ROWS: readonly Row[] = [
  ['applicants', '申请（专利权）人', 'Applicants', parties(applicants, (one) => one.name)],
  ['address', '地址', 'Address', parties(applicants, (one) => one.address)],
  ['postcode', '邮编', 'Postcode', parties(applicants, (one) => one.postcode), 'identifier'],
  [
    'city',
    '城市与区县',
    'City and district',
    parties(applicants, (one) => one.division),
    'identifier',
  ],
  [
    'partyCountries',
    '申请人国别',
    'Applicant countries',
    parties(applicants, (one) => one.country),
  ],
  ['partyTypes', '申请人类型', 'Applicant types', parties(applicants, typeName)],
  [
    'creditCodes',
    '统一社会信用代码',
    'Unified social credit code',
    parties(applicants, (one) => one.creditCode),
    'identifier',
  ],
  ['longitude', '经度', 'Longitude', (right) => right.applicants[0]?.location?.[0]],
  ['latitude', '纬度', 'Latitude', (right) => right.applicants[0]?.location?.[1]],
  ['holders', '当前权利人', 'Holders', parties(holders, (one) => one.name)],
  ['holderAddress', '现权利人地址', 'Holder addresses', parties(holders, (one) => one.address)],
  [
    'holderPostcode',
    '现权利人邮编',
    'Holder postcodes',
    parties(holders, (one) => one.postcode),
    'identifier',
  ],
  [
    'holderDivision',
    '现权利人区划',
    'Holder divisions',
    parties(holders, (one) => one.division),
    'identifier',
  ],
  ['holderCountries', '现权利人国别', 'Holder countries', parties(holders, (one) => one.country)],
  ['holderTypes', '现权利人类型', 'Holder types', parties(holders, typeName)],
  [
    'holderCreditCodes',
    '现权利人信用代码',
    'Holder credit codes',
    parties(holders, (one) => one.creditCode),
    'identifier',
  ],
  ['agency', '代理机构', 'Agency', (right) => right.agency?.name],
  ['agencyCode', '代理机构代码', 'Agency code', (right) => right.agency?.code, 'identifier'],
  ['agents', '代理人', 'Agents', (right) => right.agency?.agents?.join(';')],
  ['legalEvents', '法律事件', 'Legal events', eventBlocks],
  ['synthetic', '模拟数据', 'Synthetic', (right) => (right.synthetic ? '是' : undefined)],
];

/** The same under the header that lists of registered rights have for applicants. */
export const REGISTERED_PARTY_ROWS: readonly Row[] = PARTY_ROWS.map(
  (row): Row =>
    row[0] === 'applicants' ? ['applicants', '申请人名称', 'Applicants', row[3]] : row,
);

/** Events in the form of the CNIPA event query, which imports read. */
function eventBlocks(right: Right): string {
  let blocks = '';
  for (const { day, text } of right.events) {
    if (text === undefined) continue;
    const end = text.indexOf('\n');
    const kind = end < 0 ? text : text.slice(0, end);
    if (blocks !== '') blocks += '\n';
    blocks += `事务数据公告日 ${day} 事务数据类型 ${kind}\n${text}`;
  }
  return blocks;
}
