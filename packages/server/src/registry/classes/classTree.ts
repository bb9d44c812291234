import { classOrder, readClassSymbol } from '@zca/domain/registry';
import type { ClassSchemeName } from '@zca/domain/registry';
import type { Bilingual } from '@zca/query';
import { ipcAncestors } from '@zca/standards';
import { ClassFinder } from './classFinder.ts';

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
  place: number | null;
}

const ROOT = '';

/** One scheme as a tree: titles, what is directly below a symbol, and all that is below it. */
export class ClassTree {
  readonly #nodes = new Map<string, Node>([[ROOT, node(ROOT)]]);
  readonly #scheme: ClassSchemeName;
  /** Main groups all of whose subgroups have their dots. */
  readonly #dotted = new Set<string>();
  /** Made when it is first asked: many processes never search a scheme. */
  #finder: ClassFinder | undefined;

  /** Where rows of one symbol tell different dots or places, the first that tells counts. */
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

  /**
   * Symbols that begin with a text, the highest first; then those with it in their title, `most` at
   * most. An empty text gives the top of the scheme.
   */
  find(text: string, most: number): readonly string[] {
    if (text.trim() === '') return this.children(ROOT).slice(0, most);
    this.#finder ??= new ClassFinder(this.#nodes.values().filter(({ symbol }) => symbol !== ROOT));
    return this.#finder.find(text, most);
  }

  #take({ symbol, language, title, depth, place }: TitleRow): void {
    const known = this.#nodes.get(symbol) ?? node(symbol);
    if (language === 'zh' || language === 'en') known.title[language] = title;
    known.depth ??= depth;
    known.place ??= place;
    this.#nodes.set(symbol, known);
  }

  /** Finds the parents, adds those that the file lacks, and puts children into order. */
  #hang(): void {
    for (const symbol of this.#nodes.keys()) this.#imply(symbol);
    const ordered = [...this.#nodes.values()]
      .filter((each) => each.symbol !== ROOT)
      .map((each) => ({ each, key: classOrder(each.symbol) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ each }) => each);
    const groups = Map.groupBy(ordered, ({ symbol }) => mainGroupOf(symbol));
    groups.delete(undefined);
    for (const [group, nodes] of groups) {
      this.#hangSubgroups(
        group!,
        nodes.filter(({ symbol }) => symbol !== group),
      );
    }
    for (const each of ordered) this.#nodes.get(each.parent)?.children.push(each.symbol);
  }

  /**
   * Hangs the subgroups of a main group, given in the order of their symbols, by their dots: in the
   * order of the file, and one whose place there is not known behind the symbol before its own, where
   * it takes no subgroup away from another.
   */
  #hangSubgroups(group: string, subgroups: readonly Node[]): void {
    /** The last subgroup of each depth, as it is behind a subgroup. */
    const lines = new Map<Node | undefined, readonly string[]>([[undefined, [group]]]);
    const hang = (each: Node, before: Node | undefined): void => {
      const line = lines.get(before)!;
      if (each.depth === null || each.depth < 1) {
        lines.set(each, line);
        return;
      }
      each.parent = line.slice(0, each.depth).findLast((one) => one !== undefined) ?? group;
      const behind = line.slice(0, each.depth);
      behind[each.depth] = each.symbol;
      lines.set(each, behind);
    };
    const placed = subgroups
      .filter(({ place }) => place !== null)
      .toSorted((a, b) => a.place! - b.place!);
    for (const [at, each] of placed.entries()) hang(each, placed[at - 1]);
    for (const [at, each] of subgroups.entries()) {
      if (each.place === null) hang(each, subgroups[at - 1]);
    }
    const isDotted = subgroups.every(({ depth }) => depth !== null && depth >= 1);
    if (isDotted && subgroups.length > 0) this.#dotted.add(group);
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
    place: null,
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
