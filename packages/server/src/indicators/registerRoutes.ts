import {
  type Area,
  AREAS,
  AreaTarget,
  describeArea,
  EntriesReceipt,
  EntryDraft,
  entryColumns,
  entryFaults,
  EntryView,
  findArea,
  INDICATORS,
  RegisterKey,
  REGISTERS,
  registersOf,
  RegisterPage,
  RegistersView,
} from '@zca/domain/indicators';
import type { Actor } from '@zca/domain/identity';
import { z } from 'zod';
import { absent, brokenForm, HttpProblem, noFile } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { UnreadableTable } from '../base/tables/index.ts';
import { askerOf } from '../matters/index.ts';
import { readEntryFile } from './entryFile.ts';
import { areaWithin, reachOf } from './reach.ts';
import type { IndicatorsService } from './service.ts';

const PAGE = 50;
const LIMIT = { max: 120, timeWindow: '1 minute' } as const;
const Key = z.object({ key: RegisterKey });
const Id = z.object({ id: z.uuid() });

/** Registers of entries and targets of areas over HTTP. */
export function registerRoutes(app: App, service: IndicatorsService): void {
  app.get(
    '/api/v1/indicators/registers',
    {
      config: { action: 'indicators.live' },
      schema: {
        summary: '指标台账 Registers of indicators',
        response: { 200: RegistersView },
      },
    },
    async ({ actor }) => {
      const counts = await service.entries.counts(areasOf(actor));
      const areas = (action: 'indicators.live' | 'indicators.enter') =>
        reachOf(actor, action).map(describeArea);
      return {
        reach: areas('indicators.live'),
        enter: areas('indicators.enter').map(({ code }) => code),
        registers: REGISTERS.map((register) => ({
          key: register.key,
          title: register.title,
          line: register.line,
          columns: entryColumns(register.key).map((column) => ({ ...column })),
          categories: register.categories.map((category) => ({ ...category })),
          count: counts.get(register.key) ?? 0,
          indicators: INDICATORS.filter((one) =>
            register.key === 'peerFigures'
              ? register.categories.some(({ value }) => value === one.code)
              : registersOf(one).includes(register.key),
          ).map(({ code }) => code),
        })),
      };
    },
  );

  app.get(
    '/api/v1/indicators/registers/:key',
    {
      config: { action: 'indicators.live' },
      schema: {
        summary: '台账中的登记 Entries of a register',
        params: Key,
        querystring: z.object({ area: z.string().max(16).optional(), cursor: z.uuid().optional() }),
        response: { 200: RegisterPage },
      },
    },
    async (request) => {
      const { area, cursor } = request.query;
      const areas =
        area === undefined
          ? areasOf(request.actor)
          : [areaWithin(reachOf(request.actor, 'indicators.live'), area).code];
      const { count, entries } = await service.entries.page(request.params.key, areas, {
        after: cursor ?? null,
        size: PAGE + 1,
      });
      const page = entries.slice(0, PAGE);
      return {
        register: request.params.key,
        count,
        entries: page,
        cursor: entries.length > PAGE ? page.at(-1)!.id : null,
      };
    },
  );

  app.post(
    '/api/v1/indicators/registers/:key/entries',
    {
      config: { action: 'indicators.enter', rateLimit: LIMIT },
      schema: {
        summary: '登记一条 Enter one line',
        params: Key,
        body: EntryDraft.omit({ register: true }),
        response: { 201: EntriesReceipt },
      },
    },
    async (request, reply) => {
      const draft: EntryDraft = { ...request.body, register: request.params.key };
      const faults = entryFaults(draft, (code) => findArea(code) !== undefined);
      if (faults.length > 0) {
        throw new HttpProblem(
          'request.invalid',
          {
            zh: faults.map(({ words }) => words.zh).join(''),
            en: faults.map(({ words }) => words.en).join(' '),
          },
          { fields: faults.map(({ field, words }) => ({ path: field, message: words })) },
        );
      }
      const reach = reachOf(request.actor, 'indicators.enter');
      // A former code of a district is that of today, by which entries are counted.
      const { code: area } = areaWithin(reach, draft.area);
      const { refused, ...sums } = await service.desk.take(draft.register, [{ ...draft, area }], {
        by: askerOf(request.actor),
        mayReplace: within(reach),
      });
      const [fault] = refused;
      if (fault !== undefined) {
        // What was typed stays on the page: there is no line of a file to tell of.
        throw new HttpProblem('resource.conflict', fault.words, {
          fields: [{ path: fault.field, message: fault.words }],
        });
      }
      return reply.code(201).send({ ...sums, refused: [] });
    },
  );

  app.post(
    '/api/v1/indicators/registers/:key/file',
    {
      config: { action: 'indicators.enter', rateLimit: LIMIT },
      schema: {
        summary: '导入台账文件 Import a file of a register',
        params: Key,
        response: { 200: EntriesReceipt },
      },
    },
    async (request) => {
      const reach = reachOf(request.actor, 'indicators.enter');
      try {
        const part = await request.file();
        if (part === undefined) throw noFile();
        const name = part.filename === '' ? '台账' : part.filename;
        const source = { name, stream: part.file };
        const { drafts, refused } = await readEntryFile(request.params.key, source, service.limits);
        const isInside = within(reach);
        const inside = drafts.filter(({ area }) => isInside(area));
        const outside = drafts
          .filter(({ area }) => !isInside(area))
          .map(({ area, evidence }) => ({
            line: evidence.line,
            field: 'area',
            words: {
              zh: `${findArea(area)?.name.zh ?? area} 不在您的辖区，这一行没有登记。`,
              en: `${findArea(area)?.name.en ?? area} is not within your area; the line was not taken.`,
            },
          }));
        const taken = await service.desk.take(request.params.key, inside, {
          by: askerOf(request.actor),
          mayReplace: isInside,
          unread: refused.length + outside.length,
        });
        const notTaken = taken.refused.map(({ draft, field, words }) => ({
          line: draft.evidence.line,
          field,
          words,
        }));
        return { ...taken, refused: [...refused, ...outside, ...notTaken] };
      } catch (error) {
        if (!(error instanceof UnreadableTable)) throw brokenForm(error);
        throw new HttpProblem('request.invalid', error.words, { reason: 'entries.file' });
      }
    },
  );

  app.get(
    '/api/v1/indicators/entries/:id',
    {
      config: { action: 'indicators.live' },
      schema: { summary: '一条登记 One entry', params: Id, response: { 200: EntryView } },
    },
    async (request) => {
      const entry = await service.entries.find(request.params.id);
      const reach = reachOf(request.actor, 'indicators.live');
      if (entry === undefined || reach.every(({ code }) => code !== entry.area)) throw noEntry();
      return entry;
    },
  );

  app.post(
    '/api/v1/indicators/entries/:id/withdraw',
    {
      config: { action: 'indicators.enter', rateLimit: LIMIT },
      schema: {
        summary: '撤销一条登记 Withdraw an entry',
        params: Id,
        body: z.object({ reason: z.string().trim().min(1).max(1000) }),
        response: { 200: z.object({ withdrawn: z.boolean() }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const entry = await service.entries.find(id);
      if (entry === undefined) throw noEntry();
      areaWithin(reachOf(request.actor, 'indicators.enter'), entry.area);
      await service.desk.withdraw(id, request.body.reason, askerOf(request.actor));
      return { withdrawn: true };
    },
  );

  app.put(
    '/api/v1/indicators/targets',
    {
      config: { action: 'indicators.targets', rateLimit: LIMIT },
      schema: {
        summary: '下达目标 Set the target of an area',
        body: AreaTarget,
        response: { 200: AreaTarget },
      },
    },
    async ({ body, actor }) => service.desk.setTarget(body, askerOf(actor)),
  );
}

/** Codes of the areas whose entries somebody may see; null for all of the city. */
function areasOf(actor: Actor): readonly string[] | null {
  const reach = reachOf(actor, 'indicators.live');
  return reach.length === AREAS.length ? null : reach.map(({ code }) => code);
}

function within(reach: readonly Area[]): (area: string) => boolean {
  const codes = new Set(reach.map(({ code }) => code));
  return (area) => codes.has(area);
}

function noEntry(): HttpProblem {
  return absent(
    '没有这条登记，或者它不在您的辖区。',
    'There is no such entry, or it is not within your area.',
  );
}
