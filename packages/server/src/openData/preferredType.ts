/**
 * The one of the types that an `Accept` header likes best; the first of them where it says nothing
 * or likes none. Of equal weight, the earlier one. Source: RFC 9110, 12.5.1.
 */
export function preferredType<T extends string>(
  accept: string | undefined,
  types: readonly [T, ...T[]],
): T {
  const ranges = (accept ?? '').split(',').flatMap((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((one) => one.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return name === '' || Number.isNaN(quality) ? [] : [{ name, quality }];
  });
  let best: T = types[0];
  let most = 0;
  for (const type of types) {
    const quality = qualityOf(type, ranges);
    if (quality <= most) continue;
    most = quality;
    best = type;
  }
  return best;
}

/** The most specific range that covers a type decides. */
function qualityOf(
  type: string,
  ranges: readonly { readonly name: string; readonly quality: number }[],
): number {
  const family = `${type.split('/')[0]!}/*`;
  for (const name of [type, family, '*/*']) {
    const range = ranges.find((one) => one.name === name);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
