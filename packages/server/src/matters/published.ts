import type { PublishedMatters, PublishedQuestion } from '@zca/domain/matters';
import { type Matter, type ProcedureDefinition, publicView } from '@zca/procedure';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import type { MatterStore } from './matterStore.ts';
import type { Procedures } from './procedures.ts';
import { textOf } from './shownValue.ts';
import type { LawAround } from './surroundings.ts';

/** Matters that are looked at for one page; what is not for the public is passed over. */
const LOOKED_AT = 200;

export interface PublishedOptions {
  readonly db: Kysely<Schema>;
  readonly store: MatterStore;
  readonly procedures: Procedures;
  readonly around: LawAround;
}

/**
 * What is published of the matters of a procedure, by its rule of publication: the newest first. Only
 * public values are given, whatever the rule names.
 */
export async function publishedMatters(
  options: PublishedOptions,
  definition: ProcedureDefinition,
  question: PublishedQuestion,
): Promise<PublishedMatters> {
  const { db, procedures, around } = options;
  const { today, law } = await around.now();
  const before = question.before ?? null;
  const rows = await db
    .selectFrom('matter')
    .select(['body', 'acted_at', 'id'])
    .where('definition', '=', definition.id)
    .where(
      sql<boolean>`${before}::text is null or (acted_at, id) <
        (split_part(${before}, '|', 1)::timestamptz, split_part(${before}, '|', 2)::uuid)`,
    )
    .orderBy('acted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const matters: PublishedMatters['matters'] = [];
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    last = row;
    const matter = row.body as Matter;
    const version = procedures.get(matter.definition, matter.version);
    // A rule of publication looks at what is public or the office's; concealed values are commitments.
    const view = publicView(version, { matter, data: matter.data, today, law });
    if (view === null) continue;
    matters.push({
      number: view.number,
      state: view.state,
      filedDay: view.filedDay,
      endedDay: view.endedDay,
      values: view.values.map(({ field, title, value }) => ({
        title,
        text: textOf(version.fields[field]!, value, new Map()),
      })),
    });
    if (matters.length === question.limit) break;
  }
  const isMore =
    last !== undefined && (matters.length === question.limit || rows.length === LOOKED_AT);
  return {
    procedure: definition.id,
    title: definition.title,
    matters,
    next: isMore ? `${last!.acted_at}|${last!.id}` : null,
  };
}
