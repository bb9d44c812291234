import { parsePublicationNumber, readGrant } from '@zca/standards';
import type { Patent } from './model.ts';

/** Regions whose patents some count as overseas and others do not (O:B.1, HV2). */
const HONG_KONG_MACAO_TAIWAN: ReadonlySet<string> = new Set(['HK', 'MO', 'TW']);

/** A member of a family that was granted abroad. */
export interface OverseasGrant {
  /** ST.3 code. */
  readonly office: string;
  /** Publication number that announces the grant. */
  readonly number: string;
}

/** What is known of a family abroad. */
export interface OverseasReading {
  readonly grants: readonly OverseasGrant[];
  /** Members of which nobody can say whether they were granted: no kind code, or an office without a row. */
  readonly unread: readonly string[];
}

/**
 * Members of a patent's family that were granted by offices outside mainland China. Applications do
 * not count, nor does the PCT's publication. Whether a grant is still in force is not known here.
 * Source: O:B.1, HV2.
 */
export function overseasGrantsOf(
  patent: Patent,
  countsHongKongMacaoTaiwan: boolean,
): OverseasReading {
  const grants: OverseasGrant[] = [];
  const unread: string[] = [];
  for (const number of patent.family ?? []) {
    const office = number.slice(0, 2);
    if (office === 'CN' || office === 'WO') continue;
    if (!countsHongKongMacaoTaiwan && HONG_KONG_MACAO_TAIWAN.has(office)) continue;
    const publication = parsePublicationNumber(number);
    const reading = publication.ok ? readGrant(publication.value) : 'unknown';
    if (reading === 'granted') grants.push({ office, number });
    else if (reading === 'unknown') unread.push(number);
  }
  return { grants, unread };
}
