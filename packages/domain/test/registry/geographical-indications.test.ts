import { explainReason, SEED_PARAMETERS } from '@zca/domain/law';
import {
  canonicalRight,
  collectionOf,
  displayNumber,
  type GeographicalIndication,
  type IndicationDocument,
  indicationDocumentToRight,
  isProvisionalKey,
  mergeRight,
  provisionalKeys,
  recogniseColumns,
  refusalMessage,
  rightValidity,
  rowToRight,
  toDocument,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { fromRow } from './indicationRows.ts';

const TODAY = '2026-11-22';
const least: IndicationDocument = {
  office: 'FR',
  applicationNumber: 'IG 99-001',
  names: [{ text: 'Dentelle de Fougère', language: 'fr', form: 'original' }],
  products: [],
  classes: [],
  applicants: [],
  users: [],
};

function fromDocument(parts: Partial<IndicationDocument>): GeographicalIndication {
  const reading = indicationDocumentToRight({ ...least, ...parts }, TODAY);
  if (!reading.ok) throw new Error(refusalMessage(reading.refusal).en);
  if (reading.right.collection !== 'geographicalIndication') throw new Error('no indication');
  return reading.right;
}

describe('a list of a bureau', () => {
  const announced = {
    地理标志产品名称: '临潼石榴',
    批准公告号: '2006年第55号',
    批准日期: '2006-04-27',
    申请人: '西安市临潼区人民政府',
    保护范围: '陕西省西安市临潼区骊山街道、代王街道',
    用标企业: '甲合作社;乙公司',
    用标企业信用代码: '-;91350100M000100Y43',
    执行标准: 'DB61/T 1000',
    产品类别: '水果',
  };

  it('of announcements: known by name, with area, standard and users', () => {
    expect(fromRow(announced)).toMatchObject({
      key: 'GIN-CN-P-临潼石榴',
      basis: 'product',
      country: 'CN',
      title: '临潼石榴',
      announcement: '2006年第55号',
      registrationDay: '2006-04-27',
      applicants: [{ name: '西安市临潼区人民政府' }],
      area: '陕西省西安市临潼区骊山街道、代王街道',
      users: [{ name: '甲合作社' }, { name: '乙公司', creditCode: '91350100M000100Y43' }],
      standard: 'DB61/T 1000',
      products: ['水果'],
    });
  });

  it.each([
    ['农产品地理标志', 'agricultural', 'GIN-CN-A-临潼石榴'],
    ['地理标志证明商标', 'certificationMark', 'GIN-CN-M-临潼石榴'],
    ['集体商标', 'collectiveMark', 'GIN-CN-C-临潼石榴'],
    ['地理标志保护产品', 'product', 'GIN-CN-P-临潼石榴'],
  ])('one name on the ground %s is a record of its own', (basis, expected, key) => {
    expect(fromRow({ ...announced, 保护类型: basis })).toMatchObject({ basis: expected, key });
  });

  it('of registrations: known by the number, which also tells the ground', () => {
    const registered = fromRow({
      产品名称: '蓝田大杏',
      登记证书编号: 'AGI00999',
      登记证书持有人: '蓝田县示例站',
      所在区县: '蓝田县',
    });
    expect(registered).toMatchObject({
      key: 'GI-CN-AGI00999',
      basis: 'agricultural',
      divisions: ['610122'],
    });
    expect(collectionOf(registered.key)).toBe('geographicalIndication');
    expect(isProvisionalKey(registered.key)).toBe(false);
    expect(provisionalKeys(registered)).toEqual(['GIN-CN-A-蓝田大杏']);
    expect(isProvisionalKey('GIN-CN-A-蓝田大杏')).toBe(true);
  });

  it('without a name is a patch; without name and number it is refused', () => {
    const cells = { 登记证书编号: 'AGI00999', 保护范围: '蓝田县', 用标企业: '甲合作社' };
    const mapping = recogniseColumns(Object.keys(cells), [cells]);
    expect(rowToRight(cells, mapping, TODAY)).toMatchObject({ ok: true, patch: true });
    expect(rowToRight({ ...cells, 登记证书编号: '' }, mapping, TODAY)).toMatchObject({
      ok: false,
      refusal: { rule: 'number.missing' },
    });
  });

  it('does not take a list of marks for one of indications', () => {
    const marks = ['注册号', '商标名称', '国际分类', '地理标志', '申请人名称'];
    expect(recogniseColumns(marks).collection).toBe('trademark');
    expect(recogniseColumns(['申请号', '产品名称', '申请人']).collection).toBe('patent');
  });
});

describe('a document', () => {
  it('gives the protected name, the others beside it, and its Nice classes', () => {
    const right = fromDocument({
      names: [
        { text: 'Fern lace', language: 'en', form: 'translation' },
        { text: 'Dentelle de Fougère', language: 'fr', form: 'original' },
      ],
      classes: ['26', '099'],
      registrationNumber: 'INPI-9901',
      registrationDate: '2020-06-02',
      status: 'Registered',
    });
    expect(right).toMatchObject({
      key: 'GI-FR-IG99001',
      basis: 'foreign',
      number: 'IG 99-001',
      registrationNumber: 'INPI-9901',
      title: 'Dentelle de Fougère',
      names: [{ text: 'Fern lace', language: 'en', form: 'translation' }],
      niceClasses: [26],
      officeStatus: { text: 'Registered' },
    });
    expect(displayNumber(right)).toBe('FR INPI-9901');
  });

  it.each([
    [{ office: undefined }, 'document.office'],
    [{ office: 'QQ' }, 'office.unknown'],
    [{ applicationNumber: undefined }, 'number.missing'],
    [{ filingDate: '2099-01-01' }, 'day.filingInFuture'],
    [{ filingDate: '2020-01-01', registrationDate: '2019-01-01' }, 'day.beforeFiling'],
  ] as const)('%j is refused', (parts, rule) => {
    expect(indicationDocumentToRight({ ...least, ...parts }, TODAY)).toMatchObject({
      ok: false,
      refusal: { rule },
    });
  });
});

describe('validity', () => {
  const indication = (parts: Partial<GeographicalIndication>): GeographicalIndication =>
    canonicalRight({
      collection: 'geographicalIndication',
      key: 'GIN-CN-P-临潼石榴',
      basis: 'product',
      country: 'CN',
      title: '临潼石榴',
      applicants: [],
      events: [],
      ...parts,
    });
  it.each([
    [{ registrationDay: '2006-04-27' }, 'inForce', '没有固定期限'],
    [{ registrationDay: '2027-01-01', publicationDay: '2026-05-01' }, 'published', '公布'],
    [{ filingDay: '2026-05-01' }, 'pendingUnpublished', '申请日'],
    [{ filingDay: '2010-05-01' }, 'unknown', '结案'],
    [{}, 'unknown', '缺少'],
    [{ basis: 'agricultural', registrationDay: '2008-01-01' }, 'unknown', '待核实'],
    [{ basis: 'certificationMark', registrationDay: '2008-01-01' }, 'unknown', '商标记录'],
    [{ country: 'FR', basis: 'foreign', registrationDay: '2020-01-01' }, 'unknown', '法国'],
    [
      {
        registrationDay: '2006-04-27',
        events: [{ day: '2020-01-02', code: 'trademarkCancellation', text: '撤销保护' }],
      },
      'cancelled',
      '2020-01-02',
    ],
  ] as const)('%j: %s', (parts, status, words) => {
    const right = indication(parts as Partial<GeographicalIndication>);
    const validity = rightValidity(right, SEED_PARAMETERS, TODAY);
    expect(validity.status).toBe(status);
    expect(explainReason(validity.reason, 'zh')).toContain(words);
    expect(validity.term).toBeNull();
  });
});

it('a registration joins what was known by name, and is found by area, products and names', () => {
  const named = fromRow({
    地理标志名称: '蓝田大杏',
    保护类型: '农产品地理标志',
    用标企业: '甲合作社',
  });
  const numbered = fromRow({
    地理标志名称: '蓝田大杏',
    登记证书编号: 'AGI00999',
    所在区县: '蓝田县',
  });
  const merged = mergeRight(named, numbered);
  expect(merged).toMatchObject({ key: 'GI-CN-AGI00999', users: [{ name: '甲合作社' }] });
  const full = canonicalRight<GeographicalIndication>({
    ...merged,
    names: [{ text: 'Lantian apricot', form: 'translation', language: 'en' }],
    products: ['水果'],
  });
  const { values } = toDocument(full, {
    today: TODAY,
    parameters: SEED_PARAMETERS,
    spell: () => [],
  });
  expect(values).toMatchObject({
    collection: 'geographicalIndication',
    type: 'geographicalIndication',
    title: '蓝田大杏\nLantian apricot',
    abstract: '水果',
    number: ['AGI00999'],
    district: ['610122'],
    country: 'CN',
  });
});

it('belongs to the districts that its area names, where no column states them', () => {
  const districtsOf = (area: string): unknown =>
    toDocument(fromRow({ 地理标志名称: '示例梨', 保护范围: area, 批准公告: '1号' }), {
      today: TODAY,
      parameters: SEED_PARAMETERS,
      spell: () => [],
    }).values['district'];
  expect(districtsOf('陕西省西安市临潼区骊山街道、西安市蓝田县玉山镇')).toEqual([
    '610115',
    '610122',
  ]);
  expect(districtsOf('Département de la Creuse')).toBeUndefined();
});

it('of a foreign document is known by name and product where it has no number', () => {
  const unnumbered = { applicationNumber: undefined, products: ['Lace'] };
  expect(fromDocument(unnumbered).key).toBe('GIN-FR-F-DENTELLEDEFOUGÈRE-LACE');
  expect(() => fromDocument({ ...unnumbered, products: [] })).toThrow('number');
});
