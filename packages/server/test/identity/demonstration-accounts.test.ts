import type { SignInWays } from '@zca/domain/identity';
import { ROLES, isAdministration } from '@zca/domain/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let ways: SignInWays;
beforeAll(async () => {
  platform = await openTestPlatform({ demonstration: true });
  ways = await platform.read('/api/v1/session/ways');
});

let last = 0;
const enter = (from: TestPlatform, id: string) =>
  from.ask('anonymous', {
    method: 'POST',
    url: '/api/v1/session',
    payload: { demonstrationPerson: id },
    remoteAddress: `10.4.0.${++last}`,
  });

describe('in a demonstration', () => {
  it('there is an account for each role, the administrations in three people', () => {
    const roles = ways.demonstration.flatMap(({ grants }) => grants.map(({ role }) => role));
    // Two officers and the head of the city check each other; of every other role there is one.
    expect(roles.toSorted()).toEqual([...ROLES, 'city' as const, 'head' as const].toSorted());
    for (const { grants } of ways.demonstration) {
      expect(grants.filter(({ role }) => isAdministration(role)).length).toBeLessThanOrEqual(1);
    }
  });

  it('each is chosen with one step, with its role in its place and no second factor', async () => {
    for (const { id, displayName, grants } of ways.demonstration) {
      const answer = await enter(platform, id);
      expect(answer.json()).toMatchObject({ person: { displayName, grants }, pending: null });
    }
  });

  it('no other account can be chosen in this way', async () => {
    const id = await platform.identity.addPerson({ displayName: '真人', email: null });
    expect((await enter(platform, id)).statusCode).toBe(404);
  });

  it('they are none of the bureau: no administrator of theirs counts', async () => {
    const fresh = await openTestPlatform({ demonstration: true });
    for (const role of ROLES) {
      const person = await fresh.identity.findPersonWithRole(role);
      const known = (await fresh.identity.listDemonstration()).map(({ id }) => id);
      expect(known).not.toContain(person);
    }
    await fresh.close();
  });
});

describe('when the demonstration is turned off', () => {
  it('they have no way in, and those who were in are out; turned on again, they have', async () => {
    const { id } = ways.demonstration[0]!;
    const opened = await enter(platform, id);
    const cookie = [opened.headers['set-cookie']].flat()[0]!.split(';')[0]!;
    const { database, dataDirectory } = platform;
    const real = await openTestPlatform({ database, dataDirectory });
    expect(await real.read('/api/v1/session/ways')).toEqual({ provider: null, demonstration: [] });
    expect((await enter(real, id)).statusCode).toBe(404);
    const state = await real.app.inject({ url: '/api/v1/session', headers: { cookie } });
    expect(state.json().person).toBeNull();
    const oneTimeToken = await real.sessions.newLink(id);
    const byLink = await real.ask('anonymous', {
      method: 'POST',
      url: '/api/v1/session',
      payload: { oneTimeToken },
    });
    expect(byLink.statusCode).toBe(401);
    await real.close();

    const again = await openTestPlatform({ database, dataDirectory, demonstration: true });
    expect(await again.read<SignInWays>('/api/v1/session/ways')).toEqual(ways);
    expect((await enter(again, id)).statusCode).toBe(200);
    await again.close();
  });
});
