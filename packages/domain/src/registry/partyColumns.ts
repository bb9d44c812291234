import type { ColumnRow } from './columnTargets.ts';
import type { RightParty } from './model.ts';
import { readParties } from './partyRows.ts';
import type { Note } from './refusal.ts';
import type { TargetValues } from './targetValues.ts';

/** Columns of those who hold a right now, alike in the tables of every collection. */
export const HOLDER_COLUMNS: readonly ColumnRow[] = [
  ['holderAddress', '现权利人地址', 'Holder addresses', 'holder address'],
  ['holderPostcode', '现权利人邮编', 'Holder postcodes', ''],
  ['holderDivision', '现权利人区划', 'Holder divisions', ''],
  ['holderTypes', '现权利人类型', 'Holder types', ''],
  ['holderCreditCodes', '现权利人信用代码', 'Holder credit codes', ''],
  ['holderCountries', '现权利人国别', 'Holder countries', ''],
];

/** The parties of a row. */
export interface RowParties {
  readonly applicants: RightParty[];
  /** Undefined where the row does not say who holds the right now. */
  readonly holders: RightParty[] | undefined;
}

/**
 * The applicants and holders of a row. A patentee (专利权人) is the party that the document names:
 * the applicant where the row has no other, else the holder. The plain columns of address, type and
 * place describe the first of applicants, patentees and holders that the row has.
 */
export function partiesOf(values: TargetValues, notes: Note[]): RowParties {
  const applicants = values.first('applicants');
  const patentees = values.first('patentees');
  const parties = plainParties(applicants ?? patentees, values, 'applicants', notes);
  const isPlainTaken = applicants !== undefined || patentees !== undefined;
  const names = values.first('holders') ?? (applicants === undefined ? undefined : patentees);
  if (names === undefined) return { applicants: parties, holders: undefined };
  const hasOwn = values.first('holderAddress') !== undefined;
  const holders =
    isPlainTaken || hasOwn
      ? ownHolders(names, values, notes)
      : plainParties(names, values, 'holders', notes);
  return { applicants: parties, holders: holders.length > 0 ? holders : undefined };
}

function plainParties(
  names: string | undefined,
  values: TargetValues,
  field: string,
  notes: Note[],
): RightParty[] {
  return readParties(
    {
      names,
      addresses: values.first('address'),
      postcodes: values.first('postcode'),
      types: values.first('partyTypes'),
      creditCodes: values.first('creditCodes'),
      countries: values.first('partyCountries'),
      divisions: values.first('city'),
      province: values.first('province'),
      longitude: values.first('longitude'),
      latitude: values.first('latitude'),
    },
    field,
    notes,
  );
}

function ownHolders(names: string, values: TargetValues, notes: Note[]): RightParty[] {
  return readParties(
    {
      names,
      addresses: values.first('holderAddress'),
      postcodes: values.first('holderPostcode'),
      types: values.first('holderTypes'),
      creditCodes: values.first('holderCreditCodes'),
      countries: values.first('holderCountries'),
      divisions: values.first('holderDivision'),
    },
    'holders',
    notes,
  );
}
