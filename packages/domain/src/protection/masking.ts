/**
 * A telephone number with its middle hidden: 138****5678; of a landline the last four digits
 * (029-8765****). A text with fewer than seven digits is hidden whole.
 */
export function maskPhone(phone: string): string {
  const digits = [...phone.matchAll(/\d/g)].map(({ index }) => index);
  if (digits.length < 7) return '*'.repeat(phone.length);
  const isMobile = /^(?:\+?86[- ]?)?1[3-9]\d/.test(phone.trim());
  const hidden = new Set(isMobile ? digits.slice(-8, -4) : digits.slice(-4));
  return [...phone].map((char, i) => (hidden.has(i) ? '*' : char)).join('');
}

/** True for a telephone number that `maskPhone` has been over. */
export function isMaskedPhone(phone: string): boolean {
  return phone.includes('*');
}

/** A person's name of which only the first character is shown: 王**. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name.trim()];
  return first === undefined ? '' : first + '*'.repeat(Math.max(1, rest.length));
}
