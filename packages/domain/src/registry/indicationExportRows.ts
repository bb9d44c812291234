import { parties, REGISTERED_PARTY_ROWS, type Row } from './exportRows.ts';
import type { GeographicalIndication, Right } from './model.ts';

const indication =
  (read: (one: GeographicalIndication) => string | number | undefined) => (right: Right) =>
    right.collection === 'geographicalIndication' ? read(right) : undefined;

const BASIS_NAMES: Readonly<Record<GeographicalIndication['basis'], string>> = {
  product: '地理标志产品',
  collectiveMark: '集体商标',
  certificationMark: '证明商标',
  agricultural: '农产品地理标志',
  foreign: '境外地理标志',
};

/** Columns of an export of geographical indications. */
export const INDICATION_ROWS: readonly Row[] = [
  ['key', '记录号', 'Record key', (right) => right.key, 'identifier'],
  ['title', '地理标志名称', 'Geographical indication', indication((one) => one.title)],
  ['basis', '保护类型', 'Ground of protection', indication((one) => BASIS_NAMES[one.basis])],
  ['number', '登记号', 'File number', indication((one) => one.number), 'identifier'],
  [
    'registrationNumber',
    '注册登记号',
    'Registration number of the indication',
    indication((one) => one.registrationNumber),
    'identifier',
  ],
  ['country', '保护国别', 'Country of protection', indication((one) => one.country)],
  ['titleEn', '英文名称', 'Title (English)', indication(namesIn('translation', 'en'))],
  ['spelling', '拼音名称', 'Name in pinyin', indication(namesIn('transliteration', 'zh'))],
  ['category', '保护类别', 'Kind of protection', indication((one) => one.category)],
  ['products', '产品类别', 'Products', indication((one) => one.products?.join(';'))],
  ['niceClass', '国际分类', 'Nice class', indication((one) => one.niceClasses?.join(';'))],
  ['area', '保护范围', 'Area of origin', indication((one) => one.area)],
  [
    'divisions',
    '产地区划',
    'Divisions of the area',
    indication((one) => one.divisions?.join(';')),
    'identifier',
  ],
  ['specification', '质量技术要求', 'Specification', indication((one) => one.specification)],
  ['standard', '执行标准', 'Standard', indication((one) => one.standard), 'identifier'],
  ['announcement', '批准公告', 'Announcement', indication((one) => one.announcement)],
  [
    'users',
    '用标企业',
    'Authorised users',
    indication((one) =>
      parties(
        () => one.users ?? [],
        (user) => user.name,
      )(one),
    ),
  ],
  [
    'userCreditCodes',
    '用标企业信用代码',
    'Credit codes of users',
    indication((one) =>
      parties(
        () => one.users ?? [],
        (user) => user.creditCode,
      )(one),
    ),
    'identifier',
  ],
  ['filingDay', '申请日期', 'Filing date', (right) => right.filingDay],
  ['publicationDay', '受理公告日期', 'Publication date', indication((one) => one.publicationDay)],
  ['registrationDay', '批准日期', 'Day of protection', indication((one) => one.registrationDay)],
  ['termEndDay', '有效期至', 'End of protection', indication((one) => one.termEndDay)],
  [
    'officeStatus',
    '官方状态',
    'State as recorded by the office',
    indication((one) => one.officeStatus?.text),
    'computed',
  ],
  ...REGISTERED_PARTY_ROWS,
];

function namesIn(form: 'translation' | 'transliteration', language: string) {
  return (one: GeographicalIndication): string | undefined =>
    one.names
      ?.filter((name) => name.form === form && name.language === language)
      .map((name) => name.text)
      .join(';');
}
