import { checkDefinition, type JsonObject } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { patentValue } from '../../../src/appraisal/index.ts';
import { Casework, CITY, officer, YANTA } from '../../protection/casework.ts';

const BANK = officer('bank', 'ORG-WQYH');
const EXPERT = officer('expert', null);
const CENTRE = officer('centre', 'XA-BHZX');
const SECOND = officer('city', null, 'city-second');
const HEAD = officer('head', null);
const ASKED_ON = '2026-11-24';

const SUBJECT: JsonObject = {
  title: '一种样例（ZL 2021 1 0000001.0）',
  right: 'CN2021100000010',
  kind: 'invention',
  holders: 1,
  legalEnd: '2041-03-31',
  baseDay: '2026-10-31',
  client: '渭曲银行雁塔支行',
  purpose: 'pledge',
  valueType: 'market',
};
const WORK: JsonObject = {
  economicYears: 5,
  lifeSource: '产品换代周期',
  revenue: '1000万元、1200万元、1300万元、1200万元、900万元',
  revenueSource: '审计报告第12页',
  royaltyRate: 5,
  royaltySource: '同领域许可',
  taxRate: 15,
  taxSource: '高新技术企业证书',
  discountRate: 18,
  discountSource: '累加法',
  convention: 'end',
  otherApproaches: '没有三件以上可比交易，不采用市场法；成本与收益的关系不明，不采用成本法。',
  noInterest: true,
  resultHash: 'a'.repeat(64),
};

const asked = (change: JsonObject = {}) =>
  new Casework(patentValue).act(ASKED_ON, BANK, 'ask', { ...SUBJECT, ...change });
const inWork = (change: JsonObject = {}) =>
  asked(change).act(ASKED_ON, CENTRE, 'give', { appraiser: EXPERT.id });
const inReview = (change: JsonObject = {}, work: JsonObject = {}) =>
  inWork(change).act(ASKED_ON, EXPERT, 'work', { ...WORK, ...work });

describe('the procedure', () => {
  it('is sound', () => {
    expect(checkDefinition(patentValue)).toEqual([]);
  });

  it('goes from the client to an appraiser, to another person, and back with a report', () => {
    const work = inReview();
    expect(work.state).toBe('inReview');
    // O:C-12, computed by the act and not taken from anybody.
    expect(work.data['value']).toBe(149_295_871);
    expect(work.data['validUntil']).toBe('2027-10-31');
    expect(work.due('report')).toBe('2026-12-15');
    work.act('2026-11-26', CENTRE, 'issue', { opinion: '参数有据，同意。' });
    expect(work.state).toBe('issued');
    expect(work.last.papers).toEqual(['report']);
    expect(work.last.events).toEqual(['appraisal.valueIssued']);
    expect(work.clock('report')).toBe('met');
    expect(work.matter!.endedAt).toBeNull();
  });

  it('is reviewed by nobody who worked it, in whatever round', () => {
    const work = asked().act(ASKED_ON, CITY, 'take').act(ASKED_ON, CITY, 'work', WORK);
    expect(work.refused(ASKED_ON, CITY, 'issue', { opinion: '同意' })).toEqual(['SAME_PERSON']);
    expect(work.refused(ASKED_ON, CITY, 'sendBack', { opinion: '重来' })).toEqual(['SAME_PERSON']);
    work
      .act(ASKED_ON, SECOND, 'sendBack', { opinion: '费率没有依据' })
      .act(ASKED_ON, SECOND, 'work', { ...WORK, royaltyRate: 4 });
    for (const one of [CITY, SECOND]) {
      expect(work.refused(ASKED_ON, one, 'issue', { opinion: '同意' })).toEqual(['SAME_PERSON']);
    }
    expect(work.refused(ASKED_ON, HEAD, 'issue', { opinion: '同意' })).toEqual([]);
    expect(work.data['value']).toBe(119_436_697);
  });

  it('keeps out whoever asked for it, and whoever has an interest', () => {
    const both = { ...BANK, roles: [...BANK.roles, ...CENTRE.roles] };
    const own = new Casework(patentValue).act(ASKED_ON, both, 'ask', SUBJECT);
    expect(own.refused(ASKED_ON, both, 'take')).toEqual(['CONFLICT_OF_INTEREST']);
    const given = own.refused(ASKED_ON, CENTRE, 'give', { appraiser: both.id });
    expect(given).toEqual(['ASSIGNEE_CONFLICT']);
    expect(inWork().refused(ASKED_ON, EXPERT, 'work', { ...WORK, noInterest: false })).toEqual([
      'INTEREST',
    ]);
  });

  it('lets an expert work what was given to that expert alone', () => {
    const other = officer('expert', null, 'expert-other');
    expect(inWork().refused(ASKED_ON, other, 'work', WORK)).toEqual(['NOT_ALLOWED']);
    expect(asked().refused(ASKED_ON, EXPERT, 'take')).toEqual(['NOT_ALLOWED']);
    expect(inWork().refused(ASKED_ON, YANTA, 'work', WORK)).toEqual(['NOT_ALLOWED']);
  });

  it('ends at the client’s wish before it is issued, and not after', () => {
    expect(asked().act(ASKED_ON, BANK, 'cancel').state).toBe('cancelled');
    const issued = inReview().act(ASKED_ON, CENTRE, 'issue', { opinion: '同意' });
    expect(issued.refused(ASKED_ON, BANK, 'cancel')).toEqual(['ACTION_NOT_NOW']);
  });

  it('ends openly: withdrawn, replaced, or closed once it may no longer be used', () => {
    const issued = () => inReview().act(ASKED_ON, CENTRE, 'issue', { opinion: '同意' });
    expect(issued().act(ASKED_ON, CITY, 'withdraw', { reasons: '收入有误' }).state).toBe(
      'withdrawn',
    );
    const replaced = issued();
    expect(replaced.refused(ASKED_ON, CITY, 'supersede', { reasons: '新的基准日' })).toEqual([
      'FIELD_MISSING',
    ]);
    replaced.act(ASKED_ON, CITY, 'supersede', {
      successor: '评2027-0110-0002',
      reasons: '新的基准日',
    });
    expect([replaced.state, replaced.last.events]).toEqual([
      'superseded',
      ['appraisal.valueSuperseded'],
    ]);
    expect(issued().refused('2027-10-31', CITY, 'close')).toEqual(['STILL_VALID']);
    expect(issued().act('2027-11-01', CITY, 'close').state).toBe('closed');
  });

  it('issues no report that could no longer be used', () => {
    const work = inReview();
    expect(work.refused('2027-11-01', CENTRE, 'issue', { opinion: '同意' })).toEqual([
      'BASE_DAY_OLD',
    ]);
    expect(work.refused('2027-10-31', CENTRE, 'issue', { opinion: '同意' })).toEqual([]);
  });
});

describe('the forms', () => {
  it('take no base day in the future, and none after the last day of protection', () => {
    const ask = (change: JsonObject) =>
      new Casework(patentValue).refused(ASKED_ON, BANK, 'ask', { ...SUBJECT, ...change });
    expect(ask({ baseDay: '2026-11-25' })).toEqual(['FIELD_FUTURE']);
    expect(ask({ baseDay: ASKED_ON })).toEqual([]);
    expect(ask({ legalEnd: '2026-10-30' })).toEqual(['NOT_IN_FORCE']);
    expect(ask({ legalEnd: '2026-10-31' })).toEqual([]);
  });

  it.each([
    ['VALUE_ROYALTY_RATE', { royaltyRate: 100 }, { royaltyRate: 99 }],
    ['VALUE_ECONOMIC_YEARS', { economicYears: 0 }, { economicYears: 1 }],
    ['VALUE_DISCOUNT_RATE', { discountRate: 0 }, { discountRate: 100 }],
    ['VALUE_TAX_RATE', { taxRate: 100 }, { taxRate: 0 }],
    ['VALUE_REVENUE', { revenue: '1000万元、约1200万元' }, {}],
    ['VALUE_REVENUE_SHORT', { revenue: '1000万元、1200万元' }, {}],
    ['FIELD_RANGE', { taxRate: 101 }, {}],
    ['FIELD_MISSING', { royaltySource: '' }, {}],
  ] satisfies [string, JsonObject, JsonObject][])('refuse by %s', (code, wrong, right) => {
    const work = inWork();
    expect(work.refused(ASKED_ON, EXPERT, 'work', { ...WORK, ...wrong })).toEqual([code]);
    expect(work.refused(ASKED_ON, EXPERT, 'work', { ...WORK, ...right })).toEqual([]);
  });

  it('ask the share of a right that is owned jointly, and value that share', () => {
    const work = inWork({ holders: 2 });
    expect(work.refused(ASKED_ON, EXPERT, 'work', WORK)).toEqual(['SHARE_UNSTATED']);
    work.act(ASKED_ON, EXPERT, 'work', { ...WORK, ownShare: 50 });
    expect(work.data['value']).toBe(74_647_935);
  });

  it('ask of a utility model whether it was evaluated, and warn in the report where it was not', () => {
    const work = inWork({ kind: 'utilityModel' });
    expect(work.refused(ASKED_ON, EXPERT, 'work', WORK)).toEqual(['EVALUATION_UNSTATED']);
    work.act(ASKED_ON, EXPERT, 'work', { ...WORK, evaluationReport: false });
    const textOf = (data: JsonObject) => JSON.stringify(patentValue.papers['report']!.parts!(data));
    expect(textOf(work.data)).toContain('未经实质审查');
    expect(textOf({ ...work.data, evaluationReport: true })).not.toContain('未经实质审查');
  });
});

describe('the report', () => {
  it('O:C-12: shows every figure with its ground, every year, and that it is advice', () => {
    const { data } = inReview();
    const parts = patentValue.papers['report']!.parts!(data);
    const tables = parts.filter((part) => part.kind === 'table');
    expect(
      tables.map(({ rows, columns }) => rows.every((row) => row.length === columns.length)),
    ).toEqual([true, true, true]);
    expect(tables[0]!.rows).toContainEqual(['所得税率', '15%', '高新技术企业证书']);
    expect(tables[1]!.rows.map((row) => row.at(-1))).toEqual([
      '36.02',
      '36.63',
      '33.63',
      '26.31',
      '16.72',
      '149.30',
    ]);
    const text = JSON.stringify(parts);
    expect(text).toContain('不是《中华人民共和国资产评估法》所称的评估报告');
    expect(text).toContain('a'.repeat(64));
  });
});
