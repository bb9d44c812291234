import type { DueDays, QueuePage, QueueQuestion } from '@zca/domain/matters';
import type { ActingPerson, Matter } from '@zca/procedure';
import { startOfDay, startOfDayAfter } from '@zca/procedure';
import { computePeriod, type WorkingCalendar } from '@zca/standards';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import type { Procedures } from './procedures.ts';
import type { RowMaker } from './rowMaker.ts';
import type { MatterStore } from './matterStore.ts';
import { type OwnMatters, personalScope, readScope } from './scope.ts';
import type { LawAround } from './surroundings.ts';
import { pairsOf, type WordHasher } from './words.ts';

type Condition = RawBuilder<boolean>;

/** So many matters of a day are named in the calendar; the rest is counted. */
const MATTERS_OF_A_DAY = 20;

export interface QueueOptions {
  readonly db: Kysely<Schema>;
  readonly store: MatterStore;
  readonly procedures: Procedures;
  readonly around: LawAround;
  readonly words: WordHasher;
  readonly rows: RowMaker;
}

/** Open matters of one procedure, counted by view. */
interface Counts {
  readonly definition: string;
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly later: number;
  readonly mine: number;
  readonly paused: number;
}
const COUNTED = ['open', 'overdue', 'today', 'mine', 'paused'] as const;
type Counted = (typeof COUNTED)[number];
/** What is counted of open matters besides the views: groups of the list by their due day. */
const COUNTED_GROUPS = ['soon', 'later'] as const;

interface ListedRow {
  readonly body: Matter;
  readonly subject: string;
  readonly due_at: string | null;
  readonly ended_at: string | null;
}

/** Lists of matters as somebody may see them. */
export class Queue {
  readonly #options: QueueOptions;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** A page of a queue with the counts of its views. */
  async page(question: QueueQuestion, person: ActingPerson): Promise<QueuePage> {
    const { around, procedures, rows, store } = this.#options;
    const [surroundings, own] = await Promise.all([around.now(), store.ownMatters(person.id)]);
    const { now, today } = surroundings;
    const dayEnd = startOfDayAfter(today);
    const soonDay = findSoonDay(today, surroundings.calendar);
    const soonEnd = soonDay === null ? dayEnd : startOfDayAfter(soonDay);
    const times = { now, dayEnd, soonEnd, person };
    const scope = question.view === 'own' ? ownOnly(own) : readScope(procedures.all(), person, own);
    const base = sql<boolean>`${scope} and ${this.#narrowed(question, person, own)}`;
    const view = viewOf(question.view, times);
    const isCounted = COUNTED.includes(question.view as Counted);
    const [page, open, others] = await Promise.all([
      this.#list(question, sql`${base} and ${view}`),
      this.#counts(base, times),
      isCounted ? [] : this.#kinds(sql`${base} and ${view}`),
    ]);
    const kinds = isCounted
      ? open.map((row) => ({ definition: row.definition, count: row[question.view as Counted] }))
      : others;
    const shown = page.slice(0, question.limit);
    const last = page.length > question.limit ? shown.at(-1) : undefined;
    return {
      matters: await rows.rows(shown, surroundings),
      next: last === undefined ? null : cursorOf(question.view, last),
      counts: Object.fromEntries(
        [...COUNTED, ...COUNTED_GROUPS].map((name) => [
          name,
          open.reduce((total, row) => total + row[name], 0),
        ]),
      ),
      procedures: kinds
        .filter(({ count }) => count > 0)
        .map(({ definition, count }) => ({
          id: definition,
          title: procedures.find(definition)?.title ?? { zh: definition, en: definition },
          count,
        })),
      today,
      soonDay,
    };
  }

  /** Open matters by procedure, counted for every view in one pass over the index of open ones. */
  #counts(base: Condition, times: Times): Promise<readonly Counts[]> {
    const { now, dayEnd, soonEnd, person } = times;
    const where = (condition: Condition) =>
      sql<number>`(count(*) filter (where ${condition}))::integer`;
    return this.#options.db
      .selectFrom('matter')
      .select([
        'definition',
        sql<number>`count(*)::integer`.as('open'),
        where(sql`due_at <= ${now}`).as('overdue'),
        where(sql`due_at > ${now} and due_at <= ${dayEnd}`).as('today'),
        where(sql`due_at > ${dayEnd} and due_at <= ${soonEnd}`).as('soon'),
        where(sql`due_at > ${soonEnd}`).as('later'),
        where(sql`assignee = ${person.id}::uuid`).as('mine'),
        where(sql`paused`).as('paused'),
      ])
      .where('ended_at', 'is', null)
      .where(base)
      .groupBy('definition')
      .orderBy('definition')
      .execute();
  }

  #kinds(condition: Condition): Promise<readonly { definition: string; count: number }[]> {
    return this.#options.db
      .selectFrom('matter')
      .select(['definition', sql<number>`count(*)::integer`.as('count')])
      .where(condition)
      .groupBy('definition')
      .orderBy('definition')
      .execute();
  }

  /** Every matter of a view, in pages, for an export. */
  async *all(question: QueueQuestion, person: ActingPerson): AsyncGenerator<QueuePage['matters']> {
    let after: string | undefined;
    do {
      const page: QueuePage = await this.page(
        { ...question, limit: 100, ...(after === undefined ? {} : { after }) },
        person,
      );
      yield page.matters;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }

  /** Open matters by the day on which their first time limit ends; the first ones of each day. */
  async dueDays(from: string, to: string, person: ActingPerson): Promise<DueDays> {
    const { around, db, procedures, rows, store } = this.#options;
    const [surroundings, own] = await Promise.all([around.now(), store.ownMatters(person.id)]);
    const listed = await db
      .with('due', (query) =>
        query
          .selectFrom('matter')
          .select([
            'body',
            'subject',
            sql<string>`to_char((due_at - interval '1 millisecond') at time zone 'Asia/Shanghai',
              'YYYY-MM-DD')`.as('day'),
            'due_at',
            'id',
          ])
          .where('ended_at', 'is', null)
          .where('due_at', '>', startOfDay(from))
          .where('due_at', '<=', startOfDayAfter(to))
          .where(readScope(procedures.all(), person, own)),
      )
      .with('ranked', (query) =>
        query
          .selectFrom('due')
          .selectAll()
          .select([
            sql<number>`row_number() over (partition by day order by due_at, id)`.as('place'),
            sql<number>`(count(*) over (partition by day))::integer`.as('count'),
          ]),
      )
      .selectFrom('ranked')
      .select(['day', 'count', 'body', 'subject'])
      .where('place', '<=', MATTERS_OF_A_DAY)
      .orderBy('day')
      .orderBy('place')
      .execute();
    const shown = await rows.rows(
      listed.map((row) => ({ body: row.body as Matter, subject: row.subject })),
      surroundings,
    );
    const days = new Map<string, DueDays['days'][number]>();
    for (const [index, row] of listed.entries()) {
      const day = days.get(row.day) ?? { day: row.day, count: row.count, matters: [] };
      day.matters.push(shown[index]!);
      days.set(row.day, day);
    }
    return { days: [...days.values()], today: surroundings.today };
  }

  #narrowed(question: QueueQuestion, person: ActingPerson, own: OwnMatters): Condition {
    const conditions: Condition[] = [sql`true`];
    if (question.procedure !== undefined) {
      conditions.push(sql`matter.definition = ${question.procedure}`);
    }
    if (question.state !== undefined) conditions.push(sql`matter.state = ${question.state}`);
    if (question.office !== undefined) {
      conditions.push(
        sql`(matter.office = ${question.office} or (matter.office >= ${`${question.office}.`}
          and matter.office < ${`${question.office}/`}))`,
      );
    }
    if (question.due !== undefined) {
      conditions.push(
        sql`matter.due_at > ${startOfDay(question.due)} and matter.due_at <= ${startOfDayAfter(question.due)}`,
      );
    }
    if (question.q !== undefined && question.q.trim() !== '') {
      conditions.push(this.#found(question.q, person, own));
    }
    return sql`${sql.join(conditions, sql` and `)}`;
  }

  /** Matters in which every pair of characters of a text occurs. */
  #found(text: string, person: ActingPerson, own: OwnMatters): Condition {
    const { procedures, words } = this.#options;
    const pairs = [...pairsOf(text)];
    if (pairs.length === 0) return sql`false`;
    const everyOf = (kind: 'plain' | 'personal'): Condition =>
      sql`${sql.join(
        pairs.map(
          (pair) =>
            sql`matter.id in (select w.matter_id from matter_word w
              where w.word = ${words.hash(pair, kind)}::bigint)`,
        ),
        sql` and `,
      )}`;
    return sql`((${everyOf('plain')}) or (${personalScope(procedures.all(), person, own)}
      and ${everyOf('personal')}))`;
  }

  async #list(question: QueueQuestion, condition: Condition): Promise<readonly ListedRow[]> {
    const isPast = question.view === 'ended' || question.view === 'own';
    let listed = this.#options.db
      .selectFrom('matter')
      .select(['body', 'subject', 'due_at', 'ended_at', 'filed_at', 'id'])
      .where(condition)
      .limit(question.limit + 1);
    const after = readCursor(question.after);
    if (isPast) {
      listed = listed.orderBy('filed_at', 'desc').orderBy('id', 'desc');
      if (after !== undefined) {
        listed = listed.where(
          sql<boolean>`(matter.filed_at, matter.id) < (${after.at}, ${after.id}::uuid)`,
        );
      }
    } else {
      listed = listed.orderBy('due_at').orderBy('id');
      if (after !== undefined) {
        listed = listed.where(
          after.at === ''
            ? sql<boolean>`matter.due_at is null and matter.id > ${after.id}::uuid`
            : sql<boolean>`(matter.due_at is null or (matter.due_at, matter.id) > (${after.at}, ${after.id}::uuid))`,
        );
      }
    }
    return (await listed.execute()) as unknown as readonly ListedRow[];
  }
}

/** So many working days ahead a matter is due soon. */
const SOON_WORKING_DAYS = 5;

function findSoonDay(today: string, calendar: WorkingCalendar): string | null {
  const end = computePeriod(
    { start: today, count: SOON_WORKING_DAYS, unit: 'workingDay', roll: 'none', excluded: [] },
    calendar,
  );
  return end.ok ? end.value.lastDay : null;
}

function ownOnly(own: OwnMatters): Condition {
  return sql`matter.id = any(${[...own.values()].flat()}::uuid[])`;
}

/** What views depend on: the present, the end of today and of what is due soon, and who asks. */
interface Times {
  readonly now: string;
  readonly dayEnd: string;
  readonly soonEnd: string;
  readonly person: ActingPerson;
}

function viewOf(view: QueueQuestion['view'], at: Times): Condition {
  switch (view) {
    case 'open':
      return sql`matter.ended_at is null`;
    case 'overdue':
      return sql`matter.ended_at is null and matter.due_at <= ${at.now}`;
    case 'today':
      return sql`matter.ended_at is null and matter.due_at > ${at.now} and matter.due_at <= ${at.dayEnd}`;
    case 'mine':
      return sql`matter.ended_at is null and matter.assignee = ${at.person.id}::uuid`;
    case 'paused':
      return sql`matter.ended_at is null and matter.paused`;
    case 'ended':
      return sql`matter.ended_at is not null`;
    case 'own':
      return sql`true`;
  }
}

interface Cursor {
  readonly at: string;
  readonly id: string;
}

function cursorOf(view: QueueQuestion['view'], row: ListedRow): string {
  const isPast = view === 'ended' || view === 'own';
  const at = isPast ? row.body.filedAt : (row.due_at ?? '');
  return Buffer.from(`${at}|${row.body.id}`).toString('base64url');
}

/** A cursor that was tampered with starts the list anew. */
function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const match = /^([\dTZ:.-]*)\|([0-9a-f-]{36})$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  return match === null ? undefined : { at: match[1]!, id: match[2]! };
}
