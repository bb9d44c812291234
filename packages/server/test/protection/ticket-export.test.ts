import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, openTicketDesk, ticketLine, ticketTable } from '../support/tickets.ts';

const { asks, city, clock, count, detail, operator, platform, pool, upload } =
  await openTicketDesk();

beforeAll(async () => {
  const lines = ['C1', 'C3', 'C4', 'C5'].map((no) => ticketLine(no, '投诉'));
  const taken = await upload(operator, ticketTable(...lines, ticketLine('C2', '投诉')));
  expect(taken.json()).toMatchObject({ taken: 5, refused: 0 });
  const withdrawn = ticketTable(ticketLine('C2', '投诉', { status: '已撤回' }));
  expect((await upload(operator, withdrawn)).json()).toMatchObject({ changed: 1, refused: 0 });
});

describe('an export of tickets', () => {
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
    clock.now += 25 * 3_600_000;
    // Each look deals with the next of the alarms: half of the time, nearly all of it, its end.
    for (let look = 0; look < 4; look++) await platform.matters.ticker.tick();
    const later = await asks('securityAdministrator');
    expect((await detail(second.matter, later)).row.state.zh).toBe('逾期失效');
  });
});
