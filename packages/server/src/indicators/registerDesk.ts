import {
  type AreaTarget,
  CITY_AREA,
  cityGoal,
  type EntryDraft,
  type EntryFault,
  findArea,
  findIndicator,
  type RegisterKey,
} from '@zca/domain/indicators';
import { type Database, inTransaction } from '../base/database/index.ts';
import { HttpProblem } from '../base/http/problem.ts';
import { recordAudit } from '../base/ledger/index.ts';
import type { EntryRefusal } from './entryPlan.ts';
import type { EntryStore } from './entryStore.ts';

export interface RegisterDeskOptions {
  readonly database: Database;
  readonly entries: EntryStore;
  /** The present instant as ISO text. */
  readonly now: () => string;
  /** Today in Shanghai. */
  readonly today: () => string;
  /** Told after something was written. */
  readonly onChange: () => void;
}

/** What became of lines that were sent; a refused one with the field to be mended and what to do. */
export interface TakenEntries<T extends EntryDraft> {
  readonly taken: number;
  readonly replaced: number;
  readonly known: number;
  readonly refused: readonly (EntryFault & { readonly draft: T })[];
}

/** Writes into registers and targets; what is written and its line of the audit journal are one transaction. */
export class RegisterDesk {
  readonly #options: RegisterDeskOptions;

  constructor(options: RegisterDeskOptions) {
    this.#options = options;
  }

  /**
   * Takes lines of a register in; those that cannot be taken come back, each with what to do.
   *
   * @param unread how many lines of the same file could not be read, for the journal
   */
  async take<T extends EntryDraft>(
    register: RegisterKey,
    drafts: readonly T[],
    {
      by,
      mayReplace,
      unread = 0,
    }: {
      readonly by: string;
      readonly mayReplace: (area: string) => boolean;
      readonly unread?: number;
    },
  ): Promise<TakenEntries<T>> {
    const { entries, now } = this.#options;
    const withIds = drafts.map((draft) => ({ ...draft, id: crypto.randomUUID() }));
    return this.#write(by, 'indicators.enter', register, async (client) => {
      const { refused, ...sums } = await entries.add(withIds, now(), by, client, mayReplace);
      return [
        {
          ...sums,
          refused: refused.map(({ draft, why }) => ({ draft, ...refusalOf(draft, why) })),
        },
        { ...sums, refused: refused.length + unread },
      ];
    });
  }

  /** Withdraws an entry. @throws HttpProblem `resource.conflict` when it was withdrawn before */
  async withdraw(id: string, reason: string, by: string): Promise<void> {
    const { entries, now } = this.#options;
    await this.#write(by, 'indicators.enter', id, async (client) => {
      if (!(await entries.withdraw(id, reason, now(), by, client))) {
        throw new HttpProblem('resource.conflict', {
          zh: '这条登记已经撤销过，或者已由后来的登记取代。',
          en: 'This entry was withdrawn before, or a later line took its place.',
        });
      }
      return [undefined, { withdrawn: true }];
    });
  }

  /** Sets the target of an area. @throws HttpProblem `request.invalid` for one that would never act */
  async setTarget(asked: AreaTarget, by: string): Promise<AreaTarget> {
    const target = this.#checked(asked);
    const { entries, now } = this.#options;
    const { code, area, year, value } = target;
    await this.#write(by, 'indicators.targets', `${code}/${area}/${year}`, async (client) => {
      await entries.setTarget(target, now(), by, client);
      return [undefined, { value }];
    });
    return target;
  }

  #checked(target: AreaTarget): AreaTarget {
    const area = findArea(target.area);
    const definition = findIndicator(target.code, this.#options.today());
    if (area === undefined || definition === undefined) {
      throw new HttpProblem('request.invalid', {
        zh: '没有这个指标或者地区，请从列表中选择。',
        en: 'There is no such indicator or area; choose one of the list.',
      });
    }
    const { base, direction } = definition;
    if (direction === 'above') {
      throw noEffect(
        '这个指标不与目标值比较，下达的目标不起作用。',
        'This indicator is not held against a target, so a target would have no effect.',
      );
    }
    if (target.year <= base.year) {
      throw noEffect(
        `目标年份须晚于基期 ${base.year} 年。`,
        `The year of a target must lie after the base year ${base.year}.`,
      );
    }
    const goal = cityGoal(definition);
    const final = goal?.targets.at(-1);
    const isStep = final !== undefined && direction === 'up' && target.year < final.year;
    if (area.code === CITY_AREA && !isStep) {
      throw noEffect(
        final === undefined || direction !== 'up'
          ? '全市的目标由规划规定，这个指标没有可分年下达的目标。'
          : `全市 ${final.year} 年的目标由规划规定为 ${final.value}；可以下达的是 ${final.year} 年以前各年的分步目标。`,
        final === undefined || direction !== 'up'
          ? 'The city’s target is the plan’s; this indicator has none that goes in steps.'
          : `The city’s target for ${final.year} is the plan’s ${final.value}; steps may be set for the years before.`,
      );
    }
    return { ...target, area: area.code };
  }

  async #write<T>(
    by: string,
    action: 'indicators.enter' | 'indicators.targets',
    target: string,
    work: (client: Parameters<EntryStore['add']>[3]) => Promise<readonly [T, object]>,
  ): Promise<T> {
    const { database, onChange } = this.#options;
    const result = await inTransaction(database, async (db, client) => {
      const [done, detail] = await work(client);
      await recordAudit(db, { actor: by, action, target, detail });
      return done;
    });
    onChange();
    return result;
  }
}

function noEffect(zh: string, en: string): HttpProblem {
  return new HttpProblem('request.invalid', { zh, en });
}

/** Why an entry is not taken, by the field to be mended. */
function refusalOf({ subject }: EntryDraft, why: EntryRefusal): EntryFault {
  const words: Record<EntryRefusal, EntryFault> = {
    twice: {
      field: 'subject',
      words: {
        zh: `同一文件里有另一行登记“${subject}”，内容不同，这一行没有登记。请只保留正确的一行。`,
        en: `Another line of the file is about "${subject}" and says something else; this one was not taken. Keep the right one alone.`,
      },
    },
    elsewhere: {
      field: 'subject',
      words: {
        zh: `“${subject}”已由其他地区登记，没有再登记。请与市局核对归属。`,
        en: `"${subject}" is registered by another area and was not entered again. Settle with the city to whom it belongs.`,
      },
    },
    ambiguous: {
      field: 'subjectCode',
      words: {
        zh: `已登记的“${subject}”不止一家，代码各不相同，没有登记。请填写它的代码。`,
        en: `Several that are called "${subject}" are registered, each by its code, so it was not entered. Fill in its code.`,
      },
    },
  };
  return words[why];
}
