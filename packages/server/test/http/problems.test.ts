import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '@zca/domain/registry';
import { PROBLEMS } from '../../src/base/http/problem.ts';
import type { Asker, TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';
import { listen, rawRequest } from '../support/socket.ts';

let platform: TestPlatform;
let port: number;
beforeAll(async () => {
  platform = await openTestPlatform();
  await giveCity(platform, 200);
  port = await listen(platform);
});

type Answer = Awaited<ReturnType<TestPlatform['ask']>>;

/** Asserts that an answer is a problem for people: a stable code, both languages, nothing inside out. */
function expectProblem(answer: Answer, status?: number, code?: keyof typeof PROBLEMS): Problem {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem = Problem.parse(answer.json());
  expect(problem.status).toBe(answer.statusCode);
  expect(Object.keys(PROBLEMS)).toContain(problem.code);
  expect(problem.type).toBe(`urn:zhichangan:problem:${problem.code}`);
  expect(problem.detail.zh).toMatch(/\p{Script=Han}/u);
  expect(problem.detail.en).toMatch(/^[^\p{Script=Han}]*[A-Za-z]/u);
  expect(problem.requestId).toBe(answer.headers['x-request-id']);
  expect(answer.body).not.toMatch(/\bat .*\.(ts|js):\d|node_modules|node:internal|\/packages\//);
  if (status !== undefined) expect(answer.statusCode).toBe(status);
  if (code !== undefined) expect(problem.code).toBe(code);
  return problem;
}

const get = (url: string, asker: Asker = 'anonymous') => platform.ask(asker, { url });

describe('what is not there', () => {
  it.each(['/api/v1/nothing', '/api/', '/api/v1/rights/CN0000000000000', '/api/v1/rights/a/b'])(
    'is told as a problem: %s',
    async (url) => {
      expectProblem(await get(url), 404, 'resource.absent');
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'] as const)('%s to no route', async (method) => {
    const url = '/api/v1/nothing';
    expectProblem(await platform.ask('city', { method, url }), 404, 'resource.absent');
  });

  it.each([
    ['GET', '/api/v1/imports/4711'],
    ['GET', '/api/v1/imports/4711/quarantine'],
    ['GET', '/api/v1/imports/4711/quarantine/export'],
    ['POST', '/api/v1/imports/4711/retry'],
    ['POST', '/api/v1/imports/4711/cancel'],
  ] as const)('%s %s', async (method, url) => {
    expectProblem(await platform.ask('city', { method, url }), 404, 'resource.absent');
  });
});

describe('a question that cannot be understood', () => {
  it.each([
    '/api/v1/rights?asOf=2024-13-45',
    '/api/v1/rights?asOf=2023-02-29',
    '/api/v1/rights?size=-1',
    '/api/v1/rights?size=many',
    '/api/v1/rights?q=a&q=b',
    '/api/v1/rights?cursor=nonsense',
    '/api/v1/rights?cursor=WyJhIl0',
    '/api/v1/rights?sort=title',
    '/api/v1/rights?sort=nothing',
    '/api/v1/rights?sort=',
    '/api/v1/rights?facets=nothing',
    '/api/v1/rights?facets=title',
    '/api/v1/rights?facets=location',
    '/api/v1/rights?include=nothing',
    '/api/v1/rights?include=nothing:1',
    '/api/v1/rights?include=title:x',
    '/api/v1/rights?include=location:1,2',
    '/api/v1/rights?include=claimCount:many',
    '/api/v1/rights?exclude=filingDay:never',
    '/api/v1/rights/facets/nothing',
    '/api/v1/rights/facets/location',
    '/api/v1/rights/facets/district?size=0',
    '/api/v1/rights/export?format=pdf',
    '/api/v1/rights/export?include=claimCount:many',
    '/api/v1/rights/charts?asOf=yesterday',
    '/api/v1/query/complete?q=a&caret=-1',
    '/api/v1/rights?q=%00&include=holder:%00%00&sort=%00',
    '/api/v1/imports/abc',
  ])('%s', async (url) => {
    expectProblem(await get(url, 'city'), 400, 'request.invalid');
  });

  it.each(['名称=(', '申请日>=2023-02-29', '(a or b'])(
    'names the place of the mistake: %s',
    async (q) => {
      const answer = await get(`/api/v1/rights?q=${encodeURIComponent(q)}`);
      const problem = expectProblem(answer, 400, 'query.syntax');
      expect(problem.position!.from).toBeLessThanOrEqual(problem.position!.to);
      expect(problem.position!.to).toBeLessThanOrEqual(q.length);
      expect(problem.fields!.length).toBeGreaterThan(0);
    },
  );

  it('is longer than any query', async () => {
    expectProblem(await get(`/api/v1/rights?q=${'a'.repeat(4001)}`), 400, 'request.invalid');
  });

  it('is the same refusal for an export as for a list', async () => {
    const q = encodeURIComponent('名称=(');
    expectProblem(await get(`/api/v1/rights/export?q=${q}`), 400, 'query.syntax');
    expectProblem(await get(`/api/v1/rights/charts?q=${q}`), 400, 'query.syntax');
  });

  it('names the parts of a body that are not valid', async () => {
    const answer = await platform.ask('systemAdministrator', {
      method: 'POST',
      url: '/api/v1/law/parameters',
      payload: { key: '1', effectiveFrom: '2024-02-30' },
    });
    const paths = expectProblem(answer, 400, 'request.invalid').fields!.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['key', 'effectiveFrom', 'title']));
  });

  it('is a body that is no JSON, or of another kind', async () => {
    const send = (payload: string, type: string) =>
      platform.ask('city', {
        method: 'POST',
        url: '/api/v1/imports',
        payload,
        headers: { 'content-type': type },
      });
    expectProblem(await send('{', 'application/json'), 400, 'request.invalid');
    expectProblem(await send('', 'application/json'), 400, 'request.invalid');
    expectProblem(await send('<a/>', 'application/xml'), 415, 'request.unsupported');
    expectProblem(await send('{"__proto__": {"a": 1}}', 'application/json'), 400);
  });
});

describe('what is too large', () => {
  it('is a body above the limit', async () => {
    const answer = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/imports',
      payload: { uploadId: 'x'.repeat(1_100_000) },
    });
    expectProblem(answer, 413, 'request.tooLarge');
  });

  it('is a key beyond what a key can be', async () => {
    expectProblem(await get(`/api/v1/rights/${'9'.repeat(300)}`), 400, 'request.invalid');
    expectProblem(await get(`/api/v1/rights/${'9'.repeat(3000)}`), 400, 'request.invalid');
  });
});

describe('what PostgreSQL cannot keep', () => {
  it('is refused: NUL in a key', async () => {
    expectProblem(await get('/api/v1/rights/CN%00'), 400, 'request.invalid');
  });

  it('in a form is read as the replacement character', async () => {
    const payload = { email: 'a\u0000b@c.example', password: 'long enough to be one' };
    const answer = await platform.ask('anonymous', {
      method: 'POST',
      url: '/api/v1/session',
      payload,
    });
    expectProblem(answer, 401, 'session.refused');
  });

  it('in a body that nobody reads is not looked at, however deep', async () => {
    const answer = await platform.ask('anonymous', {
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: `${'['.repeat(200_000)}"\\ud800"${']'.repeat(200_000)}`,
    });
    expect(answer.statusCode).toBe(204);
  });
});

describe('an address that is no address', () => {
  it.each(['/api/v1/rights/%zz', '/%', '/api/v1/rights/%E0%A4%A'])('%s', async (url) => {
    expectProblem(await get(url), 400, 'request.invalid');
  });
});

describe('over a socket', () => {
  it('a request that is no HTTP gets a short refusal and no more', async () => {
    const answer = await rawRequest(port, 'NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(answer).not.toMatch(/\bat .*\.(ts|js):\d/);
  });

  it('headers beyond every measure are refused', async () => {
    const answer = await rawRequest(
      port,
      `GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(80_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
  });
});

describe('whatever is asked', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme-composite', maxLength: 40 }),
    fc.constantFrom('-1', '0', '1e9', 'null', '[]', '{}', '%', '\u0000', '𬭎', "' or 1=1 --"),
  );
  const names = fc.constantFrom(
    ...[
      'q',
      'include',
      'exclude',
      'sort',
      'asOf',
      'size',
      'cursor',
      'facets',
      'contains',
      'format',
    ],
  );
  const paths = fc.constantFrom(
    ...['/rights', '/rights/charts', '/rights/facets/holder', '/rights/export', '/query/complete'],
  );

  it('a question is answered or refused in words', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.array(fc.tuple(names, parts), { maxLength: 4 }),
        async (at, list) => {
          const query = list.map(
            ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
          );
          // Exports are counted by address of the asker.
          const remoteAddress = `10.0.0.${asked++ % 250}`;
          const url = `/api/v1${at}?${query.join('&')}`;
          const answer = await platform.ask('anonymous', { url, remoteAddress });
          if (answer.statusCode !== 200) expectProblem(answer, 400);
        },
      ),
      { numRuns: 300, seed: 20260701 },
    );
  });

  it('an id is found or not', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (text) => {
        const answer = await get(`/api/v1/rights/${encodeURIComponent(text.toWellFormed())}`);
        if (answer.statusCode !== 200) {
          expectProblem(answer);
          expect([400, 404]).toContain(answer.statusCode);
        }
      }),
      { numRuns: 100, seed: 20260702 },
    );
  });

  it('a body is taken or refused in words', async () => {
    const body = fc.oneof(
      fc.json({ depthSize: 'small' }),
      fc.record({ email: parts, password: parts }).map((value) => JSON.stringify(value)),
      fc.record({ cells: fc.dictionary(parts, parts) }).map((value) => JSON.stringify(value)),
      fc.string({ maxLength: 20 }),
    );
    const targets = fc.constantFrom(
      ...([
        ['POST', '/session'],
        ['POST', '/imports'],
        ['PUT', '/quarantine/1'],
        ['POST', '/law/parameters'],
        ['POST', '/law/calendar'],
      ] as const),
    );
    await fc.assert(
      fc.asyncProperty(targets, body, async ([method, url], payload) => {
        const answer = await platform.ask('systemAdministrator', {
          method,
          url: `/api/v1${url}`,
          payload,
          headers: { 'content-type': 'application/json', 'x-forwarded-for': '10.0.0.1' },
        });
        expectProblem(answer);
        expect(answer.statusCode).toBeLessThan(500);
      }),
      { numRuns: 100, seed: 20260703 },
    );
  });
});

describe('a failure inside', () => {
  it('is told with a code for the administrator and without what failed', async () => {
    const broken = await openTestPlatform();
    await broken.database.owner.pool.query('alter table record rename to away');
    const answer = await broken.ask('anonymous', { url: '/api/v1/rights/CN2020100000000' });
    expectProblem(answer, 500, 'service.failed');
    expect(answer.body).not.toMatch(/relation|record"/);
    expect(answer.json().detail.en).toContain(answer.json().requestId.slice(0, 8));
  });
});
