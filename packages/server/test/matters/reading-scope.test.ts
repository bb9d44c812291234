import {
  type ActingPerson,
  defineProcedure,
  type Matter,
  mayRead,
  type Where,
} from '@zca/procedure';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSealer } from '../../src/base/secrecy/index.ts';
import { MatterStore } from '../../src/matters/matterStore.ts';
import { readScope } from '../../src/matters/scope.ts';
import { openTestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

/** One procedure for every place in which a role can be held, and one for all of them together. */
const WHERE: readonly Where[] = [
  ...(['handler', 'office', 'superior', 'origin', 'assigned', 'anywhere'] as const),
  'party:reader',
];
const definitions = [
  ...WHERE.map((where, i) => readable(`p${i}`, [where])),
  readable('all', WHERE),
];

function readable(id: string, where: readonly Where[]) {
  return defineProcedure({
    ...libraryCard,
    id,
    actions: { ask: libraryCard.actions.ask },
    clocks: {},
    readBy: where.map((one) =>
      one.startsWith('party:') ? { where: one } : { role: 'district', where: one },
    ),
  });
}

const OFFICES = [
  null,
  '610113',
  '610113.01',
  '610113.01.02',
  '610103',
  '6101130',
  'XA-GX',
  '610113-1',
];
const PERSONS = Array.from({ length: 4 }, (_, i) => `00000000-0000-4000-8000-00000000000${i + 1}`);

const database = await openTestDatabase();
const { pool, db } = database.application;
const store = new MatterStore(pool, openSealer(temporaryFolder()));
for (const id of PERSONS) {
  await pool.query("insert into person (id, display_name) values ($1, 'p')", [id]);
}
const matters = await fill();

async function fill(): Promise<Matter[]> {
  const made: Matter[] = [];
  let n = 0;
  for (const definition of definitions) {
    for (const office of OFFICES) {
      for (const variant of [0, 1, 2, 3]) {
        n++;
        const id = `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
        const origin = OFFICES[(n * 3) % OFFICES.length] ?? null;
        const assignee = variant === 0 ? null : PERSONS[n % 4]!;
        const party = variant === 1 ? PERSONS[(n + 1) % 4]! : null;
        const recused = variant === 2 ? [PERSONS[(n + 2) % 4]!] : [];
        const matter = {
          id,
          definition: definition.id,
          version: 1,
          number: `借${n}`,
          revision: 1,
          position: 'received',
          data: {},
          office,
          origin,
          assignee,
          parties: party === null ? {} : { reader: [party] },
          clocks: {},
          doneBy: {},
          recused,
          filedAt: '2026-11-23T00:00:00.000Z',
          actedAt: '2026-11-23T00:00:00.000Z',
          endedAt: null,
        } satisfies Matter;
        await pool.query(
          `insert into matter (id, definition, version, number, revision, state, office, origin,
             assignee, subject, filed_at, acted_at, recused, body, head)
           values ($1, $2, 1, $3, 1, 'received', $4, $5, $6, '', $7, $7, $8, $9, $10)`,
          [
            ...[id, matter.definition, matter.number, office, origin, assignee, matter.filedAt],
            ...[recused, JSON.stringify(matter), Buffer.alloc(32)],
          ],
        );
        if (party !== null) {
          await pool.query('insert into matter_party values ($1, $2, $3)', [id, 'reader', party]);
        }
        made.push(matter);
      }
    }
  }
  return made;
}

async function listed(person: ActingPerson): Promise<string[]> {
  const rows = await db
    .selectFrom('matter')
    .select('number')
    .where(sql<boolean>`${readScope(definitions, person, await store.ownMatters(person.id))}`)
    .execute();
  return rows.map((row) => row.number).toSorted();
}

describe('the scope of a queue', () => {
  const people: [string, ActingPerson][] = [
    ['a visitor', { id: null, roles: [], parties: [] }],
    ['the platform', { id: null, isSystem: true, roles: [], parties: [] }],
    ...PERSONS.flatMap((id): [string, ActingPerson][] => [
      ['somebody without a role', { id, roles: [], parties: [] }],
      [
        'somebody with another role',
        { id, parties: [], roles: [{ role: 'leader', jurisdiction: null }] },
      ],
      ...OFFICES.map((jurisdiction): [string, ActingPerson] => [
        `an officer of ${jurisdiction ?? 'the city'}`,
        { id, parties: [], roles: [{ role: 'district', jurisdiction }] },
      ]),
      [
        'an officer of two offices',
        {
          id,
          parties: [],
          roles: [
            { role: 'district', jurisdiction: '610103' },
            { role: 'district', jurisdiction: '610113.01' },
          ],
        },
      ],
    ]),
  ];

  it.each(people)('is that of the engine for %s', async (_name, person) => {
    const byEngine = matters
      .filter((matter) =>
        mayRead(definitions.find((one) => one.id === matter.definition)!, matter, person),
      )
      .map((matter) => matter.number)
      .toSorted();
    expect(await listed(person)).toEqual(byEngine);
  });

  it('shows everything to nobody, and something to officers', async () => {
    expect(await listed(people[0]![1])).toEqual([]);
    const officer = await listed({
      id: PERSONS[0]!,
      parties: [],
      roles: [{ role: 'district', jurisdiction: '610113' }],
    });
    expect(officer.length).toBeGreaterThan(20);
    expect(officer.length).toBeLessThan(matters.length);
  });
});
