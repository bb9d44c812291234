import { ipcSuccessors, parseIpc } from '@zca/standards';
import { readRulePattern, type SymbolTest, testOf } from './rulePattern.ts';

/** C: the symbol alone suffices; P: partial; S: shared with another label (O:H.3). */
export const RULE_STRENGTHS = ['C', 'P', 'S'] as const;
export type RuleStrength = (typeof RULE_STRENGTHS)[number];

/** One row of a mapping from IPC symbols and words to a label: an industry, a class, a theme. */
export interface ClassRow {
  /** Kept with every tag that the row gives; unique in its set. */
  readonly id: string;
  readonly label: string;
  /**
   * Patterns separated by blanks: a subclass (`B60L`), a main group with all its subgroups
   * (`H01L29`), main groups from–to (`G10L13-25`), one symbol (`H04B7/19`), subgroups that begin
   * with digits (`H04B7/185*`) or lie between two (`H01M10/613-667`, compared as decimals).
   */
  readonly symbols: string;
  readonly strength: RuleStrength;
  /** Words separated by `|` of which one must occur in title, abstract or first claim. */
  readonly words?: string | undefined;
  /** Patterns of symbols that the row leaves out. */
  readonly except?: string | undefined;
  /** Labels that share the symbols, with strength S. */
  readonly sharedWith?: string | undefined;
  readonly reason: string;
}

/** A version of a mapping: what is edited, loaded and named beside every tag. */
export interface ClassRuleSet {
  readonly version: string;
  readonly rows: readonly ClassRow[];
}

/** What is classified: symbols in order, the first being the main one, and the texts. */
export interface ClassQuestion {
  /** Compact IPC symbols (H01L29/778). */
  readonly ipc: readonly string[];
  readonly title: string;
  readonly abstract?: string | undefined;
  readonly firstClaim?: string | undefined;
}

/** A row made ready for one label. */
export interface CompiledRule {
  readonly id: string;
  readonly label: string;
  readonly strength: RuleStrength;
  readonly weight: number;
  readonly words: RegExp | null;
  readonly reason: string;
  readonly includes: SymbolTest;
  readonly excludes: readonly SymbolTest[];
}

const WEIGHT: Readonly<Record<RuleStrength, number>> = { C: 1, P: 0.6, S: 0.5 };
/** The scheme has some 80,000 symbols; a city uses a part of them, again and again. */
const REMEMBERED_SYMBOLS = 60_000;

/** A set of rules made ready: asked by symbol, it gives the few rules that the symbol meets. */
export class CompiledRules {
  readonly version: string;
  readonly #bySubclass = new Map<string, CompiledRule[]>();
  readonly #bySymbol = new Map<string, readonly CompiledRule[]>();

  /**
   * @param withSuccessors true lets rows written in older symbols meet what later editions of the IPC
   * made of their main groups (O:H.1, version problem); rows of single subgroups are not carried over,
   * for where those went is not known.
   */
  constructor(set: ClassRuleSet, withSuccessors = false) {
    this.version = set.version;
    for (const row of set.rows) this.#add(row, withSuccessors);
  }

  #add(row: ClassRow, withSuccessors: boolean): void {
    const words = row.words === undefined ? null : wordsTest(row.words);
    const except = splitPatterns(row.except ?? '');
    const written = splitPatterns(row.symbols);
    const successors = withSuccessors ? written.flatMap(successorsOf) : [];
    for (const pattern of new Set([...written, ...successors])) {
      const subclass = pattern.slice(0, 4);
      const common = {
        id: row.id,
        words,
        reason: row.reason,
        includes: patternTest(pattern),
        excludes: except.filter((one) => one.startsWith(subclass)).map(patternTest),
      };
      const rules = this.#bySubclass.get(subclass) ?? [];
      const { label, strength } = row;
      rules.push({ ...common, label, strength, weight: WEIGHT[strength] });
      for (const other of splitPatterns(row.sharedWith ?? '')) {
        rules.push({ ...common, label: other, strength: 'S', weight: WEIGHT.S });
      }
      this.#bySubclass.set(subclass, rules);
    }
  }

  /** The rules whose symbols include one, before their words are looked at; in the order of rows. */
  meeting(symbol: string): readonly CompiledRule[] {
    const known = this.#bySymbol.get(symbol);
    if (known !== undefined) return known;
    const rules = this.#bySubclass.get(symbol.slice(0, 4)) ?? [];
    const slash = symbol.indexOf('/');
    // A symbol known only as a subclass meets patterns of whole subclasses.
    const group = slash < 0 ? Number(symbol.slice(4) || -1) : Number(symbol.slice(4, slash));
    const subgroup = slash < 0 ? '' : symbol.slice(slash + 1);
    const met = rules.filter(
      (rule) =>
        rule.includes(group, subgroup) && !rule.excludes.some((test) => test(group, subgroup)),
    );
    if (this.#bySymbol.size >= REMEMBERED_SYMBOLS) this.#bySymbol.clear();
    this.#bySymbol.set(symbol, met);
    return met;
  }
}

/** What is classified, with its words read once for all sets of rules that look at it. */
export class ClassSubject {
  /** Distinct symbols; the first is the main one. */
  readonly symbols: readonly string[];
  readonly #question: ClassQuestion;
  #tested: Map<RegExp, boolean> | undefined;
  #words: string | undefined;

  constructor(question: ClassQuestion) {
    this.#question = question;
    this.symbols = question.ipc.length < 2 ? question.ipc : [...new Set(question.ipc)];
  }

  /** Whether the words of a rule occur; true for a rule that needs none. */
  meets(words: RegExp | null): boolean {
    if (words === null) return true;
    this.#tested ??= new Map();
    let met = this.#tested.get(words);
    if (met === undefined) {
      this.#words ??= wordsOf(this.#question);
      met = words.test(this.#words);
      this.#tested.set(words, met);
    }
    return met;
  }
}

/** What came of a label: its words occurred, it needs none, or they are missing (O:H.1). */
export type RuleResult = 'MATCHED' | 'IPC_ONLY' | 'IPC_HIT_KEYWORD_MISS';

/** A label that a subject meets, by the rule that decided. */
export interface RuleHit {
  readonly label: string;
  readonly result: RuleResult;
  readonly symbol: string;
  readonly ruleId: string;
  readonly strength: RuleStrength;
  readonly reason: string;
  readonly version: string;
}

/**
 * The labels whose symbols a subject meets, in the order in which they are met, each with the best
 * that came of it: one of `IPC_HIT_KEYWORD_MISS` alone is not counted (O:H.1).
 *
 * @param first true looks at the main symbol alone
 */
export function hitsOf(subject: ClassSubject, rules: CompiledRules, first = false): RuleHit[] {
  const hits = new Map<string, RuleHit>();
  const symbols = first ? subject.symbols.slice(0, 1) : subject.symbols;
  for (const symbol of symbols) {
    for (const rule of rules.meeting(symbol)) {
      const known = hits.get(rule.label);
      if (known !== undefined && known.result !== 'IPC_HIT_KEYWORD_MISS') continue;
      const isMet = subject.meets(rule.words);
      if (!isMet && known !== undefined) continue;
      hits.set(rule.label, {
        label: rule.label,
        result: !isMet ? 'IPC_HIT_KEYWORD_MISS' : rule.words === null ? 'IPC_ONLY' : 'MATCHED',
        symbol,
        ruleId: rule.id,
        strength: rule.strength,
        reason: rule.reason,
        version: rules.version,
      });
    }
  }
  return [...hits.values()];
}

/** The labels that count for a subject, as `hitsOf` gives them, for those who ask of many. */
export function labelsOf(subject: ClassSubject, rules: CompiledRules, first = false): string[] {
  const labels: string[] = [];
  for (const symbol of subject.symbols) {
    for (const rule of rules.meeting(symbol)) {
      if (!labels.includes(rule.label) && subject.meets(rule.words)) labels.push(rule.label);
    }
    if (first) break;
  }
  return labels;
}

/** The patterns of a cell that is written as `ClassRow.symbols` says. */
export function splitPatterns(text: string): string[] {
  return text.split(' ').filter((one) => one !== '');
}

/** Rows are read before they are compiled, so that a pattern which cannot be read is a fault of ours. */
function patternTest(text: string): SymbolTest {
  const pattern = readRulePattern(text);
  if (pattern === null)
    throw new Error(`The rules have a pattern that is not well formed: ${text}`);
  return testOf(pattern);
}

/** Places to which a pattern of one whole main group has moved since. */
function successorsOf(pattern: string): string[] {
  if (!/^[A-H]\d{2}[A-Z]\d{1,4}$/.test(pattern)) return [];
  const symbol = parseIpc(pattern);
  return symbol.ok ? ipcSuccessors(symbol.value).flatMap(({ to }) => [...to]) : [];
}

const WORDS_TESTS = new Map<string, RegExp>();

/** One test for equal words, so that a subject is looked through once for all rules that share them. */
function wordsTest(words: string): RegExp {
  let test = WORDS_TESTS.get(words);
  if (test === undefined) {
    const literal = words.split('|').map((word) => escapeWord(normalWords(word)));
    test = new RegExp(literal.join('|'));
    WORDS_TESTS.set(words, test);
  }
  return test;
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function wordsOf(question: ClassQuestion): string {
  return normalWords(`${question.title}\n${question.abstract ?? ''}\n${question.firstClaim ?? ''}`);
}

/** Words as rules see them: NFKC, lower case, no blanks. */
function normalWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ \t\u3000]/g, '');
}
