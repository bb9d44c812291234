import { randomUUID } from 'node:crypto';
import type { ClueDetail, ClueList, CluePair, ClueRuns } from '@zca/domain/appraisal';
import type { MatterDetail } from '@zca/domain/matters';
import type { Patent, RightParty } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/base/database/index.ts';
import { mergeParties } from '../../src/parties/mergeStore.ts';
import { partyIdOf } from '../../src/parties/partyId.ts';
import {
  type Asker,
  ASKERS,
  openTestPlatform,
  signedIn,
  type TestPlatform,
} from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const NOW = Date.parse('2026-06-30T04:00:00Z');
const CLUES = '/api/v1/appraisal/clues';
const YANTA = '610113';
const WEIYANG = '610112';

/** A long text; words that differ are given. */
const text = (word: string, other = '散热片') =>
  `本发明公开了一种${word}冷却装置，包括壳体、设置在壳体内的${other}以及与其固定连接的风道，所述风道的一侧安装有温度传感器，温度传感器与控制器电性连接，控制器根据温度调节风扇的转速，从而降低能耗并延长使用寿命，结构简单，便于维护和更换。`;

let platform: TestPlatform;
let serial = 0;
/** An officer of the district, one of another, and a second person of the city. */
let yanta = '';
let weiyang = '';
let second = '';

function filing(
  day: string,
  abstract: string,
  applicant: RightParty,
  more: Partial<Patent> = {},
): Patent {
  serial += 1;
  return {
    ...patent({
      number: applicationNumber(Number(day.slice(0, 4)), serial),
      filingDay: day,
      abstract,
      inventors: [`${applicant.name.slice(2, 4)}某`],
    }),
    applicants: [applicant],
    ...more,
  };
}

const FIRM: RightParty = { name: '西安同文科技有限公司', country: 'CN', division: YANTA };
const COPIER: RightParty = { name: '西安后来科技有限公司', country: 'CN', division: WEIYANG };
const ZONED: RightParty = {
  name: '西安园区科技有限公司',
  country: 'CN',
  division: YANTA,
  address: '西安市高新区样例路88号',
};
const HONEST: RightParty = { name: '西安原创大学', country: 'CN', division: YANTA };

const as = (cookie: string, url: string) => platform.app.inject({ url, headers: { cookie } });
const list = async (cookie: string, query = '') => {
  const answer = await as(cookie, `${CLUES}${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as ClueList;
};
const detail = async (cookie: string, id: string) =>
  (await as(cookie, `${CLUES}/${id}`)).json() as ClueDetail;
const clueOf = async (party: RightParty) => {
  const { rows } = await list(platform.cookies.city);
  return rows.find((row) => row.party.name === party.name)!;
};
const file = (cookie: string, input: object) =>
  platform.app.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: { cookie, 'x-zca-csrf': '1' },
    payload: { procedure: 'filingClue', action: 'takeUp', input, key: randomUUID() },
  });
const act = (cookie: string, id: string, revision: number, action: string, input: object) =>
  platform.app.inject({
    method: 'POST',
    url: `/api/v1/matters/${id}/acts`,
    headers: { cookie, 'x-zca-csrf': '1' },
    payload: { action, input, key: randomUUID(), revision },
  });
const inputOf = ({ id, takeUp }: ClueDetail) => ({ ...takeUp, clue: id });

const ORIGINAL = filing('2024-02-01', text('服务器', '导热板'), HONEST, {
  publications: [{ number: 'CN100000001A', kind: 'A', day: '2024-08-01' }],
});
const SAME = [
  filing('2026-01-05', text('电池'), FIRM),
  filing('2026-02-10', text('电池组'), FIRM),
  filing('2026-03-02', text('电池包'), FIRM),
];

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => NOW });
  const { accounts } = platform;
  yanta = await signedIn(accounts, 'district', NOW, YANTA);
  weiyang = await signedIn(accounts, 'district', NOW, WEIYANG);
  second = await signedIn(accounts, 'city', NOW);
  await platform.give([
    ...SAME,
    ORIGINAL,
    filing('2026-04-01', text('服务器', '导热板'), COPIER),
    filing('2026-05-01', text('逆变器', '热管'), ZONED),
    filing('2026-05-02', text('逆变器', '热管'), ZONED),
    filing('2026-05-03', text('逆变器', '热管'), ZONED),
    // A form that says nothing of the shape is not compared.
    ...[1, 2, 3].map((day) =>
      filing(
        `2026-05-0${day}`,
        text('杯子'),
        { ...HONEST, name: '西安设计有限公司' },
        { kind: 'design' },
      ),
    ),
  ]);
  await platform.clues.run('test');
});

describe('a run', () => {
  it('finds clues with their reasons, highest first, and says that they are no findings', async () => {
    const { rows, total, bands, run, caution } = await list(platform.cookies.city);
    expect(caution.zh).toContain('只由国家知识产权局认定');
    expect(total).toBe(3);
    expect(bands).toEqual({ watch: 1, review: 2, priority: 0 });
    expect(
      rows.map(({ party, area, zone, quarter, codes }) => [party.name, area, zone, quarter, codes]),
    ).toEqual([
      [ZONED.name, YANTA, 'XA-GX', '2026Q2', ['N1', 'N2']],
      [COPIER.name, WEIYANG, null, '2026Q2', ['N2']],
      [FIRM.name, YANTA, null, '2026Q1', ['N1']],
    ]);
    expect(rows[1]!.reason.zh).toContain('与他人');
    expect(run).toMatchObject({
      filings: 11,
      clues: 3,
      changed: 3,
      gone: 0,
      complete: true,
      problem: null,
    });
  });

  it('writes only what changed, and says what is gone', async () => {
    expect(await platform.clues.run('test')).toMatchObject({ clues: 3, changed: 0, gone: 0 });
    const late = filing('2026-06-01', text('电池堆'), { ...FIRM, name: '西安一时科技有限公司' });
    const twin = { ...filing('2026-06-02', text('电池堆'), late.applicants[0]!) };
    await platform.give([late, twin, filing('2026-06-03', text('电池堆'), late.applicants[0]!)]);
    const grown = await platform.clues.run('test');
    expect(grown.clues).toBeGreaterThan(3);
    const clue = await clueOf(late.applicants[0]!);
    const other =
      '本发明涉及一种与此前全然无关的种植方法，包括整地、浸种、育苗、移栽、灌溉、追肥与采收，各步骤依次进行，能够提高产量，减少农药用量，适合在干旱半干旱地区推广应用，且成本低廉操作简便。';
    await platform.give([
      { ...late, abstract: other },
      { ...twin, abstract: `${other}另行说明。`, filingDay: '2020-06-02' },
    ]);
    const shrunk = await platform.clues.run('test');
    expect(shrunk.gone).toBeGreaterThan(0);
    expect(await detail(platform.cookies.city, clue.id)).toMatchObject({ gone: true });
    const refused = await file(
      platform.cookies.city,
      inputOf(await detail(platform.cookies.city, clue.id)),
    );
    expect([refused.statusCode, refused.json().reason]).toEqual([422, 'CLUE_GONE']);
  });

  it('that was broken off is done again under its own number, and one at a time', async () => {
    const broken = await platform.clues.store.beginRun('test', new Date(NOW).toISOString());
    const running = platform.clues.run('test');
    await expect(platform.clues.run('test')).rejects.toThrow('being computed');
    expect((await running).id).toBe(broken);
    expect(await platform.clues.store.findUnfinished()).toBeUndefined();
  });

  it('that fails says why, and leaves the clues as they were', async () => {
    const { database } = platform;
    const before = (await list(platform.cookies.city)).total;
    const owner = database.owner.pool;
    await owner.query(`update legal_parameter set value = '"none"' where key = 'clue.years'`);
    await expect(platform.clues.run('test')).rejects.toThrow('clue.years');
    await owner.query(`update legal_parameter set value = '3' where key = 'clue.years'`);
    const { runs } = (await as(platform.cookies.city, `${CLUES}/runs`)).json() as ClueRuns;
    expect(runs[0]!.problem).toContain('clue.years');
    expect((await list(platform.cookies.city)).total).toBe(before);
  });

  it('takes merged parties for one', async () => {
    const [a, b] = ['西安合并前科技有限公司', '西安合并后科技有限公司'].map((name, at) =>
      [1, 2].map((day) =>
        filing(`2026-0${4 + at}-0${day}`, text(at + day > 2 ? '变压器' : '变压器组', '油箱'), {
          ...FIRM,
          name,
        }),
      ),
    );
    await platform.give([...a!, ...b!]);
    await platform.clues.run('test');
    const before = (await list(platform.cookies.city, '?name=合并')).rows;
    expect(before.map(({ codes }) => codes).flat()).not.toEqual(['N1']);
    await inTransaction(platform.database.application, (_, client) =>
      mergeParties(
        client,
        partyIdOf(`o:${b![0]!.applicants[0]!.name}`),
        partyIdOf(`o:${a![0]!.applicants[0]!.name}`),
        {
          actor: 'test',
          why: '',
          reasons: [],
          matterId: null,
          at: new Date(NOW).toISOString(),
        },
      ),
    );
    await platform.clues.run('test');
    const [clue, ...others] = (await list(platform.cookies.city, '?name=合并')).rows;
    expect(others).toEqual([]);
    expect((await detail(platform.cookies.city, clue!.id)).signals[0]!.signal).toMatchObject({
      code: 'N1',
      count: 4,
    });
  });

  it('is never changed: the application may add rows, and nothing else', async () => {
    const { pool } = platform.database.application;
    for (const table of ['clue', 'clue_run', 'clue_run_end', 'clue_matter']) {
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(pool.query(`update ${table} set run_id = run_id`)).rejects.toThrow();
    }
  });
});

describe('who sees clues', () => {
  it('is an officer of the area alone; another learns not even that there is one', async () => {
    const clue = await clueOf(COPIER);
    expect((await list(yanta)).rows.map(({ area }) => area)).not.toContain(WEIYANG);
    expect((await list(yanta)).areas.map(({ value }) => value)).not.toContain(WEIYANG);
    expect((await list(weiyang)).rows.map(({ id }) => id)).toEqual([clue.id]);
    expect((await as(weiyang, `${CLUES}/${clue.id}`)).statusCode).toBe(200);
    expect((await as(yanta, `${CLUES}/${clue.id}`)).statusCode).toBe(404);
    const { signals } = await detail(weiyang, clue.id);
    const [pair] = (signals[0]!.signal as { pairs: { first: string; second: string }[] }).pairs;
    const url = `${CLUES}/${clue.id}/pair?first=${pair!.first}&second=${pair!.second}`;
    expect((await as(weiyang, url)).statusCode).toBe(200);
    expect((await as(yanta, url)).statusCode).toBe(404);
  });

  it('is nobody from outside the bureau, and only the city starts a run', async () => {
    const may: Record<string, readonly Asker[]> = {
      GET: ['district', 'city', 'head', 'auditor'],
      POST: ['city', 'systemAdministrator'],
    };
    for (const asker of ASKERS) {
      const seen = await platform.ask(asker, { url: CLUES });
      const isAllowed = may['GET']!.includes(asker);
      expect([asker, seen.statusCode]).toEqual([
        asker,
        isAllowed ? 200 : asker === 'anonymous' ? 401 : 403,
      ]);
      if (may['POST']!.includes(asker)) continue;
      const started = await platform.ask(asker, { method: 'POST', url: `${CLUES}/runs` });
      expect([401, 403], asker).toContain(started.statusCode);
    }
    expect((await as(yanta, `${CLUES}/runs`)).statusCode).toBe(200);
  });
});

describe('the list', () => {
  it('is narrowed by band, kind, quarter, area, standing and name', async () => {
    const names = async (query: string) =>
      (await list(platform.cookies.city, query)).rows.map(({ party }) => party.name);
    expect(await names('?code=N2')).toContain(COPIER.name);
    expect(await names('?code=N2')).not.toContain(FIRM.name);
    expect(await names('?quarter=2026Q1')).toEqual([FIRM.name]);
    expect(await names(`?area=${WEIYANG}`)).toEqual([COPIER.name]);
    expect(await names('?area=XA-GX')).toEqual([ZONED.name]);
    expect(await names('?name=同文')).toEqual([FIRM.name]);
    expect(await names('?name=%25')).toEqual([]);
    expect(await names('?band=priority')).toEqual([]);
    expect(await names('?standing=inHand')).toEqual([]);
    expect(await names('?page=2')).toEqual([]);
    expect((await as(platform.cookies.city, `${CLUES}?quarter=spring`)).statusCode).toBe(400);
  });
});

describe('the evidence', () => {
  it('shows two texts with what they share, and no pair that is not of the evidence', async () => {
    const clue = await clueOf(FIRM);
    const full = await detail(platform.cookies.city, clue.id);
    expect(full.filings.map(({ key }) => key).toSorted()).toEqual(
      SAME.map(({ key }) => key).toSorted(),
    );
    const [shown] = full.signals;
    expect(shown!.reason.zh).toContain('3件申请');
    const { first, second: other } = (
      shown!.signal as { pairs: { first: string; second: string }[] }
    ).pairs[0]!;
    const answer = await as(
      platform.cookies.city,
      `${CLUES}/${clue.id}/pair?first=${first}&second=${other}`,
    );
    const pair = answer.json() as CluePair;
    expect(pair.first.parts.map((part) => part.text).join('')).toBe(
      SAME.find(({ key }) => key === first)!.abstract,
    );
    expect(pair.first.parts.filter(({ shared }) => shared).length).toBeGreaterThan(0);
    expect(pair.second.parts.find(({ shared }) => !shared)!.text.length).toBeLessThan(12);
    expect(pair.similarity).toBeCloseTo(pair.pair.similarity, 4);
    const foreign = await as(
      platform.cookies.city,
      `${CLUES}/${clue.id}/pair?first=${ORIGINAL.key}&second=${first}`,
    );
    expect(foreign.statusCode).toBe(404);
  });
});

describe('taking a clue up', () => {
  it('is for the office of its area, once, and for the clue as it stands', async () => {
    const clue = await detail(platform.cookies.city, (await clueOf(FIRM)).id);
    expect((await detail(yanta, clue.id)).mayTakeUp).toBe(true);
    // Another district may not, whatever it writes into the form.
    expect((await file(weiyang, inputOf(clue))).statusCode).toBe(403);
    const moved = await file(weiyang, { ...inputOf(clue), area: WEIYANG });
    expect([moved.statusCode, moved.json().reason]).toEqual([422, 'CLUE_OTHER']);
    const unknown = await file(yanta, { ...inputOf(clue), clue: '0'.repeat(16) });
    expect([unknown.statusCode, unknown.json().reason]).toEqual([422, 'CLUE_ABSENT']);
    const malformed = await file(yanta, { ...inputOf(clue), clue: 'clue' });
    expect([malformed.statusCode, malformed.json().reason]).toEqual([422, 'CLUE_ID']);
    // The bureau of the zone has its own.
    const zoned = await detail(yanta, (await clueOf(ZONED)).id);
    expect(zoned).toMatchObject({ mayTakeUp: false, takeUp: { area: 'XA-GX' } });
    expect((await file(yanta, inputOf(zoned))).statusCode).toBe(403);

    const taken = await file(yanta, inputOf(clue));
    expect(taken.statusCode, taken.body).toBe(201);
    const again = await file(platform.cookies.city, inputOf(clue));
    expect(again.json().reason).toBe('CLUE_IN_HAND');
    expect(await clueOf(FIRM)).toMatchObject({ standing: 'inHand', matter: { state: 'checking' } });
    for (const asker of ['anonymous', 'operator', 'station', 'leader', 'holder'] as const)
      expect([401, 403, 422], asker).toContain(
        (await file(platform.cookies[asker], inputOf(clue))).statusCode,
      );
  });

  it('leads from the district over the city to the office that determines, by two people', async () => {
    const { matter } = await clueOf(FIRM);
    const { id } = matter!;
    const step = async (cookie: string, revision: number, action: string, input: object) =>
      (await act(cookie, id, revision, action, input)).statusCode;
    expect(await step(yanta, 1, 'ask', { question: '请说明三件申请的区别。' })).toBe(201);
    expect(await step(yanta, 2, 'forward', { reasons: '未说明', sentOn: '2026-06-30' })).toBe(403);
    expect(await step(yanta, 2, 'handUp', { reasons: '申请人未说明区别。' })).toBe(201);
    // What has been handed up is the city's; the district still reads it.
    expect(await step(yanta, 3, 'dismiss', { reasons: '…' })).toBe(403);
    expect((await as(yanta, `/api/v1/matters/${id}`)).statusCode).toBe(200);
    expect((await as(weiyang, `/api/v1/matters/${id}`)).statusCode).toBe(404);
    expect(
      await step(platform.cookies.city, 3, 'forward', {
        reasons: '文本近似',
        sentOn: '2026-06-30',
        reference: '西知函〔2026〕1号',
      }),
    ).toBe(201);
    expect(
      await step(platform.cookies.city, 4, 'recordConfirmed', {
        determinedOn: '2026-06-30',
        reference: '通知书1号',
      }),
    ).toBe(201);
    const { row } = (await as(yanta, `/api/v1/matters/${id}`)).json() as MatterDetail;
    expect(row.state.zh).toBe('国家知识产权局已认定');
    expect(await clueOf(FIRM)).toMatchObject({
      standing: 'done',
      matter: { state: 'confirmed', stateTitle: row.state },
    });
  });

  it('is not passed on by whoever took it up, and can be taken up again once it has ended', async () => {
    const clue = await detail(second, (await clueOf(COPIER)).id);
    const { matter: id } = (await file(second, inputOf(clue))).json() as { matter: string };
    const sent = { reasons: '与在先公布文本一致', sentOn: '2026-06-30' };
    const own = await act(second, id, 1, 'forward', sent);
    expect([own.statusCode, own.json().reason]).toEqual([403, 'SAME_PERSON']);
    expect((await act(second, id, 1, 'dismiss', { reasons: '系授权实施。' })).statusCode).toBe(201);
    expect((await file(weiyang, inputOf(clue))).statusCode).toBe(201);
  });
});
