import type {
  BothWords,
  MatterDetail,
  MatterOffer,
  MatterPeople,
  TimelineAct,
  TrackedMatter,
} from '@zca/domain/matters';
import { type Actor, CITY_BUREAU } from '@zca/domain/identity';
import {
  type Act,
  type ActingPerson,
  type ColourShares,
  type JsonObject,
  type Matter,
  mayRead,
  maySeeLevel,
  type MatterView,
  MIGRATED,
  articleOf,
  instrumentOf,
  offersOf,
  type ProcedureDefinition,
  RAN_OUT,
  RECOMPUTED,
  type Surroundings,
} from '@zca/procedure';
import type pg from 'pg';
import type { PaperEntry, PaperStore } from '../base/papers/index.ts';
import { filerOf } from './acting.ts';
import { clockView } from './clockView.ts';
import type { JournalAct, JournalReader } from './journalReader.ts';
import { type FoundMatter, type MatterAccess, partyOnly } from './matterAccess.ts';
import type { LoadedMatter, MatterStore } from './matterStore.ts';
import { papersOf } from './papersOf.ts';
import { peopleOf } from './people.ts';
import { chainOf, subjectOf } from './prepareAct.ts';
import type { Procedures } from './procedures.ts';
import type { RowMaker } from './rowMaker.ts';
import { shownValues, type StoredValue } from './shownValue.ts';
import type { LawAround } from './surroundings.ts';

export interface PagesOptions {
  readonly pool: pg.Pool;
  readonly store: MatterStore;
  readonly procedures: Procedures;
  readonly access: MatterAccess;
  readonly journal: JournalReader;
  readonly around: LawAround;
  readonly rows: RowMaker;
  readonly shares: () => Promise<ColourShares>;
  readonly officeNames: () => Promise<ReadonlyMap<string, BothWords>>;
  readonly papers: PaperStore;
}

const PLATFORM_ACTS: Readonly<Record<string, BothWords>> = {
  [RAN_OUT]: { zh: '期限届满', en: 'A time limit ran out' },
  [MIGRATED]: { zh: '转到程序的新版本', en: 'Brought to a new version of the procedure' },
  [RECOMPUTED]: { zh: '载入日历后重算期限', en: 'Time limits computed anew' },
};

/** What the pages of one matter show. */
export class MatterPages {
  readonly #options: PagesOptions;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  /** Everything that the page of a matter shows. */
  async detail(id: string, person: ActingPerson): Promise<MatterDetail | undefined> {
    const found = await this.#options.access.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    const { around, journal, rows, shares, officeNames, store } = this.#options;
    const { matter } = loaded;
    const [surroundings, colours, offices, entries, papers, related, log] = await Promise.all([
      around.now(),
      shares(),
      officeNames(),
      journal.actsOf(id),
      this.#options.papers.list(chainOf(id)),
      this.#related(matter, definition, person),
      journal.logState(),
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
    const logged = entries.filter((entry) => entry.logIndex !== null).length;
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
        .map((entry) => this.#timelineAct(found, person, entry, papers, offices))
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

  /** The people whom an act in a matter may name, for those who work with it; undefined for others. */
  async people(id: string, person: ActingPerson): Promise<MatterPeople | undefined> {
    const { access, officeNames, pool } = this.#options;
    const found = await access.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    if (partyOnly(definition, loaded.matter, person) !== undefined) return undefined;
    const [people, offices] = await Promise.all([
      peopleOf(pool, definition, loaded.matter),
      officeNames(),
    ]);
    return {
      people: people.map(({ office, ...one }) => ({
        ...one,
        office: offices.get(office ?? CITY_BUREAU) ?? null,
      })),
    };
  }

  /** What whoever holds the tracking code sees: the party that filed. */
  async tracked(id: string, actor: Actor): Promise<TrackedMatter | undefined> {
    const found = await this.#options.access.load(id);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    const { around, journal, rows, shares, store } = this.#options;
    const { matter } = loaded;
    const person = filerOf(definition, actor);
    const [surroundings, colours, entries, papers] = await Promise.all([
      around.now(),
      shares(),
      journal.actsOf(id),
      this.#options.papers.list(chainOf(id)),
    ]);
    const data = store.openData(definition, loaded);
    const view: MatterView = { matter, data, today: surroundings.today, law: surroundings.law };
    const subject = subjectOf(definition, data);
    const [row] = await rows.rows([{ body: matter, subject }], surroundings);
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
      told: entries.flatMap(({ act, hash }) => {
        const text = definition.actions[act.action]?.told;
        return text === undefined ? [] : [{ at: act.at, text, entry: hash }];
      }),
      clocks: clockViews(definition, loaded, surroundings, colours).filter(
        (clock) => clock.kind === 'statutory',
      ),
      offers: offers(definition, view, person),
      papers: entries.flatMap(({ act }) => papersOf(definition, act, papers, definition.filer)),
    };
  }

  #timelineAct(
    { definition, loaded }: FoundMatter,
    person: ActingPerson,
    { act, hash, logIndex, name }: JournalAct,
    papers: readonly PaperEntry[],
    offices: ReadonlyMap<string, BothWords>,
  ): TimelineAct {
    const { matter } = loaded;
    const party = partyOnly(definition, matter, person);
    const values = this.#options.journal.opened(definition, loaded, act);
    return {
      number: act.number,
      at: act.at,
      action: act.action,
      title: definition.actions[act.action]?.title ??
        PLATFORM_ACTS[act.action] ?? { zh: act.action, en: act.action },
      by: this.#mayKnowActor(definition, matter, person, act) ? name : null,
      byKind: act.actor.kind,
      role: act.actor.role,
      basis: act.basis ?? null,
      values: shownValues(definition, matter, person, values, offices),
      papers: papersOf(definition, act, papers, party),
      entry: hash,
      logIndex,
    };
  }

  /**
   * Parties see what an office did, and not who did it there. The account of a party points at a person
   * as much as the name in the form: who may not see the one does not see the other.
   */
  #mayKnowActor(
    definition: ProcedureDefinition,
    matter: Matter,
    person: ActingPerson,
    { actor }: Act,
  ): boolean {
    if (actor.id === person.id) return true;
    if (partyOnly(definition, matter, person) !== undefined) return false;
    return actor.role !== null || maySeeLevel(definition, matter, person, 'personal');
  }

  /** Matters that belong together with this one, of those that the person may read. */
  async #related(
    matter: Matter,
    definition: ProcedureDefinition,
    person: ActingPerson,
  ): Promise<MatterDetail['related']> {
    const { rows } = await this.#options.pool.query<{
      body: Matter;
      subject: string;
      relation: string;
      isOpened: boolean;
    }>({
      name: 'related matters',
      text: `select m.body, m.subject, l.relation, true as "isOpened" from matter_link l
         join matter m on m.id = l.other_id where l.matter_id = $1::uuid
       union all
       select m.body, m.subject, l.relation, false from matter_link l
         join matter m on m.id = l.matter_id where l.other_id = $1::uuid`,
      values: [matter.id],
    });
    return rows.flatMap(({ body, subject, relation, isOpened }) => {
      const other = this.#options.procedures.get(body.definition, body.version);
      if (!mayRead(other, body, person)) return [];
      const titles = (isOpened ? definition : other).relations?.[relation];
      const relationTitle = titles?.[isOpened ? 'opened' : 'opener'];
      return {
        id: body.id,
        number: body.number,
        relation,
        relationTitle: relationTitle ?? { zh: relation, en: relation },
        subject,
      };
    });
  }
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
  const instrument = instrumentOf(definition, view.data, view.matter.filedAt);
  return offersOf(definition, view, person).map(({ action, locked }) => {
    const { title, hint } = definition.actions[action]!;
    const basis = articleOf(definition.actions[action]!, instrument) ?? null;
    return { action, title, hint: hint ?? null, basis, locked: locked?.words ?? null };
  });
}
