/**
 * The series of a document number (文号): the office's word, the kind's word and the year in six-corner
 * brackets. GB/T 9704-2012 §7.2.5.
 */
export function numberSeries(office: string, kind: string, year: number): string {
  return `${office}${kind}〔${year}〕`;
}

/** 西市监投受〔2026〕12号: the place in the series in Arabic numerals without leading zeros. */
export function documentNumber(series: string, place: number): string {
  return `${series}${place}号`;
}
