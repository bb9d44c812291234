/**
 * A value as people read it: rounded half away from zero by its decimal digits, so that 0.595 shows as
 * 0.60, with thousands separators. Only for showing: comparisons take the value itself.
 */
export function formatValue(value: number, decimals: number): string {
  const digits = shifted(Math.round(shifted(Math.abs(value), decimals)), -decimals);
  const [whole, fraction] = digits.toFixed(decimals).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && digits !== 0 ? '-' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number with its point moved, by its digits: multiplying would make 1.005 to 1.00499. */
function shifted(value: number, places: number): number {
  // What is very small or very large is written with a power already.
  const [digits, power = '0'] = String(value).split('e') as [string, string?];
  return Number(`${digits}e${Number(power) + places}`);
}
