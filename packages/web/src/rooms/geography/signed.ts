/** A difference with its sign; the minus is the sign, not the hyphen. */
export function signed(value: number, f: { readonly number: (value: number) => string }): string {
  if (value === 0) return f.number(0);
  return `${value > 0 ? '+' : '−'}${f.number(Math.abs(value))}`;
}

/** A percentage with its sign and one decimal. */
export function signedPercent(percent: number): string {
  const size = Math.abs(percent).toFixed(1);
  if (Number(size) === 0) return `${size}%`;
  return `${percent > 0 ? '+' : '−'}${size}%`;
}
