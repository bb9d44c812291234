import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/base/http/server.ts';
import { createLogger } from '../../src/base/log/log.ts';
import { Metrics } from '../../src/base/metrics/metrics.ts';

const lines: string[] = [];
const app = await createApp({
  logger: createLogger('trace', { write: (line) => void lines.push(line) }),
  metrics: new Metrics(),
  uploadMaxBytes: 1,
  rateLimitPerMinute: 0,
  trustProxy: false,
  version: 'test',
  identify: async () => ({ kind: 'anonymous' }),
});
app.get('/api/v1/rights/:key', { config: { action: 'records.read' } }, async () => ({ count: 0 }));
app.get('/api/v1/broken', { config: { action: 'records.read' } }, async () => {
  throw new Error('a defect');
});
app.post(
  '/api/v1/session',
  { config: { action: 'session.open' }, schema: { body: z.object({ password: z.string() }) } },
  async () => ({ ok: true }),
);
afterAll(() => app.close());

it('is JSON with request ids, routes and statuses, and names nobody', async () => {
  await app.inject({ url: '/api/v1/rights/张三?q=李四', headers: { 'user-agent': '王五的电脑' } });
  await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'x-zca-csrf': '1', cookie: 'zca_session=secret-cookie' },
    payload: { password: 'correct horse battery' },
  });
  await app.inject({ url: '/api/v1/broken?q=赵六' });
  await app.inject({ url: '/nowhere/孙七' });
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const requests = entries.filter((entry) => entry['msg'] === 'request');
  expect(requests.map(({ route, status }) => [route, status])).toEqual([
    ['/api/v1/rights/:key', 200],
    ['/api/v1/session', 200],
    ['/api/v1/broken', 500],
    ['unknown', 404],
  ]);
  for (const entry of requests) expect(entry['reqId']).toMatch(/^[0-9a-f-]{36}$/);
  const said = lines.join('');
  for (const secret of ['张三', '李四', '王五', '赵六', '孙七', 'correct horse', 'secret-cookie']) {
    expect(said).not.toContain(secret);
    expect(said).not.toContain(encodeURIComponent(secret));
  }
});
