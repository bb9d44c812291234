/**
 * A value as people read it: rounded half away from zero by its decimal digits, so that 0.595 shows as
 * 0.60, with thousands separators. Only for showing: comparisons take the value itself.
 */
export function formatValue(value: number, decimals: number): string {
  const digits = Number(`${Math.round(Number(`${Math.abs(value)}e${decimals}`))}e-${decimals}`);
  const [whole, fraction] = digits.toFixed(decimals).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && digits !== 0 ? '-' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
