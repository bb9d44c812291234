import type { MatterStatistics } from '@zca/domain/matters';
import {
  type ActingPerson,
  type ProcedureDefinition,
  titleOfPosition,
  type Matter,
} from '@zca/procedure';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import type { Procedures } from './procedures.ts';
import { type OwnMatters, readScope } from './scope.ts';

export interface StatisticsQuestion {
  /** First and last day in Shanghai on which the matters were filed. */
  readonly from: string;
  readonly to: string;
  readonly procedure?: string | undefined;
}

/** Figures of the matters that a person may read. */
export async function statisticsOf(
  db: Kysely<Schema>,
  procedures: Procedures,
  person: ActingPerson,
  own: OwnMatters,
  question: StatisticsQuestion,
): Promise<MatterStatistics> {
  const condition = sql<boolean>`${readScope(procedures.all(), person, own)}
    and matter.filed_at >= ${`${question.from}T00:00:00+08:00`}::timestamptz
    and matter.filed_at < (${`${question.to}T00:00:00+08:00`}::timestamptz + interval '1 day')
    and (${question.procedure ?? null}::text is null or matter.definition = ${question.procedure ?? null})`;
  const grouped = (by: ReturnType<typeof sql<string | null>>) =>
    db
      .selectFrom('matter')
      .select([
        by.as('key'),
        sql<number>`count(*)::integer`.as('filed'),
        sql<number>`count(ended_at)::integer`.as('ended'),
      ])
      .where(condition)
      .groupBy(sql`1`)
      .orderBy(sql`1`)
      .execute();
  const [total, byProcedure, byOffice, byMonth, byState, clocks] = await Promise.all([
    db
      .selectFrom('matter')
      .select([
        sql<number>`count(*)::integer`.as('filed'),
        sql<number>`count(ended_at)::integer`.as('ended'),
        sql<number>`count(*) filter (where ended_at is null and due_at <= now())::integer`.as(
          'overdue',
        ),
        sql<number | null>`percentile_cont(0.5) within group (order by extract(epoch from
          ended_at - filed_at) / 86400) filter (where ended_at is not null)`.as('medianDays'),
        sql<number | null>`(avg(extract(epoch from ended_at - filed_at) / 86400)
          filter (where ended_at is not null))::float8`.as('meanDays'),
      ])
      .where(condition)
      .executeTakeFirstOrThrow(),
    grouped(sql<string>`definition`),
    grouped(sql<string | null>`office`),
    grouped(sql<string>`to_char(filed_at at time zone 'Asia/Shanghai', 'YYYY-MM')`),
    db
      .selectFrom('matter')
      .select([
        'definition',
        'state',
        sql<number>`count(*)::integer`.as('filed'),
        sql<Matter>`(array_agg(body))[1]`.as('one'),
      ])
      .where(condition)
      .groupBy(['definition', 'state'])
      .orderBy('definition')
      .orderBy('state')
      .execute(),
    db
      .selectFrom('matter_clock')
      .innerJoin('matter', 'matter.id', 'matter_clock.matter_id')
      .select([
        'matter.definition',
        'matter_clock.clock',
        sql<number>`count(*) filter (where matter_clock.status = 'met' and not was_late)::integer`.as(
          'inTime',
        ),
        sql<number>`count(*) filter (where matter_clock.status = 'met' and was_late)::integer`.as(
          'late',
        ),
        sql<number>`count(*) filter (where matter_clock.status in ('running', 'paused')
          and not coalesce(matter_clock.due_at <= now(), false))::integer`.as('running'),
        sql<number>`count(*) filter (where matter_clock.status = 'running'
          and matter_clock.due_at <= now())::integer`.as('overdue'),
      ])
      .where(condition)
      .groupBy(['matter.definition', 'matter_clock.clock'])
      .orderBy('matter.definition')
      .orderBy('matter_clock.clock')
      .execute(),
  ]);
  const titleOf = (definition: ProcedureDefinition | undefined, id: string) =>
    definition?.title ?? { zh: id, en: id };
  return {
    from: question.from,
    to: question.to,
    total,
    byProcedure: byProcedure.map((row) => ({
      ...row,
      title: titleOf(procedures.find(row.key ?? ''), row.key ?? ''),
    })),
    byOffice,
    byMonth: byMonth.map((row) => ({ ...row, key: row.key ?? '' })),
    byState: byState.map(({ definition, state, filed, one }) => ({
      procedure: definition,
      state,
      title: titleOfPosition(procedures.get(definition, one.version), one.position),
      filed,
    })),
    clocks: clocks.map(({ definition, clock, ...counts }) => ({
      procedure: definition,
      clock,
      title: procedures.find(definition)?.clocks[clock]?.title ?? { zh: clock, en: clock },
      ...counts,
    })),
  };
}
