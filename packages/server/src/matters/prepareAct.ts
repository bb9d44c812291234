import type { ActReceipt } from '@zca/domain/matters';
import { NO_PREVIOUS, sealEntry } from '@zca/ledger';
import {
  type Act,
  chartOf,
  type ColourShares,
  evolve,
  type FileValue,
  isConcealed,
  type JsonObject,
  type Matter,
  type ProcedureDefinition,
} from '@zca/procedure';
import type { Sealer } from '../base/secrecy/index.ts';
import type { ActWrite, ClockRow, Errand } from './actStatement.ts';
import { firstDue, nextAlarm } from './alarm.ts';
import { conceal } from './conceal.ts';
import type { LoadedMatter, MatterStore } from './matterStore.ts';
import type { IssuedWithAct } from './papers.ts';
import { readTrackingCode, trackingCodeOf, trackingHash } from './trackingCode.ts';
import type { WordHasher } from './words.ts';

/** An act as it will be written. */
export interface PreparedAct {
  readonly write: ActWrite;
  /** The matter as it is stored afterwards. */
  readonly after: LoadedMatter;
  readonly receipt: ActReceipt;
  /** The matter from which this one was split, and how the two belong together. */
  readonly link: { readonly matter: string; readonly relation: string } | undefined;
}

export interface PreparingOptions {
  readonly store: MatterStore;
  readonly sealer: Sealer;
  readonly words: WordHasher;
}

/** What belongs to an act beside the act itself. */
export interface ActCompany {
  readonly errands: readonly Errand[];
  readonly papers: IssuedWithAct;
  readonly key: ActWrite['key'];
}

/**
 * Turns a decided act into what is written: what is personal is concealed, the entry of the journal
 * sealed, the state after it folded, and everything by which it is found again made.
 */
export function prepareAct(
  options: PreparingOptions,
  definition: ProcedureDefinition,
  before: LoadedMatter | null,
  decided: Act,
  company: ActCompany,
  shares: ColourShares,
): PreparedAct {
  const { sealer, store, words } = options;
  const { papers, errands, key } = company;
  const named = papers.acts.length === 0 ? decided : { ...decided, papers: papers.acts };
  const { act, values } = conceal(definition, named, sealer);
  const after = evolve(before?.matter ?? null, act);
  const previous = before?.head ?? NO_PREVIOUS;
  const { canonicalBody, hash } = sealEntry({
    chain: chainOf(after.id),
    number: after.revision,
    at: act.at,
    previous,
    // An act is plain JSON; undefined members have been left out when it was made.
    body: act as never,
  });
  const data = { ...(before === null ? {} : store.openData(definition, before)), ...decided.data };
  const trackingCode = act.number === 1 ? trackingCodeOf(sealer, after.id) : null;
  return {
    after: {
      matter: after,
      head: hash,
      values: [
        ...(before?.values ?? []),
        ...values.map((value) => ({ ...value, revision: act.number })),
      ],
      keyed: undefined,
    },
    receipt: {
      matter: after.id,
      number: after.number,
      revision: after.revision,
      entry: hash,
      at: act.at,
      trackingCode,
      filed: [],
    },
    link:
      act.relation === undefined
        ? undefined
        : { matter: act.relation.matter, relation: act.relation.kind },
    write: {
      after,
      state: chartOf(definition).leaves(after.position).join('+'),
      subject: subjectOf(definition, data),
      due: after.endedAt === null ? firstDue(after.clocks) : undefined,
      isPaused: Object.values(after.clocks).some((clock) => clock.status === 'paused'),
      entry: { body: canonicalBody, previous, hash, at: act.at },
      clocks: clockRows(act, shares),
      values,
      words: changesWords(definition, act) ? wordsOf(definition, after, data, words) : undefined,
      files: filesOf(definition, decided),
      party: act.joins,
      errands,
      papers: papers.rows,
      key,
      trackingHash: trackingCode === null ? null : trackingHash(readTrackingCode(trackingCode)!),
    },
  };
}

/** Name of the chain of a matter in the ledger. */
export function chainOf(matterId: string): string {
  return `matter:${matterId}`;
}

/** The line that says what a matter is about. */
export function subjectOf(definition: ProcedureDefinition, data: JsonObject): string {
  const stored = data[definition.subject];
  const field = definition.fields[definition.subject];
  const value =
    field?.type === 'choice'
      ? field.options.find((option) => option.value === stored)?.title.zh
      : stored;
  return typeof value === 'string' ? [...value].slice(0, 200).join('') : '';
}

function clockRows(act: Act, shares: ColourShares): ClockRow[] {
  return Object.entries(act.clocks).map(([clock, state]) => {
    const alarm = nextAlarm(state, act.at, shares);
    return {
      clock,
      status: state.status,
      due_at: state.dueAt,
      missing_year: state.status === 'running' ? state.missingYear : null,
      alarm_at: alarm.at,
      alarm: alarm.level,
      was_late: state.wasLate,
      started_at: state.startAt,
      ended_at: state.endedAt,
    };
  });
}

function changesWords(definition: ProcedureDefinition, act: Act): boolean {
  return (
    act.number === 1 ||
    Object.keys(act.data).some((field) => definition.fields[field]?.searched === true)
  );
}

/** Keyed hashes of all by which a matter is found. */
export function wordsOf(
  definition: ProcedureDefinition,
  matter: Matter,
  data: JsonObject,
  hasher: WordHasher,
): string[] {
  const words = new Set(hasher.hashes(matter.number, 'plain'));
  for (const [name, field] of Object.entries(definition.fields)) {
    const value = data[name];
    if (field.searched !== true || typeof value !== 'string') continue;
    const kind = isConcealed(field) ? 'personal' : 'plain';
    for (const word of hasher.hashes(value, kind)) words.add(word);
  }
  return [...words];
}

/** The files that an act names, with their fields. */
export function filesOf(
  definition: ProcedureDefinition,
  act: Act,
): { readonly field: string; readonly sha256: string }[] {
  return Object.entries(act.data).flatMap(([field, value]) =>
    definition.fields[field]?.type === 'files' && value !== null
      ? (value as unknown as readonly FileValue[]).map(({ sha256 }) => ({ field, sha256 }))
      : [],
  );
}
