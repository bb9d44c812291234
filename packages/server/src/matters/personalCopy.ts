import { type BothWords, type PersonalCopy, readMatterNumbers } from '@zca/domain/matters';
import type { Act, Matter } from '@zca/procedure';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import { type PaperContent, PDF_FORMAT } from '../base/papers/index.ts';
import type { JournalReader } from './journalReader.ts';
import type { FoundMatter, MatterAccess } from './matterAccess.ts';
import { textOf } from './shownValue.ts';

export interface CopiesOptions {
  readonly pool: pg.Pool;
  readonly access: MatterAccess;
  readonly journal: JournalReader;
  readonly officeNames: () => Promise<ReadonlyMap<string, BothWords>>;
  readonly demonstration: boolean;
}

/** Copies of what a person gave, for the request that was granted. */
export class PersonalCopies {
  readonly #options: CopiesOptions;

  constructor(options: CopiesOptions) {
    this.#options = options;
  }

  /** The copy of a request in which access was granted and can still be fetched; else undefined. */
  async find({ loaded }: FoundMatter, madeAt: string): Promise<PersonalCopy | undefined> {
    const request = loaded.matter;
    if (request.definition !== 'personalData' || request.position !== 'available') return undefined;
    const { rows } = await this.#options.pool.query<{ id: string }>(
      'select id from matter where number = any($1) order by filed_at',
      [readMatterNumbers(request.data['targets'])],
    );
    const offices = await this.#options.officeNames();
    const matters: PersonalCopy['matters'] = [];
    for (const { id } of rows) {
      const found = await this.#options.access.load(id);
      if (found !== undefined) matters.push(await this.#matter(found, offices));
    }
    return { request: request.number, madeAt, matters };
  }

  /** A copy for reading, as PDF. */
  async pdf(copy: PersonalCopy): Promise<Uint8Array> {
    return PDF_FORMAT.render(contentOf(copy), {
      number: copy.request,
      issuedAt: copy.madeAt,
      code: null,
      verifyAt: null,
      demonstration: this.#options.demonstration,
    });
  }

  async #matter(
    { definition, loaded }: FoundMatter,
    offices: ReadonlyMap<string, BothWords>,
  ): Promise<PersonalCopy['matters'][number]> {
    const { matter } = loaded;
    const values: PersonalCopy['matters'][number]['values'] = [];
    const erased: BothWords[] = [];
    for (const { act } of await this.#options.journal.actsOf(matter.id)) {
      if (!isOwn(act, matter)) continue;
      for (const { field, value } of this.#options.journal.opened(definition, loaded, act)) {
        const known = definition.fields[field];
        if (known === undefined || value === null) continue;
        if (value === undefined) erased.push(known.title);
        else {
          const text = textOf(known, value, offices);
          values.push({ field, title: known.title, value: value as never, text });
        }
      }
    }
    const { number, filedAt, endedAt } = matter;
    return { number, procedure: definition.title, filedAt, endedAt, values, erased };
  }
}

/** Whether an act says what the person gave: it filed the matter, or a party did it. */
function isOwn(act: Act, matter: Matter): boolean {
  if (act.number === 1 || act.actor.kind === 'visitor') return true;
  return Object.values(matter.parties)
    .flat()
    .some((id) => id === act.actor.id);
}

function contentOf(copy: PersonalCopy): PaperContent {
  const day = (at: string | null): string => (at === null ? '——' : dayInShanghai(Date.parse(at)));
  return {
    language: 'zh',
    office: '西安市市场监督管理局',
    title: '个人信息副本',
    blocks: copy.matters.flatMap((matter) => [
      { kind: 'heading' as const, text: `${matter.procedure.zh} ${matter.number}` },
      {
        kind: 'fields' as const,
        fields: [
          { label: '提交日期', value: day(matter.filedAt) },
          { label: '办结日期', value: day(matter.endedAt) },
          ...matter.values.map(({ title, text }) => ({ label: title.zh, value: text.zh })),
          ...matter.erased.map((title) => ({ label: title.zh, value: '（已依法删除）' })),
        ],
      },
    ]),
  };
}
