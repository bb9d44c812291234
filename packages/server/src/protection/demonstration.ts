import { createHash } from 'node:crypto';
import {
  type MatterOptions,
  type PlannedAct,
  type PlannedMatter,
  planMatters,
} from '@zca/demo-city';
import type { ActingPerson, JsonObject } from '@zca/procedure';
import { ActRefused, type MattersService } from '../matters/index.ts';

/** Somebody of an office who can be named as the doer of an invented act. */
export interface DemonstrationOfficer {
  readonly id: string;
  readonly role: string;
  readonly jurisdiction: string | null;
}

export interface DemonstrationMattersOptions {
  readonly service: MattersService;
  readonly count: number;
  readonly seed: number;
  /** First day of receipt. */
  readonly from: string;
  /** The present: milliseconds since the epoch. */
  readonly to: number;
  readonly officers: readonly DemonstrationOfficer[];
  /** District or zone that has a good part of them. */
  readonly favoured?: string;
  /** Whether people are told and papers issued as with real acts; nothing of it by default. */
  readonly isSilent?: boolean;
  /** So many matters are filed at the same time. */
  readonly width?: number;
  readonly onProgress?: (done: number) => void;
  readonly isStopped?: () => boolean;
}

const WIDTH = 4;

/**
 * Files invented complaints and reports through the real engine, each act at the instant that the plan
 * gives. Ids follow from the seed, so that a run that was broken off goes on where it stopped, and a
 * second one does nothing. Returns how many acts were done.
 */
export async function fileDemonstrationMatters(
  options: DemonstrationMattersOptions,
): Promise<number> {
  const { service, count, seed, width = WIDTH } = options;
  const plan = planMatters(await planOptions(options));
  let next = 0;
  let done = 0;
  let acts = 0;
  const worker = async (): Promise<void> => {
    while (next < count && options.isStopped?.() !== true) {
      const matter = plan(next++);
      const more = await fileMatter(service, matter, idOf(seed, matter), options);
      acts += more;
      options.onProgress?.(++done);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return acts;
}

async function planOptions(options: DemonstrationMattersOptions): Promise<MatterOptions> {
  const { officers, service } = options;
  const names = await service.officeNames();
  const codes = new Set(
    officers
      .filter(({ role }) => role === 'district' || role === 'station')
      .flatMap(({ jurisdiction }) => (jurisdiction === null ? [] : [jurisdiction])),
  );
  return {
    seed: options.seed,
    count: options.count,
    from: options.from,
    present: options.to,
    offices: [...codes].toSorted().map((code) => ({ code, name: names.get(code)?.zh ?? code })),
    hasOperator: officers.some(({ role }) => role === 'operator'),
    headsOf: new Set(
      officers.flatMap(({ role, jurisdiction }) =>
        role === 'head' && jurisdiction !== null ? [jurisdiction] : [],
      ),
    ),
    ...(options.favoured === undefined ? {} : { favoured: options.favoured }),
    mediators: officers.filter(({ role }) => role === 'mediator').map(({ id }) => id),
  };
}

/** Does what is still to be done of a matter. The number of acts. */
async function fileMatter(
  service: MattersService,
  { procedure, acts }: PlannedMatter,
  id: string,
  options: DemonstrationMattersOptions,
): Promise<number> {
  const known = await service.store.load(id);
  let done = 0;
  for (const act of acts.slice(known?.matter.revision ?? 0)) {
    try {
      done += await doAct(service, procedure, id, act, act === acts[0], options);
    } catch (error) {
      // Somebody, or a clock, has acted in it since: it is theirs now.
      if (error instanceof ActRefused && known !== undefined) return done;
      throw error;
    }
  }
  return done;
}

async function doAct(
  service: MattersService,
  procedure: PlannedMatter['procedure'],
  id: string,
  act: PlannedAct,
  isFiling: boolean,
  options: DemonstrationMattersOptions,
): Promise<number> {
  const common = {
    action: act.action,
    input: act.input as JsonObject,
    actor: actorOf(act, procedure, options.officers),
    asker: 'demonstration',
    key: undefined,
    past: { at: act.at, isSilent: options.isSilent !== false, ...(isFiling ? { id } : {}) },
  };
  const receipt = isFiling
    ? await service.acts.file({ ...common, procedure })
    : await service.acts.act({ ...common, matterId: id, seenRevision: undefined });
  let done = 1;
  for (const other of receipt?.filed ?? []) {
    for (const beside of act.beside ?? []) {
      done += await doAct(service, 'report', other.id, beside, false, options);
    }
  }
  return done;
}

function actorOf(
  act: PlannedAct,
  procedure: PlannedMatter['procedure'],
  officers: readonly DemonstrationOfficer[],
): ActingPerson {
  const { by } = act;
  if (by.kind !== 'officer') {
    const parties =
      by.kind === 'filer' ? [procedure === 'complaint' ? 'complainant' : 'reporter'] : [];
    return { id: null, roles: [], parties };
  }
  const { role, office } = by;
  const found = officers.find((one) => one.role === role && one.jurisdiction === office);
  if (found === undefined) throw new RangeError(`Nobody is ${role} in ${office ?? 'the city'}.`);
  return { id: found.id, roles: [{ role, jurisdiction: office }], parties: [] };
}

/** A UUID of version 8 (RFC 9562): whatever its maker puts into it, here the seed and the index. */
function idOf(seed: number, { index }: PlannedMatter): string {
  const bytes = createHash('sha256').update(`demonstration matter ${seed} ${index}`).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes
    .toString('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
