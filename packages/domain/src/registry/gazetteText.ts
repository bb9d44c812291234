import type { CalendarDay } from './model.ts';
import { readDay } from './readDay.ts';

/** One transaction as a gazette or a database prints it. */
export interface GazetteEntry {
  /** Day of the gazette. */
  readonly day: CalendarDay;
  /** Kind of transaction (事务数据类型), e.g. 专利权的终止. */
  readonly kind: string;
  /** The printed text, its first line naming the transaction. */
  readonly text: string;
}

const MARK =
  /(?:事务数据公告日|法律状态公告日|公告日)\s*[:：]?\s*(\d{4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}日?|\d{8})\s*[;；,，]?\s*(?:事务数据类型|法律状态类型|法律状态|类型)\s*[:：]?\s*([^\n;；]+)/g;
const LINE = /^(\d{4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}日?|\d{8})[\s:：,，|]*([\u3400-\u9fff].*)$/;

/**
 * The transactions of a block of text. Two forms are read: the blocks of the CNIPA event query
 * (事务数据公告日 2019.08.27 事务数据类型 专利权的终止, then the text), and lines that begin with a
 * day (20190827 专利权的终止). `unread` is what belongs to neither.
 */
export function readGazetteText(block: string): {
  readonly entries: readonly GazetteEntry[];
  readonly unread: string;
} {
  const text = block.replace(/\r\n?/g, '\n');
  const marks = [...text.matchAll(MARK)];
  if (marks.length > 0) {
    const entries: GazetteEntry[] = [];
    marks.forEach((mark, index) => {
      const reading = readDay(mark[1]!);
      if (!reading.ok) return;
      const end = marks[index + 1]?.index ?? text.length;
      const body = text
        .slice(mark.index + mark[0].length, end)
        .replace(/申请[（(]专利[）)]号\s*[:：]?\s*[A-Z]{0,4}[\d.Xx]+/g, '');
      const kind = mark[2]!.trim();
      entries.push({ day: reading.day, kind, text: tidyBlock(body) || kind });
    });
    return { entries, unread: '' };
  }
  const entries: GazetteEntry[] = [];
  const unread: string[] = [];
  for (const line of text.split(/[\n;；|]/).map((one) => one.trim())) {
    if (line === '') continue;
    const match = LINE.exec(line);
    const reading = match ? readDay(match[1]!) : null;
    if (match && reading?.ok) {
      entries.push({ day: reading.day, kind: match[2]!.trim(), text: match[2]!.trim() });
    } else unread.push(line);
  }
  return { entries, unread: unread.join('\n') };
}

function tidyBlock(body: string): string {
  return body
    .split('\n')
    .map((line) => line.replace(/^[\s;；,]+|[\s;；,]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n');
}
