/**
 * A value as the database can keep it: NUL and halves of surrogate pairs, which neither its texts nor
 * its JSON take, become the replacement character. Names of fields too; lengths stay as they are.
 */
export function keepable<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD') as T;
  if (Array.isArray(value)) return value.map(keepable) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [keepable(name), keepable(each)]);
  return Object.fromEntries(entries) as T;
}
