import type { DueDays, QueuePage, QueueQuestion } from '@zca/domain/matters';
import type { ActingPerson, Matter } from '@zca/procedure';
import { startOfDay, startOfDayAfter } from '@zca/procedure';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import type { Procedures } from './procedures.ts';
import type { RowMaker } from './rowMaker.ts';
import { personalScope, readScope } from './scope.ts';
import type { LawAround } from './surroundings.ts';
import { pairsOf, type WordHasher } from './words.ts';

type Condition = RawBuilder<boolean>;

/** So many matters of a day are named in the calendar; the rest is counted. */
const MATTERS_OF_A_DAY = 20;

export interface QueueOptions {
  readonly db: Kysely<Schema>;
  readonly procedures: Procedures;
  readonly around: LawAround;
  readonly words: WordHasher;
  readonly rows: RowMaker;
}

interface Counts {
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
  readonly mine: number;
  readonly paused: number;
}

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
    const { around, db, procedures, rows } = this.#options;
    const surroundings = await around.now();
    const { now, today } = surroundings;
    const dayEnd = startOfDayAfter(today);
    const scope = question.view === 'own' ? this.#own(person) : readScope(procedures.all(), person);
    const base = sql<boolean>`${scope} and ${this.#narrowed(question, person)}`;
    const view = viewOf(question.view, { now, dayEnd, person });
    const page = await this.#list(question, sql`${base} and ${view}`);
    const [counts, kinds] = await Promise.all([
      db
        .selectFrom('matter')
        .select([
          sql<number>`count(*)::integer`.as('open'),
          sql<number>`count(*) filter (where due_at <= ${now})::integer`.as('overdue'),
          sql<number>`count(*) filter (where due_at > ${now} and due_at <= ${dayEnd})::integer`.as(
            'today',
          ),
          sql<number>`count(*) filter (where assignee = ${person.id}::uuid)::integer`.as('mine'),
          sql<number>`count(*) filter (where paused)::integer`.as('paused'),
        ])
        .where('ended_at', 'is', null)
        .where(base)
        .executeTakeFirstOrThrow(),
      db
        .selectFrom('matter')
        .select(['definition', sql<number>`count(*)::integer`.as('count')])
        .where(sql<boolean>`${base} and ${view}`)
        .groupBy('definition')
        .execute(),
    ]);
    const shown = page.slice(0, question.limit);
    const last = page.length > question.limit ? shown.at(-1) : undefined;
    return {
      matters: await rows.rows(shown, surroundings),
      next: last === undefined ? null : cursorOf(question.view, last),
      counts: { ...(counts as Counts) },
      procedures: kinds.map(({ definition, count }) => ({
        id: definition,
        title: procedures.find(definition)?.title ?? { zh: definition, en: definition },
        count,
      })),
      today,
    };
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
    const { around, db, procedures, rows } = this.#options;
    const surroundings = await around.now();
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
          .where(readScope(procedures.all(), person)),
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

  #own(person: ActingPerson): Condition {
    if (person.id === null) return sql`false`;
    return sql`exists (select 1 from matter_party p where p.matter_id = matter.id
      and p.person_id = ${person.id}::uuid)`;
  }

  #narrowed(question: QueueQuestion, person: ActingPerson): Condition {
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
    if (question.q !== undefined && question.q.trim() !== '') {
      conditions.push(this.#found(question.q, person));
    }
    return sql`${sql.join(conditions, sql` and `)}`;
  }

  /** Matters in which every pair of characters of a text occurs. */
  #found(text: string, person: ActingPerson): Condition {
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
    return sql`((${everyOf('plain')}) or (${personalScope(procedures.all(), person)}
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

function viewOf(
  view: QueueQuestion['view'],
  at: { readonly now: string; readonly dayEnd: string; readonly person: ActingPerson },
): Condition {
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
