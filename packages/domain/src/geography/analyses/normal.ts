/**
 * The probability that a standard normal variable lies at least as far from zero as `z`: erfc(|z|/√2).
 * By the series of erf for small and the continued fraction of erfc for large arguments (Abramowitz,
 * Stegun, "Handbook of Mathematical Functions", 7.1.6 and 7.1.14); relative error below 1e-12.
 */
export function twoSidedNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let step = 1; term > sum * 1e-17; step += 1) {
      term *= (2 * x * x) / (2 * step + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let step = 120; step >= 1; step -= 1) fraction = x + step / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
