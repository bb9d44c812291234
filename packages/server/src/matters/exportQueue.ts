import type { MatterRow } from '@zca/domain/matters';
import { type OutputColumn, writeCsv, writeXlsx } from '@zca/formats';
import { PassThrough, type Readable } from 'node:stream';

type Language = 'zh' | 'en';

const HEADERS = {
  number: { zh: '编号', en: 'Number' },
  procedure: { zh: '类别', en: 'Procedure' },
  subject: { zh: '内容', en: 'Subject' },
  state: { zh: '环节', en: 'State' },
  office: { zh: '承办机关', en: 'Office' },
  filed: { zh: '收到日期', en: 'Filed on' },
  ended: { zh: '办结日期', en: 'Ended on' },
  clock: { zh: '期限', en: 'Time limit' },
  due: { zh: '到期日', en: 'Due on' },
} as const;

function columnsIn(language: Language): OutputColumn<MatterRow>[] {
  const day = (instant: string | null) =>
    instant === null
      ? ''
      : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
  const column = (
    name: keyof typeof HEADERS,
    value: (row: MatterRow) => string | null,
    more: Partial<OutputColumn<MatterRow>> = {},
  ): OutputColumn<MatterRow> => ({ header: HEADERS[name][language], key: name, value, ...more });
  return [
    column('number', (row) => row.number, { width: 20 }),
    column('procedure', (row) => row.procedureTitle[language], { width: 14 }),
    column('subject', (row) => row.subject, { width: 50 }),
    column('state', (row) => row.state[language], { width: 16 }),
    column('office', (row) => row.officeName?.[language] ?? row.office, { width: 18 }),
    column('filed', (row) => day(row.filedAt), { type: 'day' }),
    column('ended', (row) => day(row.endedAt), { type: 'day' }),
    column('clock', (row) => row.clock?.title[language] ?? ''),
    column('due', (row) => row.clock?.dueDay ?? '', { type: 'day' }),
  ];
}

/**
 * Matters as a table for spreadsheets: what their list shows, and nothing that is personal. The
 * stream fails when the source does.
 */
export function exportQueue(
  pages: AsyncIterable<readonly MatterRow[]>,
  format: 'csv' | 'xlsx',
  language: Language,
): Readable {
  const output = new PassThrough();
  const columns = columnsIn(language);
  const written =
    format === 'csv'
      ? writeCsv(rowsOf(pages), columns, output)
      : writeXlsx(rowsOf(pages), columns, output, {
          sheetName: language === 'zh' ? '事项' : 'Matters',
        });
  written.then(
    () => output.end(),
    (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return output;
}

async function* rowsOf(pages: AsyncIterable<readonly MatterRow[]>): AsyncGenerator<MatterRow> {
  for await (const page of pages) yield* page;
}
