import { readDay } from '../xml/day.ts';
import { elements, find, textOf, tidyText, valueOf, type XmlNode } from '../xml/elementTree.ts';

/** Text of an element, undefined when there is none. */
export function text(node: XmlNode | undefined): string | undefined {
  const value = textOf(node);
  return value === '' ? undefined : value;
}

/** Text of the first of these children that has one. */
export function textAt(node: XmlNode | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of elements(node, name)) {
      const value = text(child);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/**
 * A day without the time zone that TSDR appends (1995-02-07-05:00 is 7 February in that zone); one
 * that cannot be read as it stands, so that whoever takes the document can say so.
 */
export function dayAt(node: XmlNode | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const written = valueOf(find(node, name));
    if (written === undefined) continue;
    const bare = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2}|T.*)?$/.exec(written)?.[1] ?? written;
    return readDay(bare) ?? bare;
  }
  return undefined;
}

/** The members that have a value. */
export function present<T extends Readonly<Record<string, unknown>>>(
  members: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/**
 * Children that are one text in several languages: the Chinese one, else the English one, else the
 * first. Several of one language are parts of one text.
 */
export function preferredText(nodes: readonly XmlNode[]): string | undefined {
  const byLanguage = new Map<string, string[]>();
  for (const node of nodes) {
    const value = textOf(node);
    const language = (node.attributes['languagecode'] ?? '').toLowerCase().slice(0, 2);
    if (value !== '') byLanguage.set(language, [...(byLanguage.get(language) ?? []), value]);
  }
  const chosen = byLanguage.get('zh') ?? byLanguage.get('en') ?? [...byLanguage.values()][0];
  return chosen === undefined ? undefined : tidyText(chosen.join('; '));
}
