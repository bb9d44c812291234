import {
  demonstrationIndications,
  demonstrationRecordings,
  demonstrationTargets,
} from '@zca/demo-city';
import { findArea, CITY_AREA, indicatorsOn, PLAN, yearPeriod } from '@zca/domain/indicators';
import type { ActingPerson } from '@zca/procedure';
import { dayInShanghai } from '@zca/standards';
import { type Database, inTransaction, ownGeneration } from '../base/database/index.ts';
import type { IdentityStore } from '../identity/index.ts';
import type { MattersService } from '../matters/index.ts';
import { saveInventedRights } from '../registry/index.ts';
import { reportValue } from './reporting.ts';
import type { IndicatorsService } from './service.ts';

/** Key of the setting that says that the indicators of the demonstration are there. */
const SETTING = 'demonstration.indicators';
/** Day of February on which evidence of the year before is taken. */
const EVIDENCE_DAY = 12;

export interface DemonstrationIndicators {
  readonly database: Database;
  readonly identity: IdentityStore;
  readonly service: IndicatorsService;
  readonly matters: MattersService;
  /** Waits until everything of a generation can be found. */
  readonly waitFor: (generation: string) => Promise<unknown>;
  readonly seed: number;
  /** Rights of the city. */
  readonly rights: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly isStopped?: () => boolean;
}

/**
 * Gives the demonstration city what its indicators are counted from, and the values of the years of the
 * plan that its bureau has published. Does nothing once they are there; what broke off is done anew, for
 * entries that stand there already are not added twice.
 */
export async function startDemonstrationIndicators(start: DemonstrationIndicators): Promise<void> {
  const { database, service, seed, rights, clock } = start;
  const known = await database.pool.query('select from setting where key = $1', [SETTING]);
  if (known.rowCount === 1) return;
  const today = dayInShanghai(clock());
  const at = new Date(clock()).toISOString();
  const generation = await inTransaction(database, async (db, client) => {
    await saveInventedRights(client, demonstrationIndications(today), at);
    return ownGeneration(db);
  });
  await inTransaction(database, async (_db, client) => {
    for (const target of demonstrationTargets()) {
      await service.entries.setTarget(target, at, 'demonstration', client);
    }
  });
  const recordings = demonstrationRecordings({ seed, rights, today });
  const recordUntil = async (last: string) => {
    await inTransaction(database, async (_db, client) => {
      for (const { day, entries } of recordings.filter((one) => one.day <= last)) {
        const instant = `${day}T01:00:00.000Z`;
        const drafts = entries.map((draft) => ({ ...draft, id: crypto.randomUUID() }));
        await service.entries.add(drafts, instant < at ? instant : at, 'demonstration', client);
      }
    });
    while (recordings[0] !== undefined && recordings[0].day <= last) recordings.shift();
    service.figures.changed();
  };
  await start.waitFor(generation);
  await publishPlanYears(start, today, recordUntil);
  if (start.isStopped?.() === true) return;
  await recordUntil(today);
  await database.pool.query('insert into setting (key, value) values ($1, $2)', [
    SETTING,
    JSON.stringify({ seed, rights, today }),
  ]);
}

/**
 * Values of each whole year of the plan, reported, audited and published in the February after it, each
 * from what had been recorded when its evidence was taken.
 */
async function publishPlanYears(
  start: DemonstrationIndicators,
  today: string,
  recordUntil: (day: string) => Promise<void>,
): Promise<void> {
  const { service, onProgress } = start;
  const people = await officers(start);
  if (people === undefined) return;
  const [reporter, auditor, publisher] = people;
  const area = findArea(CITY_AREA)!;
  const years = Array.from({ length: PLAN.toYear - PLAN.fromYear + 1 }, (_, place) =>
    yearPeriod(PLAN.fromYear + place),
  ).filter(({ year }) => `${year + 1}-03-01` <= today);
  const core = indicatorsOn(today).filter(({ rank }) => rank === 'core');
  let done = 0;
  for (const period of years) {
    const day = `${period.year + 1}-02-`;
    await recordUntil(`${day}${EVIDENCE_DAY - 1}`);
    for (const [place, definition] of core.entries()) {
      if (start.isStopped?.() === true) return;
      done += 1;
      const before = await service.values.nextVintage(definition.code, area.code, period.name);
      if (before > 1) continue;
      const instant = (date: number) =>
        `${day}${String(date).padStart(2, '0')}T01:${String(place).padStart(2, '0')}:00.000Z`;
      const { matter } = await reportValue(service.reporting, {
        definition,
        area,
        period,
        person: reporter,
        asker: 'demonstration',
        at: instant(EVIDENCE_DAY),
        isPast: true,
      });
      const act = (
        person: ActingPerson,
        action: string,
        date: number,
        input: { opinion?: string },
      ) =>
        start.matters.acts.act({
          matterId: matter.id,
          action,
          input,
          actor: person,
          asker: 'demonstration',
          seenRevision: undefined,
          key: undefined,
          past: { at: Date.parse(instant(date)), isSilent: true },
        });
      await act(auditor, 'audit', 16, { opinion: '与证据一致' });
      await act(publisher, 'publish', 20, {});
      onProgress?.(done / (years.length * core.length));
    }
  }
}

/** Two officers of the city and its head; undefined where the demonstration has none. */
async function officers({
  identity,
}: DemonstrationIndicators): Promise<
  readonly [ActingPerson, ActingPerson, ActingPerson] | undefined
> {
  const people = await identity.listDemonstration();
  const holding = (role: string) =>
    people
      .filter(({ grants }) =>
        grants.some((grant) => grant.role === role && grant.jurisdiction === null),
      )
      .map(({ id, grants }): ActingPerson => ({ id, roles: grants, parties: [] }));
  const [reporter, auditor] = holding('city');
  const [publisher] = holding('head');
  return reporter === undefined || auditor === undefined || publisher === undefined
    ? undefined
    : [reporter, auditor, publisher];
}
