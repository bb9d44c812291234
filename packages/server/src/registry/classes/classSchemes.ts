import type { ClassHierarchy, ClassSchemeName } from '@zca/domain/registry';
import { CLASS_SCHEMES } from '@zca/domain/registry';
import type pg from 'pg';
import type { EditionRow } from './classEdition.ts';
import { schemeRows } from './classEdition.ts';
import { ClassTree } from './classTree.ts';

/** Titles are loaded by hand, now and then: another process may have done so a minute ago. */
const LOOK_AGAIN_MS = 60_000;

/**
 * Order of editions, the newest first: by their first number ('9' before '10-2015' before '2026.01'),
 * then by their text; a scheme loaded without its edition is the oldest.
 */
export const NEWEST_EDITION_FIRST = `coalesce(substring(edition from '[0-9]{1,6}')::int, -1) desc, edition desc`;

/** Each row counts by a digest of all that the trees are made of, so that no correction goes unseen. */
const VERSION = `
  select count(*) || '/' || coalesce(sum(('x' || substr(md5(concat_ws('/', scheme, edition, symbol,
           language, title, coalesce(depth, -1), coalesce(place, -1))), 1, 8))::bit(32)::bigint), 0)
         as version from classification_title`;

/** The rows of the newest edition of each scheme in each language. */
const NEWEST = `
  with edition as (
    select scheme, language, edition, count(*) filter (where depth > 0)::int as dotted,
           dense_rank() over (partition by scheme order by ${NEWEST_EDITION_FIRST})::int as age
      from classification_title group by scheme, language, edition
  ), newest as (
    select distinct on (scheme, language) * from edition order by scheme, language, age
  )
  select scheme, symbol, language, title, depth, place, age, dotted
    from classification_title join newest using (scheme, language, edition)`;

type Trees = Readonly<Record<ClassSchemeName, ClassTree>>;

const EMPTY = Object.fromEntries(
  CLASS_SCHEMES.map((scheme) => [scheme, new ClassTree(scheme, [])]),
) as Trees;

/** The schemes of classification as loaded from official files, kept in memory. */
export class ClassSchemes implements ClassHierarchy {
  readonly #pool: pg.Pool;
  readonly #clock: () => number;
  #trees: Trees = EMPTY;
  #version = '';
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  /** Streets by name, which the gazetteer of the city knows and no scheme. */
  readonly streets: (name: string) => readonly string[];

  /** The clock gives milliseconds since the epoch. */
  constructor(
    pool: pg.Pool,
    clock: () => number,
    streets: (name: string) => readonly string[] = () => [],
  ) {
    this.#pool = pool;
    this.#clock = clock;
    this.streets = streets;
  }

  /** The schemes as they are in the database, or were a minute ago. */
  async trees(): Promise<Trees> {
    if (this.#clock() - this.#lookedAt >= LOOK_AGAIN_MS) {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
      await this.#looking;
    }
    return this.#trees;
  }

  /** Of the schemes that `trees` has given last. */
  below(scheme: 'ipc' | 'cpc', symbol: string): readonly string[] | undefined {
    const own = this.#trees[scheme].below(symbol);
    // The CPC has the groups of the IPC with more below them, and what it tells holds for both.
    return own ?? (scheme === 'cpc' ? this.#trees.ipc.below(symbol) : undefined);
  }

  async #look(): Promise<void> {
    const { rows } = await this.#pool.query<{ version: string }>(VERSION);
    const { version } = rows[0]!;
    this.#lookedAt = this.#clock();
    if (version === this.#version) return;
    const titles = await this.#pool.query<EditionRow & { scheme: string }>(NEWEST);
    const byScheme = Map.groupBy(titles.rows, (row) => row.scheme);
    this.#trees = Object.fromEntries(
      CLASS_SCHEMES.map((scheme) => [
        scheme,
        new ClassTree(scheme, schemeRows(byScheme.get(scheme) ?? [])),
      ]),
    ) as Trees;
    this.#version = version;
  }
}
