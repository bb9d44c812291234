import type { MatterRow, QueuePage } from '@zca/domain/matters';
import { limitOfRow } from './limit.ts';

export type GroupName = 'overdue' | 'today' | 'soon' | 'later' | 'paused' | 'none' | 'ended';

export interface QueueGroup {
  readonly name: GroupName;
  readonly rows: readonly MatterRow[];
  /** How many there are beyond this page; null where nobody counted. */
  readonly count: number | null;
}

const ORDER: readonly GroupName[] = [
  'overdue',
  'today',
  'soon',
  'later',
  'paused',
  'none',
  'ended',
];

function groupOf(row: MatterRow, page: Pick<QueuePage, 'today' | 'soonDay'>): GroupName {
  if (row.endedAt !== null) return 'ended';
  const limit = limitOfRow(row);
  if (limit.kind === 'over') return 'overdue';
  const due = row.clock?.dueDay ?? null;
  if (due === null) return limit.kind === 'paused' ? 'paused' : 'none';
  if (due <= page.today) return 'today';
  return page.soonDay !== null && due <= page.soonDay ? 'soon' : 'later';
}

/**
 * The rows of a page in groups by their due day. Within a group the order of the server stays.
 *
 * @param isWhole whether the counts of the page are those of the list, not of another view
 */
export function groupsOf(page: QueuePage, isWhole: boolean): QueueGroup[] {
  const groups = new Map<GroupName, MatterRow[]>();
  for (const row of page.matters) {
    const name = groupOf(row, page);
    const rows = groups.get(name);
    if (rows === undefined) groups.set(name, [row]);
    else rows.push(row);
  }
  return ORDER.flatMap((name) => {
    const rows = groups.get(name);
    if (rows === undefined) return [];
    return [{ name, rows, count: isWhole ? (page.counts[name] ?? null) : null }];
  });
}
