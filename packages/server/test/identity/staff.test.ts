import type { Invitation, StaffList } from '@zca/domain/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';

let platform: TestPlatform;
let manager: string;
let managerId: string;
let colleague: string;
beforeAll(async () => {
  platform = await openTestPlatform();
  for (const code of ['ORG-A', 'ORG-B']) {
    await platform.organisations.add({
      code,
      kind: 'bank',
      name: { zh: '某银行', en: 'Some bank' },
      superior: null,
      closedAt: null,
    });
  }
  const now = Date.now();
  manager = await signedIn(platform.accounts, 'bank', now, 'ORG-A');
  managerId = await idOf(manager);
  await platform.identity.grants.give(
    managerId,
    { role: 'bank', jurisdiction: 'ORG-A', manager: true },
    'test',
  );
  colleague = await signedIn(platform.accounts, 'bank', now, 'ORG-A');
});

const idOf = async (cookie: string): Promise<string> => {
  const answer = await platform.app.inject({ url: '/api/v1/session', headers: { cookie } });
  return (answer.json() as { person: { id: string } }).person.id;
};
const ask = (
  cookie: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  payload?: object,
  code = 'ORG-A',
) =>
  platform.app.inject({
    method,
    url: `/api/v1/organisations/${code}/staff${path}`,
    headers: { cookie, 'x-zca-csrf': '1' },
    ...(payload === undefined ? {} : { payload }),
  });
let serial = 0;
const invite = async (): Promise<Invitation> => {
  const person = { displayName: '柜员', email: `t${++serial}@bank.example`, phone: null };
  const answer = await ask(manager, 'POST', '', person);
  expect(answer.statusCode).toBe(201);
  return answer.json();
};
const staff = async () => (await ask(manager, 'GET', '')).json() as StaffList;

describe('the manager of an organisation', () => {
  it('hands on the role of its kind, in it alone', async () => {
    const { personId } = await invite();
    expect(await platform.identity.grants.of(personId)).toEqual([
      { role: 'bank', jurisdiction: 'ORG-A' },
    ]);
    const { role, organisation, persons } = await staff();
    expect([role, organisation.code]).toEqual(['bank', 'ORG-A']);
    expect(persons.map(({ id }) => id)).toContain(personId);
  });

  it('is nobody in other organisations, and colleagues manage nobody', async () => {
    const person = { displayName: '柜员', email: 'x@bank.example', phone: null };
    for (const [cookie, code, status] of [
      [manager, 'ORG-B', 403],
      [manager, 'ORG-NONE', 403],
      [manager, '610113', 403],
      [colleague, 'ORG-A', 404],
      [platform.cookies.bank, 'ORG-A', 404],
      [platform.cookies.systemAdministrator, 'ORG-A', 403],
    ] as const) {
      expect((await ask(cookie, 'GET', '', undefined, code)).statusCode).toBe(status);
      expect((await ask(cookie, 'POST', '', person, code)).statusCode).toBe(status);
    }
  });

  it('takes the role away again, but not that of a manager', async () => {
    const { personId } = await invite();
    const { persons } = await staff();
    const given = persons.find(({ id }) => id === personId)!;
    const own = persons.find(({ id, manager: is }) => id === managerId && is)!;
    expect((await ask(manager, 'DELETE', `/${own.grantId}`)).statusCode).toBe(404);
    expect((await ask(manager, 'DELETE', `/${given.grantId}`)).statusCode).toBe(204);
    expect(await platform.identity.grants.of(personId)).toEqual([]);
  });

  it('invites anew only who has not entered yet', async () => {
    const { personId } = await invite();
    const given = (await staff()).persons.find(({ id }) => id === personId)!;
    const url = `/${given.grantId}/invitation`;
    expect((await ask(manager, 'POST', url)).statusCode).toBe(201);
    const wanted = { email: 'eintritt@bank.example', password: 'Weiße Wolke №1' };
    await platform.accounts.credentials.setPassword(personId, wanted, false);
    expect((await ask(manager, 'POST', url)).statusCode).toBe(422);
  });

  it('has handed on for as long as the own role holds', async () => {
    const { personId } = await invite();
    expect(await platform.identity.grants.of(personId)).toHaveLength(1);
    const own = (await platform.identity.grants.recordsOf(managerId)).find((one) => one.manager)!;
    expect(await platform.identity.grants.revoke(managerId, own.id)).toBeGreaterThan(1);
    expect(await platform.identity.grants.of(personId)).toEqual([]);
    expect((await ask(manager, 'GET', '')).statusCode).toBe(404);
  });
});
