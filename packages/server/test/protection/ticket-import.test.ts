import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../support/archives.ts';
import { openTicketDesk, ticketLine, ticketTable } from '../support/tickets.ts';

const { asks, city, count, detail, operator, pool, upload } = await openTicketDesk();

describe('a file of tickets', () => {
  it('becomes complaints and reports by the real procedures, both kinds split', async () => {
    const answer = await upload(
      operator,
      ticketTable(ticketLine('A1', '投诉'), ticketLine('A2', '举报'), ticketLine('A3', '投诉举报')),
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
    const file = ticketTable(
      ticketLine('B1', '投诉'),
      ticketLine('B2', '举报'),
      ticketLine('B2', '举报'),
    );
    expect((await upload(operator, file)).json()).toMatchObject({ taken: 2, same: 1 });
    // What the platform notes of itself, such as who was shown what, comes into its own chain later.
    const acts = "journal_entry where chain like 'matter:%'";
    const before = [await count('matter'), await count(acts)];
    expect((await upload(operator, file)).json()).toMatchObject({ taken: 0, same: 3, refused: 0 });
    expect([await count('matter'), await count(acts)]).toEqual(before);
  });

  it('is one ticket when it comes twice at once', async () => {
    const file = ticketTable(ticketLine('B9', '投诉'));
    const answers = await Promise.all([upload(operator, file), upload(city, file)]);
    const taken = answers.map((answer) => answer.json().taken);
    expect(taken.toSorted()).toEqual([0, 1]);
  });

  it('brings a changed status, and a withdrawal as such', async () => {
    const first = await upload(
      operator,
      ticketTable(ticketLine('C1', '投诉'), ticketLine('C2', '投诉')),
    );
    const [noted, withdrawn] = first
      .json()
      .tickets.map((t: { matters: { id: string }[] }) => t.matters[0]!.id);
    const again = await upload(
      operator,
      ticketTable(
        ticketLine('C1', '投诉', { status: '办理中' }),
        ticketLine('C2', '投诉', { status: '已撤回' }),
      ),
    );
    expect(again.json()).toMatchObject({ taken: 0, changed: 2, refused: 0 });
    const one = await detail(noted);
    expect(one.timeline[0]).toMatchObject({ action: 'note', byKind: 'system' });
    expect(JSON.stringify(one.timeline[0])).toContain('状态：办理中');
    expect((await detail(withdrawn)).row.state.zh).toBe('已撤回');
    const third = await upload(
      operator,
      ticketTable(ticketLine('C1', '投诉', { status: '办理中' })),
    );
    expect(third.json()).toMatchObject({ same: 1, changed: 0 });
  });

  it('puts what is personal and has changed before a person, and into no note', async () => {
    const taken = await upload(operator, ticketTable(ticketLine('D1', '投诉')));
    const { id } = taken.json().tickets[0].matters[0];
    await upload(
      operator,
      ticketTable(ticketLine('D1', '投诉', { phone: '13911112222' })),
      '变更.csv',
    );
    const waiting = (await operator({ url: '/api/v1/protection/tickets/quarantine' })).json().rows;
    const mine = waiting.find((one: { file: string }) => one.file === '变更.csv');
    expect(mine.faults[0].words.zh).toContain('提出人电话');
    expect(JSON.stringify(await detail(id))).not.toContain('13911112222');
    const shown = await operator({ url: `/api/v1/protection/tickets/quarantine/${mine.id}` });
    expect(shown.json().cells['提出人电话']).toBe('13911112222');
  });

  it('is read in GB 18030 with every character', async () => {
    // 䶮 is FE9F, 𬭎 is 9933A932 in GB 18030 (P:K.8-3).
    const before = ticketTable(ticketLine('E1', '投诉', { name: '@@' }));
    const at = before.indexOf('@@');
    const bytes = Buffer.concat([
      encodeGb18030(before.slice(0, at)),
      Buffer.from('FE9F9933A932', 'hex'),
      encodeGb18030(before.slice(at + 2)),
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
      ticketTable(
        ticketLine('', '投诉'),
        ticketLine('F1', '表扬'),
        ticketLine('F2', '投诉', { at: '昨天' }),
        ticketLine('F3', '投诉'),
        ticketLine('F3', '投诉', { content: '另一件事' }),
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
    const again = await upload(operator, ticketTable(ticketLine('', '投诉')), '再来.csv');
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
    expect(
      (await upload(await asks('leader'), ticketTable(ticketLine('G1', '投诉')))).statusCode,
    ).toBe(403);
    expect(
      (await upload(await asks('holder'), ticketTable(ticketLine('G1', '投诉')))).statusCode,
    ).toBe(403);
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
