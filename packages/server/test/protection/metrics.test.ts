import type { ProtectionMetrics } from '@zca/domain/protection';
import type { InjectOptions } from 'fastify';
import { expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const CLOCK = { now: Date.parse('2026-06-16T02:00:00Z') };
const platform = await openTestPlatform({ clock: () => CLOCK.now });
const asks = async (role: Parameters<typeof signedIn>[1], place: string | null = null) => {
  const cookie = await signedIn(platform.accounts, role, CLOCK.now, place);
  return (request: InjectOptions) =>
    platform.app.inject({ ...request, headers: { cookie, 'x-zca-csrf': '1' } });
};
type Asking = Awaited<ReturnType<typeof asks>>;
let n = 0;
const send = async (asking: Asking, url: string, payload: object): Promise<{ matter: string }> => {
  const key = `metrics-0000-${String(++n).padStart(8, '0')}`;
  const answer = await asking({ method: 'POST', url, payload: { ...payload, key } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const register = (asking: Asking, procedure: string, input: object = {}) =>
  send(asking, '/api/v1/matters', {
    procedure,
    action: 'register',
    input:
      procedure === 'complaint'
        ? { content: '退款', respondentName: '某店', ...input }
        : { clue: '假冒', respondentName: '某店', ...input },
  });
const act = (asking: Asking, id: string, action: string, revision: number, input: object = {}) =>
  send(asking, `/api/v1/matters/${id}/acts`, { action, input, revision });

it('counts what the definitions say, in the scope of whoever asks', async () => {
  const yanta = await asks('district', '610113');
  const city = await asks('city');
  const late = await register(yanta, 'complaint', { receivedOn: '2026-06-01' });
  const misrouted = await register(yanta, 'complaint');
  await act(yanta, misrouted.matter, 'misroute', 1, { excludedMatter: 'consultation' });
  const clue = await register(yanta, 'report');
  await act(yanta, clue.matter, 'openCase', 1, { caseNumber: '雁市监立〔2026〕1号' });
  await register(city, 'complaint', { receivedOn: '2026-06-01' });
  CLOCK.now = Date.parse('2026-06-17T02:00:00Z');

  const later = await asks('district', '610113');
  await act(later, late.matter, 'reject', 1, {
    rejectionGround: 'notCompetent',
    rejectionReason: '不属于本局',
  });
  const read = async (asking: Asking, query = '') =>
    (
      await asking({ url: `/api/v1/protection/metrics?from=2026-05-15&to=2026-06-30${query}` })
    ).json<ProtectionMetrics>();
  const all = await read(await asks('leader'));
  const metric = (from: ProtectionMetrics['total'], name: string) =>
    from.find((one) => one.name === name)!;
  // Due on 10 June, decided on the 17th; the city's own is not decided at all.
  expect(metric(all.total, 'acceptedInTime')).toMatchObject({
    numerator: 0,
    denominator: 2,
    percent: 0,
    excluded: { misrouted: 1, duplicate: 0 },
  });
  expect(metric(all.total, 'reportsFiled')).toMatchObject({
    numerator: 1,
    denominator: 1,
    percent: 100,
  });
  expect(metric(all.total, 'mediationSuccess')).toMatchObject({ denominator: 0, percent: null });
  expect(metric(all.total, 'daysToClose')).toMatchObject({
    denominator: 1,
    meanDays: 16,
    medianDays: 16,
  });
  expect(all.byMonth.map(({ month }) => month)).toEqual(['2026-05', '2026-06']);
  expect(metric(all.byMonth[0]!.metrics, 'acceptedInTime').denominator).toBe(0);
  expect(all.byOffice.map(({ office }) => office)).toEqual([null, '610113']);

  const own = await read(later);
  expect(metric(own.total, 'acceptedInTime').denominator).toBe(1);
  const other = await read(await asks('district', '610103'));
  expect(other.byOffice).toEqual([]);
  const narrowed = await read(await asks('leader'), '&office=610113');
  expect(metric(narrowed.total, 'acceptedInTime').denominator).toBe(1);
});

it('refuses a period that is none', async () => {
  const leader = await asks('leader');
  for (const query of ['from=2026-06-30&to=2026-06-01', 'from=2020-01-01&to=2026-06-01']) {
    expect((await leader({ url: `/api/v1/protection/metrics?${query}` })).statusCode).toBe(400);
  }
  expect(
    (
      await (
        await asks('holder')
      )({ url: '/api/v1/protection/metrics?from=2026-06-01&to=2026-06-02' })
    ).statusCode,
  ).toBe(403);
});
