import { readSubject, type ValueSubject } from '@zca/domain/appraisal';
import type { LegalParameter } from '@zca/domain/law';
import type { Right } from '@zca/domain/registry';
import type pg from 'pg';
import { absent } from '../base/http/problem.ts';
import { readRawRights } from '../registry/index.ts';

export interface PatentValueOptions {
  readonly pool: pg.Pool;
  /** Every dated parameter, remembered: it is asked for in transactions. */
  readonly parameters: () => Promise<readonly LegalParameter[]>;
  /** Today in Shanghai. */
  readonly today: () => string;
}

/** What the records say of patents that are to be valued. */
export class PatentValues {
  readonly #options: PatentValueOptions;

  constructor(options: PatentValueOptions) {
    this.#options = options;
  }

  get today(): string {
    return this.#options.today();
  }

  /** A patent on a base day as it is known on another; undefined when there is none of that key. */
  async find(
    client: Pick<pg.ClientBase, 'query'>,
    key: string,
    days: { readonly baseDay: string; readonly today: string },
  ): Promise<ValueSubject | undefined> {
    const [row] = await readRawRights(client, [key]);
    if (row === undefined) return undefined;
    const right = JSON.parse(row.json) as Right;
    if (right.collection !== 'patent') return undefined;
    return readSubject(right, await this.#options.parameters(), days);
  }

  /** The same as it is known now; throws `resource.absent` when there is none. */
  async subject(key: string, baseDay: string): Promise<ValueSubject> {
    const found = await this.find(this.#options.pool, key, { baseDay, today: this.today });
    if (found !== undefined) return found;
    throw absent('平台没有这件专利的记录。', 'The platform has no record of this patent.');
  }
}
