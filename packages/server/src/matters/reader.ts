import type {
  BothWords,
  MatterDetail,
  MatterOffer,
  MatterPaper,
  TimelineAct,
  TrackedMatter,
} from '@zca/domain/matters';
import type { Actor } from '@zca/domain/identity';
import {
  type Act,
  type ActingPerson,
  type FileValue,
  isConcealed,
  type JsonObject,
  levelOf,
  mayRead,
  maySeeLevel,
  type MatterView,
  offersOf,
  type ProcedureDefinition,
  RAN_OUT,
  RECOMPUTED,
  type Surroundings,
  type ColourShares,
} from '@zca/procedure';
import { commit, type ProofBundle } from '@zca/ledger';
import type pg from 'pg';
import type { Ledger } from '../base/ledger/index.ts';
import type { PaperEntry, PaperStore } from '../base/papers/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import { filerOf } from './acting.ts';
import { clockView } from './clockView.ts';
import { reveal } from './conceal.ts';
import type { LoadedMatter, MatterStore } from './matterStore.ts';
import type { Procedures } from './procedures.ts';
import { chainOf, subjectOf } from './prepareAct.ts';
import type { RowMaker } from './rowMaker.ts';
import { shownValues, type StoredValue } from './shownValue.ts';
import type { LawAround } from './surroundings.ts';

export interface ReaderOptions {
  readonly pool: pg.Pool;
  readonly store: MatterStore;
  readonly procedures: Procedures;
  readonly around: LawAround;
  readonly sealer: Sealer;
  readonly rows: RowMaker;
  readonly shares: () => Promise<ColourShares>;
  readonly officeNames: () => Promise<ReadonlyMap<string, BothWords>>;
  readonly proofOf: Ledger['proofOf'];
  readonly papers: PaperStore;
}

interface EntryRow {
  readonly number: number;
  readonly body: string;
  readonly hash: string;
  readonly log_index: number | null;
  readonly name: string | null;
}

const PLATFORM_ACTS: Readonly<Record<string, BothWords>> = {
  [RAN_OUT]: { zh: '期限届满', en: 'A time limit ran out' },
  [RECOMPUTED]: { zh: '载入日历后重算期限', en: 'Time limits computed anew' },
};

/** One matter as somebody may see it. */
export class MatterReader {
  readonly #options: ReaderOptions;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** The matter, or undefined when there is none that the person may read. */
  async find(
    id: string,
    person: ActingPerson,
  ): Promise<{ definition: ProcedureDefinition; loaded: LoadedMatter } | undefined> {
    const loaded = await this.#options.store.load(id);
    if (loaded === undefined) return undefined;
    const { matter } = loaded;
    const definition = this.#options.procedures.get(matter.definition, matter.version);
    return mayRead(definition, matter, person) ? { definition, loaded } : undefined;
  }

  /** Everything that the page of a matter shows. */
  async detail(id: string, person: ActingPerson): Promise<MatterDetail | undefined> {
    const found = await this.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    const { around, rows, shares, officeNames, store } = this.#options;
    const { matter } = loaded;
    const [surroundings, colours, offices, entries, papers, related, log] = await Promise.all([
      around.now(),
      shares(),
      officeNames(),
      this.#entries(id),
      this.#options.papers.list(chainOf(id)),
      this.#related(id),
      this.#log(),
    ]);
    const data = store.openData(definition, loaded);
    const view: MatterView = {
      matter,
      data,
      today: surroundings.today,
      law: surroundings.law,
    };
    const [row] = await rows.rows(
      [{ body: matter, subject: subjectOf(definition, data) }],
      surroundings,
    );
    const logged = entries.filter((entry) => entry.log_index !== null).length;
    return {
      row: row!,
      revision: matter.revision,
      version: matter.version,
      values: shownValues(
        definition,
        matter,
        person,
        lastValues(definition, matter.data, data),
        offices,
      ),
      clocks: clockViews(definition, loaded, surroundings, colours),
      offers: offers(definition, view, person),
      timeline: entries
        .map((entry) => this.#timelineAct(definition, loaded, person, entry, papers, offices))
        .toReversed(),
      related,
      proof: {
        entries: entries.length,
        head: loaded.head,
        logged,
        logSize: log.size,
        checkpointAt: log.at,
      },
      today: surroundings.today,
    };
  }

  /** What whoever holds the tracking code sees: the party that filed. */
  async tracked(id: string, actor: Actor): Promise<TrackedMatter | undefined> {
    const loaded = await this.#options.store.load(id);
    if (loaded === undefined) return undefined;
    const { around, rows, shares, store } = this.#options;
    const { matter } = loaded;
    const definition = this.#options.procedures.get(matter.definition, matter.version);
    const person = filerOf(definition, actor);
    const [surroundings, colours, entries, papers] = await Promise.all([
      around.now(),
      shares(),
      this.#entries(id),
      this.#options.papers.list(chainOf(id)),
    ]);
    const data = store.openData(definition, loaded);
    const view: MatterView = { matter, data, today: surroundings.today, law: surroundings.law };
    const subject = subjectOf(definition, data);
    const [row] = await rows.rows([{ body: matter, subject }], surroundings);
    const acts = entries.map((entry) => JSON.parse(entry.body) as Act);
    return {
      number: matter.number,
      procedure: matter.definition,
      procedureTitle: definition.title,
      subject,
      state: row!.state,
      office: row!.officeName,
      filedAt: matter.filedAt,
      endedAt: matter.endedAt,
      revision: matter.revision,
      told: acts.flatMap((act, index) => {
        const text = definition.actions[act.action]?.told;
        return text === undefined ? [] : [{ at: act.at, text, entry: entries[index]!.hash }];
      }),
      clocks: clockViews(definition, loaded, surroundings, colours).filter(
        (clock) => clock.kind === 'statutory',
      ),
      offers: offers(definition, view, person),
      papers: acts.flatMap((act) => papersOf(definition, act, papers, definition.filer)),
    };
  }

  /** Values in clear, for those who may see their level; the caller writes down that they were seen. */
  async reveal(
    id: string,
    fields: readonly string[],
    person: ActingPerson,
  ): Promise<JsonObject | undefined> {
    const found = await this.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    const data = this.#options.store.openData(definition, loaded);
    const allowed = shownValues(
      definition,
      loaded.matter,
      person,
      fields.map((field) => ({ field, value: data[field] })),
      new Map(),
    ).filter((value) => !value.erased);
    return Object.fromEntries(allowed.map(({ field }) => [field, data[field]!]));
  }

  /** Whether a paper belongs to a matter, and a person may have it: those who read all of it, or its party. */
  async mayHavePaper(
    definition: ProcedureDefinition,
    loaded: LoadedMatter,
    paperId: string,
    person: ActingPerson,
  ): Promise<boolean> {
    const { matter } = loaded;
    const party = maySeeLevel(definition, matter, person, 'internal')
      ? undefined
      : definition.filer;
    const papers = await this.#options.papers.list(chainOf(matter.id));
    const entries = await this.#entries(matter.id);
    return entries.some((entry) =>
      papersOf(definition, JSON.parse(entry.body) as Act, papers, party).some(
        (paper) => paper.id === paperId,
      ),
    );
  }

  /** A file of a matter whose field the person may see. */
  async file(
    id: string,
    sha256: string,
    person: ActingPerson,
  ): Promise<{ readonly name: string; readonly mediaType: string } | undefined> {
    const found = await this.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    for (const entry of await this.#entries(id)) {
      const act = JSON.parse(entry.body) as Act;
      for (const { field: name, value } of this.#opened(definition, loaded, act)) {
        const field = definition.fields[name];
        if (field?.type !== 'files' || value === undefined || value === null) continue;
        if (!maySeeLevel(definition, loaded.matter, person, levelOf(field))) continue;
        const files = value as unknown as readonly FileValue[];
        const file = files.find((one) => one.sha256 === sha256);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  }

  /**
   * The proof of a matter for somebody who may read it: their own acts with what was personal in them,
   * and those of which they may see every value; of the others the hashes alone.
   */
  async proof(
    definition: ProcedureDefinition,
    loaded: LoadedMatter,
    person: ActingPerson,
  ): Promise<ProofBundle | undefined> {
    const { matter } = loaded;
    const own = new Set<number>();
    for (const entry of await this.#entries(matter.id)) {
      const { actor, number } = JSON.parse(entry.body) as Act;
      if (
        actor.id === null
          ? person.parties.length > 0 && actor.kind === 'visitor'
          : actor.id === person.id
      ) {
        own.add(number);
      }
    }
    const disclosures = loaded.values.flatMap((row) => {
      const value = own.has(row.revision)
        ? reveal(matter.id, row, this.#options.sealer)
        : undefined;
      if (value === undefined || row.salt === null) return [];
      const salt = Buffer.from(row.salt).toString('hex');
      return [{ ...commit(salt, value), salt, value }];
    });
    return this.#options.proofOf(chainOf(matter.id), {
      disclosures,
      mayRead: (number, body) =>
        own.has(number) || mayReadAct(definition, matter, person, body as unknown as Act),
    });
  }

  #timelineAct(
    definition: ProcedureDefinition,
    loaded: LoadedMatter,
    person: ActingPerson,
    entry: EntryRow,
    papers: readonly PaperEntry[],
    offices: ReadonlyMap<string, BothWords>,
  ): TimelineAct {
    const act = JSON.parse(entry.body) as Act;
    const values = this.#opened(definition, loaded, act);
    return {
      number: act.number,
      at: act.at,
      action: act.action,
      title: definition.actions[act.action]?.title ??
        PLATFORM_ACTS[act.action] ?? { zh: act.action, en: act.action },
      by: entry.name,
      byKind: act.actor.kind,
      role: act.actor.role,
      basis: act.basis ?? null,
      values: shownValues(definition, loaded.matter, person, values, offices),
      papers: papersOf(definition, act, papers),
      entry: entry.hash,
      logIndex: entry.log_index,
    };
  }

  /** The values of an act, concealed ones opened; undefined where they have been erased. */
  #opened(definition: ProcedureDefinition, loaded: LoadedMatter, act: Act): StoredValue[] {
    return Object.entries(act.data).map(([field, value]) => {
      const known = definition.fields[field];
      if (known === undefined || !isConcealed(known)) return { field, value };
      const row = loaded.values.find((one) => one.field === field && one.revision === act.number);
      // What was taken back is null in the act itself.
      if (row === undefined) return { field, value: value === null ? null : undefined };
      return { field, value: reveal(loaded.matter.id, row, this.#options.sealer) };
    });
  }

  async #entries(id: string): Promise<readonly EntryRow[]> {
    const { rows } = await this.#options.pool.query<EntryRow>({
      name: 'matter entries',
      text: `select e.number, e.body, encode(e.hash, 'hex') as hash, l.index as log_index,
          p.display_name as name
        from journal_entry e
        left join log_leaf l on l.entry_id = e.id
        left join person p on p.id = ((e.body::json -> 'actor') ->> 'id')::uuid
        where e.chain = 'matter:' || $1 order by e.number`,
      values: [id],
    });
    return rows;
  }

  async #related(id: string): Promise<MatterDetail['related']> {
    const { rows } = await this.#options.pool.query<MatterDetail['related'][number]>(
      `select m.id, m.number, l.relation, m.subject from matter_link l
         join matter m on m.id = l.other_id where l.matter_id = $1::uuid
       union all
       select m.id, m.number, l.relation, m.subject from matter_link l
         join matter m on m.id = l.matter_id where l.other_id = $1::uuid`,
      [id],
    );
    return rows;
  }

  async #log(): Promise<{ readonly size: number; readonly at: string | null }> {
    const { rows } = await this.#options.pool.query<{ size: number; at: string }>({
      name: 'last checkpoint',
      text: 'select size, at from checkpoint order by size desc limit 1',
    });
    return rows[0] ?? { size: 0, at: null };
  }
}

/** Whether somebody may see every value of an act that is not concealed in it. */
function mayReadAct(
  definition: ProcedureDefinition,
  matter: LoadedMatter['matter'],
  person: ActingPerson,
  act: Act,
): boolean {
  return Object.keys(act.data).every((name) => {
    const field = definition.fields[name];
    if (field === undefined) return false;
    return isConcealed(field) || maySeeLevel(definition, matter, person, levelOf(field));
  });
}

/** The papers of an act, of one party alone where it is named. */
function papersOf(
  definition: ProcedureDefinition,
  act: Act,
  papers: readonly PaperEntry[],
  party?: string,
): MatterPaper[] {
  return (act.papers ?? []).flatMap(({ kind, id }) => {
    const declared = definition.papers?.[kind];
    const paper = papers.find((one) => one.id === id);
    if (paper === undefined) return [];
    if (party !== undefined && declared?.for?.includes(party) !== true) return [];
    const { number, code, isPrinted, withdrawnAt } = paper;
    const title = declared?.title ?? { zh: paper.title, en: paper.title };
    return [{ id, title, number, code, isPrinted, withdrawnAt }];
  });
}

/** The present value of each field in the order of the definition; concealed ones opened. */
function lastValues(
  definition: ProcedureDefinition,
  stored: JsonObject,
  opened: JsonObject,
): StoredValue[] {
  return Object.keys(definition.fields)
    .filter((field) => stored[field] !== undefined && stored[field] !== null)
    .map((field) => ({ field, value: opened[field] }));
}

function clockViews(
  definition: ProcedureDefinition,
  loaded: LoadedMatter,
  around: Surroundings,
  shares: ColourShares,
): MatterDetail['clocks'] {
  return Object.entries(loaded.matter.clocks).map(([name, clock]) =>
    clockView(definition, name, clock, around, shares),
  );
}

function offers(
  definition: ProcedureDefinition,
  view: MatterView,
  person: ActingPerson,
): MatterOffer[] {
  return offersOf(definition, view, person).map(({ action, locked }) => {
    const { title, hint } = definition.actions[action]!;
    return { action, title, hint: hint ?? null, locked: locked?.words ?? null };
  });
}
