import { DraftAdvice, MatterAdvice } from '@zca/domain/protection';
import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const platform = await openTestPlatform({ clock: () => Date.parse('2026-05-20T02:00:00Z') });
const now = Date.parse('2026-05-20T02:00:00Z');
const yanta = await signedIn(platform.accounts, 'district', now, '610113');
const leader = await signedIn(platform.accounts, 'leader', now);

const COMPLAINT = {
  source: 'window',
  complainantName: '王一',
  complainantPhone: '14000000001',
  complainantAddress: '西安市碑林区友谊西路1号',
  respondentName: '西安渭曲食品有限公司',
  businessAddress: '西安市雁塔区长安南路300号',
  goods: '石榴汁',
  content: '标注地理标志的石榴汁不是临潼所产，要求退款。',
  requests: ['refund'],
  purchasePlace: '长安南路门店',
};

let n = 0;
async function register(more: object = {}, cookie = yanta, procedure = 'complaint') {
  const answer = await platform.app.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: { cookie, 'x-zca-csrf': '1' },
    payload: {
      procedure,
      action: 'register',
      input: procedure === 'complaint' ? { ...COMPLAINT, ...more } : more,
      key: `advice-000000-${String(++n).padStart(6, '0')}`,
    },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json() as { matter: string; number: string };
}

async function advice(id: string, cookie = yanta, query = ''): Promise<MatterAdvice> {
  const answer = await platform.app.inject({
    url: `/api/v1/protection/matters/${id}/advice${query}`,
    headers: { cookie },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return MatterAdvice.parse(answer.json());
}

describe('advice on a matter', () => {
  it('says who is competent, by which place and article, and that it is advice', async () => {
    const { matter } = await register({
      respondentName: '碑林甲店',
      businessAddress: '西安市碑林区南大街9号',
    });
    const { competence, notice, missing } = await advice(matter);
    expect(notice.zh).toContain('不是决定');
    // The district that has it is not competent, and gives it back.
    expect(competence).toMatchObject({ suggestion: 'return', office: null });
    expect(competence!.places[0]).toMatchObject({
      office: { code: '610103' },
      basis: '《市场监督管理投诉举报处理办法》（总局令第121号）第十三条第一款',
    });
    expect(missing).toEqual([]);
    const own = await register({ respondentName: '雁塔乙店' });
    expect((await advice(own.matter)).competence).toMatchObject({
      suggestion: 'handle',
      office: { code: '610113' },
    });
  });

  it('suggests earlier matters of the same operator and person, and no others', async () => {
    const first = await register();
    const other = await register({
      respondentName: '西安灞柳商贸有限公司',
      complainantPhone: '14000000002',
    });
    const again = await register({ content: '标注地理标志的石榴汁不是临潼所产，请退款。' });
    const { duplicates } = await advice(again.matter);
    expect(duplicates.map(({ id }) => id)).toEqual([first.matter]);
    expect(duplicates[0]!.number).toBe(first.number);
    expect(duplicates[0]!.signs.map(({ en }) => en)).toContain('same person');
    expect(duplicates.some(({ id }) => id === other.matter)).toBe(false);
    // A leader reads the matter, and does not learn whose it is.
    const seen = (await advice(again.matter, leader)).duplicates;
    expect(seen.flatMap(({ signs }) => signs.map(({ en }) => en))).not.toContain('same person');
  });

  it('counts the factors of art. 17 for those who may know the person', async () => {
    const person = { complainantName: '赵常投', complainantPhone: '14000000009' };
    let last = '';
    for (let i = 0; i < 5; i++) {
      last = (await register({ ...person, respondentName: '常投食品店' })).matter;
    }
    const { factors } = await advice(last, yanta, '?quantity=50&usualQuantity=2&purchaseShown=no');
    const met = factors!.reasons.map(({ factor }) => factor);
    expect(met).toEqual(expect.arrayContaining(['quantity', 'frequency', 'noProof']));
    expect(factors!.asksForReview).toBe(true);
    expect(factors!.reasons.find(({ factor }) => factor === 'frequency')!.matters).toHaveLength(4);
    const blind = (await advice(last, leader)).factors!;
    expect(blind.reasons.map(({ factor }) => factor)).not.toContain('frequency');
    expect(blind.notEvaluated).toEqual(
      expect.arrayContaining(['quantity', 'noProof', 'frequency']),
    );
  });

  it('P:A.9-4: tells that three years have passed, and what is missing', async () => {
    const late = await register({
      respondentName: '旧账店',
      knewHarmOn: '2023-04-20',
      receivedOn: '2026-04-21',
      complainantAddress: null,
    });
    const found = await advice(late.matter);
    expect(found.limitation).toMatchObject({ kind: 'late', lastDay: '2026-04-20' });
    expect(found.missing.map(({ field }) => field)).toEqual(['complainantAddress']);
  });

  it('treats a repeated report as art. 35 says', async () => {
    const report = {
      respondentName: '举报对象店',
      clue: '销售假冒注册商标的运动鞋，现场有大量存货',
      reporterName: '李二',
      reporterPhone: '14000000005',
    };
    await register(report, yanta, 'report');
    const again = await register(report, yanta, 'report');
    const more = await register(
      { ...report, clue: '另有一处仓库在城北，周末发货，每次三十箱，车牌可以提供' },
      yanta,
      'report',
    );
    const same = await advice(again.matter);
    expect(same.duplicates[0]).toMatchObject({
      treatment: 'duplicate',
      treatmentBasis: '《市场监督管理投诉举报处理办法》（总局令第121号）第三十五条第二款',
    });
    expect(same.factors).toBeNull();
    const treatments = (await advice(more.matter)).duplicates.map(({ treatment }) => treatment);
    expect(treatments).toEqual(['merge', 'merge']);
  });

  it('is for those who may read the matter', async () => {
    const { matter } = await register({ respondentName: '丙店' });
    const beilin = await signedIn(platform.accounts, 'district', now, '610103');
    for (const headers of [{ cookie: beilin }, {}]) {
      const answer = await platform.app.inject({
        url: `/api/v1/protection/matters/${matter}/advice`,
        headers,
      });
      expect([401, 404]).toContain(answer.statusCode);
    }
  });

  it('is not for the complainant, who reads the matter itself', async () => {
    const holder = await signedIn(platform.accounts, 'holder', now);
    const { source: _source, ...filed } = COMPLAINT;
    const answer = await platform.app.inject({
      method: 'POST',
      url: '/api/v1/matters',
      headers: { cookie: holder, 'x-zca-csrf': '1' },
      payload: {
        procedure: 'complaint',
        action: 'file',
        input: filed,
        key: 'advice-000000-party0',
      },
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const { matter } = answer.json() as { matter: string };
    const status = async (url: string) =>
      (await platform.app.inject({ url, headers: { cookie: holder } })).statusCode;
    expect(await status(`/api/v1/matters/${matter}`)).toBe(200);
    expect(await status(`/api/v1/protection/matters/${matter}/advice`)).toBe(404);
    expect((await advice(matter, leader)).competence).not.toBeNull();
  });
});

describe('advice on a draft', () => {
  async function draft(payload: object): Promise<DraftAdvice> {
    const answer = await platform.app.inject({
      method: 'POST',
      url: '/api/v1/protection/advice',
      headers: { 'x-zca-csrf': '1' },
      payload,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return DraftAdvice.parse(answer.json());
  }

  it('tells complaint and report apart, and the office of each by the address', async () => {
    const both = await draft({
      asksForSolution: true,
      reportsViolation: true,
      businessAddress: '西安市雁塔区长安南路300号',
    });
    expect(both).toMatchObject({ linked: true, empty: null });
    expect(both.parts.map(({ kind }) => kind)).toEqual(['complaint', 'report']);
    expect(both.parts[0]!.competence).toMatchObject({
      suggestion: 'dispatch',
      office: { code: '610113', name: { zh: '雁塔区市场监督管理局' } },
    });
  });

  it('P:A.9-6: a seller in 宝鸡 who cannot be reached, on a platform of 雁塔: 雁塔 alone', async () => {
    const { parts } = await draft({
      asksForSolution: true,
      reportsViolation: false,
      operatorKind: 'platformSeller',
      platformDomicile: '西安市雁塔区科技路1号',
    });
    expect(parts[0]!.competence).toMatchObject({
      suggestion: 'dispatch',
      office: { code: '610113' },
    });
    expect(parts[0]!.competence!.places).toHaveLength(1);
  });

  it('tells the way of what is neither (Art. 44), and what is nothing yet', async () => {
    const misrouted = await draft({
      asksForSolution: false,
      reportsViolation: false,
      excluded: ['reconsideration'],
    });
    expect(misrouted.parts).toMatchObject([{ kind: 'misrouted', competence: null }]);
    expect(misrouted.parts[0]!.route!.zh).toContain('行政复议');
    const nothing = await draft({ asksForSolution: false, reportsViolation: false });
    expect(nothing.empty!.zh).toContain('没有投诉请求');
  });

  it('tells where to go when no office of the city is competent', async () => {
    const { parts } = await draft({
      asksForSolution: false,
      reportsViolation: true,
      actPlace: '宝鸡市渭滨区经二路1号',
    });
    expect(parts[0]!.competence).toMatchObject({ suggestion: 'outside', outside: ['宝鸡市'] });
  });
});
