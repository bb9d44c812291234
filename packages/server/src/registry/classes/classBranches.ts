import type { ClassBranch, ClassEntry, ClassSchemeName } from '@zca/domain/registry';
import type { Condition, Question } from '@zca/query';
import { absent } from '../../base/http/problem.ts';
import type { ClassSchemes } from './classSchemes.ts';
import type { ClassTree } from './classTree.ts';
import { writtenAbove } from './classTree.ts';

/** What the branches ask of the lens: counts and the values that occur. */
export interface BranchAsker {
  count(where: Condition): Promise<number>;
  values(question: Question, field: string): Promise<readonly string[]>;
}

/** Questions under way at a time, so that a wide branch leaves room for other people's. */
const TOGETHER = 8;
/** Children of one branch; the widest of the IPC have some three hundred. */
const MOST = 1000;
const MOST_FOUND = 60;

const SECTIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/** Branches of the classification schemes with the number of records in each. */
export class ClassBranches {
  readonly #schemes: ClassSchemes;
  readonly #asker: BranchAsker;

  constructor(schemes: ClassSchemes, asker: BranchAsker) {
    this.#schemes = schemes;
    this.#asker = asker;
  }

  /** What is directly below a symbol; '' for the top of the scheme. Throws when there is no such symbol. */
  async branch(scheme: ClassSchemeName, symbol: string): Promise<ClassBranch> {
    const tree = (await this.#schemes.trees())[scheme];
    const isLoaded = tree.size > 0;
    if (isLoaded && symbol !== '' && !tree.has(symbol)) {
      throw absent(
        `分类表里没有“${symbol}”。请核对分类号，或从上一级逐级展开。`,
        `There is no "${symbol}" in the scheme. Check the symbol, or open the level above it.`,
      );
    }
    const children = isLoaded ? tree.children(symbol) : await this.#occurring(scheme, symbol);
    const path = isLoaded ? tree.path(symbol) : writtenPath(scheme, symbol);
    return {
      scheme,
      isLoaded,
      path: path.map((each) => titled(tree, each)),
      children: await this.#entries(scheme, tree, children.slice(0, MOST)),
    };
  }

  /** Symbols that begin with a text or have it in their title. */
  async find(scheme: ClassSchemeName, text: string): Promise<ClassBranch> {
    const tree = (await this.#schemes.trees())[scheme];
    const found = tree.find(text, MOST_FOUND);
    const children = await this.#entries(scheme, tree, found);
    return { scheme, isLoaded: tree.size > 0, path: [], children };
  }

  async #entries(
    scheme: ClassSchemeName,
    tree: ClassTree,
    symbols: readonly string[],
  ): Promise<ClassEntry[]> {
    const entries: ClassEntry[] = [];
    for (let from = 0; from < symbols.length; from += TOGETHER) {
      const some = symbols.slice(from, from + TOGETHER);
      entries.push(
        ...(await Promise.all(
          some.map(async (symbol) => ({
            ...titled(tree, symbol),
            count: await this.#asker.count(classValue(scheme, symbol)),
            hasChildren:
              tree.size > 0 ? tree.children(symbol).length > 0 : mayHaveChildren(scheme, symbol),
          })),
        )),
      );
    }
    return entries;
  }

  /** Without a scheme, the symbols that occur in records. */
  async #occurring(scheme: ClassSchemeName, symbol: string): Promise<readonly string[]> {
    if (symbol === '' && scheme === 'ipc') return SECTIONS;
    if (symbol === '' && scheme === 'cpc') return [...SECTIONS, 'Y'];
    const where: Condition =
      symbol === '' ? { op: 'all' } : { op: 'under', field: scheme, values: [symbol] };
    const values = await this.#asker.values({ where }, scheme);
    const above = values.flatMap((value) => {
      let [at, parent] = [value, writtenAbove(scheme, value)];
      while (parent !== symbol && parent !== '')
        [at, parent] = [parent, writtenAbove(scheme, parent)];
      return parent === symbol && at !== symbol ? [at] : [];
    });
    return [...new Set(above)].toSorted();
  }
}

function titled(tree: ClassTree, symbol: string) {
  const title = tree.title(symbol);
  return title === undefined ? { symbol } : { symbol, title };
}

/** The condition of a class with all below it. */
function classValue(scheme: ClassSchemeName, symbol: string): Condition {
  return scheme === 'nice'
    ? { op: 'any', field: scheme, values: [symbol] }
    : { op: 'under', field: scheme, values: [symbol] };
}

function mayHaveChildren(scheme: ClassSchemeName, symbol: string): boolean {
  if (scheme === 'nice') return false;
  if (scheme === 'locarno') return !symbol.includes('-');
  return !symbol.includes('/') || symbol.endsWith('/00');
}

function writtenPath(scheme: ClassSchemeName, symbol: string): string[] {
  const path: string[] = [];
  for (let at = symbol; at !== ''; at = writtenAbove(scheme, at)) path.unshift(at);
  return path;
}
