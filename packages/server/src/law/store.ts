import type {
  CalendarYear,
  LegalParameter,
  NewLegalParameter,
  RecordedParameter,
} from '@zca/domain/law';
import type { Kysely } from 'kysely';
import type { Row, Schema } from '../base/database/index.ts';

function asRecorded(row: Row<'legal_parameter'>): RecordedParameter {
  return {
    id: String(row.id),
    key: row.key,
    value: row.value as LegalParameter['value'],
    unit: row.unit ?? '',
    title: { zh: row.title_zh, en: row.title_en },
    sourceTitle: row.source_title,
    documentNumber: row.document_number ?? '',
    article: row.article ?? '',
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    mark: row.mark as LegalParameter['mark'],
    note: row.note ?? '',
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

/** Legal parameters (append only) and the published years of the working calendar. */
export class LawStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** All rows by key, first day and order of recording. */
  async listParameters(): Promise<RecordedParameter[]> {
    const rows = await this.#db
      .selectFrom('legal_parameter')
      .selectAll()
      .orderBy('key')
      .orderBy('effective_from')
      .orderBy('id')
      .execute();
    return rows.map(asRecorded);
  }

  async addParameter(parameter: NewLegalParameter, recordedBy: string): Promise<RecordedParameter> {
    const row = await this.#db
      .insertInto('legal_parameter')
      .values(this.#row(parameter, recordedBy))
      .returningAll()
      .executeTakeFirstOrThrow();
    return asRecorded(row);
  }

  #row(parameter: NewLegalParameter, recordedBy: string) {
    return {
      key: parameter.key,
      value: JSON.stringify(parameter.value),
      unit: parameter.unit,
      title_zh: parameter.title.zh,
      title_en: parameter.title.en,
      source_title: parameter.sourceTitle,
      document_number: parameter.documentNumber,
      article: parameter.article,
      effective_from: parameter.effectiveFrom,
      effective_to: parameter.effectiveTo,
      mark: parameter.mark,
      note: parameter.note,
      recorded_by: recordedBy,
    };
  }

  /** Writes the shipped parameters and calendar years that are not there yet; the rest stays. */
  async seed(parameters: readonly LegalParameter[], years: readonly CalendarYear[]): Promise<void> {
    const known = new Set(
      (await this.listParameters()).map((row) => `${row.key}@${row.effectiveFrom}`),
    );
    const missing = parameters.filter((row) => !known.has(`${row.key}@${row.effectiveFrom}`));
    if (missing.length > 0) {
      await this.#db
        .insertInto('legal_parameter')
        .values(missing.map((parameter) => this.#row(parameter, 'system')))
        .execute();
    }
    const loaded = new Set((await this.listYears()).map((year) => year.year));
    for (const year of years) if (!loaded.has(year.year)) await this.putYear(year);
  }

  /** The published years, in order. */
  async listYears(): Promise<CalendarYear[]> {
    const years = await this.#db.selectFrom('calendar_year').selectAll().orderBy('year').execute();
    const days = await this.#db.selectFrom('calendar_day').selectAll().orderBy('day').execute();
    return years.map((year) => ({
      year: year.year,
      notice: year.notice,
      publishedOn: year.published_on,
      days: days
        .filter((day) => day.year === year.year)
        .map((day) => ({ day: day.day, kind: day.kind })),
    }));
  }

  /** Loads a year, in place of what was loaded of it. */
  async putYear(year: CalendarYear): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('calendar_year').where('year', '=', year.year).execute();
      await trx
        .insertInto('calendar_year')
        .values({ year: year.year, notice: year.notice, published_on: year.publishedOn })
        .execute();
      if (year.days.length === 0) return;
      await trx
        .insertInto('calendar_day')
        .values(
          year.days.map((day) => ({
            day: day.day,
            year: year.year,
            kind: day.kind,
            notice: year.notice,
          })),
        )
        .execute();
    });
  }
}
