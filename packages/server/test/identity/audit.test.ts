import type { AuditList } from '@zca/domain/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
});

const read = async (query = ''): Promise<AuditList> => {
  const answer = await platform.ask('auditAdministrator', { url: `/api/v1/audit${query}` });
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

describe('the audit journal', () => {
  it('holds who did what to whom, and is read by the audit administrator alone', async () => {
    const made = await platform.ask('systemAdministrator', {
      method: 'POST',
      url: '/api/v1/persons',
      payload: { displayName: '李某', email: 'li@bureau.example', phone: null },
    });
    const { personId } = made.json() as { personId: string };
    const { entries } = await read('?action=person.add');
    expect(entries[0]).toMatchObject({
      target: personId,
      targetName: '李某',
      actorName: 'systemAdministrator',
    });
    for (const asker of ['systemAdministrator', 'securityAdministrator', 'auditor'] as const) {
      expect((await platform.ask(asker, { url: '/api/v1/audit' })).statusCode).toBe(403);
    }
  });

  it('writes down refused sign-ins without the address', async () => {
    await platform.ask('anonymous', {
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'geheim@bureau.example', password: 'falsch' },
    });
    const { entries } = await read('?action=session.refused');
    expect(entries[0]).toMatchObject({ actor: 'anonymous', actorName: null });
    expect(JSON.stringify(entries)).not.toContain('geheim');
  });

  it('is read page by page, and says that it was read', async () => {
    const first = await read('?size=2');
    expect(first.entries).toHaveLength(2);
    const next = await read(`?size=2&before=${first.before}`);
    expect(next.entries[0]!.id).toBeLessThan(first.entries[1]!.id);
    const readings = await read('?action=audit.read');
    expect(readings.entries.length).toBeGreaterThan(0);
    expect(readings.before).toBeNull();
  });

  it('is read day by day of Shanghai', async () => {
    const { pool } = platform.database.application;
    // The last instant of 1 May and the first of 2 May, in Shanghai.
    await pool.query(
      `insert into audit_entry (at, actor, action, target, detail) values
         ('2024-05-01T15:59:59.999Z', 'system', 'person.close', 'first', '{}'),
         ('2024-05-01T16:00:00Z', 'system', 'person.close', 'second', '{}')`,
    );
    const targets = async (query: string) =>
      (await read(`?action=person.close&${query}`)).entries.map(({ target }) => target);
    expect(await targets('to=2024-05-01')).toEqual(['first']);
    expect(await targets('from=2024-05-02&to=2024-05-02')).toEqual(['second']);
    expect(await targets('from=2024-05-01&to=2024-05-02')).toEqual(['second', 'first']);
    expect(await targets('from=2024-05-03&to=2024-05-04')).toEqual([]);
    const wrong = await platform.ask('auditAdministrator', {
      url: '/api/v1/audit?from=2024-13-01',
    });
    expect(wrong.statusCode).toBe(400);
  });
});
