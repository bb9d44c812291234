import { describe, expect, it } from 'vitest';
import {
  assign,
  checkTransfer,
  type CompetenceFacts,
  competentPlaces,
  type Order,
  placeAddress,
  type ReportPlaces,
  type RespondentPlaces,
} from '../../src/protection/index.ts';
import { OFFICES } from './facts.ts';

function complaint(values: RespondentPlaces): CompetenceFacts {
  return { kind: 'complaint', values };
}

function report(values: ReportPlaces): CompetenceFacts {
  return { kind: 'report', values };
}

const places = (facts: CompetenceFacts, order: Order = 121) =>
  competentPlaces(facts, order, OFFICES);
const codes = (facts: CompetenceFacts, order: Order = 121) =>
  places(facts, order).map(({ placement, reason, basis }) => [
    reason,
    placement.kind === 'office' ? placement.code : placement.kind,
    basis.article,
  ]);

const YANTA = '西安市雁塔区科技路10号';
const BEILIN = '西安市碑林区友谊西路1号';
const BAOJI = '陕西省宝鸡市渭滨区经二路8号';
const NOBODY = { receivedFirstBy: null };

describe('an address', () => {
  it.each([
    [YANTA, { kind: 'office', code: '610113', assumed: false }],
    ['雁塔区科技路10号', { kind: 'office', code: '610113', assumed: true }],
    ['西安市高新区锦业路1号', { kind: 'office', code: 'XA-GX', assumed: false }],
    ['西安市雁塔区高新区科技路', { kind: 'office', code: 'XA-GX', assumed: false }],
    ['西安市雁塔区曲江新区', { kind: 'office', code: '610113', assumed: false }],
    ['西安曲江新区芙蓉西路', { kind: 'city' }],
    ['陕西省西安市', { kind: 'city' }],
    [BAOJI, { kind: 'elsewhere', name: '陕西省宝鸡市' }],
    ['宝鸡市渭滨区', { kind: 'elsewhere', name: '宝鸡市' }],
    ['浙江省杭州市余杭区', { kind: 'elsewhere', name: '浙江省杭州市' }],
    ['上海市浦东新区', { kind: 'elsewhere', name: '上海市' }],
    ['陕西省', { kind: 'unknown' }],
    ['小寨百货二楼', { kind: 'unknown' }],
    ['大唐西市三楼', { kind: 'unknown' }],
  ] as const)('%s is placed as %j', (address, expected) => {
    expect(placeAddress(address, OFFICES)).toEqual(expected);
  });
});

describe('who is competent for a complaint (P:A.3)', () => {
  it('the district of the actual place of business or of the domicile', () => {
    expect(codes(complaint({ businessAddress: YANTA, domicile: BEILIN }))).toEqual([
      ['businessAddress', '610113', '第十三条第一款'],
      ['domicile', '610103', '第十三条第一款'],
    ]);
  });

  it.each(['ownSite', 'platform'] as const)('of %s the domicile alone', (operatorKind) => {
    expect(codes(complaint({ operatorKind, domicile: BEILIN, businessAddress: YANTA }))).toEqual([
      ['domicile', '610103', '第十三条第二款'],
    ]);
  });

  const seller = {
    operatorKind: 'platformSeller',
    shownAddress: BAOJI,
    platformDomicile: YANTA,
  } as const;

  it('P:A.9-6: of a seller with an unreachable address in 宝鸡 the platform in 雁塔 alone', () => {
    const facts = complaint({ ...seller, shownAddressReachable: false });
    expect(codes(facts)).toEqual([['platformDomicile', '610113', '第十三条第二款']]);
    expect(assign(places(facts), { at: null, ...NOBODY }, 'complaint', 121)).toMatchObject({
      kind: 'dispatch',
      office: '610113',
      alternatives: [],
    });
  });

  it('of a seller whose address can be reached, or was not tried, both', () => {
    for (const shownAddressReachable of [true, null]) {
      expect(codes(complaint({ ...seller, shownAddressReachable }))).toEqual([
        ['shownAddress', 'elsewhere', '第十三条第二款'],
        ['platformDomicile', '610113', '第十三条第二款'],
      ]);
    }
  });

  it('of a seller that shows no address the platform alone', () => {
    expect(codes(complaint({ ...seller, shownAddress: null }))).toHaveLength(1);
  });

  it('by order 20 the place of business of the seller, whatever address it shows', () => {
    const facts = complaint({ ...seller, shownAddressReachable: false, businessAddress: BEILIN });
    expect(codes(facts, 20)).toEqual([
      ['businessAddress', '610103', '第十二条第二款'],
      ['platformDomicile', '610113', '第十二条第二款'],
    ]);
  });
});

describe('who is competent for a report (P:A.3)', () => {
  it('the place of the act, presumed at the place of business where none is given', () => {
    expect(codes(report({ businessAddress: YANTA, actPlace: BEILIN }))).toEqual([
      ['actPlace', '610103', '第二十九条'],
    ]);
    expect(codes(report({ businessAddress: YANTA }))).toEqual([
      ['presumedActPlace', '610113', '第二十九条'],
    ]);
  });

  it('of a platform its domicile; of a seller its place of business, or the platform that got it first', () => {
    expect(codes(report({ operatorKind: 'platform', domicile: BEILIN }))).toEqual([
      ['domicile', '610103', '第三十一条'],
    ]);
    const facts = report({
      operatorKind: 'platformSeller',
      businessAddress: BAOJI,
      platformDomicile: YANTA,
    });
    expect(places(facts).map(({ onlyIfFirst }) => onlyIfFirst)).toEqual([false, true]);
  });

  const advertisement = {
    publisherPlace: YANTA,
    advertiserPlace: BEILIN,
    agencyPlace: '西安市莲湖区北大街1号',
  };
  it.each([
    ['mediaAdvertisement', ['610113']],
    ['internetAdvertisement', ['610113', '610103', '610104']],
    ['ownInternetAdvertisement', ['610103']],
  ] as const)('of a %s %j', (reportSubject, expected) => {
    expect(codes(report({ reportSubject, ...advertisement })).map(([, code]) => code)).toEqual(
      expected,
    );
  });

  it('of an advertisement without places nobody yet', () => {
    expect(codes(report({ reportSubject: 'mediaAdvertisement' }))).toEqual([
      ['publisherPlace', 'unknown', '第三十二条'],
    ]);
  });
});

describe('what the holder does', () => {
  const both = places(complaint({ businessAddress: YANTA, domicile: BEILIN }));
  const at = (office: string | null, receivedFirstBy: string | null = null) =>
    assign(both, { at: office, receivedFirstBy }, 'complaint', 121);

  it('the intake sends to the leading office and names the other', () => {
    expect(at(null)).toMatchObject({
      kind: 'dispatch',
      office: '610113',
      alternatives: [{ reason: 'domicile' }],
      basis: { article: '第四十一条' },
    });
  });

  it('either competent office handles it, a station in the name of its district', () => {
    expect(at('610103')).toMatchObject({ kind: 'handle', inNameOf: '610103' });
    expect(at('610113.01')).toMatchObject({ kind: 'handle', inNameOf: '610113' });
  });

  it('the first receiver of the same dispute has it, if it is competent (art. 14)', () => {
    expect(at('610103', '610113')).toMatchObject({
      kind: 'earlier',
      office: '610113',
      basis: { article: '第十四条' },
    });
    expect(at('610103', '610104')).toMatchObject({ kind: 'handle' });
    expect(at('610103', '610103')).toMatchObject({ kind: 'handle' });
  });

  it('an office that is not competent gives it back, a station to its district', () => {
    expect(at('610104')).toMatchObject({ kind: 'return', to: null });
    expect(at('610104.02')).toMatchObject({ kind: 'return', to: '610104' });
  });

  it('a platform that did not receive the report first comes after the place of business', () => {
    const facts = report({
      operatorKind: 'platformSeller',
      businessAddress: BEILIN,
      platformDomicile: YANTA,
    });
    const found = assign(places(facts), { at: null, ...NOBODY }, 'report', 121);
    expect(found).toMatchObject({ kind: 'dispatch', office: '610103' });
  });

  it('asks for what cannot be placed, and tells of the place elsewhere', () => {
    const unclear = places(complaint({ businessAddress: '小寨百货二楼', domicile: BAOJI }));
    expect(assign(unclear, { at: null, ...NOBODY }, 'complaint', 121)).toEqual({
      kind: 'ask',
      reasons: ['businessAddress'],
    });
    const elsewhere = places(complaint({ businessAddress: BAOJI, domicile: BAOJI }));
    expect(assign(elsewhere, { at: null, ...NOBODY }, 'complaint', 121)).toMatchObject({
      kind: 'outside',
      places: ['陕西省宝鸡市'],
      basis: { article: '第十六条' },
    });
    const act = places(report({ actPlace: BAOJI }));
    expect(assign(act, { at: null, ...NOBODY }, 'report', 121)).toMatchObject({
      kind: 'outside',
      basis: { article: '第三十四条' },
    });
  });
});

describe('moving a matter', () => {
  const name = (office: string | null) => office ?? '市局';

  it('P:A.9-7: the zone office may not send it to 碑林; it returns it to the intake', () => {
    const checked = checkTransfer('XA-GX', '610103', 121, name);
    if (checked.ok) throw new Error('expected a refusal');
    expect(checked.refusal).toMatchObject({ code: 'MUST_RETURN_TO_INTAKE' });
    expect(checked.refusal.words.zh).toBe(
      'XA-GX 不得自行移送 610103（《市场监督管理投诉举报处理办法》（总局令第121号）第四十一条）。不具备处理权限的，请退回统一接收机构重新分送。',
    );
  });

  it.each([
    [null, '610113', 'dispatch'],
    [null, '610113.01', 'dispatch'],
    ['610113', '610113.01', 'dispatch'],
    ['610113', null, 'return'],
    ['610113.01', '610113', 'return'],
    ['610113.01', null, null],
    ['610113.01', '610113.02', null],
    ['610113.01', '610103.01', null],
    ['610113', '610103.01', null],
    ['610113', '610113', null],
    [null, null, null],
  ] as const)('from %s to %s: %s', (from, to, transfer) => {
    const checked = checkTransfer(from, to, 121, name);
    expect(checked.ok ? checked.transfer : null).toBe(transfer);
  });
});
