import { findDivision, findOffice, parseSocialCreditCode } from '@zca/standards';
import type { DocumentParty } from './bibliographicDocument.ts';
import type { RightParty } from './model.ts';
import { partyName, placeParty } from './partyRows.ts';
import type { Note } from './refusal.ts';

/** The parties that a document names, each name once. A credit code that is wrong becomes a note. */
export function partiesFrom(parties: readonly DocumentParty[], notes: Note[]): RightParty[] {
  const read: RightParty[] = [];
  for (const source of parties) {
    const name = partyName(source.name);
    if (name === '' || read.some((one) => one.name === name)) continue;
    const party: RightParty = { name };
    placeParty(party, source.address, source.postcode);
    const country = source.country?.trim().toUpperCase();
    if (country && findOffice(country)) party.country = country;
    // Only Chinese postcodes have the form that tables are held to.
    const isAbroad = party.country !== undefined && !HOME.has(party.country);
    if (isAbroad && source.postcode?.trim()) party.postcode = source.postcode.trim();
    const stated = [source.province, source.city, source.county].filter(Boolean).join('');
    const place = stated === '' ? null : findDivision(stated);
    if (place && !place.isCityAssumed) {
      // The address may name the district where the parts name only the province.
      const isFiner = party.division === undefined || place.division.level === 'county';
      if (isFiner) party.division = place.division.code;
    }
    const code = source.organizationCode?.replace(/\s/g, '') ?? '';
    if (code.length === 18) {
      const parsed = parseSocialCreditCode(code);
      if (parsed.ok) party.creditCode = parsed.value.canonical;
      else {
        notes.push({
          rule: parsed.rule,
          field: 'applicants.creditCode',
          params: { ...parsed.params, value: code },
        });
      }
    }
    read.push(party);
  }
  return read;
}

/** Codes whose addresses are written as in China. */
const HOME: ReadonlySet<string> = new Set(['CN', 'HK', 'MO', 'TW']);
