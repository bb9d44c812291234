import { demonstrationColleagues } from '@zca/demo-city';
import { addMonths, dayInShanghai } from '@zca/standards';
import type { Database } from '../base/database/index.ts';
import type { IdentityStore } from '../identity/index.ts';
import type { MattersService } from '../matters/index.ts';
import { type DemonstrationOfficer, fileDemonstrationMatters } from './demonstration.ts';

/** Key of the setting that says which matters of the demonstration there are, and who did them. */
const MATTERS_SETTING = 'demonstration.matters';

interface MattersState {
  readonly seed: number;
  readonly count: number;
  readonly from: string;
  /** The present of the plan: milliseconds since the epoch. */
  readonly to: number;
  readonly officers: readonly DemonstrationOfficer[];
  readonly whole: boolean;
}

export interface DemonstrationStart {
  readonly database: Database;
  readonly identity: IdentityStore;
  readonly service: MattersService;
  readonly seed: number;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly onProgress?: (done: number, count: number) => void;
  readonly isStopped?: () => boolean;
}

/** Half a year of invented matters lies before the first start. */
const MONTHS = 6;

/**
 * Files the invented matters of the demonstration city at its first start, or goes on where an earlier
 * start stopped. Returns how many acts were done: none once they are whole.
 */
export async function startDemonstrationMatters(start: DemonstrationStart): Promise<number> {
  const { database, service, onProgress, isStopped } = start;
  const state = (await findState(database)) ?? (await begin(start));
  if (state.whole) return 0;
  // 雁塔, where the accounts of the demonstration work.
  const acts = await fileDemonstrationMatters({
    ...state,
    service,
    favoured: '610113',
    ...(isStopped === undefined ? {} : { isStopped }),
    ...(onProgress === undefined
      ? {}
      : { onProgress: (done: number) => onProgress(done, state.count) }),
  });
  if (isStopped?.() !== true) await saveState(database, { ...state, whole: true });
  return acts;
}

async function findState(database: Database): Promise<MattersState | undefined> {
  const row = await database.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', MATTERS_SETTING)
    .executeTakeFirst();
  return row?.value as MattersState | undefined;
}

async function saveState(database: Database, state: MattersState): Promise<void> {
  await database.pool.query(
    `insert into setting (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value`,
    [MATTERS_SETTING, JSON.stringify(state)],
  );
}

/** Engages the colleagues, and writes down the plan before the first matter is filed. */
async function begin(start: DemonstrationStart): Promise<MattersState> {
  const { identity, seed, count } = start;
  const officers: DemonstrationOfficer[] = [];
  for (const { id, grants } of await identity.listDemonstration()) {
    for (const { role, jurisdiction } of grants) officers.push({ id, role, jurisdiction });
  }
  for (const { displayName, grant } of demonstrationColleagues()) {
    const { role, jurisdiction } = grant;
    const isThere = officers.some((one) => one.role === role && one.jurisdiction === jurisdiction);
    if (isThere) continue;
    const id = await identity.addPerson({ displayName, email: null });
    await identity.grants.give(id, grant, 'system');
    officers.push({ id, role, jurisdiction });
  }
  const to = start.clock();
  const from = addMonths(dayInShanghai(to), -MONTHS);
  const state = { seed, count, from, to, officers, whole: false };
  await saveState(start.database, state);
  return state;
}
