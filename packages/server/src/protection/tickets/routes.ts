import { QuarantinedTicket, TicketImport, ToldTickets } from '@zca/domain/protection';
import type { ActingPerson } from '@zca/procedure';
import { isCalendarDay } from '@zca/standards';
import { z } from 'zod';
import { inTransaction } from '../../base/database/index.ts';
import { absent, brokenForm, HttpProblem, noFile } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import {
  actingPerson,
  askerOf,
  type MattersService,
  refusalsAsProblems,
} from '../../matters/index.ts';
import { UnreadableTable } from '../../base/tables/index.ts';
import { cellsOfObject, readTicketRows, type TicketRows } from './readRows.ts';
import { type ExportedTicket, exportedTickets, masked, ticketsAsCsv } from './ticketExport.ts';
import { Tickets } from './takeTickets.ts';
import type { Audit } from '../../base/ledger/index.ts';

const Day = z.string().refine(isCalendarDay, 'a day YYYY-MM-DD');
const Cells = z.record(
  z.string().max(100),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
const Id = z.object({ id: z.coerce.number().int().positive() });
const LIMIT = { max: 60, timeWindow: '1 minute' } as const;
/** Without two people no more rows with personal data leave at once; the parameter may lower it. */
const MOST_PERSONAL_ROWS = 500;

/** Tickets of 12315 and 12345 over HTTP. */
export function ticketRoutes(app: App, matters: MattersService, audit: Audit): void {
  let made: Tickets | undefined;
  // Routes are described without a service too, so it is asked for when it is needed.
  const tickets = () => (made ??= new Tickets(matters));

  app.post(
    '/api/v1/protection/tickets',
    {
      config: { action: 'tickets.import', rateLimit: LIMIT },
      schema: {
        summary: '接收工单（一张或者多张） Take tickets',
        body: z.union([Cells, z.array(Cells).min(1).max(1000)]),
        response: { 200: TicketImport },
      },
    },
    async (request) => {
      const list = Array.isArray(request.body) ? request.body : [request.body];
      const rows = list.map((ticket, index) => ({
        row: index + 1,
        cells: cellsOfObject(ticket),
        faults: [],
      }));
      return take({ rows, unread: [] }, request.actor, 'API');
    },
  );

  app.post(
    '/api/v1/protection/tickets/file',
    {
      config: { action: 'tickets.import', rateLimit: LIMIT },
      schema: { summary: '导入工单文件 Import a file of tickets', response: { 200: TicketImport } },
    },
    async (request) => {
      try {
        const part = await request.file();
        if (part === undefined) throw noFile();
        const name = part.filename === '' ? '工单' : part.filename;
        const rows = await readTicketRows({ name, stream: part.file }, {});
        return await take(rows, request.actor, name);
      } catch (error) {
        if (!(error instanceof UnreadableTable)) throw brokenForm(error);
        throw new HttpProblem('request.invalid', error.words, { reason: 'ticket.file' });
      }
    },
  );

  app.get(
    '/api/v1/protection/tickets/export',
    {
      config: { action: 'tickets.export', rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        summary: '导出工单及其状态 Export tickets with their status',
        querystring: z.object({
          from: Day.default('2020-01-01'),
          to: Day.default('9999-12-31'),
          office: z.string().max(64).optional(),
          format: z.enum(['csv', 'json']).default('csv'),
          lang: z.enum(['zh', 'en']).default('zh'),
          changedOnly: z.enum(['true', 'false']).default('false'),
          /** True asks for names, telephone numbers and addresses. */
          clear: z.enum(['true', 'false']).default('false'),
          /** The approved bulk export by which this is downloaded; its span and office hold then. */
          approval: z.uuid().optional(),
        }),
      },
    },
    async (request, reply) => {
      const { query } = request;
      const person = actingPerson(request.actor);
      const approved =
        query.approval === undefined ? undefined : await approvedScope(query.approval, person);
      const isClear = query.clear === 'true' || approved !== undefined;
      const question = {
        ...(approved ?? { from: query.from, to: query.to, office: query.office }),
        changedOnly: query.changedOnly === 'true',
      };
      const found: ExportedTicket[] = [];
      for await (const one of exportedTickets(matters, person, question)) found.push(one);
      const personal = isClear ? found.filter(({ isPersonal }) => isPersonal).length : 0;
      await allow(personal, query.approval, person, request.actor);
      await audit(askerOf(request.actor), 'tickets.export', query.approval ?? '', {
        rows: found.length,
        personal,
        ...question,
      });
      void reply.header('cache-control', 'no-store');
      void reply.header('content-disposition', `attachment; filename="tickets.${query.format}"`);
      if (query.format === 'csv') {
        return reply
          .type('text/csv; charset=utf-8')
          .send(ticketsAsCsv(found, query.lang, !isClear));
      }
      return reply.type('application/json; charset=utf-8').send(
        found.map(({ ticket, matters: numbers, statusTold }) => ({
          ...(isClear ? ticket : masked(ticket)),
          matters: numbers,
          statusTold,
        })),
      );
    },
  );

  app.post(
    '/api/v1/protection/tickets/told',
    {
      config: { action: 'tickets.export', rateLimit: LIMIT },
      schema: {
        summary: '登记已反馈来源的状态 Note what the source was told',
        body: ToldTickets,
        response: { 200: z.object({ told: z.int(), unknown: z.array(z.string()) }) },
      },
    },
    async (request) => {
      const { now } = await matters.around.now();
      const unknown: string[] = [];
      for (const one of request.body.tickets) {
        const ticket = { ...one, source: one.source as 'site' };
        if (!(await tickets().store.told(ticket, now))) unknown.push(one.externalNo);
      }
      const told = request.body.tickets.length - unknown.length;
      await audit(askerOf(request.actor), 'tickets.told', '', { told });
      return { told, unknown };
    },
  );

  app.get(
    '/api/v1/protection/tickets/quarantine',
    {
      config: { action: 'tickets.import' },
      schema: {
        summary: '隔离的工单 Tickets in quarantine',
        querystring: z.object({ after: z.coerce.number().int().min(0).default(0) }),
        response: { 200: z.object({ rows: z.array(QuarantinedTicket), next: z.int().nullable() }) },
      },
    },
    async (request) => {
      const rows = await tickets().store.waiting(request.query.after, 100);
      return {
        rows: rows.map(({ id, file, line, refusedAt, faults }) => ({
          id,
          file,
          line,
          refusedAt,
          faults: [...faults],
        })),
        next: rows.length === 100 ? rows.at(-1)!.id : null,
      };
    },
  );

  app.get(
    '/api/v1/protection/tickets/quarantine/:id',
    {
      config: { action: 'tickets.import' },
      schema: {
        summary: '查看隔离工单原文（留痕） The row as it was read, which is written down',
        params: Id,
        response: {
          200: z.object({ row: QuarantinedTicket, cells: z.record(z.string(), z.json()) }),
        },
      },
    },
    async (request) => {
      const row = await tickets().store.findWaiting(request.params.id);
      if (row === undefined) throw noRow();
      await audit(askerOf(request.actor), 'tickets.quarantine.read', String(row.id), {});
      const { id, file, line, refusedAt, faults } = row;
      return {
        row: { id, file, line, refusedAt, faults: [...faults] },
        cells: row.cells as Record<string, never>,
      };
    },
  );

  app.post(
    '/api/v1/protection/tickets/quarantine/:id/retry',
    {
      config: { action: 'tickets.import', rateLimit: LIMIT },
      schema: {
        summary: '修正后重新接收 Take a row again, mended',
        params: Id,
        body: z.object({ cells: Cells }),
        response: { 200: TicketImport },
      },
    },
    async (request) => {
      const { id } = request.params;
      const row = await tickets().store.findWaiting(id);
      if (row === undefined) throw noRow();
      const cells = cellsOfObject(request.body.cells);
      const rows = [{ row: row.line, cells, faults: [] }];
      const report = await take({ rows, unread: [] }, request.actor, row.file);
      if (report.refused === 0) await close(id, 'taken');
      return report;
    },
  );

  app.post(
    '/api/v1/protection/tickets/quarantine/:id/dismiss',
    {
      config: { action: 'tickets.import' },
      schema: {
        summary: '标为已处理 Close a row',
        params: Id,
        response: { 200: z.object({ id: z.int() }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!(await close(id, 'dismissed'))) throw noRow();
      await audit(askerOf(request.actor), 'tickets.quarantine.dismiss', String(id), {});
      return { id };
    },
  );

  async function take(
    rows: TicketRows,
    actor: Parameters<typeof actingPerson>[0],
    file: string,
  ): Promise<TicketImport> {
    const report = await tickets().take(rows, actingPerson(actor), file);
    const { read, taken, changed, same, refused } = report;
    await audit(askerOf(actor), 'tickets.import', file, { read, taken, changed, same, refused });
    return report;
  }

  async function close(id: number, status: 'taken' | 'dismissed'): Promise<boolean> {
    const { now } = await matters.around.now();
    return inTransaction({ pool: matters.pool }, (_db, client) =>
      tickets().store.close(client, id, status, now),
    );
  }

  /** What an approved export covers; refused unless it is the asker's own and still waits. */
  async function approvedScope(id: string, person: ActingPerson) {
    const found = await matters.access.find(id, person);
    const matter = found?.loaded.matter;
    if (
      matter === undefined ||
      matter.definition !== 'bulkExport' ||
      matter.position !== 'approved' ||
      person.id === null ||
      matter.parties['asker']?.includes(person.id) !== true
    ) {
      throw new HttpProblem(
        'act.refused',
        {
          zh: '这份审批不能用于下载：只有申请人本人可以在批准后24小时内下载一次。请核对，或者重新申请。',
          en: 'This approval does not hold: the asker alone may download, once and within 24 hours. Check it, or ask again.',
        },
        { reason: 'EXPORT_NOT_APPROVED' },
      );
    }
    const { from, to, office } = matter.data;
    return {
      from: from as string,
      to: to as string,
      office: typeof office === 'string' ? office : undefined,
    };
  }

  /** Lets few rows pass; more only by the approval, which is used up before anything is sent. */
  async function allow(
    personal: number,
    approval: string | undefined,
    person: ActingPerson,
    actor: Parameters<typeof askerOf>[0],
  ): Promise<void> {
    if (approval !== undefined) {
      await refusalsAsProblems(() =>
        matters.acts.act({
          matterId: approval,
          action: 'download',
          input: { rows: personal },
          actor: person,
          asker: askerOf(actor),
          key: undefined,
          seenRevision: undefined,
          isAtItsPage: true,
        }),
      );
      return;
    }
    const { today } = await matters.around.now();
    const most = await matters.around.numberOn('service.PI.EXPORT_ROWS', today, MOST_PERSONAL_ROWS);
    if (personal <= most) return;
    throw new HttpProblem(
      'act.refused',
      {
        zh: `要导出 ${personal} 条未隐去的个人信息，超过 ${most} 条须经两人：请先提出“个人信息批量导出审批”，批准后凭编号下载；或者导出隐去后的版本。`,
        en: `These are ${personal} rows with personal data in clear; more than ${most} take two people. Ask for a bulk export and download by its approval, or export them masked.`,
      },
      { reason: 'EXPORT_NEEDS_APPROVAL' },
    );
  }
}

function noRow(): HttpProblem {
  return absent('没有这一行，或者已经处理。', 'There is no such row, or it has been dealt with.');
}
