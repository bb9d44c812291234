/**
 * A value as the database can keep it: NUL and halves of surrogate pairs, which neither its texts nor
 * its JSON take, become the replacement character. Names of fields too; lengths stay as they are. A
 * value without them is given back itself.
 */
export function keepable<T>(value: T): T {
  // Nearly every value of nearly every record: looking is much cheaper than copying.
  return isKeepable(value) ? value : mended(value);
}

function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) {
    for (const each of value) if (!isKeepable(each)) return false;
    return true;
  }
  for (const name in value) {
    if (!isKeepable(name) || !isKeepable((value as Record<string, unknown>)[name])) return false;
  }
  return true;
}

function mended<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD') as T;
  if (Array.isArray(value)) return value.map(keepable) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [keepable(name), keepable(each)]);
  return Object.fromEntries(entries) as T;
}
