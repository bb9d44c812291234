import type { ClassHierarchy, ClassSchemeName } from '@zca/domain/registry';
import { CLASS_SCHEMES } from '@zca/domain/registry';
import type pg from 'pg';
import type { TitleRow } from './classTree.ts';
import { ClassTree } from './classTree.ts';

/** Titles are loaded by hand, now and then: another process may have done so a minute ago. */
const LOOK_AGAIN_MS = 60_000;

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

  /** The clock gives milliseconds since the epoch. */
  constructor(pool: pg.Pool, clock: () => number) {
    this.#pool = pool;
    this.#clock = clock;
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
    const { rows } = await this.#pool.query<{ version: string }>(
      `select count(*) || '/' || coalesce(max(edition), '') || '/' || coalesce(sum(place), 0)
              || '/' || coalesce(sum(length(title)), 0) as version from classification_title`,
    );
    const { version } = rows[0]!;
    this.#lookedAt = this.#clock();
    if (version === this.#version) return;
    // The newest edition of each symbol.
    const titles = await this.#pool.query<TitleRow & { scheme: string }>(
      `select distinct on (scheme, symbol, language) scheme, symbol, language, title, depth, place
         from classification_title order by scheme, symbol, language, edition desc`,
    );
    const byScheme = Map.groupBy(titles.rows, (row) => row.scheme);
    this.#trees = Object.fromEntries(
      CLASS_SCHEMES.map((scheme) => [scheme, new ClassTree(scheme, byScheme.get(scheme) ?? [])]),
    ) as Trees;
    this.#version = version;
  }
}
