import { tidyName } from '@zca/standards';
import { classifyEventText, type EventReading, readEventText } from '../law/index.ts';
import { type GazetteEntry, readGazetteText } from './gazetteText.ts';
import type { LegalEvent } from './model.ts';
import { readDay } from './readDay.ts';
import type { Note } from './refusal.ts';

/** Items of gazette texts that records keep by name; the rest stays in the text (O:A.6). */
const ITEM_NAMES: Readonly<Record<string, string>> = {
  登记号: 'registrationNumber',
  质押登记号: 'registrationNumber',
  备案号: 'recordNumber',
  合同备案号: 'recordNumber',
  许可合同备案号: 'recordNumber',
  声明编号: 'registrationNumber',
  出质人: 'pledgor',
  质权人: 'pledgee',
  许可人: 'licensor',
  让与人: 'licensor',
  被许可人: 'licensee',
  受让人: 'licensee',
  许可种类: 'licenceKind',
  许可方式: 'licenceKind',
  许可期限: 'licenceTerm',
  专利权人: 'holder',
  使用费支付方式和标准: 'fee',
  许可使用费支付方式和标准: 'fee',
  无效宣告决定号: 'decisionNumber',
  决定号: 'decisionNumber',
  无效宣告决定日: 'decisionDay',
  决定日: 'decisionDay',
  补偿前期满终止日: 'formerEndDay',
  补偿后期满终止日: 'newEndDay',
  原专利权期满终止日: 'formerEndDay',
  现专利权期满终止日: 'newEndDay',
};
const HOLDER_ITEM = /^(?:共同)?(?:专利权人|申请人|专利申请人|注册人|权利人)$/;

/** Legal events of a block of gazette text; texts that are not recognised become notes. */
export function readLegalEvents(block: string, notes: Note[]): LegalEvent[] {
  const { entries, unread } = readGazetteText(block);
  if (unread !== '') {
    notes.push({ rule: 'event.unread', field: 'events', params: { text: unread.slice(0, 120) } });
  }
  return entries.flatMap((entry) => eventOf(entry, notes) ?? []);
}

/** One transaction as an event of the closed list; null, with a note, when none fits. */
export function eventOf(entry: GazetteEntry, notes: Note[]): LegalEvent | null {
  const reading = readEventText(entry.text);
  const code = reading.code ?? classifyEventText(entry.kind);
  if (code === null) {
    notes.push({
      rule: 'event.unrecognised',
      field: 'events',
      params: { text: entry.text.split('\n')[0]!.slice(0, 120), day: entry.day },
    });
    return null;
  }
  const event: LegalEvent = { day: entry.day, code };
  if (reading.effectiveDay !== null && reading.effectiveDay !== entry.day) {
    event.effectiveDay = reading.effectiveDay;
  }
  if (entry.text !== '') event.text = entry.text;
  const details = detailsOf(reading);
  if (Object.keys(details).length > 0) event.details = details;
  return event;
}

function detailsOf(reading: EventReading): Record<string, string> {
  const details: Record<string, string> = {};
  for (const [label, value] of Object.entries(reading.items)) {
    const name = ITEM_NAMES[label];
    if (name !== undefined && value !== '')
      details[name] ??= name.endsWith('Day') ? isoDay(value) : value;
    const change = /^变更事项(\d*)$/.exec(label);
    if (!change || !HOLDER_ITEM.test(value)) continue;
    const before = reading.items[`变更前${change[1]!}`];
    const after = reading.items[`变更后${change[1]!}`];
    if (before) details.formerHolder = joined(details.formerHolder, tidyName(before));
    if (after) details.newHolder = joined(details.newHolder, tidyName(after));
  }
  return details;
}

/** A day item as ISO; as gazetted when it is none. */
function isoDay(text: string): string {
  const reading = readDay(text);
  return reading.ok ? reading.day : text;
}

function joined(known: string | undefined, value: string): string {
  return known === undefined ? value : `${known}；${value}`;
}
