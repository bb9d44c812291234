/** Place of one of the nine industries (`XA-01` to `XA-09`) in the fixed palette; 0 for anything else. */
export function industryPlace(value: string): number {
  return Number(/^XA-0(\d)$/.exec(value)?.[1] ?? 0);
}

/** Colour of an industry, the same everywhere. */
export function industryColour(value: string): string {
  const place = industryPlace(value);
  return place === 0 ? 'var(--industry-other)' : `var(--industry-${place})`;
}

/** Field that a class of a chart belongs to, by the form of its symbol. */
export function classField(value: string): string {
  if (/^\d{1,2}$/.test(value)) return 'nice';
  if (/^\d{2}-\d{2}$/.test(value)) return 'locarno';
  return /^[A-H]\d{2}[A-Z]$/.test(value) ? 'ipcSubclass' : 'ipcGroup';
}
