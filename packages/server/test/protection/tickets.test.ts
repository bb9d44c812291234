import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const CLOCK = { now: Date.parse('2026-06-16T02:00:00Z') };
const platform = await openTestPlatform({ clock: () => CLOCK.now });
const { pool } = platform.database.application;

type Role = Parameters<typeof signedIn>[1];
const asks = async (role: Role, place: string | null = null) => {
  const cookie = await signedIn(platform.accounts, role, CLOCK.now, place);
  return (request: InjectOptions) =>
    platform.app.inject({ ...request, headers: { cookie, 'x-zca-csrf': '1', ...request.headers } });
};
type Asking = Awaited<ReturnType<typeof asks>>;
const operator = await asks('operator');
const city = await asks('city');

const HEADERS =
  '工单编号,来源,类型,收到时间,提出人姓名,提出人电话,被投诉举报方,被投诉举报方地址,涉及金额,诉求,内容,状态';
const row = (
  no: string,
  kind: string,
  more: Partial<Record<'name' | 'phone' | 'status' | 'content' | 'at', string>> = {},
) =>
  [
    no,
    '12345热线',
    kind,
    more.at ?? '2026-06-15 09:30',
    more.name ?? '王小䶮𬭎',
    more.phone ?? '13800001234',
    '西安某某商贸有限公司',
    '西安市雁塔区某路1号',
    '128.5',
    '退还货款和服务费用',
    more.content ?? '买到的茶叶标着别人的商标',
    more.status ?? '待处理',
  ].join(',');

const upload = (asking: Asking, content: Uint8Array | string, name = '工单.csv') => {
  const boundary = '----zca';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return asking({
    method: 'POST',
    url: '/api/v1/protection/tickets/file',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
};
const csv = (...rows: string[]) => [HEADERS, ...rows].join('\n');
const detail = async (id: string, asking: Asking = city) =>
  (await asking({ url: `/api/v1/matters/${id}` })).json();
const count = async (table: string) =>
  (await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

describe('a file of tickets', () => {
  it('becomes complaints and reports by the real procedures, both kinds split', async () => {
    const answer = await upload(
      operator,
      csv(row('A1', '投诉'), row('A2', '举报'), row('A3', '投诉举报')),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const report = answer.json();
    expect(report).toMatchObject({ read: 3, taken: 3, changed: 0, same: 0, refused: 0 });
    const [complaint, clue, both] = report.tickets;
    expect(complaint.matters.map((one: { number: string }) => one.number[0])).toEqual(['投']);
    expect(clue.matters.map((one: { number: string }) => one.number[0])).toEqual(['举']);
    expect(both.matters.map((one: { number: string }) => one.number[0])).toEqual(['投', '举']);

    const page = await detail(both.matters[0].id);
    // Received on 15 June 2026, a Monday; Dragon Boat Festival is on 19 June.
    const accept = page.clocks.find((clock: { id: string }) => clock.id === 'accept');
    expect(accept).toMatchObject({ startDay: '2026-06-15', dueDay: '2026-06-25' });
    expect(page.related).toMatchObject([
      {
        relation: 'splitFrom',
        relationTitle: { zh: '一并提出、分立的举报' },
        number: both.matters[1].number,
      },
    ]);
    // The same link is told from the other end on the page of the report.
    expect((await detail(both.matters[1].id)).related).toMatchObject([
      {
        relation: 'splitFrom',
        relationTitle: { zh: '一并提出的投诉' },
        number: both.matters[0].number,
      },
    ]);
    const values = Object.fromEntries(
      page.values.map((value: { field: string; text: { zh: string } }) => [
        value.field,
        value.text.zh,
      ]),
    );
    expect(values).toMatchObject({
      source: '12345热线',
      externalNo: 'A3',
      complainantName: '王**',
    });
    const seen = await city({
      method: 'POST',
      url: `/api/v1/matters/${both.matters[0].id}/reveal`,
      payload: { fields: ['complainantName'] },
    });
    expect(seen.json().values).toEqual({ complainantName: '王小䶮𬭎' });
  });

  it('changes nothing when it is imported again', async () => {
    const file = csv(row('B1', '投诉'), row('B2', '举报'), row('B2', '举报'));
    expect((await upload(operator, file)).json()).toMatchObject({ taken: 2, same: 1 });
    // What the platform notes of itself, such as who was shown what, comes into its own chain later.
    const acts = "journal_entry where chain like 'matter:%'";
    const before = [await count('matter'), await count(acts)];
    expect((await upload(operator, file)).json()).toMatchObject({ taken: 0, same: 3, refused: 0 });
    expect([await count('matter'), await count(acts)]).toEqual(before);
  });

  it('is one ticket when it comes twice at once', async () => {
    const file = csv(row('B9', '投诉'));
    const answers = await Promise.all([upload(operator, file), upload(city, file)]);
    const taken = answers.map((answer) => answer.json().taken);
    expect(taken.toSorted()).toEqual([0, 1]);
  });

  it('brings a changed status, and a withdrawal as such', async () => {
    const first = await upload(operator, csv(row('C1', '投诉'), row('C2', '投诉')));
    const [noted, withdrawn] = first
      .json()
      .tickets.map((t: { matters: { id: string }[] }) => t.matters[0]!.id);
    const again = await upload(
      operator,
      csv(row('C1', '投诉', { status: '办理中' }), row('C2', '投诉', { status: '已撤回' })),
    );
    expect(again.json()).toMatchObject({ taken: 0, changed: 2, refused: 0 });
    const one = await detail(noted);
    expect(one.timeline[0]).toMatchObject({ action: 'note', byKind: 'system' });
    expect(JSON.stringify(one.timeline[0])).toContain('状态：办理中');
    expect((await detail(withdrawn)).row.state.zh).toBe('已撤回');
    const third = await upload(operator, csv(row('C1', '投诉', { status: '办理中' })));
    expect(third.json()).toMatchObject({ same: 1, changed: 0 });
  });

  it('puts what is personal and has changed before a person, and into no note', async () => {
    const taken = await upload(operator, csv(row('D1', '投诉')));
    const { id } = taken.json().tickets[0].matters[0];
    await upload(operator, csv(row('D1', '投诉', { phone: '13911112222' })), '变更.csv');
    const waiting = (await operator({ url: '/api/v1/protection/tickets/quarantine' })).json().rows;
    const mine = waiting.find((one: { file: string }) => one.file === '变更.csv');
    expect(mine.faults[0].words.zh).toContain('提出人电话');
    expect(JSON.stringify(await detail(id))).not.toContain('13911112222');
    const shown = await operator({ url: `/api/v1/protection/tickets/quarantine/${mine.id}` });
    expect(shown.json().cells['提出人电话']).toBe('13911112222');
  });

  it('is read in GB 18030 with every character', async () => {
    // 䶮 is FE9F, 𬭎 is 9933A932 in GB 18030 (P:K.8-3).
    const before = csv(row('E1', '投诉', { name: '@@' }));
    const at = before.indexOf('@@');
    const bytes = Buffer.concat([
      gb18030(before.slice(0, at)),
      Buffer.from('FE9F9933A932', 'hex'),
      gb18030(before.slice(at + 2)),
    ]);
    const answer = await upload(operator, bytes);
    expect(answer.json(), answer.body).toMatchObject({ taken: 1, refused: 0 });
    const seen = await city({
      method: 'POST',
      url: `/api/v1/matters/${answer.json().tickets[0].matters[0].id}/reveal`,
      payload: { fields: ['complainantName'] },
    });
    expect(seen.json().values).toEqual({ complainantName: '䶮𬭎' });
  });

  it('refuses row by row with file, line, field and sentence, and keeps what it refuses sealed', async () => {
    const answer = await upload(
      operator,
      csv(
        row('', '投诉'),
        row('F1', '表扬'),
        row('F2', '投诉', { at: '昨天' }),
        row('F3', '投诉'),
        row('F3', '投诉', { content: '另一件事' }),
      ),
      '有错.csv',
    );
    const report = answer.json();
    expect(report).toMatchObject({ read: 5, taken: 1, refused: 4 });
    expect(
      report.refusals.map((one: { row: number; code: string; field: string }) => [
        one.row,
        one.code,
        one.field,
      ]),
    ).toEqual([
      [2, 'ticket.externalNo', 'externalNo'],
      [3, 'ticket.kind', 'kind'],
      [4, 'ticket.receivedAt', 'receivedAt'],
      [6, 'ticket.repeatedInFile', 'externalNo'],
    ]);
    for (const one of report.refusals) expect(one.words.zh).toMatch(/。/);
    const { rows } = await pool.query(
      "select * from ticket_quarantine where file = '有错.csv' order by line",
    );
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows.map((one) => ({ ...one, sealed: null })))).not.toContain(
      '13800001234',
    );
    const again = await upload(operator, csv(row('', '投诉')), '再来.csv');
    expect(again.json().refused).toBe(1);
    expect(
      (await pool.query("select from ticket_quarantine where file = '再来.csv'")).rowCount,
    ).toBe(0);

    const waiting = (await operator({ url: '/api/v1/protection/tickets/quarantine' })).json().rows;
    const kind = waiting.find(
      (one: { file: string; line: number }) => one.file === '有错.csv' && one.line === 3,
    );
    const { cells } = (
      await operator({ url: `/api/v1/protection/tickets/quarantine/${kind.id}` })
    ).json();
    const retry = await operator({
      method: 'POST',
      url: `/api/v1/protection/tickets/quarantine/${kind.id}/retry`,
      payload: { cells: { ...cells, 类型: '举报' } },
    });
    expect(retry.json()).toMatchObject({ taken: 1, refused: 0 });
    const closed = await pool.query('select status, sealed from ticket_quarantine where id = $1', [
      kind.id,
    ]);
    expect(closed.rows).toEqual([{ status: 'taken', sealed: null }]);
    const gone = await operator({ url: `/api/v1/protection/tickets/quarantine/${kind.id}` });
    expect(gone.statusCode).toBe(404);
  });

  it('that is no table of tickets says what is missing', async () => {
    const answer = await upload(operator, '姓名,电话\n王五,13800001234\n');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().detail.zh).toContain('工单编号');
    expect((await upload(operator, '')).statusCode).toBe(400);
  });

  it('is taken from officers alone', async () => {
    expect((await upload(await asks('leader'), csv(row('G1', '投诉')))).statusCode).toBe(403);
    expect((await upload(await asks('holder'), csv(row('G1', '投诉')))).statusCode).toBe(403);
  });
});

describe('tickets by API', () => {
  it('takes one or several, as an export gives them', async () => {
    const ticket = {
      externalNo: 'J1',
      source: 'platform12315',
      kind: 'complaint',
      receivedAt: '2026-06-15T09:30:00+08:00',
      amountFen: 12_850,
      requests: ['refund', 'compensate'],
      anonymous: false,
      applicantName: '李四',
      content: '退款',
    };
    const post = (payload: object) =>
      operator({ method: 'POST', url: '/api/v1/protection/tickets', payload });
    const one = await post(ticket);
    expect(one.json(), one.body).toMatchObject({ taken: 1 });
    // The platform and the hotline of 12315 share one series of numbers.
    const again = await post([
      { ...ticket, source: 'hotline12315' },
      { ...ticket, externalNo: 'J2' },
    ]);
    expect(again.json()).toMatchObject({ taken: 1, changed: 1 });
    const page = await detail(one.json().tickets[0].matters[0].id);
    const amount = page.values.find((value: { field: string }) => value.field === 'amount');
    expect(amount.value).toBe(12_850);
  });
});

describe('an export', () => {
  const get = (asking: Asking, query = '') =>
    asking({ url: `/api/v1/protection/tickets/export?format=json${query}` });

  it('tells statuses back, masked, and can be imported again', async () => {
    const all = (await get(city)).json();
    const c2 = all.find((one: { externalNo: string }) => one.externalNo === 'C2');
    expect(c2).toMatchObject({
      status: 'withdrawn',
      applicantPhone: '138****1234',
      statusTold: null,
    });
    const told = await city({
      method: 'POST',
      url: '/api/v1/protection/tickets/told',
      payload: {
        tickets: [
          { source: 'hotline12345', externalNo: 'C2', status: 'withdrawn' },
          { source: 'hotline12345', externalNo: '没有', status: 'closed' },
        ],
      },
    });
    expect(told.json()).toEqual({ told: 1, unknown: ['没有'] });
    const changed = (await get(city, '&changedOnly=true')).json();
    expect(changed.map((one: { externalNo: string }) => one.externalNo)).not.toContain('C2');
    expect(changed.length).toBe(all.length - 1);

    const clear = await city({ url: '/api/v1/protection/tickets/export?clear=true' });
    expect(clear.body).toContain('13800001234');
    const before = await count('matter');
    const back = await upload(operator, clear.rawPayload, '导出.csv');
    expect(back.json().taken).toBe(0);
    expect(await count('matter')).toBe(before);
  });

  it('gives an officer what their office reads, and a stranger nothing', async () => {
    const other = await asks('district', '610103');
    expect((await get(other, '&clear=true')).json()).toEqual([]);
    expect((await get(await asks('leader'))).statusCode).toBe(403);
  });

  it('of many people takes two, once, within a day', async () => {
    await pool.query(
      `insert into legal_parameter (key, value, unit, title_zh, title_en, source_title, effective_from,
         mark, recorded_by)
       select key, '3', unit, title_zh, title_en, source_title, '2026-01-01', mark, 'test'
         from legal_parameter where key = 'service.PI.EXPORT_ROWS'`,
    );
    platform.matters.lawChanged();
    const refused = await get(city, '&clear=true');
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ reason: 'EXPORT_NEEDS_APPROVAL' });
    // Masked rows are no personal data.
    expect((await get(city)).statusCode).toBe(200);

    let n = 0;
    const act = (asking: Asking, id: string, action: string, input: object = {}, revision = 1) =>
      asking({
        method: 'POST',
        url: `/api/v1/matters/${id}/acts`,
        payload: { action, input, revision, key: `export-0000-${String(++n).padStart(8, '0')}` },
      });
    const ask = async (asking: Asking) =>
      (
        await asking({
          method: 'POST',
          url: '/api/v1/matters',
          payload: {
            procedure: 'bulkExport',
            action: 'ask',
            input: {
              subject: 'tickets',
              from: '2026-06-01',
              to: '2026-06-16',
              reason: '向12345反馈',
              receiver: '市12345中心',
            },
            key: `export-ask-0000-${String(++n).padStart(6, '0')}`,
          },
        })
      ).json();
    const asked = await ask(city);
    const by = `&approval=${asked.matter}`;
    expect((await get(city, by)).json().reason).toBe('EXPORT_NOT_APPROVED');
    expect((await act(city, asked.matter, 'approve', { opinion: '同意' })).statusCode).toBe(403);
    const security = await asks('securityAdministrator');
    const approved = await act(security, asked.matter, 'approve', { opinion: '同意' });
    expect(approved.statusCode, approved.body).toBe(201);
    // By hand a number of rows could be typed, and the approval spent without a file.
    const byHand = await act(city, asked.matter, 'download', { rows: 1 }, 2);
    expect(byHand.statusCode).toBe(422);
    expect(byHand.json()).toMatchObject({ reason: 'ONLY_AT_PAGE' });
    // Nobody but whoever asked.
    expect((await get(operator, by)).statusCode).toBe(422);
    const done = await get(city, by);
    expect(done.statusCode, done.body).toBe(200);
    expect(done.body).toContain('13800001234');
    expect((await get(city, by)).json().reason).toBe('EXPORT_NOT_APPROVED');

    const second = await ask(city);
    await act(security, second.matter, 'approve', { opinion: '同意' });
    CLOCK.now += 25 * 3_600_000;
    // Each look deals with the next of the alarms: half of the time, nearly all of it, its end.
    for (let look = 0; look < 4; look++) await platform.matters.ticker.tick();
    const later = await asks('securityAdministrator');
    expect((await detail(second.matter, later)).row.state.zh).toBe('逾期失效');
  });
});

/** GB 18030 of a text without rare characters. */
function gb18030(text: string): Buffer {
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder('gb18030');
  for (let a = 0x81; a <= 0xfe; a++) {
    for (let b = 0x40; b <= 0xfe; b++) {
      if (b === 0x7f) continue;
      const bytes = Buffer.from([a, b]);
      table.set(decoder.decode(bytes), bytes);
    }
  }
  return Buffer.concat([...text].map((char) => table.get(char) ?? Buffer.from(char)));
}
