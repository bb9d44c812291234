import type { RightSummary } from '@zca/domain/registry';
import type { OutputColumn } from '@zca/formats';
import type { ResolvedNumber } from './resolveNumbers.ts';

/** One line of the file: an entry with one of its records; an entry of several has a line for each. */
export interface NumberRow {
  readonly entry: ResolvedNumber;
  readonly record: RightSummary | null;
}

/** Entries that the database picks at once; it goes through the whole list for each pick. */
const AT_ONCE = 2000;
/** Entries whose records are read and told at once, which holds the thread. */
const TOLD_AT_ONCE = 500;

/** Every entry in the order written, with its records as they are now. */
export async function* outputRows(
  page: (from: number, size: number) => Promise<readonly ResolvedNumber[]>,
  summaries: (keys: readonly string[]) => Promise<ReadonlyMap<string, RightSummary>>,
): AsyncIterable<NumberRow> {
  for (let from = 0; ; from += AT_ONCE) {
    const batch = await page(from, AT_ONCE);
    if (batch.length === 0) return;
    for (let at = 0; at < batch.length; at += TOLD_AT_ONCE) {
      const told = batch.slice(at, at + TOLD_AT_ONCE);
      const records = await summaries(told.flatMap((entry) => entry.keys));
      for (const entry of told) {
        const [first = null, ...others] = entry.keys.flatMap((key) => records.get(key) ?? []);
        yield { entry, record: first };
        for (const record of others) yield { entry, record };
      }
    }
  }
}

const OUTCOMES = {
  found: { zh: '查到', en: 'found' },
  ambiguous: { zh: '不止一件', en: 'several records' },
  missed: { zh: '未收', en: 'not held' },
  unreadable: { zh: '认不出', en: 'no number' },
} as const;

/** The columns of the file: what was written, what it was read as, what was found. */
export function numberColumns(lang: 'zh' | 'en'): OutputColumn<NumberRow>[] {
  const name = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const column = (
    key: string,
    header: string,
    value: (row: NumberRow) => string | number | null,
  ): OutputColumn<NumberRow> => ({ key, header, value });
  return [
    { ...column('line', name('行', 'Line'), ({ entry }) => entry.line), type: 'number' },
    column('text', name('原文', 'As written'), ({ entry }) => entry.text),
    column('outcome', name('结果', 'Outcome'), ({ entry }) => OUTCOMES[entry.outcome][lang]),
    column('repeats', name('与第几行相同', 'Same as line'), ({ entry }) => entry.repeats),
    column('reading', name('读作', 'Read as'), ({ entry }) => entry.reading),
    column('key', name('记录编号', 'Record'), ({ record }) => record?.key ?? null),
    column('number', name('号码', 'Number'), ({ record }) => record?.number ?? null),
    column('title', name('名称', 'Title'), ({ record }) =>
      record === null ? null : record.title.map((run) => run.text).join(''),
    ),
    column('type', name('类型', 'Type'), ({ record }) => record?.typeLabel[lang] ?? null),
    column('holders', name('权利人', 'Holders'), ({ record }) =>
      record === null ? null : record.holders.join('；'),
    ),
    column(
      'status',
      name('法律状态', 'Status'),
      ({ record }) => record?.status.label[lang] ?? null,
    ),
    column('problem', name('说明', 'Note'), ({ entry }) => entry.problem?.[lang] ?? null),
  ];
}
