import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ settings: { rateLimitPerMinute: 5 } });
  await giveCity(platform, 200);
});

/** Every case asks from its own address, so that none uses up the rate of another. */
let last = 0;
const elsewhere = () => `10.1.0.${++last}`;
const ask = (url: string, headers: Record<string, string> = {}, remoteAddress = elsewhere()) =>
  platform.ask('anonymous', { url, headers, remoteAddress });

describe('the rate of one address', () => {
  it('is told with every answer, and refused above the limit', async () => {
    const from = elsewhere();
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await ask('/api/v1/session', {}, from));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map((answer) => answer.headers['ratelimit-remaining'])).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    const refused = answers.at(-1)!;
    expect(refused.headers['ratelimit-limit']).toBe('5');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['content-type']).toBe('application/problem+json');
    expect(refused.json()).toMatchObject({ status: 429, code: 'request.tooMany' });
    expect((await ask('/api/v1/session')).statusCode).toBe(200);
  });

  it('does not count life signs', async () => {
    const from = elsewhere();
    for (let i = 0; i < 8; i++) expect((await ask('/healthz', {}, from)).statusCode).toBe(200);
  });

  it('cannot be got round by a header when no proxy is trusted', async () => {
    const from = elsewhere();
    const answers = [];
    for (let i = 0; i < 6; i++) {
      answers.push(await ask('/api/v1/session', { 'x-forwarded-for': `10.9.9.${i}` }, from));
    }
    expect(answers.at(-1)!.statusCode).toBe(429);
  });

  it('is another for the tiles of a map, which do not use up that of lists', async () => {
    const from = elsewhere();
    const tiles = [];
    for (let i = 0; i < 12; i++) {
      tiles.push(await ask(`/api/v1/map/tiles/hexagon/9/${410 + i}/203.mvt`, {}, from));
    }
    expect(tiles.map((answer) => answer.statusCode)).toEqual(tiles.map(() => 200));
    expect(tiles[0]!.headers['ratelimit-limit']).toBe('6000');
    const list = await ask('/api/v1/rights', {}, from);
    expect(list.statusCode).toBe(200);
    expect(list.headers['ratelimit-remaining']).toBe('4');
  });

  it('is lower for signing in', async () => {
    const open = await openTestPlatform({ database: platform.database });
    const answers = [];
    for (let i = 0; i < 21; i++) {
      answers.push(
        await open.ask('anonymous', {
          method: 'POST',
          url: '/api/v1/session',
          payload: { oneTimeToken: 'x'.repeat(43) },
        }),
      );
    }
    expect(answers[19]!.statusCode).toBe(401);
    expect(answers[20]!.statusCode).toBe(429);
  });
});

describe('an entity tag', () => {
  const URL = '/api/v1/rights?q=&size=3';

  it('saves the body as long as nothing changed', async () => {
    const first = await ask(URL);
    const { etag } = first.headers;
    expect(etag).toMatch(/^W\/"[\w-]{20,}"$/);
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await ask(URL, { 'if-none-match': `"other", ${etag}` });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    expect(again.headers.etag).toBe(etag);
  });

  it('changes with what is told', async () => {
    const [one, other] = [await ask(URL), await ask('/api/v1/rights?q=&size=4')];
    expect(one.headers.etag).not.toBe(other.headers.etag);
    const answer = await ask(URL, { 'if-none-match': String(other.headers.etag) });
    expect(answer.statusCode).toBe(200);
  });

  it('is on the record, the charts, a facet and the figures, and on no refusal', async () => {
    const { key } = (await ask(URL)).json().rows[0];
    for (const url of [`/rights/${key}`, '/rights/charts', '/rights/facets/type', '/city']) {
      const { etag } = (await ask(`/api/v1${url}`)).headers;
      expect(etag, url).toBeDefined();
      const again = await ask(`/api/v1${url}`, { 'if-none-match': String(etag) });
      expect(again.statusCode, url).toBe(304);
    }
    expect((await ask('/api/v1/rights/CN1')).headers.etag).toBeUndefined();
  });
});

describe('headers for safety', () => {
  it('let the pages ask no foreign origin, be framed by none and run no inline script', async () => {
    const { headers } = await ask('/api/v1/city');
    const policy = String(headers['content-security-policy']);
    const directives = new Map(
      policy.split(';').map((each): [string, string[]] => {
        const [name = '', ...sources] = each.trim().split(/\s+/);
        return [name, sources];
      }),
    );
    const allowed = ["'self'", "'none'", 'data:', 'blob:', "'unsafe-inline'"];
    for (const [name, sources] of directives) {
      for (const source of sources) expect(allowed, name).toContain(source);
    }
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('script-src') ?? ["'self'"]).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('are on refusals as well', async () => {
    for (const url of ['/api/v1/nothing', '/api/v1/rights?size=x', '/api/v1/imports']) {
      const { headers } = await ask(url);
      expect(headers['content-security-policy'], url).toBeDefined();
      expect(headers['x-content-type-options'], url).toBe('nosniff');
    }
  });

  it('carry an own id for each request, which no caller chooses', async () => {
    const ids = new Set<unknown>();
    for (let i = 0; i < 3; i++) {
      const { headers } = await ask('/api/v1/city', {
        'x-request-id': 'chosen',
        'request-id': 'chosen',
      });
      ids.add(headers['x-request-id']);
    }
    expect(ids.size).toBe(3);
    expect(ids).not.toContain('chosen');
  });
});

describe('life signs', () => {
  it('tell that the process lives and answers', async () => {
    expect((await ask('/healthz')).json()).toMatchObject({ status: 'ok' });
    expect((await ask('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('show metrics to the own machine only', async () => {
    const own = await ask('/metrics', {}, '127.0.0.1');
    expect(own.statusCode).toBe(200);
    expect(own.body).toMatch(/^zca_http_request_seconds_count\{.*route="\/api\/v1\/rights"/m);
    expect(own.body).not.toMatch(/CN\d{13}/);
    expect((await ask('/metrics')).statusCode).toBe(404);
    const proxied = await ask('/metrics', { 'x-forwarded-for': '10.0.0.1' }, '127.0.0.1');
    expect(proxied.statusCode).toBe(404);
  });

  it('describe the API with every route and its schemas', async () => {
    const api = (await ask('/api/openapi.json')).json();
    expect(api.openapi).toBe('3.1.0');
    const paths = Object.keys(api.paths);
    expect(paths).toEqual(expect.arrayContaining(['/api/v1/rights', '/api/v1/rights/{key}']));
    expect(paths.filter((path) => !path.startsWith('/api/'))).toEqual(['/healthz', '/readyz']);
    expect(api.components.schemas).toHaveProperty('RightSummary');
  });
});
