import { classOrder, readClassSymbol } from '@zca/domain/registry';
import type { ClassSchemeName } from '@zca/domain/registry';
import type { Bilingual } from '@zca/query';
import { ipcAncestors } from '@zca/standards';

/** A title as the database keeps it. */
export interface TitleRow {
  readonly symbol: string;
  readonly language: string;
  readonly title: string;
  readonly depth: number | null;
  readonly place: number | null;
}

interface Node {
  readonly symbol: string;
  parent: string;
  readonly children: string[];
  readonly title: { zh?: string; en?: string };
  depth: number | null;
  place: number;
}

const ROOT = '';

/** One scheme as a tree: titles, what is directly below a symbol, and all that is below it. */
export class ClassTree {
  readonly #nodes = new Map<string, Node>([[ROOT, node(ROOT)]]);
  readonly #scheme: ClassSchemeName;
  /** Main groups all of whose subgroups have their dots. */
  readonly #dotted = new Set<string>();

  constructor(scheme: ClassSchemeName, rows: readonly TitleRow[]) {
    this.#scheme = scheme;
    for (const row of rows) this.#take(row);
    this.#hang();
  }

  /** Number of symbols, without those that are only implied. */
  get size(): number {
    return this.#nodes.size - 1;
  }

  /** The title of a symbol; the other language's where one is absent. */
  title(symbol: string): Bilingual | undefined {
    const { zh, en } = this.#nodes.get(symbol)?.title ?? {};
    const any = zh ?? en;
    return any === undefined ? undefined : { zh: zh ?? any, en: en ?? any };
  }

  has(symbol: string): boolean {
    return this.#nodes.has(symbol);
  }

  /** Symbols directly below one; '' for the top. */
  children(symbol: string): readonly string[] {
    return this.#nodes.get(symbol)?.children ?? [];
  }

  /** Symbols above one, from the top, with itself. */
  path(symbol: string): string[] {
    const found = this.#nodes.get(symbol);
    if (symbol === ROOT || found === undefined) return [];
    return [...this.path(found.parent), symbol];
  }

  /** All symbols below a subgroup; undefined where its main group has subgroups without their dots. */
  below(symbol: string): readonly string[] | undefined {
    const found = this.#nodes.get(symbol);
    const group = mainGroupOf(symbol);
    if (found === undefined || group === undefined || !this.#dotted.has(group)) return undefined;
    return found.children.flatMap((child) => [child, ...(this.below(child) ?? [])]);
  }

  /** Symbols that begin with a text, the highest first; then those with it in their title. */
  find(text: string, most: number): string[] {
    const symbol = text.replace(/\s/g, '').toUpperCase();
    const all = [...this.#nodes.values()].filter((each) => each.symbol !== ROOT);
    const begins = all.filter((each) => each.symbol.startsWith(symbol));
    const word = text.trim().toLowerCase();
    const titled = all.filter(({ title: { zh, en } }) => {
      if (word.length < 2) return false;
      return zh?.toLowerCase().includes(word) === true || en?.toLowerCase().includes(word) === true;
    });
    const found = [begins, titled].flatMap((some) =>
      some.map((each) => each.symbol).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)),
    );
    return [...new Set(found)].slice(0, most);
  }

  #take({ symbol, language, title, depth, place }: TitleRow): void {
    const known = this.#nodes.get(symbol) ?? node(symbol);
    if (language === 'zh' || language === 'en') known.title[language] = title;
    known.depth ??= depth;
    known.place = Math.min(known.place, place ?? Number.POSITIVE_INFINITY);
    this.#nodes.set(symbol, known);
  }

  /** Finds the parents, adds those that the file lacks, and puts children into order. */
  #hang(): void {
    for (const symbol of this.#nodes.keys()) this.#imply(symbol);
    const ordered = [...this.#nodes.values()]
      .filter((each) => each.symbol !== ROOT)
      .map((each) => ({ each, key: classOrder(each.symbol) }))
      .toSorted((a, b) => a.each.place - b.each.place || (a.key < b.key ? -1 : 1));
    const undotted = new Set<string>();
    /** The last subgroup of each depth in each main group. */
    const last = new Map<string, string[]>();
    for (const { each } of ordered) {
      const group = mainGroupOf(each.symbol);
      if (group === undefined || group === each.symbol) continue;
      this.#dotted.add(group);
      if (each.depth === null || each.depth < 1) {
        undotted.add(group);
        continue;
      }
      const line = last.get(group) ?? [group];
      each.parent = line.slice(0, each.depth).findLast((one) => one !== undefined) ?? group;
      line.length = Math.min(line.length, each.depth);
      line[each.depth] = each.symbol;
      last.set(group, line);
    }
    for (const group of undotted) this.#dotted.delete(group);
    for (const { each } of ordered.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      this.#nodes.get(each.parent)?.children.push(each.symbol);
    }
  }

  /** A symbol hangs on the one above it by its writing, which is made where the file lacks it. */
  #imply(symbol: string): void {
    if (symbol === ROOT) return;
    const above = writtenAbove(this.#scheme, symbol);
    const found = this.#nodes.get(symbol) ?? node(symbol);
    found.parent = above;
    this.#nodes.set(symbol, found);
    if (!this.#nodes.has(above)) this.#imply(above);
  }
}

function node(symbol: string): Node {
  return {
    symbol,
    parent: ROOT,
    children: [],
    title: {},
    depth: null,
    place: Number.POSITIVE_INFINITY,
  };
}

/** The symbol that the writing of one puts above it; '' at the top. */
export function writtenAbove(scheme: ClassSchemeName, symbol: string): string {
  if (scheme === 'locarno') return symbol.includes('-') ? symbol.slice(0, 2) : ROOT;
  if (scheme === 'nice') return ROOT;
  const parsed = readClassSymbol(symbol);
  return parsed === undefined ? ROOT : (ipcAncestors(parsed).at(-2) ?? ROOT);
}

function mainGroupOf(symbol: string): string | undefined {
  const slash = symbol.indexOf('/');
  return slash < 0 ? undefined : `${symbol.slice(0, slash)}/00`;
}
