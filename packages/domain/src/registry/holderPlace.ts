/** An organisation at a place: degrees of CGCS2000. */
export interface HolderPlace {
  readonly holder: string;
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * A holder with its point as the index keeps them together (`holderPlace`): `name@longitude,latitude`
 * with four decimals, some ten metres. The fields `holder` and `location` of a record do not say which holder
 * is where.
 */
export function holderPlaceText(holder: string, point: readonly [number, number]): string {
  return `${holder}@${point.map((degrees) => degrees.toFixed(4)).join(',')}`;
}

/** What `holderPlaceText` wrote; null for anything else. Names may hold the sign themselves. */
export function readHolderPlace(text: string): HolderPlace | null {
  const found = /^(.+)@(-?\d+\.\d{4}),(-?\d+\.\d{4})$/s.exec(text);
  if (found === null) return null;
  return { holder: found[1]!, longitude: Number(found[2]), latitude: Number(found[3]) };
}
