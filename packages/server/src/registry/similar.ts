import type { Right, SimilarAnswer } from '@zca/domain/registry';
import {
  RIGHT_FIELD_REGISTRY,
  countWords,
  isOneFamily,
  outermost,
  similarityOf,
  weighWords,
  wordCounts,
} from '@zca/domain/registry';
import type { WeightedWord } from '@zca/domain/registry';
import type { Condition } from '@zca/query';
import { allOf, anyOf, not, print } from '@zca/query';
import { PUBLIC_SCOPE } from './ask.ts';
import type { SearchService } from '../base/search/service.ts';
import type { RightReader } from './rightReader.ts';
import type { Summariser } from './summarise.ts';

const TEXT_FIELDS = ['title', 'abstract', 'claim'];
/** Fields that a plain word of the query language searches. */
const PLAIN_FIELDS = RIGHT_FIELD_REGISTRY.fields
  .filter((field) => field.searchedByDefault === true)
  .map((field) => field.name);
/** Words of a long text whose rarity is looked up; the rest come late and seldom. */
const MOST_WEIGHED = 120;
/** Words by which two records are compared, by which candidates are found, and that a query shows. */
const COMPARED_WORDS = 40;
const ASKED_WORDS = 14;
const SHOWN_WORDS = 12;
/** Candidates of each way that are compared word by word. */
const CANDIDATES = 80;
const CANDIDATES_BESIDE = 30;
/** Document frequencies kept in memory; they need not be of this second. */
const KEPT_WORDS = 50_000;
const KEPT_MS = 600_000;

export interface SimilarOptions {
  readonly search: SearchService;
  readonly reader: RightReader;
  readonly summariser: Summariser;
  readonly budgetMs: number;
}

/**
 * Finds records similar to a given one. The index finds candidates by the record's most significant
 * words, by its inventors, by its classes with its holders and by what it cites; each candidate is
 * then compared feature by feature (`similarityOf`), which also tells why it is similar.
 */
export class SimilarRights {
  readonly #options: SimilarOptions;
  readonly #frequencies = new Map<string, number>();
  #keptSince = Number.NEGATIVE_INFINITY;

  constructor(options: SimilarOptions) {
    this.#options = options;
  }

  /** The records most similar to this one, itself left out, and its family where asked. */
  async find(
    right: Right,
    wanted: { readonly size: number; readonly withFamily: boolean },
  ): Promise<SimilarAnswer> {
    const started = performance.now();
    const { analyzer } = this.#options.summariser;
    const fold = (text: string): string => analyzer.normalise(text);
    const words = await this.#significantWords(wordCounts(right, this.#words), 2);
    const { keys, complete } = await this.#candidates(right, words);
    const others = await this.#options.reader.readMany(keys.filter((key) => key !== right.key));
    const compared = others
      .filter((other) => wanted.withFamily || !isOneFamily(right, other))
      .map((other) => ({ other, similarity: similarityOf(right, words, other, fold) }))
      .filter(({ similarity }) => similarity.score > 0)
      .toSorted(
        (a, b) => b.similarity.score - a.similarity.score || (a.other.key < b.other.key ? -1 : 1),
      )
      .slice(0, wanted.size);
    const shown = outermost(words.map(({ word }) => word)).slice(0, SHOWN_WORDS);
    return {
      words: shown,
      query:
        shown.length === 0
          ? ''
          : print(
              allOf(wordsCondition(shown, PLAIN_FIELDS), not({ op: 'ids', ids: [right.key] })),
              RIGHT_FIELD_REGISTRY,
              'zh',
            ),
      rows: await Promise.all(
        compared.map(async ({ other, similarity }) => {
          const { score, ...shared } = similarity;
          return {
            record: await this.#options.summariser.summarise(other, [], null),
            score,
            shared: {
              ...shared,
              words: shared.words.slice(0, SHOWN_WORDS),
              classes: [...shared.classes],
              holders: [...shared.holders],
              inventors: [...shared.inventors],
              citations: [...shared.citations],
            },
          };
        }),
      ),
      complete,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  }

  /** The words of a text that no record is, most significant first; words that no record says are left out. */
  wordsOf(text: string): Promise<WeightedWord[]> {
    return this.#significantWords(countWords([[text, 1]], this.#words), 1);
  }

  readonly #words = (text: string): Iterable<string> => {
    const { analyzer } = this.#options.summariser;
    return analyzer.words(analyzer.normalise(text));
  };

  /** Words by significance, greatest first, of those that at least so many records say. */
  async #significantWords(
    counts: ReadonlyMap<string, number>,
    least: number,
  ): Promise<WeightedWord[]> {
    const { search } = this.#options;
    const frequent = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_WEIGHED);
    const now = performance.now();
    if (now - this.#keptSince > KEPT_MS || this.#frequencies.size > KEPT_WORDS) {
      this.#frequencies.clear();
      this.#keptSince = now;
    }
    await Promise.all(
      frequent.map(async ([word]) => {
        if (this.#frequencies.has(word)) return;
        const { count } = await search.ask({ where: wordCondition(word) }, PUBLIC_SCOPE);
        this.#frequencies.set(word, count);
      }),
    );
    const known = new Map(frequent.filter(([word]) => (this.#frequencies.get(word) ?? 0) >= least));
    return weighWords(
      known,
      (word) => this.#frequencies.get(word) ?? 0,
      Math.max(1, search.size.documents),
    ).slice(0, COMPARED_WORDS);
  }

  async #candidates(
    right: Right,
    words: readonly WeightedWord[],
  ): Promise<{ readonly keys: readonly string[]; readonly complete: boolean }> {
    const { search, budgetMs } = this.#options;
    const questions: { where: Condition; size: number }[] = [];
    const asked = words.slice(0, ASKED_WORDS).map(({ word }) => word);
    const sameCollection: Condition = {
      op: 'any',
      field: 'collection',
      values: [right.collection],
    };
    if (asked.length > 0) {
      questions.push({ where: allOf(wordsCondition(asked), sameCollection), size: CANDIDATES });
    }
    const any = (field: string, values: readonly string[]): Condition => ({
      op: 'any',
      field,
      values: [...new Set(values)],
    });
    if (right.collection === 'patent') {
      const { inventors, citations = [], family = [] } = right;
      if (inventors.length > 0) {
        questions.push({ where: any('inventor', inventors), size: CANDIDATES_BESIDE });
      }
      const numbers = [...citations.map(({ number }) => number), ...family];
      if (numbers.length > 0) {
        questions.push({ where: any('number', numbers), size: CANDIDATES_BESIDE });
      }
      const groups = right.ipc.flatMap(({ symbol }) => /^(.{4}\d+)\//.exec(symbol)?.[1] ?? []);
      const holders = (right.holders ?? right.applicants).map((party) => party.name);
      if (groups.length > 0 && holders.length > 0) {
        questions.push({
          where: allOf(any('ipcGroup', groups), any('holder', holders)),
          size: CANDIDATES_BESIDE,
        });
      }
    }
    const answers = await Promise.all(
      questions.map(({ where, size }) =>
        search.ask({ where, top: { size }, budgetMs }, PUBLIC_SCOPE),
      ),
    );
    return {
      keys: [...new Set(answers.flatMap((answer) => answer.hits.map((hit) => hit.id)))],
      complete: answers.every((answer) => answer.complete),
    };
  }
}

const wordCondition = (text: string, fields = TEXT_FIELDS): Condition => ({
  op: 'words',
  fields,
  text,
});

/** Records that say any of some words in their texts. */
export const wordsCondition = (words: readonly string[], fields = TEXT_FIELDS): Condition =>
  anyOf(...words.map((word) => wordCondition(word, fields)));
