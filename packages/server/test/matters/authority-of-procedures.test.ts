import { ROLES, type Role } from '@zca/domain/identity';
import { PROCEDURES } from '@zca/domain/procedures';
import {
  type ActionDefinition,
  type Authority,
  chartOf,
  type Matter,
  type ProcedureDefinition,
  type StatePosition,
} from '@zca/procedure';
import { afterAll, describe, expect, it } from 'vitest';
import { uuidOfInstant } from '../../src/matters/uuid.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

/*
 * Every cell of role × action × place of every procedure, over HTTP. Matters lie in the station
 * 610113.01 and came in at the district 610113.
 */
const OFFICE = '610113.01';
const ORIGIN = '610113';
const PLACES = [null, ORIGIN, OFFICE, '610113.02', '610103'] as const;
type Place = (typeof PLACES)[number];

/** In which places a role must be held, as the definitions mean it; written down once more here. */
const COVERED: Readonly<Record<string, readonly Place[]>> = {
  handler: [null, ORIGIN, OFFICE],
  office: [OFFICE],
  superior: [null, ORIGIN],
  origin: [null, ORIGIN],
  anywhere: PLACES,
  assigned: [],
};

const procedures: readonly ProcedureDefinition[] = [...PROCEDURES, libraryCard];
const platform = await openTestPlatform({ procedures: [libraryCard] });
const { pool } = platform.database.application;
const cookies = new Map<string, string>();
for (const role of ROLES) {
  for (const place of PLACES) {
    const cookie = await signedIn(platform.accounts, role, Date.now(), place);
    cookies.set(`${role}@${place ?? ''}`, cookie);
  }
}

function holds(authorities: readonly Authority[], role: Role | null, place: Place): boolean {
  return authorities.some(
    (authority) =>
      authority.role === 'public' ||
      (authority.role === role && role !== null && COVERED[authority.where]?.includes(place)),
  );
}

let n = 0;
/** A matter in a state, as if its acts had led there. */
async function matterAt(definition: ProcedureDefinition, position: StatePosition): Promise<string> {
  const id = uuidOfInstant(Date.now());
  const now = new Date().toISOString();
  const matter: Matter = {
    id,
    definition: definition.id,
    version: definition.version,
    number: `权${++n}`,
    revision: 1,
    position,
    data: {},
    office: OFFICE,
    origin: ORIGIN,
    assignee: null,
    parties: {},
    clocks: {},
    doneBy: {},
    recused: [],
    filedAt: now,
    actedAt: now,
    endedAt: null,
  };
  await pool.query(
    `insert into matter (id, definition, version, number, revision, state, office, origin, subject,
       filed_at, acted_at, body, head) values ($1, $2, $3, $4, 1, 's', $5, $6, '', $7, $7, $8, $9)`,
    [
      ...[id, matter.definition, matter.version, matter.number, OFFICE, ORIGIN, now],
      ...[JSON.stringify(matter), Buffer.alloc(32, 1)],
    ],
  );
  return id;
}

/** A position of the chart in which an action can be done, found by walking from the start. */
function positionFor(definition: ProcedureDefinition, action: ActionDefinition): StatePosition {
  const chart = chartOf(definition);
  const seen = new Map<string, StatePosition>();
  const waiting: StatePosition[] = [chart.initial];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(JSON.stringify(at))) continue;
    seen.set(JSON.stringify(at), at);
    if (action.from.some((path) => chart.isIn(at, path))) return at;
    for (const [name, other] of Object.entries(definition.actions)) {
      const routes = [other.to ?? []].flat().length;
      for (let route = 0; route < routes; route++) {
        const after = chart.after(at, name, route);
        if (after !== undefined) waiting.push(after);
      }
    }
  }
  throw new Error('no position');
}

const asked = { cells: 0, allowed: 0 };

async function cell(
  definition: ProcedureDefinition,
  name: string,
  role: Role | null,
  place: Place,
): Promise<void> {
  const action = definition.actions[name]!;
  const isFiling = action.from.length === 0;
  const cookie = role === null ? '' : cookies.get(`${role}@${place ?? ''}`)!;
  const key = `cell-${String(++asked.cells).padStart(16, '0')}`;
  const answer = await platform.app.inject({
    method: 'POST',
    url: isFiling
      ? '/api/v1/matters'
      : `/api/v1/matters/${await matterAt(definition, positionFor(definition, action))}/acts`,
    headers: { 'x-zca-csrf': '1', ...(cookie === '' ? {} : { cookie }) },
    payload: {
      action: name,
      input: {},
      key,
      ...(isFiling ? { procedure: definition.id } : { revision: 1 }),
    },
  });
  const where = `${definition.id}.${name} by ${role ?? 'a visitor'} in ${place ?? 'the city'}`;
  // Whoever files has no matter yet, so only the role counts.
  const may = isFiling
    ? action.by.some((one) => one.role === 'public' || (role !== null && one.role === role))
    : role !== null && holds(action.by, role, place);
  if (may) {
    asked.allowed++;
    expect([201, 409, 422], `${where}: ${answer.body}`).toContain(answer.statusCode);
  } else {
    expect([401, 403, 404], `${where}: ${answer.body}`).toContain(answer.statusCode);
  }
}

describe.each(procedures.map((one): [string, ProcedureDefinition] => [one.id, one]))(
  'in %s',
  (_id, definition) => {
    it.each(Object.keys(definition.actions))(
      '%s is done by those who may and nobody else',
      async (name) => {
        const named = new Set(definition.actions[name]!.by.map((one) => one.role));
        await cell(definition, name, null, null);
        for (const role of ROLES) {
          // What a role may not do in the whole city it may do nowhere.
          const places = named.has(role) || named.has('public') ? PLACES : ([null] as const);
          for (const place of places) await cell(definition, name, role, place);
        }
      },
    );
  },
);

afterAll(() => {
  expect(asked.cells).toBeGreaterThan(procedures.length * ROLES.length);
  expect(asked.allowed).toBeGreaterThan(0);
});
