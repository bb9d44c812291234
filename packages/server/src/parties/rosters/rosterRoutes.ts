import { PassThrough } from 'node:stream';
import { type Action, type Actor, may } from '@zca/domain/identity';
import {
  isUnsure,
  isWithoutPatent,
  ROSTER_LAYOUT,
  ROSTER_SHOWN,
  RosterDetail,
  type RosterFirm,
  RosterList,
  RosterQuestion,
  RosterReceipt,
} from '@zca/domain/parties';
import { csvFormat, type OutputColumn, writeCsv, writeXlsx } from '@zca/formats';
import { z } from 'zod';
import { brokenForm, HttpProblem } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import type { Audit } from '../../base/ledger/index.ts';
import { UnreadableTable } from '../../base/tables/index.ts';
import { askerOf } from '../../identity/index.ts';
import type { Rosters, Within } from './rosters.ts';

export interface RosterRouteOptions {
  readonly rosters: () => Rosters;
  readonly audit: Audit;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Today in Shanghai. */
  readonly today: () => string;
}

const Id = z.object({ id: z.coerce.number().int().positive() });
const LIMIT = { max: 60, timeWindow: '1 minute' } as const;
const PAGE = 100;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Asked = RosterQuestion.extend({
  show: z.enum(ROSTER_SHOWN).default('zero'),
  /** Code of a district, or `none` for firms of which none is stated. */
  division: z.string().max(12).optional(),
  /** Code of a development zone, or `none`. */
  zone: z.string().max(12).optional(),
  industry: z.string().max(100).optional(),
});
type Asked = z.infer<typeof Asked>;

/** Rosters of firms over HTTP: everybody sees the firms of the own area. */
export function rosterRoutes(app: App, options: RosterRouteOptions): void {
  const { audit } = options;

  app.get(
    '/api/v1/rosters',
    {
      config: { action: 'rosters.read' },
      schema: { summary: '企业名单 Rosters of firms', response: { 200: RosterList } },
    },
    async (request) => ({
      rosters: await options.rosters().list(withinArea(request.actor, 'rosters.read')),
    }),
  );

  app.get(
    '/api/v1/rosters/template',
    {
      config: { action: 'rosters.read' },
      schema: { summary: '企业名单的空表 An empty roster' },
    },
    async (_request, reply) => {
      const columns = ROSTER_LAYOUT.columns.map(({ header }) => ({
        header: header.zh,
        value: () => null,
      }));
      void reply.header('content-disposition', 'attachment; filename="roster.csv"');
      return reply.type('text/csv; charset=utf-8').send(csvFormat(columns).head);
    },
  );

  app.post(
    '/api/v1/rosters/file',
    {
      config: { action: 'rosters.upload', rateLimit: LIMIT },
      schema: {
        summary: '上传企业名单 Upload a roster of firms',
        querystring: z.object({ name: z.string().trim().min(1).max(100) }),
        response: { 200: RosterReceipt },
      },
    },
    async (request) => {
      const by = askerOf(request.actor);
      try {
        const part = await request.file();
        if (part === undefined) throw noFile();
        const receipt = await options
          .rosters()
          .take(
            { name: part.filename, source: { name: part.filename, stream: part.file } },
            { name: request.query.name, by, at: new Date(options.clock()).toISOString() },
            withinArea(request.actor, 'rosters.upload'),
          );
        if (receipt.id !== null) {
          const { id, taken, read } = receipt;
          await audit(by, 'rosters.upload', id, { file: part.filename, taken, read });
        }
        return receipt;
      } catch (error) {
        if (!(error instanceof UnreadableTable)) throw brokenForm(error);
        throw new HttpProblem('request.invalid', error.words, { reason: 'rosters.file' });
      }
    },
  );

  app.get(
    '/api/v1/rosters/:id',
    {
      config: { action: 'rosters.read', rateLimit: LIMIT },
      schema: {
        summary: '零专利企业 Which firms have no patents',
        params: Id,
        querystring: Asked.extend({ from: z.coerce.number().int().min(0).default(0) }),
        response: { 200: RosterDetail },
      },
    },
    async (request) => {
      const page = { from: request.query.from, size: PAGE };
      return read(request.actor, request.params.id, request.query, page);
    },
  );

  app.get(
    '/api/v1/rosters/:id/file',
    {
      config: { action: 'rosters.read', rateLimit: LIMIT },
      schema: {
        summary: '导出零专利企业清单 Export the list',
        params: Id,
        querystring: Asked.extend({
          format: z.enum(['csv', 'xlsx']).default('xlsx'),
          lang: z.enum(['zh', 'en']).default('zh'),
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, ...asked } = request.query;
      const { id } = request.params;
      const whole = { from: 0, size: Number.POSITIVE_INFINITY };
      const detail = await read(request.actor, id, asked, whole);
      await audit(askerOf(request.actor), 'rosters.export', String(id), {
        show: asked.show,
        firms: detail.total,
      });
      const name = encodeURIComponent(`${detail.name}-${asked.show}-${detail.day}.${format}`);
      void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
      const output = new PassThrough();
      const write = format === 'csv' ? writeCsv : writeXlsx;
      write(detail.rows, columnsOf(lang), output).then(
        () => output.end(),
        (error: unknown) => output.destroy(error as Error),
      );
      return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : XLSX).send(output);
    },
  );

  function read(
    actor: Actor,
    id: number,
    { show, division, zone, industry, day = options.today(), ...question }: Asked,
    page: { readonly from: number; readonly size: number },
  ): Promise<RosterDetail> {
    if (day > options.today()) {
      throw new HttpProblem('request.invalid', {
        zh: `日期 ${day} 晚于今天，请选择今天或者以前的日期。`,
        en: `The day ${day} lies after today; choose today or a day before it.`,
      });
    }
    const isShown = (firm: RosterFirm) =>
      IS_SHOWN[show](firm) &&
      (division === undefined || (firm.division ?? 'none') === division) &&
      (zone === undefined || (firm.zone ?? 'none') === zone) &&
      (industry === undefined || (firm.industry ?? 'none') === industry);
    const within = withinArea(actor, 'rosters.read');
    return options.rosters().detail(id, { ...question, day }, isShown, page, within);
  }
}

const IS_SHOWN: Readonly<Record<Asked['show'], (firm: RosterFirm) => boolean>> = {
  zero: isWithoutPatent,
  holding: (firm) => firm.patents > 0,
  unsure: isUnsure,
  all: () => true,
};

/** A firm of no stated district and zone is seen by those whose area is the whole city. */
function withinArea(actor: Actor, action: Extract<Action, `rosters.${string}`>): Within {
  const known = new Map<string | null, boolean>();
  const isIn = (jurisdiction: string | null): boolean => {
    let within = known.get(jurisdiction);
    if (within === undefined) {
      within = may(actor, action, { jurisdiction });
      known.set(jurisdiction, within);
    }
    return within;
  };
  return ({ division, zone }) => isIn(division) || (zone !== null && isIn(zone));
}

const MATCHES = {
  party: { zh: '已对上主体', en: 'Matched' },
  none: { zh: '数据中心没有该主体', en: 'No right names it' },
  ambiguous: { zh: '名称与代码对上不同主体', en: 'Name and code lead to different parties' },
} as const;

function columnsOf(lang: 'zh' | 'en'): OutputColumn<RosterFirm>[] {
  const text = (
    key: string,
    zh: string,
    en: string,
    value: (firm: RosterFirm) => string | number | null,
    type: 'text' | 'number' = 'text',
  ): OutputColumn<RosterFirm> => ({ key, header: lang === 'zh' ? zh : en, type, value });
  const names = (parties: RosterFirm['parties']) => parties.map(({ name }) => name).join('；');
  return [
    text('line', '行', 'Line', (firm) => firm.line, 'number'),
    text('name', '企业名称', 'Firm', (firm) => firm.name),
    text('creditCode', '统一社会信用代码', 'Credit code', (firm) => firm.creditCode),
    text('division', '区县', 'District', (firm) => firm.divisionName[lang]),
    text('zone', '开发区', 'Development zone', (firm) =>
      firm.zone === null ? null : firm.zoneName[lang],
    ),
    text('industry', '行业', 'Industry', (firm) => firm.industry),
    text('patents', '专利数', 'Patents', (firm) => firm.patents, 'number'),
    text('match', '查找结果', 'Found', (firm) => MATCHES[firm.match][lang]),
    text('parties', '对应主体', 'Parties', (firm) => names(firm.parties)),
    text('similar', '名称相近、须核对的主体', 'Parties of like names', (firm) =>
      names(firm.similar),
    ),
  ];
}

function noFile(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '没有收到文件，请选择文件后再试。',
    en: 'No file arrived; choose a file and try again.',
  });
}
