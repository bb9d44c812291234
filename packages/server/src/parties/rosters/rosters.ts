import {
  holdingCondition,
  isUnsure,
  isWithoutPatent,
  type NamedFirm,
  normalName,
  type PartyName,
  partLabel,
  ROSTER_LAYOUT,
  type RosterDetail,
  type RosterFirm,
  type RosterLine,
  rosterParts,
  rosterPatents,
  type RosterQuestion,
  RosterReader,
  type RosterReceipt,
  type RosterRemark,
} from '@zca/domain/parties';
import { refusalMessage } from '@zca/domain/registry';
import type { InputLimits, NamedStream } from '@zca/formats';
import { allOf, type Condition, type Question } from '@zca/query';
import type { CalendarDay } from '@zca/standards';
import { type Database, inTransaction } from '../../base/database/index.ts';
import { absent, HttpProblem } from '../../base/http/problem.ts';
import type { SearchService } from '../../base/search/service.ts';
import { readTableRows } from '../../base/tables/index.ts';
import { foldTraditional } from '../../base/traditional.ts';
import { PUBLIC_SCOPE } from '../../registry/index.ts';
import type { PartyStore } from '../partyStore.ts';
import {
  addRoster,
  findRoster,
  organisationsByCore,
  organisationsByWhole,
  partiesByCode,
  readFirms,
  readRosters,
} from './rosterStore.ts';

export interface RosterOptions {
  readonly database: Database;
  readonly search: SearchService;
  readonly store: PartyStore;
  readonly budgetMs: number;
}

/** Whether a firm is within the asker's area by its district or its zone; null for what is not stated. */
export type Within = (place: {
  readonly division: string | null;
  readonly zone: string | null;
}) => boolean;

/** The firms above a certain size of a city are some thousands. */
const MOST_ROWS = 20_000;
/** Names that one question counts, so that no question is long. */
const NAMES_AT_ONCE = 500;
const MOST_SIMILAR = 3;
/** A name of two characters without place and form is alike to too many. */
const LEAST_CORE = 3;

/** Rosters of firms and which of them have no patents (S31). */
export class Rosters {
  readonly #options: RosterOptions;

  constructor(options: RosterOptions) {
    this.#options = options;
  }

  /**
   * Takes a roster: what cannot be read, or lies outside the asker's area, is told with its line and kept
   * beside what was taken.
   * @throws UnreadableTable when the file holds no such table
   */
  async take(
    file: { readonly name: string; readonly source: string | NamedStream },
    told: { readonly name: string; readonly by: string; readonly at: string },
    within: Within,
    limits: Partial<InputLimits> = {},
  ): Promise<RosterReceipt> {
    const { rows, unread } = await readTableRows(file.source, limits, {
      missing: (headers) => ROSTER_LAYOUT.missing(headers).map(({ header }) => header.zh),
      unread: (headers) => ROSTER_LAYOUT.unread(headers),
      mostRows: MOST_ROWS,
      words: TABLE_WORDS,
    });
    const reader = new RosterReader(foldTraditional);
    const firms: NamedFirm[] = [];
    const remarks: RosterRemark[] = [];
    for (const { row: line, cells, fault } of rows) {
      if (fault !== null) {
        remarks.push({ line, severity: 'refused', words: fault.words });
        continue;
      }
      const { firm, remarks: found } = reader.read(line, cells);
      const severity = firm === null ? 'refused' : 'note';
      for (const one of found) remarks.push({ line, severity, words: refusalMessage(one) });
      if (firm === null) continue;
      if (within(firm)) firms.push(firm);
      else remarks.push({ line, severity: 'refused', words: outside(firm) });
    }
    const common = { read: rows.length, taken: firms.length, unread: [...unread], remarks };
    if (firms.length === 0) return { id: null, ...common };
    const id = await inTransaction(this.#options.database, (_db, client) =>
      addRoster(
        client,
        {
          name: told.name,
          sourceFile: file.name,
          remarks,
          recordedBy: told.by,
          recordedAt: told.at,
        },
        firms,
      ),
    );
    return { id: String(id), ...common };
  }

  /** The rosters that have a firm within the asker's area. */
  async list(within: Within): Promise<RosterLine[]> {
    const rosters = await readRosters(this.#options.database.pool);
    return rosters.flatMap(({ id, name, sourceFile, recordedBy, recordedAt, places }) => {
      const firms = places.reduce((sum, place) => (within(place) ? sum + place.firms : sum), 0);
      const line = { id: String(id), name, file: sourceFile, recordedBy, recordedAt, firms };
      return firms === 0 ? [] : [line];
    });
  }

  /** What became of the firms of a roster within the asker's area, and a page of them. */
  async detail(
    id: number,
    question: RosterQuestion & { readonly day: CalendarDay },
    shown: (firm: RosterFirm) => boolean,
    page: { readonly from: number; readonly size: number },
    within: Within,
  ): Promise<RosterDetail> {
    const { pool } = this.#options.database;
    const roster = await findRoster(pool, id);
    const firms = (await readFirms(pool, id)).filter(within);
    if (roster === undefined || firms.length === 0) throw noRoster();
    const found = await this.#look(firms, question);
    const rows = found.filter(shown);
    return {
      id: String(roster.id),
      name: roster.name,
      file: roster.sourceFile,
      recordedBy: roster.recordedBy,
      recordedAt: roster.recordedAt,
      firms: found.length,
      day: question.day,
      zero: found.filter(isWithoutPatent).length,
      unsure: found.filter(isUnsure).length,
      byDivision: rosterParts(found, 'division'),
      byZone: rosterParts(found, 'zone'),
      byIndustry: rosterParts(found, 'industry'),
      rows: rows.slice(page.from, page.from + page.size),
      total: rows.length,
      // A line outside the area of whoever asks is nobody's business but the uploader's.
      remarks: within({ division: null, zone: null }) ? [...roster.remarks] : [],
    };
  }

  async #look(
    firms: readonly NamedFirm[],
    question: RosterQuestion & { readonly day: CalendarDay },
  ): Promise<RosterFirm[]> {
    const { search, store, database } = this.#options;
    if (!search.isReady) {
      throw new HttpProblem('service.starting', {
        zh: '检索数据正在准备，请稍后再试。',
        en: 'Data are being prepared; try again soon.',
      });
    }
    const names = firms.map(({ name }) => normalName(name, foldTraditional));
    const codes = firms.flatMap(({ creditCode }) => creditCode ?? []);
    const [byWhole, byCode] = await Promise.all([
      organisationsByWhole(database.pool, distinct(names.map(({ whole }) => whole))),
      partiesByCode(database.pool, distinct(codes)),
    ]);
    const matches = firms.map(({ creditCode }, index) => {
      const named = byWhole.get(names[index]!.whole) ?? [];
      const coded = creditCode === null ? [] : (byCode.get(creditCode) ?? []);
      return distinct([...coded, ...named]);
    });
    const cores = names.flatMap(({ core }, index) =>
      matches[index]!.length === 0 && core.length >= LEAST_CORE ? [core] : [],
    );
    const byCore = await organisationsByCore(database.pool, distinct(cores));
    const similar = names.map(({ core }, index) =>
      matches[index]!.length === 0 ? (byCore.get(core) ?? []).slice(0, MOST_SIMILAR) : [],
    );
    const ids = distinct([...matches.flat(), ...similar.flat()]);
    const parties = new Map((await store.standing.of(ids)).map((party) => [party.id, party]));
    const counts = await this.#count(
      distinct(matches.flat()),
      new Map([...parties].map(([id, { names }]) => [id, names])),
      rosterPatents(question, question.day),
    );
    const view = (id: string) => ({ id, name: parties.get(id)?.name ?? id });
    return firms.map((firm, index): RosterFirm => {
      const found = matches[index]!;
      return {
        ...firm,
        divisionName: partLabel(firm.division, 'division'),
        zoneName: partLabel(firm.zone, 'zone'),
        match: found.length === 0 ? 'none' : found.length === 1 ? 'party' : 'ambiguous',
        parties: found.map(view),
        similar: similar[index]!.map(view),
        patents: found.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
      };
    });
  }

  /** Patents of each party that meet a condition, exactly: those of one name in bulk, others one by one. */
  async #count(
    ids: readonly string[],
    names: ReadonlyMap<string, readonly PartyName[]>,
    where: Condition,
  ): Promise<Map<string, number>> {
    const { budgetMs } = this.#options;
    const counts = new Map<string, number>();
    const byName = new Map<string, string>();
    const several: string[] = [];
    for (const id of ids) {
      const own = names.get(id) ?? [];
      const [only] = own;
      if (own.length === 1 && only!.evidence === null) byName.set(only!.name, id);
      else if (own.length > 0) several.push(id);
    }
    const plain = [...byName.keys()];
    const questions: Question[] = [];
    for (let from = 0; from < plain.length; from += NAMES_AT_ONCE) {
      const values = plain.slice(from, from + NAMES_AT_ONCE);
      const held: Condition = { op: 'any', field: 'holder', values };
      const facets = { holders: { field: 'holder', size: values.length, values } };
      questions.push({ where: allOf(where, held), facets, budgetMs });
    }
    for (const id of several) {
      questions.push({ where: allOf(where, holdingCondition(names.get(id)!)), budgetMs });
    }
    const answers = await this.#options.search.askAll(questions, PUBLIC_SCOPE);
    if (answers.some(({ complete }) => !complete)) throw tooLong();
    const bulk = answers.length - several.length;
    for (const { facets } of answers.slice(0, bulk)) {
      for (const { value, count } of facets['holders']!.buckets) {
        counts.set(byName.get(value)!, count);
      }
    }
    several.forEach((id, index) => counts.set(id, answers[bulk + index]!.count));
    return counts;
  }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

function outside({ division, zone }: NamedFirm): RosterRemark['words'] {
  const isZone = division === null && zone !== null;
  const { zh, en } = isZone ? partLabel(zone, 'zone') : partLabel(division, 'division');
  return {
    zh: refusalMessage({ rule: 'roster.outside', field: 'name', params: { value: zh } }).zh,
    en: refusalMessage({ rule: 'roster.outside', field: 'name', params: { value: en } }).en,
  };
}

const TABLE_WORDS = {
  tooMany: {
    zh: `一次最多上传 ${MOST_ROWS} 家企业，请把文件分开。`,
    en: `At most ${MOST_ROWS} firms at once; split the file.`,
  },
  empty: {
    zh: '文件里没有企业。请确认第一行是表头，下面每行一家企业。',
    en: 'There are no firms in the file: the first row must be the headers, each further row a firm.',
  },
  columns: (missing: readonly string[]) => ({
    zh: `表头缺少“${missing.join('、')}”。`,
    en: `The headers lack ${missing.join(', ')}.`,
  }),
};

const noRoster = () =>
  absent(
    '没有这份企业名单，或者其中没有您辖区的企业。',
    'There is no such roster, or none of its firms is within your area.',
  );
const tooLong = () =>
  new HttpProblem('service.starting', {
    zh: '统计没有在规定时间内完成，没有给出不完整的结果。请稍后再试。',
    en: 'The count did not end in time, and no partial result is given. Try again soon.',
  });
