import type { RosterDetail, RosterLine, RosterReceipt } from '@zca/domain/parties';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiAddress, get, send } from '../../base/api/client.ts';

const PATENTS = ['all', 'invention', 'utilityModel', 'design'] as const;
const VALIDITIES = ['valid', 'any'] as const;
const SHOWN = ['zero', 'holding', 'unsure', 'all'] as const;
export const ROSTER_CHOICES = { patents: PATENTS, validity: VALIDITIES, show: SHOWN };

/** What the page of firms without patents shows, as its address says it. */
export interface RosterAddress {
  readonly id?: string;
  readonly patents?: (typeof PATENTS)[number];
  readonly validity?: (typeof VALIDITIES)[number];
  readonly show?: (typeof SHOWN)[number];
  readonly day?: string;
  readonly division?: string;
  readonly zone?: string;
  readonly industry?: string;
  readonly from?: string;
}

export function readRosterAddress(raw: Record<string, unknown>): RosterAddress {
  const text = (name: string): string => {
    const written = raw[name];
    // A number of the address is read as one.
    return typeof written === 'number'
      ? String(written)
      : typeof written === 'string'
        ? written
        : '';
  };
  const one = <T extends string>(values: readonly T[], name: string): T | undefined =>
    values.find((value) => value === text(name));
  const told = {
    id: /^[1-9]\d{0,8}$/.test(text('id')) ? text('id') : undefined,
    patents: one(PATENTS, 'patents'),
    validity: one(VALIDITIES, 'validity'),
    show: one(SHOWN, 'show'),
    day: /^\d{4}-\d{2}-\d{2}$/.test(text('day')) ? text('day') : undefined,
    division: text('division') || undefined,
    zone: text('zone') || undefined,
    industry: text('industry') || undefined,
    from: /^[1-9]\d{0,5}$/.test(text('from')) ? text('from') : undefined,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** The question of an address, without the roster that it is asked of. */
function questionOf(address: RosterAddress): Record<string, string> {
  return Object.fromEntries(Object.entries(address).filter(([name]) => name !== 'id'));
}

export const rostersQuery = queryOptions({
  queryKey: ['rosters'],
  queryFn: ({ signal }) => get<{ rosters: RosterLine[] }>('/rosters', {}, signal),
});

export const rosterQuery = (id: string, address: RosterAddress) =>
  queryOptions({
    queryKey: ['rosters', id, questionOf(address)],
    queryFn: ({ signal }) => get<RosterDetail>(`/rosters/${id}`, questionOf(address), signal),
    placeholderData: keepPreviousData,
  });

/** Where the same list is had as a file. */
export function rosterFile(
  id: string,
  address: RosterAddress,
  format: string,
  lang: string,
): string {
  const { from: _, ...question } = questionOf(address);
  return apiAddress(`/rosters/${id}/file`, { ...question, format, lang });
}

export function uploadRoster(name: string, file: File): Promise<RosterReceipt> {
  const body = new FormData();
  body.append('file', file, file.name);
  const named = new URLSearchParams({ name });
  return send<RosterReceipt>('POST', `/rosters/file?${named.toString()}`, body);
}
