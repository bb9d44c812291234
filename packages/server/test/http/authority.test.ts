import {
  ACTIONS,
  ANONYMOUS,
  AUTHORITY,
  ROLES,
  atDoor,
  isStaff,
  may,
  mayEnter,
} from '@zca/domain/identity';
import type { Action, Actor, Role } from '@zca/domain/identity';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/base/http/server.ts';
import { operationRoutes } from '../../src/base/http/operationRoutes.ts';
import { pageRoutes } from '../../src/base/http/pageRoutes.ts';
import { createLogger } from '../../src/base/log/log.ts';
import { Metrics } from '../../src/base/metrics/metrics.ts';
import type { RoomParts } from '../../src/rooms.ts';
import { registerRooms } from '../../src/rooms.ts';
import { ASKERS, type Asker, openTestPlatform, signedIn } from '../support/platform.ts';

interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly action: Action | 'static' | undefined;
}

/** Every route that the platform registers, with the action that it declares. */
async function declaredRoutes(): Promise<DeclaredRoute[]> {
  const metrics = new Metrics();
  const app = await createApp({
    logger: createLogger('silent'),
    metrics,
    uploadMaxBytes: 1,
    rateLimitPerMinute: 0,
    trustProxy: false,
    version: '0',
    identify: async () => ANONYMOUS,
  });
  const routes: DeclaredRoute[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      routes.push({ method, url: route.url, action: route.config?.action });
    }
  });
  // Routes are declared here and never called, so nothing of the parts is touched.
  const untouched = new Proxy({}, { get: () => () => undefined });
  operationRoutes(app, { metrics, version: '0', isReady: async () => true });
  registerRooms(app, {
    ledger: untouched,
    accounts: untouched,
    organisations: untouched,
    law: untouched,
    registry: untouched,
    search: untouched,
  } as unknown as RoomParts);
  await pageRoutes(app);
  await app.ready();
  const printed = app.printRoutes({ commonPrefix: false });
  await app.close();
  // What the router prints is the proof that none escaped the hook; it joins its wildcards.
  const leaves = printed.split('\n').filter((line) => !line.includes('*'));
  const methods = leaves.flatMap((line) => /\(([A-Z, ]+)\)/.exec(line)?.[1]!.split(', ') ?? []);
  expect(routes.filter((route) => !route.url.includes('*'))).toHaveLength(methods.length);
  return routes;
}

const routes = await declaredRoutes();
const writes = routes.filter(({ method }) => !['GET', 'HEAD'].includes(method));
const decided = routes.filter((route) => route.action !== 'static');

/** A real address of a route: parameters that are well formed and name nothing. */
const addressOf = (url: string) => url.replace(':id', '999999').replace(/:\w+/g, 'nothing');

function actorOf(asker: Asker): Actor {
  if (asker === 'anonymous') return ANONYMOUS;
  const grants = [{ role: asker, jurisdiction: null }];
  return { kind: 'person', personId: 'p', displayName: asker, grants };
}

describe('every route', () => {
  it('declares an action', () => {
    expect(routes.length).toBeGreaterThan(25);
    const known = new Set<unknown>([...ACTIONS, 'static']);
    for (const route of routes)
      expect(known, `${route.method} ${route.url}`).toContain(route.action);
  });

  it('of the API asks for authority, but the life signs', () => {
    const free = routes.filter(
      (route) => route.action === 'static' && route.url.startsWith('/api'),
    );
    expect(free.map((route) => route.url)).toEqual(['/api/openapi.json', '/api/openapi.json']);
  });

  it('that is free of authority only reads', () => {
    expect(writes.filter((route) => route.action === 'static')).toEqual([]);
  });
});

describe('authority', () => {
  it('lets anonymous visitors write nothing but their session, their own lists and their own matters', () => {
    const open = writes.filter((route) => may(ANONYMOUS, route.action as Action));
    expect(open.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual([
      'DELETE /api/v1/number-lists/:id',
      'DELETE /api/v1/session',
      'POST /api/v1/map/flows/list',
      'POST /api/v1/matters',
      'POST /api/v1/matters/files',
      'POST /api/v1/number-lists',
      'POST /api/v1/number-lists/file',
      // Advice on a draft, which is not kept.
      'POST /api/v1/protection/advice',
      'POST /api/v1/session',
      'POST /api/v1/session/second-factor',
      'POST /api/v1/tracking/:code/acts',
    ]);
  });

  it('over things of the whole city is had by a grant for the whole city alone', () => {
    const local: Actor = {
      kind: 'person',
      personId: 'p',
      displayName: 'p',
      grants: [{ role: 'city', jurisdiction: '610113' }],
    };
    expect(may(local, 'records.import')).toBe(false);
    expect(mayEnter(local, 'records.import')).toBe(false);
    expect(may(local, 'law.read')).toBe(true);
    expect(may(local, 'records.read')).toBe(true);
  });

  it('over things with a place is had in the own place and below it', () => {
    const manager = (jurisdiction: string): Actor => ({
      kind: 'person',
      personId: 'p',
      displayName: 'p',
      grants: [{ role: 'bank', jurisdiction, manager: true }],
    });
    expect(AUTHORITY['staff.manage'].reach).toBe('place');
    for (const [own, asked, expected] of [
      ['ORG1', 'ORG1', true],
      ['ORG1', 'ORG1.01', true],
      ['ORG1', 'ORG10', false],
      ['ORG1', null, false],
    ] as const) {
      expect(may(manager(own), 'staff.manage', { jurisdiction: asked })).toBe(expected);
    }
    expect(mayEnter(manager('ORG1'), 'staff.manage')).toBe(true);
  });

  it('waits until a due second factor or password is set', () => {
    const pending = (due: 'secondFactor' | 'password'): Actor => ({
      kind: 'person',
      personId: 'p',
      displayName: 'p',
      grants: [{ role: 'systemAdministrator', jurisdiction: null }],
      pending: due,
    });
    for (const due of ['secondFactor', 'password'] as const) {
      const open = ACTIONS.filter((action) => may(pending(due), action));
      expect(open).toEqual(
        ACTIONS.filter((action) => action === 'account.secure' || may(ANONYMOUS, action)),
      );
      // What everybody may do brings no role along.
      expect(atDoor(pending(due), 'records.read')).toMatchObject({ grants: [] });
    }
  });

  it('of a token is that of its person within its scopes', () => {
    const token: Actor = {
      kind: 'person',
      personId: 'p',
      displayName: 'p',
      grants: [{ role: 'city', jurisdiction: null }],
      scopes: ['records.import', 'law.change'],
    };
    expect(may(token, 'records.import')).toBe(true);
    expect(may(token, 'law.change')).toBe(false);
    expect(may(token, 'quarantine.read')).toBe(false);
    expect(may(token, 'records.read')).toBe(true);
    expect(atDoor(token, 'records.import')).toEqual(token);
    expect(atDoor(token, 'records.read')).toEqual({ ...token, grants: [] });
    expect(atDoor(ANONYMOUS, 'records.read')).toEqual(ANONYMOUS);
  });

  it('gives each role what it needs and no more', () => {
    const table = Object.fromEntries(
      ROLES.map((role) => [role, ACTIONS.filter((action) => may(actorOf(role), action))]),
    );
    const beyondReading = (role: Role) =>
      table[role]!.filter((action) => !may(ANONYMOUS, action)).toSorted();
    const own = [
      ...['account.own', 'account.secure', 'notices.own', 'searches.own'],
      // What may be read and done in a matter is decided by its procedure.
      ...['matters.act', 'matters.read'],
    ];
    const data = [
      'awards.manage',
      'mappings.save',
      'quarantine.mend',
      'quarantine.read',
      'records.homes',
      'records.import',
      'rules.activate',
      'rules.edit',
    ];
    const indicators = ['indicators.live', 'indicators.enter', 'indicators.draft'];
    const clues = ['appraisal.clues'];
    const value = ['appraisal.value'];
    const rosters = ['rosters.read', 'rosters.upload'];
    const desk = ['line.earlier', 'protection.metrics', 'tickets.export', 'tickets.import'];
    const expected: Partial<Record<Role, readonly string[]>> = {
      operator: ['law.read', ...desk],
      station: ['law.read', 'indicators.live', ...desk],
      district: ['law.read', ...clues, ...indicators, ...desk, ...rosters],
      city: [
        ...['law.read', 'retention.read', 'indicators.targets', 'parties.resolve'],
        'labels.correct',
        ...['appraisal.run', ...clues, ...value, ...indicators, ...data, ...desk, ...rosters],
      ],
      head: [
        ...['law.read', 'retention.read', 'protection.metrics', 'tickets.export'],
        ...['indicators.live', 'indicators.targets', 'rosters.read', 'rules.activate', ...clues],
        ...value,
      ],
      centre: ['law.read', 'indicators.live', ...value],
      leader: ['law.read', 'indicators.live', 'protection.metrics', 'rosters.read'],
      auditor: [
        ...['law.read', 'indicators.live', 'operation.read', 'protection.metrics'],
        ...['quarantine.read', 'retention.read', 'rosters.read', ...clues],
      ],
      systemAdministrator: [
        ...[
          'law.change',
          'law.read',
          'notices.replay',
          'papers.print',
          'operation.read',
          'organisations.manage',
        ],
        ...['parties.resolve', 'persons.manage', 'persons.read', 'retention.read', ...data],
        'appraisal.run',
      ],
      securityAdministrator: ['grants.manage', 'law.read', 'persons.read', 'retention.read'],
      auditAdministrator: ['audit.read', 'law.read', 'persons.read'],
      holder: ['staff.manage', ...value],
      agency: ['staff.manage', ...value],
      bank: ['staff.manage', ...value],
      court: ['law.read', ...value],
      expert: ['law.read', ...value],
    };
    for (const role of ROLES) {
      const registers = isStaff(role) ? ['awards.read', 'map.small', 'rules.read'] : [];
      const wanted = [...own, ...registers, ...(expected[role] ?? ['law.read'])].toSorted();
      expect([role, beyondReading(role)]).toEqual([role, wanted]);
    }
  });
});

describe('every cell of role × action × jurisdiction', async () => {
  const platform = await openTestPlatform();
  /** One route for each action: what a grant opens is decided by the action alone. */
  const doors = new Map(
    decided
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url, action }) => [action as Action, { method, url }]),
  );
  const PLACES = ['610113', '610113.01', 'ORG1'] as const;

  it('has a route for each action, but for those that are decided within', () => {
    const within = ACTIONS.filter((action) => !doors.has(action));
    expect(within).toEqual(['map.small', 'records.homes', 'mappings.save']);
  });

  for (const jurisdiction of PLACES) {
    it.each(ROLES)(
      `%s at ${jurisdiction} comes to the doors of the table and no others`,
      async (role) => {
        const cookie = await signedIn(platform.accounts, role, Date.now(), jurisdiction);
        const actor: Actor = {
          kind: 'person',
          personId: 'p',
          displayName: role,
          grants: [{ role, jurisdiction }],
        };
        for (const [action, { method, url }] of doors) {
          // Signing out would end the session that the other cells need.
          if (action === 'session.open') continue;
          const answer = await platform.app.inject({
            method: method as 'GET',
            url: addressOf(url),
            headers: { cookie, 'x-zca-csrf': '1' },
          });
          const isShut = answer.statusCode === 401 || answer.statusCode === 403;
          // Within a place the handler decides again, about a place that is not there.
          const mayBeShut = AUTHORITY[action].reach === 'place';
          if (!mayEnter(actor, action)) expect([action, answer.statusCode]).toEqual([action, 403]);
          else if (!mayBeShut) expect([action, isShut]).toEqual([action, false]);
        }
      },
    );
  }
});

describe('the server decides as `may` does', async () => {
  const platform = await openTestPlatform();

  for (const { method, url, action } of decided) {
    it.each(ASKERS)(`${method} ${url} as %s`, async (asker) => {
      // Signing out would end the session that the other cases need.
      const keeps = method === 'DELETE' && url === '/api/v1/session';
      const headers = keeps ? { cookie: '' } : {};
      const answer = await platform.ask(asker, {
        method: method as 'GET',
        url: addressOf(url),
        headers,
      });
      if (mayEnter(actorOf(asker), action as Action)) {
        // What is asked is empty or absent: that is told, and not that it may not be asked.
        const refused = ['actor.unknown', 'actor.forbidden', 'origin.refused'];
        if (answer.statusCode >= 400 && method !== 'HEAD') {
          expect(refused).not.toContain(answer.json().code);
          expect(answer.statusCode).toBeLessThan(500);
        }
        expect([401, 403]).not.toContain(answer.statusCode);
      } else {
        expect(answer.statusCode).toBe(asker === 'anonymous' ? 401 : 403);
      }
    });
  }
});
