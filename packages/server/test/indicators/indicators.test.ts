import { createHash } from 'node:crypto';
import type {
  Board,
  CountedItems,
  DraftReceipt,
  EvidenceView,
  IndicatorDetail,
} from '@zca/domain/indicators';
import type { Patent, Right } from '@zca/domain/registry';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, save, signedIn } from '../support/platform.ts';
import { applicationNumber, patent, trademark } from '../support/rights.ts';

const CLOCK = { now: Date.parse('2025-12-31T08:00:00Z') };
const platform = await openTestPlatform({ clock: () => CLOCK.now });

type Asking = (request: InjectOptions) => Promise<LightMyRequestResponse>;
async function as(
  role: Parameters<typeof signedIn>[1],
  place: string | null = null,
): Promise<Asking> {
  const cookie = await signedIn(platform.accounts, role, CLOCK.now, place);
  return (request) =>
    platform.app.inject({ ...request, headers: { cookie, 'x-zca-csrf': '1', ...request.headers } });
}
const city = await as('city');
const yanta = await as('district', '610113');
const visitor: Asking = (request) => platform.app.inject(request);

async function read<T>(asking: Asking, url: string): Promise<T> {
  const answer = await asking({ url: `/api/v1/indicators${url}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
}

let serial = 100;
/** A granted invention in force whose classes belong to no strategic industry. */
function invention(year: number, change: Partial<Patent> = {}, division = '610113'): Right {
  serial += 1;
  const number = applicationNumber(year, serial);
  return {
    ...patent({ number, ipc: ['A47G19/22'] }),
    applicants: [{ name: '西安样例有限公司', country: 'CN', division }],
    grantDay: `${year + 2}-06-01`,
    publications: [{ number: `CN${110_000_000 + serial}B`, kind: 'B', day: `${year + 2}-06-01` }],
    // The index is made for the real day, so the register has to be complete up to it.
    registerAsOf: '2099-12-31',
    ...change,
  };
}

const enter = (asking: Asking, register: string, line: object) =>
  asking({
    method: 'POST',
    url: `/api/v1/indicators/registers/${register}/entries`,
    payload: { evidence: { title: '统计公报', number: '' }, area: '610100', ...line },
  });

const OLD = invention(2014);
const ABROAD = invention(2020, { family: ['US11924417B2', 'CN111111111A'] }, '610103');
const CHIP = invention(2021, { ipc: [{ symbol: 'H01L29/778', first: true }] });
const PLAIN = invention(2021);

/** An indication whose area is in Zhouzhi. */
function indication(basis: 'product' | 'agricultural'): Right {
  return {
    key: `GIN-CN-${basis === 'product' ? 'P' : 'A'}-样例猕猴桃`,
    collection: 'geographicalIndication',
    basis,
    country: 'CN',
    title: '样例猕猴桃',
    divisions: ['610124'],
    applicants: [{ name: '样例协会', country: 'CN', division: '610124' }],
    registrationDay: '2015-05-01',
    events: [],
  };
}

beforeAll(async () => {
  await platform.give([
    indication('product'),
    indication('agricultural'),
    {
      ...trademark({ number: '51234567', title: '样例石榴', nice: 31 }),
      kind: 'certification',
      geographicalIndication: true,
    },
    OLD,
    ABROAD,
    CHIP,
    PLAIN,
    { ...trademark({ number: '41234567', title: '样例', nice: 9 }), madrid: 'G1700001' },
    { ...trademark({ number: '41234568', title: '样例二', nice: 9 }), madrid: 'G1700001' },
    { ...trademark({ number: '41234569', title: '样例三', nice: 9 }), madrid: 'G1700002' },
  ]);
  const population = {
    subject: '西安市',
    from: '2024-12-31',
    category: 'yearbook',
    quantity: 10_000,
  };
  expect((await enter(city, 'population', population)).statusCode).toBe(201);
});

const row = (board: Board, code: string) => board.rows.find((one) => one.code === code)!;

describe('the board', () => {
  it('counts the first indicator from records, and every other from what is there', async () => {
    const board = await read<Board>(city, '/board?period=2025');
    expect(row(board, '1')).toMatchObject({
      measured: { value: 3, numerator: 3, denominator: 10_000 },
      assessment: { status: 'missed', completion: 0.15, progress: null },
    });
    expect(row(board, 'c3').measured.value).toBe(4);
    expect(row(board, '1').areas.find(({ area }) => area === '610103')!.value).toBeNull();
    // Two records tell of one international registration.
    expect(row(board, '3').measured.value).toBe(2);
    // An indication counts on each ground of its own, and a mark as a mark.
    expect(['4', '5', 'c9'].map((code) => row(board, code).measured.value)).toEqual([1, 1, 1]);
    expect(row(board, '5').areas.find(({ area }) => area === '610124')!.value).toBe(1);
    expect(row(board, '12')).toMatchObject({
      measured: { value: null },
      assessment: { status: 'noValue' },
    });
    expect(board.rows.filter(({ rank }) => rank === 'core')).toHaveLength(13);
  });

  it('counts a past year from what is known of that year', async () => {
    const detail = await read<IndicatorDetail>(city, '/c3?period=2022');
    expect(detail.measured.value).toBe(2);
    expect(detail.series.map(({ period, value }) => [period, value])).toEqual([
      ['2020', 1],
      ['2021', 1],
      ['2022', 2],
      ['2023', 4],
      ['2024', 4],
      ['2025', 4],
    ]);
  });

  it('takes a new target of a district as its goal, and a register entry at once', async () => {
    const target = { code: 'c3', area: '610113', year: 2025, value: 6, basis: '市知发〔2025〕1号' };
    expect(
      (await city({ method: 'PUT', url: '/api/v1/indicators/targets', payload: target }))
        .statusCode,
    ).toBe(200);
    const detail = await read<IndicatorDetail>(city, '/c3?period=2025');
    expect(detail.areas.find(({ area }) => area === '610113')).toMatchObject({
      value: 3,
      target: 6,
      targetBasis: '市知发〔2025〕1号',
    });
    const line = {
      subject: '样例公司',
      from: '2025-01-01',
      category: 'nationalModel',
      area: '610113',
    };
    expect((await enter(yanta, 'modelEnterprises', line)).json()).toEqual({
      taken: 1,
      known: 0,
      refused: [],
    });
    expect((await enter(yanta, 'modelEnterprises', line)).json()).toEqual({
      taken: 0,
      known: 1,
      refused: [],
    });
    expect(row(await read<Board>(city, '/board?period=2025'), '7').measured.value).toBe(1);
  });
});

describe('opening a number', () => {
  it('goes from the number to its conditions, each combination exact, to records and their reasons', async () => {
    const detail = await read<IndicatorDetail>(city, '/1?period=2025');
    const conditions = detail.breakdowns.find(({ id }) => id === 'condition')!;
    expect(conditions.overlapping).toBe(true);
    expect(Object.fromEntries(conditions.parts.map(({ id, count }) => [id, count]))).toEqual({
      HV1: 1,
      HV2: 1,
      HV3: 1,
      HV4: 0,
      HV5: 0,
    });
    expect(conditions.combinations.reduce((sum, { count }) => sum + count, 0)).toBe(
      detail.measured.numerator,
    );
    const abroad = await read<CountedItems>(city, '/1/items?period=2025&part=condition:HV2');
    expect(abroad.items.map(({ id }) => id)).toEqual([ABROAD.key]);
    expect(abroad.items[0]!.why.map(({ zh }) => zh).join()).toMatch(/2025-12-31 有效.*US/);
    expect(abroad.breakdowns.find(({ id }) => id === 'area')!.parts).toMatchObject([
      { id: '610103', count: 1 },
    ]);
    const none = await read<CountedItems>(
      city,
      '/1/items?period=2025&part=condition:HV2&part=area:610113',
    );
    expect(none.count).toBe(0);
    const one = await read<CountedItems>(city, `/1/items?period=2025&item=${ABROAD.key}`);
    expect(one.items.map(({ id }) => id)).toEqual([ABROAD.key]);
    expect(one.cursor).toBeNull();
    const other = await read<CountedItems>(city, `/1/items?period=2025&item=${PLAIN.key}`);
    expect(other.items).toEqual([]);
    expect(detail.search).not.toBeNull();
    expect(detail.inputs.map(({ register }) => register)).toEqual(['population']);
  });

  it('refuses parts and periods that do not exist with a sentence', async () => {
    for (const url of [
      '/1/items?part=condition:HV9',
      '/1/items?part=HV2',
      '/1?period=2025X',
      '/1?period=2031',
      '/99',
    ]) {
      const answer = await city({ url: `/api/v1/indicators${url}` });
      expect([400, 404], url).toContain(answer.statusCode);
      expect(answer.json<{ detail: { zh: string } }>().detail.zh).toMatch(/。$/);
    }
  });
});

describe('who may do what', () => {
  it('lets a district see, enter and report its own area alone', async () => {
    const own = await read<Board>(yanta, '/board?period=2025');
    expect(own.area.code).toBe('610113');
    expect(own.reach.map(({ code }) => code)).toEqual(['610113']);
    expect(row(own, 'c3').measured.value).toBe(3);
    expect(own.own).toEqual({ live: ['610113'], draft: ['610113'] });
    const elsewhere = '/api/v1/indicators/board?area=610103&source=live';
    expect((await yanta({ url: elsewhere })).statusCode).toBe(403);
    // An address that names no source leads everybody to what is published there.
    const shared = await read<Board>(yanta, '/board?period=2025&area=610103');
    expect([shared.area.code, shared.source]).toEqual(['610103', 'published']);
    expect((await read<Board>(visitor, '/board?period=2025')).own).toEqual({ live: [], draft: [] });
    const line = {
      subject: '外区公司',
      from: '2025-01-01',
      category: 'nationalModel',
      area: '610103',
    };
    expect((await enter(yanta, 'modelEnterprises', line)).statusCode).toBe(403);
    const draft = (area: string) =>
      yanta({
        method: 'POST',
        url: '/api/v1/indicators/drafts',
        payload: { code: 'c3', area, period: '2025' },
      });
    expect((await draft('610103')).statusCode).toBe(403);
    expect((await draft('610113')).statusCode).toBe(201);
  });

  it('shows visitors what is published and nothing else', async () => {
    for (const url of [
      '/board?source=live',
      '/1?source=live',
      '/1/items?source=live',
      '/registers',
      '/registers/pledges',
    ]) {
      expect([401, 403], url).toContain(
        (await visitor({ url: `/api/v1/indicators${url}` })).statusCode,
      );
    }
  });

  it('lets only the city set targets', async () => {
    const target = { code: 'c3', area: '610113', year: 2025, value: 6, basis: '文件' };
    const put = (asking: Asking) =>
      asking({ method: 'PUT', url: '/api/v1/indicators/targets', payload: target });
    expect((await put(yanta)).statusCode).toBe(403);
    expect((await put(await as('leader'))).statusCode).toBe(403);
  });
});

describe('files of registers', () => {
  const upload = (asking: Asking, register: string, csv: string) => {
    const boundary = 'zca-boundary';
    return asking({
      method: 'POST',
      url: `/api/v1/indicators/registers/${register}/file`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="台账.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`,
    });
  };

  it('takes good lines, and tells of each bad one its line, field and what to do', async () => {
    const csv = [
      '质押登记号,地区,类别,登记日期,担保金额（元）,依据文件',
      'Y2025000001,西安市,专利,2025-03-01,"12,000,000.00",登记簿',
      'Y2025000002,雁塔区,trademark,2025年4月2日,300万元,登记簿',
      'Y2025000003,北京市,专利,2025-03-01,1,登记簿',
      'Y2025000004,西安市,专利,2025-02-30,1,登记簿',
      'Y2025000005,西安市,专利,2025-03-01,一百,登记簿',
      '𬭎样例,西安市,专利,2025-03-01,1,',
    ].join('\n');
    const answer = await upload(city, 'pledges', csv);
    expect(answer.statusCode, answer.body).toBe(200);
    const { taken, refused } = answer.json<{
      taken: number;
      refused: { line: number; field: string }[];
    }>();
    expect(taken).toBe(2);
    expect(refused.map(({ line, field }) => [line, field])).toEqual([
      [4, 'area'],
      [5, 'from'],
      [6, 'amountFen'],
      [7, 'document'],
    ]);
    const again = await upload(city, 'pledges', csv);
    expect(again.json()).toMatchObject({ taken: 0, known: 2 });
    expect(row(await read<Board>(city, '/board?period=2025'), '6').measured.value).toBeCloseTo(
      0.15,
      10,
    );
  });

  it('refuses a file that is no table of the register', async () => {
    const answer = await upload(city, 'pledges', '甲,乙\n1,2\n');
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: { zh: string } }>().detail.zh).toContain('表头');
  });

  it('withdraws with a reason, once, and counts no longer', async () => {
    const line = { subject: '误登公司', from: '2025-01-01', category: 'nationalModel' };
    await enter(city, 'modelEnterprises', line);
    const { entries } = await read<{ entries: { id: string; subject: string }[] }>(
      city,
      '/registers/modelEnterprises',
    );
    const wrong = entries.find(({ subject }) => subject === '误登公司')!;
    const before = row(await read<Board>(city, '/board?period=2025'), '7').measured.value!;
    const withdraw = () =>
      city({
        method: 'POST',
        url: `/api/v1/indicators/entries/${wrong.id}/withdraw`,
        payload: { reason: '重复登记' },
      });
    expect((await withdraw()).statusCode).toBe(200);
    expect((await withdraw()).statusCode).toBe(409);
    expect(row(await read<Board>(city, '/board?period=2025'), '7').measured.value).toBe(before - 1);
  });
});

describe('exports', () => {
  it('give the same values as CSV, workbook and SDMX-JSON', async () => {
    const csv = await city({ url: '/api/v1/indicators/export.csv?period=2025' });
    expect(csv.statusCode).toBe(200);
    const line = csv.body
      .split('\n')
      .find((one) => one.startsWith('c3,') && one.includes('610100'))!;
    expect(line).toContain(',4,');
    const xlsx = await city({ url: '/api/v1/indicators/export.xlsx?period=2025' });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const { data } = (await city({ url: '/api/v1/indicators/export.sdmx.json?period=2025' })).json<{
      data: {
        structures: { dimensions: { observation: { id: string; values: { id: string }[] }[] } }[];
        dataSets: { observations: Record<string, (number | null)[]> }[];
      };
    }>();
    const [indicator, area] = data.structures[0]!.dimensions.observation;
    const place = `${indicator!.values.findIndex(({ id }) => id === 'c3')}:${area!.values.findIndex(({ id }) => id === '610113')}:0`;
    expect(data.dataSets[0]!.observations[place]).toEqual([3, 0]);
    const missing = `${indicator!.values.findIndex(({ id }) => id === '12')}:0:0`;
    expect(data.dataSets[0]!.observations[missing]).toEqual([null, 1]);
  });
});

describe('publication', () => {
  const draft = (asking: Asking, more: object = {}) =>
    asking({
      method: 'POST',
      url: '/api/v1/indicators/drafts',
      payload: { code: '1', area: '610100', period: '2025', ...more },
    });
  let n = 0;
  const act = (
    asking: Asking,
    matter: string,
    action: string,
    revision: number,
    input: object = {},
  ) =>
    asking({
      method: 'POST',
      url: `/api/v1/matters/${matter}/acts`,
      payload: { action, revision, input, key: `indicator-000000-${String(++n).padStart(8, '0')}` },
    });

  it('takes three people, freezes the evidence, and corrects by a further vintage', async () => {
    const auditor = await as('city');
    const head = await as('head');
    const filed = await draft(city);
    expect(filed.statusCode, filed.body).toBe(201);
    const first = filed.json<DraftReceipt>();
    expect(first.measured.value).toBe(3);

    // Nobody audits what they reported, nor publishes what was not audited.
    expect((await act(city, first.matter.id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(
      403,
    );
    expect((await act(head, first.matter.id, 'publish', 1)).statusCode).toBe(409);
    expect((await act(auditor, first.matter.id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(
      201,
    );
    expect((await act(auditor, first.matter.id, 'publish', 2)).statusCode).toBe(403);
    const unpublished = `/api/v1/indicators/evidence/${first.evidence}`;
    expect((await visitor({ url: unpublished })).statusCode).toBe(404);
    expect((await act(head, first.matter.id, 'publish', 2)).statusCode).toBe(201);

    const public1 = await read<Board>(visitor, '/board?period=2025');
    expect(public1.source).toBe('published');
    expect(row(public1, '1').published).toMatchObject({ value: 3, vintage: 1 });
    expect(row(public1, '2').measured.value).toBeNull();

    // What was published stands, whatever the records become.
    await platform.give([invention(2021, { family: ['EP3999999B1'] })]);
    expect(row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator).toBe(4);
    const evidence = await read<EvidenceView>(visitor, `/evidence/${first.evidence}`);
    expect(evidence.records.count).toBe(3);
    const list = (await visitor({ url: `${unpublished}/records.txt` })).body;
    expect(list.trim().split('\n')).toEqual([OLD.key, ABROAD.key, CHIP.key].toSorted());
    expect(createHash('sha256').update(list).digest('hex')).toBe(evidence.records.sha256);
    const frozen = await read<CountedItems>(visitor, '/1/items?period=2025');
    expect(frozen).toMatchObject({ count: 3, evidence: first.evidence });

    // A correction says why.
    expect((await draft(city)).statusCode).toBe(400);
    const second = (await draft(city, { correction: '补充同族数据' })).json<DraftReceipt>();
    expect((await act(auditor, second.matter.id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(
      201,
    );
    expect((await act(head, second.matter.id, 'publish', 2)).statusCode).toBe(201);
    const { published, series } = await read<IndicatorDetail>(visitor, '/1?period=2025');
    expect(published.map(({ vintage, value, correction }) => [vintage, value, correction])).toEqual(
      [
        [2, 4, '补充同族数据'],
        [1, 3, null],
      ],
    );
    expect(series.find(({ period }) => period === '2025')).toMatchObject({
      published: 4,
      corrected: [3],
    });
  });

  it('refuses a draft whose words differ from its evidence', async () => {
    const { evidence, evidenceHash } = (await draft(city, { code: 'c3' })).json<DraftReceipt>();
    const answer = await city({
      method: 'POST',
      url: '/api/v1/matters',
      payload: {
        procedure: 'indicatorValue',
        action: 'submit',
        key: 'indicator-000000-forged01',
        input: {
          title: '每万人口',
          indicator: '1',
          definitionVersion: 1,
          method: 'HV',
          area: '610100',
          period: '2025',
          value: '20',
          evidence,
          evidenceHash,
        },
      },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ reason: string }>().reason).toBe('EVIDENCE_DIFFERS');
  });

  it('cannot be changed by the application’s own role', async () => {
    const { pool } = platform.database.application;
    for (const table of [
      'indicator_value',
      'indicator_evidence',
      'indicator_entry',
      'indicator_target',
    ]) {
      await expect(pool.query(`delete from ${table}`), table).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(pool.query('update indicator_value set vintage = 9')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('freshness', () => {
  it('follows the change of one record within a second', async () => {
    const before = row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator;
    // Nobody waits for the index here: the board has to follow by itself.
    await save(platform.database.application, [{ ...PLAIN, family: ['EP3999998B1'] } as Right]);
    await expect
      .poll(
        async () => row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator,
        {
          timeout: 1000,
          interval: 50,
        },
      )
      .toBe(before! + 1);
  });
});

describe('the report for print', () => {
  it('is a PDF for everybody, and refuses what is no period with a sentence', async () => {
    const answer = await visitor({ url: '/api/v1/indicators/report.pdf?period=2025&lang=en' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toContain('indicators-610100-2025.pdf');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const refused = await visitor({ url: '/api/v1/indicators/report.pdf?period=2025X' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json<{ detail: { zh: string } }>().detail.zh).toMatch(/。$/);
  });
});
