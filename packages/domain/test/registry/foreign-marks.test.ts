import { explainReason, SEED_PARAMETERS } from '@zca/domain/law';
import {
  canonicalRight,
  collectionOf,
  displayNumber,
  isProvisionalKey,
  mergeRight,
  provisionalKeys,
  recogniseColumns,
  rightValidity,
  rowToRight,
  toDocument,
  type Trademark,
  trademarkKey,
  trademarkRegistrationKey,
  understand,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-11-22';

function mark(parts: Partial<Trademark>): Trademark {
  return canonicalRight({
    collection: 'trademark',
    key: 'TM2178784',
    number: '2178784',
    title: 'JAVA',
    kind: 'ordinary',
    classes: [{ nice: 9 }],
    applicants: [],
    events: [],
    ...parts,
  });
}
const american = mark({
  key: 'TM-US-74631225',
  country: 'US',
  number: '74631225',
  registrationNumber: '2178784',
  registrationDay: '1998-08-04',
});

describe('the key of a mark of another office', () => {
  it('never meets that of a Chinese mark of the same digits', () => {
    expect(trademarkKey('2178784')).toBe('TM2178784');
    expect(trademarkKey('2178784', 'CN')).toBe('TM2178784');
    expect(trademarkKey('2178784', 'US')).toBe('TM-US-2178784');
    expect(trademarkRegistrationKey('2,178,784', 'US')).toBe('TMR-US-2178784');
    expect(trademarkKey('E 17341/34 Wz', 'DE')).toBe('TM-DE-E1734134WZ');
    for (const key of ['TM2178784', 'TM-US-2178784', 'TMR-US-2178784']) {
      expect(collectionOf(key)).toBe('trademark');
    }
  });

  it('is that of the registration only until the application is known', () => {
    expect(isProvisionalKey('TMR-US-2178784')).toBe(true);
    expect(isProvisionalKey('TM-US-74631225')).toBe(false);
    expect(isProvisionalKey('TM2178784')).toBe(false);
    expect(provisionalKeys(american)).toEqual(['TMR-US-2178784']);
    expect(provisionalKeys(mark({}))).toEqual([]);
    const listed = mark({
      key: 'TMR-US-2178784',
      country: 'US',
      number: '2178784',
      registrationNumber: '2178784',
    });
    for (const merged of [mergeRight(listed, american), mergeRight(american, listed)]) {
      expect(merged).toEqual(american);
    }
  });
});

it('the country of a Chinese mark is not written', () => {
  expect(mark({ country: 'CN' })).toEqual(mark({}));
});

it('is shown by its registration number and its office', () => {
  expect(displayNumber(american)).toBe('US 2178784');
  expect(displayNumber(mark({ country: 'DE', number: 'E17341' }))).toBe('DE E17341');
  expect(displayNumber(mark({}))).toBe('2178784');
});

describe('an older extract', () => {
  const before = mark({ ...american, officeStatus: { text: 'Registered.', day: '1998-08-04' } });
  const after = mark({ ...american, officeStatus: { text: 'Renewed.', day: '2008-08-11' } });
  it('only fills what is missing, in either order', () => {
    expect(mergeRight(before, after).officeStatus?.text).toBe('Renewed.');
    expect(mergeRight(after, before).officeStatus?.text).toBe('Renewed.');
  });
});

describe('the law', () => {
  it('does not judge a mark of another office', () => {
    const validity = rightValidity(american, SEED_PARAMETERS, TODAY);
    expect(validity.status).toBe('unknown');
    expect(validity.term).toBeNull();
    expect(explainReason(validity.reason, 'zh')).toContain('美国');
    expect(explainReason(validity.reason, 'en')).toContain('United States');
  });

  it('gives the term that its register states', () => {
    const stated = mark({ ...american, termEndDay: '2028-08-04' });
    const validity = rightValidity(stated, SEED_PARAMETERS, TODAY);
    expect([validity.status, validity.term?.lastDay]).toEqual(['unknown', '2028-08-04']);
  });

  it('judges a Chinese mark of the same days', () => {
    const chinese = mark({ registrationDay: '2018-08-04' });
    expect(rightValidity(chinese, SEED_PARAMETERS, TODAY).status).toBe('inForce');
  });
});

it('is found by each of its numbers, with and without the office', () => {
  const { values } = toDocument(american, {
    today: TODAY,
    parameters: SEED_PARAMETERS,
    spell: () => [],
  });
  expect(values['number']).toEqual(['74631225', '2178784', 'US74631225', 'US2178784']);
  expect(values['country']).toBe('US');
  const asked = understand('2178784', TODAY);
  expect(asked.ok && asked.condition).toMatchObject({
    op: 'or',
    of: expect.arrayContaining([{ op: 'any', field: 'number', values: ['2178784'] }]),
  });
});

describe('a list of marks registered abroad', () => {
  const read = (cells: Record<string, string>): Trademark => {
    const reading = rowToRight(cells, recogniseColumns(Object.keys(cells), [cells]), TODAY);
    if (!reading.ok || reading.right.collection !== 'trademark') throw new Error('not read');
    return reading.right;
  };
  const row = {
    商标名称: 'JAVA',
    注册国家: '美国',
    '注册号/申请号': '2178784',
    国际分类: '9',
    申请人名称: '西安示例科技有限公司',
  };

  it('gives marks of that country, known by their registration numbers', () => {
    expect(read(row)).toMatchObject({
      key: 'TMR-US-2178784',
      country: 'US',
      number: '2178784',
      registrationNumber: '2178784',
    });
    expect(read({ ...row, 注册国家: '中国' }).key).toBe('TM2178784');
    expect(read({ ...row, 注册国家: '' }).country).toBeUndefined();
  });

  it('takes the application number where both are given', () => {
    const both = { ...row, '注册号/申请号': '74/631225', 境外注册号: '2178784' };
    expect(read(both)).toMatchObject({ key: 'TM-US-74631225', registrationNumber: '2178784' });
  });
});
