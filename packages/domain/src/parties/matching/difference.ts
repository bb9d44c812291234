/** The one difference between two texts: a character replaced, left out or added; null for more. */
export function differenceOf(
  a: string,
  b: string,
): { readonly one: string; readonly other: string; readonly common: string } | null {
  if (Math.abs(a.length - b.length) > 1) return null;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const one = a.slice(start, a.length - end);
  const other = b.slice(start, b.length - end);
  if (one.length > 1 || other.length > 1) return null;
  return { one, other, common: a.slice(0, start) + a.slice(a.length - end) };
}
