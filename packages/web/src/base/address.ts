/**
 * Addresses as people and other programs write them: every parameter is a plain string, and a
 * parameter that occurs several times is a list. (The router's default reads numbers and JSON out of
 * addresses, which would change a query such as `2017106018623`.)
 */
export type AddressValues = Record<string, string | readonly string[] | undefined>;

/** Reads a query string, with or without `?`. A parameter that occurs twice becomes a list. */
export function parseAddress(text: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = values[name];
    if (before === undefined) values[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else values[name] = [before, value];
  }
  return values;
}

/**
 * Writes a query string with its `?`, or nothing when there is nothing to write. Colons, commas and
 * slashes stay readable: RFC 3986 allows them in a query.
 */
export function stringifyAddress(values: AddressValues): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (typeof value === 'object') for (const each of value) parameters.append(name, each);
    else parameters.append(name, value);
  }
  const text = parameters
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

/** The values of one parameter, none when it is absent. */
export function listOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return [];
}

/** The first value of one parameter, or undefined. */
export function textOf(value: unknown): string | undefined {
  return listOf(value)[0];
}

/** Leaves out what is not there or empty, so that addresses stay short. */
export function present<T extends AddressValues>(values: T) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value.length > 0),
  ) as { [K in keyof T]?: NonNullable<T[K]> };
}
