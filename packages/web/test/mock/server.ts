/**
 * A stand-in for the platform, for looking at pages while developing: invented records behind the
 * same API, and the built pages under the same content security policies. `node server.ts [port]`.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { charts, city, facet, faultOf, search } from './answers.ts';
import { board } from './board.ts';
import * as indicator from './indicator.ts';
import { RIGHTS } from './records.ts';
import { registerPage, registersView } from './registers.ts';
import { parameters, preview, quarantine, runs, years } from './work.ts';

const port = Number(process.argv[2] ?? 8610);
const dist = path.join(import.meta.dirname, '../../dist');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};
const PUBLIC_POLICY =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const WORK_POLICY = `${PUBLIC_POLICY}; style-src 'self' 'unsafe-inline'`;

let person: object | null = null;

function json(response: ServerResponse, body: unknown, status = 200): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

function problem(
  response: ServerResponse,
  status: number,
  code: string,
  zh: string,
  en: string,
  rest: object = {},
): void {
  json(
    response,
    {
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: { zh, en },
      requestId: 'Q7-3F20',
      ...rest,
    },
    status,
  );
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function session(): object {
  return {
    person,
    actions:
      person === null
        ? []
        : [
            'records.import',
            'quarantine.read',
            'quarantine.mend',
            'law.read',
            'law.change',
            'mappings.save',
            'indicators.live',
            'indicators.draft',
            'indicators.enter',
            'indicators.targets',
          ],
    awaitsSecondFactor: false,
    pending: null,
    signInsElsewhere: [],
  };
}

/** Advances a running import by a step each time that it is asked. */
function step(id: string): object | undefined {
  const run = runs.find((each) => each.id === id);
  if (run?.status === 'running') {
    run.counts.read = Math.min(1000, run.counts.read + 260);
    run.counts.new = Math.max(0, run.counts.read - 7);
    run.counts.quarantined = run.counts.read > 500 ? 7 : 2;
    run.counts.seconds += 1;
    if (run.counts.read === 1000) run.status = 'finished';
  }
  return run;
}

async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const where = url.pathname.replace('/api/v1', '');
  const method = request.method ?? 'GET';
  const p = url.searchParams;
  const id = where.split('/')[2] ?? '';
  if (method !== 'GET' && request.headers['x-zca-csrf'] !== '1')
    return problem(
      response,
      403,
      'request.forged',
      '缺少防伪标头。',
      'The header against forgery is missing.',
    );
  if (where.startsWith('/rights')) {
    const fault = faultOf(p.get('q') ?? '');
    if (fault !== null)
      return problem(
        response,
        400,
        `query.${fault.code}`,
        `这里读不懂（${fault.code}）。此处应是词、字段或括号。`,
        `This cannot be read (${fault.code}). A word, a field or a bracket is expected here.`,
        { position: { from: fault.from, to: fault.to } },
      );
  }
  if (where === '/city') return json(response, city());
  if (where === '/rights') return json(response, search(p));
  if (where === '/rights/charts') return json(response, charts(p));
  if (where.startsWith('/rights/facets/'))
    return json(response, facet(p, where.split('/')[3] ?? '', Number(p.get('size') ?? 100)));
  if (where === '/rights/export')
    return void response
      .writeHead(200, { 'content-disposition': 'attachment; filename="rights.csv"' })
      .end('演示数据');
  if (where.startsWith('/rights/')) {
    const found = RIGHTS.find((right) => right.record.key === decodeURIComponent(id));
    return found === undefined
      ? problem(response, 404, 'right.absent', '没有这件记录。', 'There is no such record.')
      : json(response, found.detail);
  }
  if (where === '/indicators') return json(response, { definitions: [indicator.definition] });
  if (where === '/indicators/board') return json(response, board(p));
  if (where === '/indicators/registers') return json(response, registersView);
  if (where.startsWith('/indicators/registers/')) return json(response, registerPage);
  if (where.endsWith('/records.txt')) return void response.writeHead(200).end('CN113257911B\n');
  if (where.startsWith('/indicators/evidence/')) return json(response, indicator.evidence);
  if (where.endsWith('/items')) return json(response, indicator.items(p));
  if (where.startsWith('/indicators/')) return json(response, indicator.detail(id, p));
  if (where === '/query/complete') {
    const q = p.get('q') ?? '';
    const last = /\S*$/.exec(q)?.[0] ?? '';
    const words = [
      '权利人:',
      '申请日>=',
      '分类:',
      '状态:有效',
      '类型:实用新型',
      '氮化镓',
      '碳化硅',
    ].filter((word) => word.startsWith(last) && word !== last);
    return json(response, {
      suggestions: words.map((text) => ({
        text,
        label: { zh: text.includes(':') ? '字段' : '词', en: 'field' },
        from: q.length - last.length,
        to: q.length,
      })),
    });
  }
  if (where === '/session' && method === 'GET') return json(response, session());
  if (where === '/session' && method === 'POST') {
    const body = await bodyOf(request);
    if (body['password'] === 'wrong')
      return problem(
        response,
        401,
        'session.refused',
        '邮箱或密码不对。核对后再试，五次不对须等十分钟。',
        'The email or password is wrong. Check them; after five wrong tries wait ten minutes.',
      );
    person = {
      id: '1',
      displayName: '韩某',
      grants: [{ role: 'systemAdministrator', jurisdiction: null }],
      hasPassword: !('oneTimeToken' in body),
      hasSecondFactor: false,
      email: null,
    };
    return json(response, session());
  }
  if (where === '/session/ways') return json(response, { provider: null, demonstration: [] });
  if (where === '/session' && method === 'DELETE') {
    person = null;
    return void response.writeHead(204).end();
  }
  if (where === '/session/password') return void response.writeHead(204).end();
  if (person === null)
    return problem(response, 401, 'actor.unknown', '请先登录。', 'Sign in first.');
  if (where === '/imports/preview') return json(response, preview);
  if (where === '/imports' && method === 'POST') {
    const run = {
      id: String(runs.length + 2),
      status: 'running' as const,
      files: ['西安专利-2026Q3.csv', 'CN-2026-47.zip'],
      startedAt: new Date().toISOString(),
      finishedAt: null,
      counts: { read: 0, new: 0, updated: 0, unchanged: 0, quarantined: 0, seconds: 0 },
      notes: [],
      problem: null,
    };
    runs.unshift(run);
    return json(response, run);
  }
  if (where === '/imports') return json(response, { runs });
  if (where.endsWith('/quarantine'))
    return json(response, { items: quarantine, total: quarantine.length, cursor: null });
  if (where.startsWith('/quarantine/')) {
    const item = quarantine.find((each) => each.id === id);
    if (item === undefined)
      return problem(response, 404, 'quarantine.absent', '没有这一条。', 'There is no such item.');
    item.status = 'mended';
    item.raw = ((await bodyOf(request))['cells'] ?? item.raw) as Record<string, string>;
    return json(response, item);
  }
  if (where.endsWith('/retry')) {
    for (const item of quarantine) if (item.status === 'mended') item.status = 'retried';
    return json(response, step(id));
  }
  if (where.endsWith('/cancel')) {
    const run = runs.find((each) => each.id === id);
    if (run !== undefined) run.status = 'cancelled';
    return json(response, run);
  }
  if (where.startsWith('/imports/')) return json(response, step(id));
  if (where === '/law/parameters' && method === 'POST') {
    const row = {
      ...(await bodyOf(request)),
      id: String(parameters.length + 1),
      recordedAt: new Date().toISOString(),
      recordedBy: '1',
    };
    parameters.push(row);
    return json(response, row, 201);
  }
  if (where === '/law/parameters') return json(response, { parameters });
  if (where === '/law/calendar' && method === 'POST') {
    const body = await bodyOf(request);
    years.push(body);
    return json(response, body, 201);
  }
  if (where === '/law/calendar') return json(response, { years });
  return problem(response, 404, 'route.absent', '没有这个接口。', 'There is no such route.');
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname.startsWith('/api/')) return void answer(request, response, url);
  const wanted = path.join(dist, url.pathname);
  const file =
    wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : path.join(dist, 'index.html');
  const policy = /^\/desk(\/|$)/.test(url.pathname) ? WORK_POLICY : PUBLIC_POLICY;
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  createReadStream(file).pipe(response);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
