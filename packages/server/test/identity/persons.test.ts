import type { Invitation, PersonList, PersonRecord } from '@zca/domain/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Asker, TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({
    settings: { secondFactor: 'off', publicOrigin: 'https://ip.bureau.example' },
  });
});

const post = (asker: Asker, url: string, payload?: object) =>
  platform.ask(asker, {
    method: 'POST',
    url: `/api/v1${url}`,
    ...(payload === undefined ? {} : { payload }),
  });
const people = async (asker: Asker = 'systemAdministrator') =>
  (await platform.ask(asker, { url: '/api/v1/persons' })).json() as PersonList;
const find = async (id: string, asker?: Asker): Promise<PersonRecord> =>
  (await people(asker)).persons.find((one) => one.id === id)!;

let serial = 0;
const newPerson = (name = '李某') => ({
  displayName: name,
  email: `p${++serial}@bureau.example`,
  phone: '138 0000 1234',
});
const invited = async (): Promise<Invitation> =>
  (await post('systemAdministrator', '/persons', newPerson())).json() as Invitation;
const tokenOf = ({ link }: Invitation) => link.split('#token=')[1]!;
const signIn = (payload: object) => post('anonymous', '/session', payload);

describe('a new person', () => {
  it('is created by the system administrator alone, and enters once by the link', async () => {
    for (const asker of ['securityAdministrator', 'auditAdministrator', 'city', 'head'] as const) {
      expect((await post(asker, '/persons', newPerson())).statusCode).toBe(403);
    }
    const invitation = await invited();
    expect(invitation.link).toMatch(/^https:\/\/ip\.bureau\.example\/sign-in#token=/);
    const hours = (Date.parse(invitation.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(167);
    const first = await signIn({ oneTimeToken: tokenOf(invitation) });
    expect(first.json()).toMatchObject({ person: { grants: [], hasPassword: false } });
    expect((await signIn({ oneTimeToken: tokenOf(invitation) })).statusCode).toBe(401);
  });

  it('is refused with an address that is taken, whatever its case', async () => {
    const person = newPerson();
    expect((await post('systemAdministrator', '/persons', person)).statusCode).toBe(201);
    const again = { ...person, email: person.email.toUpperCase() };
    const answer = await post('systemAdministrator', '/persons', again);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'resource.conflict']);
  });

  it('has address and telephone sealed in the database, masked for those who do not invite', async () => {
    const person = { ...newPerson(), email: 'geheim-adresse@bureau.example' };
    const { personId } = (
      await post('systemAdministrator', '/persons', person)
    ).json() as Invitation;
    expect(await find(personId)).toMatchObject({ email: person.email, phone: person.phone });
    expect(await find(personId, 'auditAdministrator')).toMatchObject({
      email: 'g***@bureau.example',
      phone: '138****34',
    });
    const { rows } = await platform.database.owner.pool.query<{ text: string }>(
      'select row_to_json(p)::text as text from person p',
    );
    const shown = [person.email, person.phone, '13800001234', Buffer.from(person.email)];
    for (const { text } of rows) {
      for (const one of shown) {
        expect(text).not.toContain(typeof one === 'string' ? one : one.toString('hex'));
      }
    }
  });

  it('gets a new link that voids the one before', async () => {
    const first = await invited();
    const second = (
      await post('systemAdministrator', `/persons/${first.personId}/invitation`)
    ).json() as Invitation;
    expect((await signIn({ oneTimeToken: tokenOf(first) })).statusCode).toBe(401);
    expect((await signIn({ oneTimeToken: tokenOf(second) })).statusCode).toBe(200);
  });
});

describe('a role', () => {
  const district = { role: 'district', jurisdiction: '610113', manager: false };

  it('is given by the security administrator, and holds until it is revoked', async () => {
    const { personId } = await invited();
    for (const asker of ['systemAdministrator', 'auditAdministrator', 'city'] as const) {
      expect((await post(asker, `/persons/${personId}/grants`, district)).statusCode).toBe(403);
    }
    const given = await post('securityAdministrator', `/persons/${personId}/grants`, district);
    expect(given.statusCode).toBe(201);
    expect(await platform.identity.grants.of(personId)).toEqual([
      { role: 'district', jurisdiction: '610113' },
    ]);
    const url = `/api/v1/persons/${personId}/grants/${given.json().id}`;
    expect((await platform.ask('systemAdministrator', { method: 'DELETE', url })).statusCode).toBe(
      403,
    );
    const revoke = () => platform.ask('securityAdministrator', { method: 'DELETE', url });
    expect((await revoke()).statusCode).toBe(204);
    expect(await platform.identity.grants.of(personId)).toEqual([]);
    expect((await revoke()).statusCode).toBe(404);
  });

  it.each([
    [{ role: 'district', jurisdiction: '619999', manager: false }, 'no such organisation'],
    [{ role: 'district', jurisdiction: null, manager: false }, 'needs an organisation'],
    [{ role: 'station', jurisdiction: '610113', manager: false }, 'not held in such'],
    [{ role: 'district', jurisdiction: '610113', manager: true }, 'agency, bank'],
  ])('that does not fit its place is refused: %o', async (grant, words) => {
    const { personId } = await invited();
    const answer = await post('securityAdministrator', `/persons/${personId}/grants`, grant);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'grant.refused']);
    expect(answer.json().detail.en).toContain(words);
  });

  it('in the bureau holds in the whole city', async () => {
    const { personId } = await invited();
    const grant = { role: 'head', jurisdiction: '6101', manager: false };
    await post('securityAdministrator', `/persons/${personId}/grants`, grant);
    expect(await platform.identity.grants.of(personId)).toEqual([
      { role: 'head', jurisdiction: null },
    ]);
  });

  it('of a second administration is refused with 422 (P:K.8-2)', async () => {
    const { personId } = await invited();
    const give = (role: string) =>
      post('securityAdministrator', `/persons/${personId}/grants`, {
        role,
        jurisdiction: null,
        manager: false,
      });
    expect((await give('auditAdministrator')).statusCode).toBe(201);
    for (const role of ['systemAdministrator', 'securityAdministrator']) {
      const answer = await give(role);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().detail.zh).toContain('已是审计管理员');
    }
  });

  it('is not given to oneself', async () => {
    const own = (
      await platform.ask('securityAdministrator', { url: '/api/v1/session' })
    ).json() as { person: { id: string } };
    const answer = await post('securityAdministrator', `/persons/${own.person.id}/grants`, {
      role: 'city',
      jurisdiction: null,
      manager: false,
    });
    expect(answer.statusCode).toBe(422);
  });
});

describe('the first security administrator', () => {
  it('is named by the system administrator as long as there is none', async () => {
    const small = await openTestPlatform();
    const list = async () =>
      (await small.ask('systemAdministrator', { url: '/api/v1/persons' })).json() as PersonList;
    const holders = (await list()).persons.filter(({ grants }) =>
      grants.some(({ role }) => role === 'securityAdministrator'),
    );
    for (const { id } of holders) await small.identity.grants.revokeAll(id);
    expect((await list()).lacksSecurityAdministrator).toBe(true);
    const name = (id: string) =>
      small.ask('systemAdministrator', {
        method: 'POST',
        url: `/api/v1/persons/${id}/first-security-administrator`,
      });
    const own = (await small.ask('systemAdministrator', { url: '/api/v1/session' })).json() as {
      person: { id: string };
    };
    expect((await name(own.person.id)).statusCode).toBe(422);
    const first = await small.identity.addPerson({ displayName: '甲', email: null });
    const second = await small.identity.addPerson({ displayName: '乙', email: null });
    expect((await name(first)).statusCode).toBe(201);
    expect((await name(second)).statusCode).toBe(409);
    expect((await list()).lacksSecurityAdministrator).toBe(false);
    await small.close();
  });
});

describe('an account', () => {
  it('that is closed has no way in until it is opened again', async () => {
    const invitation = await invited();
    const opened = await signIn({ oneTimeToken: tokenOf(invitation) });
    const cookie = [opened.headers['set-cookie']].flat()[0]!.split(';')[0]!;
    const { personId } = invitation;
    const email = 'zu@bureau.example';
    const password = 'Weiße Wolke №1';
    await platform.accounts.credentials.setPassword(personId, { email, password }, false);
    expect((await post('systemAdministrator', `/persons/${personId}/closing`)).statusCode).toBe(
      204,
    );
    const state = await platform.app.inject({ url: '/api/v1/session', headers: { cookie } });
    expect(state.json().person).toBeNull();
    expect((await signIn({ email, password })).statusCode).toBe(401);
    const link = (
      await post('systemAdministrator', `/persons/${personId}/invitation`)
    ).json() as Invitation;
    expect((await signIn({ oneTimeToken: tokenOf(link) })).statusCode).toBe(401);
    await post('systemAdministrator', `/persons/${personId}/reopening`);
    expect((await signIn({ email, password })).statusCode).toBe(200);
  });

  it('of oneself is not closed', async () => {
    const own = (await platform.ask('systemAdministrator', { url: '/api/v1/session' })).json() as {
      person: { id: string };
    };
    const url = `/persons/${own.person.id}/closing`;
    expect((await post('systemAdministrator', url)).statusCode).toBe(422);
  });

  it('of those who watch the system administrator is opened by no link of his', async () => {
    const { personId } = await invited();
    await platform.identity.grants.give(
      personId,
      { role: 'auditAdministrator', jurisdiction: null },
      'test',
    );
    const url = `/persons/${personId}/invitation`;
    expect((await post('systemAdministrator', url)).statusCode).toBe(201);
    const email = 'pruefer@bureau.example';
    const password = 'Weiße Wolke №1';
    await platform.accounts.credentials.setPassword(personId, { email, password }, false);
    const refused = await post('systemAdministrator', url);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().detail.en).toContain('zca person link');
  });
});

describe('an organisation', () => {
  const add = (body: object) => post('systemAdministrator', '/organisations', body);
  const name = { zh: '某机构', en: 'Some body' };

  it.each([
    [{ code: '610113.07', kind: 'station', superior: '610113', name }, 201],
    [{ code: '610113.07', kind: 'station', superior: '610113', name }, 409],
    [{ code: '610112.08', kind: 'station', superior: '610113', name }, 400],
    [{ code: '610113.09', kind: 'station', superior: null, name }, 400],
    [{ code: 'ORG-1', kind: 'agency', superior: null, name }, 201],
    [{ code: 'ORG-2', kind: 'agency', superior: '6101', name }, 400],
    [{ code: '610199', kind: 'bank', superior: null, name }, 400],
    [{ code: 'XA-NEW', kind: 'zone', superior: '6101', name }, 201],
    [{ code: 'XA-NEW.1', kind: 'zone', superior: '6101', name }, 400],
    [{ code: 'small', kind: 'agency', superior: null, name }, 400],
  ])('%o: %d', async (body, status) => {
    expect((await add(body)).statusCode).toBe(status);
  });

  it('is closed and opened again by the system administrator', async () => {
    await add({ code: 'ORG-9', kind: 'bank', superior: null, name });
    for (const asker of ['securityAdministrator', 'city'] as const) {
      expect((await post(asker, '/organisations/ORG-9/closing')).statusCode).toBe(403);
    }
    expect((await post('systemAdministrator', '/organisations/ORG-9/closing')).statusCode).toBe(
      204,
    );
    expect((await platform.organisations.find('ORG-9'))?.closedAt).not.toBeNull();
    await post('systemAdministrator', '/organisations/ORG-9/reopening');
    expect((await platform.organisations.find('ORG-9'))?.closedAt).toBeNull();
    expect((await post('systemAdministrator', '/organisations/NONE/closing')).statusCode).toBe(404);
  });
});
