/* Rules of the oracle that need no documents: nearness, geometry and the calendar. */

type Point = readonly [number, number];

/** Tries every way of placing the parts one after the other. */
export function near(
  text: string,
  parts: readonly string[],
  distance: number,
  ordered: boolean,
  end: number | undefined,
): boolean {
  if (parts.length === 0) return true;
  return parts.some((part, i) => {
    if (ordered && i > 0) return false;
    const rest = parts.filter((_, j) => j !== i);
    const first = end ?? 0;
    const last = end === undefined ? text.length : end + distance;
    for (
      let at = text.indexOf(part, first);
      at >= 0 && at <= last;
      at = text.indexOf(part, at + 1)
    ) {
      if (near(text, rest, distance, ordered, at + part.length)) return true;
    }
    return false;
  });
}

export function crossings(ring: readonly Point[], [x, y]: Point): number {
  let count = 0;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) count++;
  });
  return count;
}

export function metres([lon1, lat1]: Point, [lon2, lat2]: Point): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(a));
}

export function firstDay(day: string, unit: 'year' | 'quarter' | 'month'): string {
  const month = Number(day.slice(5, 7));
  const first =
    unit === 'year' ? 1 : unit === 'quarter' ? Math.floor((month - 1) / 3) * 3 + 1 : month;
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

export function after(day: string, unit: 'year' | 'quarter' | 'month'): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1));
  return date.toISOString().slice(0, 10);
}
