import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** An amount of renminbi in whole fen (0.01 yuan). Always a safe integer, never a fraction. */
export type Fen = number;

/** The units in which Chinese documents state amounts. */
export type MoneyUnit = '元' | '万元' | '亿元';

/** Powers of ten of a unit in fen: 1 元 = 10² fen. */
const EXPONENT: Readonly<Record<MoneyUnit, number>> = { 元: 2, 万元: 6, 亿元: 10 };

const FORM =
  /^([+-])?(?:RMB|CNY|¥|人民币)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(亿元?|万元?|元|分)?(?:整|正)?$/;

/**
 * Reads an amount: 1,234.56元, ￥1000, 12.5万元, 1.28亿元, 300 (in `defaultUnit`). Exact decimal
 * arithmetic: an amount finer than one fen, or beyond 2^53 fen, is refused rather than rounded.
 */
export function parseMoney(text: string, defaultUnit: MoneyUnit = '元'): Parsed<Fen> {
  const written = normaliseNumberText(text).replace(/[\s]/g, '').replace(/￥/g, '¥');
  if (written === '') return fail('money.empty');
  const match = FORM.exec(written);
  if (!match) return fail('money.form', { text });
  const [, sign, whole, fraction = '', unit] = match;
  const exponent = exponentOf(unit, defaultUnit);
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > exponent) return fail('money.precision', { text });
  const digits = whole!.replace(/,/g, '') + kept.padEnd(exponent, '0');
  const amount = BigInt(digits) * (sign === '-' ? -1n : 1n);
  if (amount > BigInt(Number.MAX_SAFE_INTEGER) || amount < BigInt(Number.MIN_SAFE_INTEGER)) {
    return fail('money.range', { text });
  }
  // The sum avoids negative zero.
  return succeed(Number(amount) + 0);
}

function exponentOf(unit: string | undefined, defaultUnit: MoneyUnit): number {
  if (unit === undefined) return EXPONENT[defaultUnit];
  if (unit === '分') return 0;
  return EXPONENT[(unit.endsWith('元') ? unit : `${unit}元`) as MoneyUnit];
}

/**
 * Writes an amount in a unit, with thousands separators and no unit name: 1,234.56. `decimals`
 * rounds half away from zero; without it all digits that matter are shown, at least two in 元.
 * @throws RangeError when the amount is not a safe integer.
 */
export function formatMoney(fen: Fen, unit: MoneyUnit = '元', decimals?: number): string {
  assertFen(fen);
  const exponent = EXPONENT[unit];
  const isNegative = fen < 0;
  let units = BigInt(isNegative ? -fen : fen);
  let scale = exponent;
  if (decimals !== undefined && decimals < exponent) {
    const step = 10n ** BigInt(exponent - decimals);
    units = (units + step / 2n) / step;
    scale = decimals;
  }
  const digits = units.toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ',');
  let fraction = scale === 0 ? '' : digits.slice(-scale);
  if (decimals === undefined) {
    fraction = fraction.replace(/0+$/, '').padEnd(unit === '元' ? 2 : 0, '0');
  } else {
    fraction = fraction.padEnd(decimals, '0');
  }
  const sign = isNegative && /[1-9]/.test(whole + fraction) ? '-' : '';
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/**
 * fen × numerator ÷ denominator, rounded half away from zero to a whole fen, without floats.
 * A 5 % surcharge is `fractionOfMoney(fee, 5, 100)`.
 * @throws RangeError for a zero denominator or an argument that is not a safe integer.
 */
export function fractionOfMoney(fen: Fen, numerator: number, denominator: number): Fen {
  assertFen(fen);
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    throw new RangeError(`${numerator}/${denominator} is not a fraction of whole numbers.`);
  }
  const product = BigInt(fen) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const isNegative = product < 0n !== divisor < 0n;
  const a = product < 0n ? -product : product;
  const b = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * a + b) / (2n * b);
  const result = Number(isNegative ? -rounded : rounded) + 0;
  assertFen(result);
  return result;
}

/** Adds amounts. @throws RangeError when an amount or the sum is not a safe integer. */
export function sumMoney(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const fen of amounts) {
    assertFen(fen);
    sum += fen;
    assertFen(sum);
  }
  return sum;
}

function assertFen(fen: number): void {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${fen} is not a whole number of fen.`);
}
