import { createHash } from 'node:crypto';
import type { ValueSubject } from '@zca/domain/appraisal';
import type { MatterDetail } from '@zca/domain/matters';
import type { PublicPaper } from '@zca/domain/papers';
import { canonicalJson as registryJson } from '@zca/domain/registry';
import type { Patent } from '@zca/domain/registry';
import { canonicalJson } from '@zca/ledger';
import { isValue, readEntries, resultOf, royaltyRelief } from '@zca/domain/appraisal';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultHash } from '../../src/appraisal/valueEffects.ts';
import { openTestPlatform, signedIn, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const NOW = Date.parse('2026-11-24T02:00:00Z');
const VALUES = '/api/v1/appraisal/values';

let platform: TestPlatform;
let bank = '';
let otherBank = '';
let centre = '';
let second = '';
let keys = 0;

function granted(serial: number, change: Partial<Patent> = {}): Patent {
  return {
    ...patent({
      number: applicationNumber(2020, serial),
      title: '一种增强型氮化镓功率器件',
      filingDay: '2020-04-01',
    }),
    grantDay: '2022-06-01',
    registerAsOf: '2026-11-20',
    ...change,
  };
}

const RIGHT = granted(1);
const LAPSED = granted(2, { events: [{ day: '2025-04-01', code: 'lapse' }] });
const PENDING = { ...patent({ number: applicationNumber(2026, 3), filingDay: '2026-03-01' }) };
const JOINT = granted(4, {
  applicants: [
    { name: '西安样例有限公司', country: 'CN' },
    { name: '西安样例大学', country: 'CN' },
  ],
});
const CHANGING = granted(5);
const OTHER = granted(9);

const as = (cookie: string, url: string) => platform.app.inject({ url, headers: { cookie } });
const post = (cookie: string, url: string, payload: object) =>
  platform.app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'x-zca-csrf': '1' },
    payload: { ...payload, key: `value-key-${String(++keys).padStart(12, '0')}` },
  });

async function subjectOf(key: string, baseDay = '2026-10-31'): Promise<ValueSubject> {
  const answer = await as(bank, `${VALUES}/${key}?baseDay=${baseDay}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function askInput(right: Patent, baseDay = '2026-10-31') {
  const subject = await subjectOf(right.key, baseDay);
  return {
    title: subject.title,
    right: subject.key,
    kind: subject.kind,
    holders: subject.holders.length,
    legalEnd: subject.legalEnd ?? '2040-03-31',
    baseDay,
    client: '渭曲银行雁塔支行',
    purpose: 'pledge',
    valueType: 'market',
  };
}
const ask = (input: object, cookie = bank) =>
  post(cookie, '/api/v1/matters', { procedure: 'patentValue', action: 'ask', input });
const act = (cookie: string, id: string, revision: number, action: string, input: object = {}) =>
  post(cookie, `/api/v1/matters/${id}/acts`, { action, input, revision });

const WORK = {
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
  otherApproaches: '没有可比交易，不采用市场法；不采用成本法。',
  noInterest: true,
};
type Asked = Awaited<ReturnType<typeof askInput>>;
/** The hash that a page makes of the same figures. */
const hashFor = (asked: Asked, work: object = WORK) => resultHash({ ...asked, ...work } as never)!;

async function inReview(right: Patent, by = platform.cookies.city) {
  const asked = await askInput(right);
  const filed = await ask(asked);
  expect(filed.statusCode, filed.body).toBe(201);
  const id = filed.json().matter as string;
  expect((await act(centre, id, 1, 'take')).statusCode).toBe(201);
  const worked = await act(by, id, 2, 'work', { ...WORK, resultHash: hashFor(asked) });
  expect(worked.statusCode, worked.body).toBe(201);
  return { id, number: filed.json().number as string, asked };
}
async function issued(right: Patent) {
  const { id, number } = await inReview(right);
  const done = await act(centre, id, 3, 'issue', { opinion: '同意' });
  expect(done.statusCode, done.body).toBe(201);
  const detail = (await as(bank, `/api/v1/matters/${id}`)).json() as MatterDetail;
  const paper = detail.timeline.flatMap(({ papers }) => papers)[0]!;
  return { id, number, paper };
}
const verified = async (code: string) => platform.read<PublicPaper>(`/api/v1/papers/${code}`);

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => NOW });
  bank = await signedIn(platform.accounts, 'bank', NOW, 'ORG-WQYH');
  otherBank = await signedIn(platform.accounts, 'bank', NOW, 'ORG-OTHER');
  centre = await signedIn(platform.accounts, 'centre', NOW, 'XA-BHZX');
  second = await signedIn(platform.accounts, 'city', NOW);
  await platform.give([RIGHT, LAPSED, PENDING, JOINT, CHANGING, OTHER]);
});

describe('a patent that is to be valued', () => {
  it('is told as the records know it on the base day', async () => {
    expect(await subjectOf(RIGHT.key)).toMatchObject({
      title: expect.stringMatching(/^一种增强型氮化镓功率器件（ZL 2020 1 0000001\..）$/),
      kind: 'invention',
      isInForce: true,
      legalEnd: '2040-03-31',
      holders: ['西安样例有限公司'],
      encumbrances: [],
    });
  });

  it('is in force until it ended, which may be before its term; after that there is nothing to value', async () => {
    expect(await subjectOf(LAPSED.key, '2024-12-31')).toMatchObject({
      isInForce: true,
      legalEnd: '2025-03-31',
    });
    expect(await subjectOf(LAPSED.key)).toMatchObject({ isInForce: false, legalEnd: null });
    expect(await subjectOf(PENDING.key)).toMatchObject({ isInForce: false, legalEnd: null });
  });

  it('must be a patent here, and its base day no day to come', async () => {
    expect((await as(bank, `${VALUES}/CN2020100000999`)).statusCode).toBe(404);
    expect((await as(bank, `${VALUES}/${RIGHT.key}?baseDay=2026-11-25`)).statusCode).toBe(400);
    expect((await as(bank, `${VALUES}/${RIGHT.key}?baseDay=2026-11-24`)).statusCode).toBe(200);
    expect((await as(bank, `${VALUES}/${RIGHT.key}?baseDay=gestern`)).statusCode).toBe(400);
  });
});

describe('an appraisal', () => {
  it('O:C-12: is computed by the platform, reviewed by another person, and issued as a paper that anybody verifies', async () => {
    const { id } = await inReview(RIGHT);
    const shown = (await as(platform.cookies.city, `/api/v1/matters/${id}`)).json() as MatterDetail;
    const valueOf = (field: string) => shown.values.find((one) => one.field === field)?.value;
    expect(valueOf('value')).toBe(149_295_871);
    expect(valueOf('validUntil')).toBe('2027-10-31');
    // Whoever worked it does not issue it.
    const own = await act(platform.cookies.city, id, 3, 'issue', { opinion: '同意' });
    expect([own.statusCode, own.json().reason]).toEqual([403, 'SAME_PERSON']);
    expect((await act(second, id, 3, 'issue', { opinion: '同意' })).statusCode).toBe(201);

    const detail = (await as(bank, `/api/v1/matters/${id}`)).json() as MatterDetail;
    // The client has the report, and neither the figures nor the talk beside it.
    expect(detail.values.map(({ field }) => field)).not.toContain('opinion');
    expect(detail.values.map(({ field }) => field)).not.toContain('revenue');
    const [paper] = detail.timeline.flatMap(({ papers }) => papers);
    expect(paper!.number).toMatch(/^西市监专评〔2026〕\d+号$/);
    const file = await as(bank, `/api/v1/matters/${id}/papers/${paper!.id}`);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await verified(paper!.code)).toMatchObject({
      number: paper!.number,
      title: '专利价值评估报告',
      state: 'valid',
      sha256: createHash('sha256').update(file.rawPayload).digest('hex'),
    });
    // The act that issued it binds the paper in the ledger.
    const { rows } = await platform.database.application.pool.query<{ body: string }>(
      `select body from journal_entry where chain = $1 order by number desc limit 1`,
      [`matter:${id}`],
    );
    const entry = JSON.parse(rows[0]!.body) as { papers: { id: string; commitment: string }[] };
    expect(entry.papers).toMatchObject([{ id: paper!.id, commitment: expect.any(String) }]);
  });

  it('is of the same bytes by either canonical form', async () => {
    const inputs = readEntries({ ...(await askInput(RIGHT)), ...WORK });
    const value = royaltyRelief(inputs);
    if (!isValue(value)) throw new Error('none');
    const result = resultOf(inputs, value);
    expect(canonicalJson(result)).toBe(registryJson(result));
  });

  it('is seen by its client and by those who work on it, and by no other', async () => {
    const { id } = await inReview(RIGHT);
    const url = `/api/v1/matters/${id}`;
    for (const [cookie, status] of [
      [bank, 200],
      [centre, 200],
      [platform.cookies.head, 200],
      [platform.cookies.auditor, 200],
      [otherBank, 404],
      [platform.cookies.expert, 404],
      [platform.cookies.district, 404],
      [platform.cookies.holder, 404],
    ] as const) {
      expect((await as(cookie, url)).statusCode).toBe(status);
    }
  });
});

describe('what is refused', () => {
  it('is a patent that is not in force on the base day', async () => {
    for (const right of [LAPSED, PENDING]) {
      const answer = await ask(await askInput(right));
      expect([answer.statusCode, answer.json().reason]).toEqual([422, 'NOT_IN_FORCE']);
    }
    const before = await ask(await askInput(LAPSED, '2024-12-31'));
    expect(before.statusCode, before.body).toBe(201);
  });

  it('is a legal end, title, kind or number of holders that is not that of the record', async () => {
    const asked = await askInput(JOINT);
    for (const [change, reason] of [
      [{ legalEnd: '2041-03-31' }, 'LEGAL_END_DIFFERS'],
      [{ legalEnd: '2040-03-30' }, 'LEGAL_END_DIFFERS'],
      [{ title: '别的专利' }, 'RECORD_DIFFERS'],
      [{ kind: 'utilityModel' }, 'RECORD_DIFFERS'],
      [{ holders: 1 }, 'RECORD_DIFFERS'],
      [{ right: 'CN2020100000999' }, 'RECORD_ABSENT'],
    ] as const) {
      const answer = await ask({ ...asked, ...change });
      expect([answer.statusCode, answer.json().reason]).toEqual([422, reason]);
    }
    expect((await ask(asked)).statusCode).toBe(201);
  });

  it('is a result that is not what the platform computes from the same figures', async () => {
    const asked = await askInput(RIGHT);
    const id = (await ask(asked)).json().matter as string;
    await act(centre, id, 1, 'take');
    const forged = hashFor(asked, { ...WORK, royaltyRate: 5.1 });
    const answer = await act(centre, id, 2, 'work', { ...WORK, resultHash: forged });
    expect([answer.statusCode, answer.json().reason]).toEqual([422, 'RESULT_DIFFERS']);
    const told = await act(centre, id, 2, 'work', { ...WORK, value: 1, resultHash: forged });
    expect([told.statusCode, told.json().reason]).toEqual([422, 'FIELD_UNKNOWN']);
    const right = await act(centre, id, 2, 'work', { ...WORK, resultHash: hashFor(asked) });
    expect(right.statusCode).toBe(201);
  });

  it('is to issue the value of a patent that has ended meanwhile', async () => {
    const { id } = await inReview(CHANGING);
    await platform.give([{ ...CHANGING, events: [{ day: '2026-09-01', code: 'invalidation' }] }]);
    const answer = await act(centre, id, 3, 'issue', { opinion: '同意' });
    expect([answer.statusCode, answer.json().reason]).toEqual([422, 'NOT_IN_FORCE']);
    expect((await as(centre, `/api/v1/matters/${id}`)).json().row.state.zh).toBe('待复核');
    expect((await act(centre, id, 3, 'sendBack', { opinion: '专利已无效' })).statusCode).toBe(201);
    expect((await act(centre, id, 4, 'decline', { reasons: '专利已无效' })).statusCode).toBe(201);
  });

  it('is to ask in a role that has no such wish', async () => {
    const asked = await askInput(RIGHT);
    for (const role of ['anonymous', 'district', 'expert', 'leader', 'customs'] as const) {
      const answer = await ask(asked, platform.cookies[role]);
      expect([role, answer.statusCode]).toEqual([role, 403]);
    }
    for (const role of ['holder', 'agency', 'bank', 'court'] as const) {
      const answer = await ask(asked, platform.cookies[role]);
      expect([role, answer.statusCode]).toEqual([role, 201]);
    }
  });
});

describe('a report', () => {
  it('that is withdrawn says so to whoever verifies it', async () => {
    const { id, paper } = await issued(RIGHT);
    expect((await act(centre, id, 4, 'withdraw', { reasons: '收入有误' })).statusCode).toBe(201);
    expect(await verified(paper.code)).toMatchObject({
      state: 'withdrawn',
      withdrawnOn: '2026-11-24',
    });
  });

  it('is replaced by an issued report of the same patent, and by nothing else', async () => {
    const old = await issued(RIGHT);
    const fresh = await issued(RIGHT);
    const open = await inReview(RIGHT);
    const other = await issued(OTHER);
    const replace = (successor: string) =>
      act(centre, old.id, 4, 'supersede', { successor, reasons: '新的收入' });
    for (const successor of [old.number, open.number, other.number, '评2020-0101-0001']) {
      const answer = await replace(successor);
      expect([answer.statusCode, answer.json().reason]).toEqual([422, 'SUCCESSOR_ABSENT']);
    }
    expect((await verified(old.paper.code)).state).toBe('valid');
    expect((await replace(fresh.number)).statusCode).toBe(201);
    expect((await verified(old.paper.code)).state).toBe('withdrawn');
    expect((await verified(fresh.paper.code)).state).toBe('valid');
  });
});
