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

/**
 * Columns of the place of the first party, alike in the tables of every collection. Without a word
 * about it coordinates are CGCS2000; those of public maps have columns of their own.
 */
export const LOCATION_COLUMNS: readonly ColumnRow[] = [
  ['longitude', '经度', 'Longitude', 'lng|lon|经度（CGCS2000）|经度（WGS-84）|wgs84_lng|lng_wgs84'],
  ['latitude', '纬度', 'Latitude', 'lat|纬度（CGCS2000）|纬度（WGS-84）|wgs84_lat|lat_wgs84'],
  [
    'longitudeGcj02',
    '经度（GCJ-02）',
    'Longitude (GCJ-02)',
    'GCJ-02经度|高德经度|腾讯经度|火星坐标经度|经度（高德）|经度（腾讯）|经度（火星坐标）|gcj02_lng|lng_gcj02|gcj_lng',
  ],
  [
    'latitudeGcj02',
    '纬度（GCJ-02）',
    'Latitude (GCJ-02)',
    'GCJ-02纬度|高德纬度|腾讯纬度|火星坐标纬度|纬度（高德）|纬度（腾讯）|纬度（火星坐标）|gcj02_lat|lat_gcj02|gcj_lat',
  ],
  [
    'longitudeBd09',
    '经度（BD-09）',
    'Longitude (BD-09)',
    'BD-09经度|百度经度|经度（百度）|bd09_lng|lng_bd09|bd_lng',
  ],
  [
    'latitudeBd09',
    '纬度（BD-09）',
    'Latitude (BD-09)',
    'BD-09纬度|百度纬度|纬度（百度）|bd09_lat|lat_bd09|bd_lat',
  ],
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
      ...coordinatesOf(values),
    },
    field,
    notes,
  );
}

/** The coordinates of a row with their datum; those of CGCS2000 where a row has several. */
function coordinatesOf(values: TargetValues) {
  for (const [ending, datum] of [
    ['', 'CGCS2000'],
    ['Gcj02', 'GCJ02'],
    ['Bd09', 'BD09'],
  ] as const) {
    const longitude = values.first(`longitude${ending}`);
    const latitude = values.first(`latitude${ending}`);
    if (longitude !== undefined && latitude !== undefined) return { longitude, latitude, datum };
  }
  return {};
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
