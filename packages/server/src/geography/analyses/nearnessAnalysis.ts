import type { Candidate, NearnessAnswer, NearText, Place } from '@zca/domain/geography';
import { greatCircle, nearness, TEXT_SHARE } from '@zca/domain/geography';
import { numberOf, resolveParameter } from '@zca/domain/law';
import type { Right, WeightedWord } from '@zca/domain/registry';
import { holdersOn, outermost, readHolderPlace, wordShare } from '@zca/domain/registry';
import type { Answer, Condition, PivotAnswer } from '@zca/query';
import { allOf, anyOf } from '@zca/query';
import { HttpProblem } from '../../base/http/problem.ts';
import type { UnderstoodSearch } from '../../registry/index.ts';
import { wordsCondition } from '../../registry/index.ts';
import type { AnalysisAsker, Viewer } from './asking.ts';
import {
  countsOf,
  EVERYTHING,
  having,
  isOrganisation,
  MOST_HOLDER_PLACES,
  pivotOf,
  POINTS,
} from './asking.ts';

/** Holders near a firm that are compared, by classes and by texts each, and classes of their rights. */
const MOST_HOLDERS = 100;
const MOST_CLASSES = 2000;
/** Words of a described need that are compared, and of these the most significant by which rights are found. */
const COMPARED_WORDS = 40;
const ASKED_WORDS = 14;
/** Rights found by these words that are read, and of each holder found by its classes. */
const READ_RIGHTS = 200;
const READ_OF_HOLDER = 2;
/** Classes of its own rights that a firm is taken to need when it tells nothing. */
const OWN_CLASSES = 5;
const MOST_PLACES = 1000;
const SHOWN_WORDS = 8;
const SIMILAR_NAMES = 5;

/** What a firm needs, and around which place. */
export interface Need {
  /** Null: where the firm is. */
  readonly place: Place | null;
  /** IPC symbols from the class down. */
  readonly classes: readonly string[];
  /** The need in words. */
  readonly text: string;
  readonly radius: number;
  /** The firm itself as a holder, which is left out. */
  readonly firm: string;
  readonly size: number;
}

type Firm = NearnessAnswer['firm'] & { readonly place: Place | null; readonly classes: string[] };

/** Who near a firm owns what it needs. */
export class NearnessAnalysis {
  readonly #asker: AnalysisAsker;

  constructor(asker: AnalysisAsker) {
    this.#asker = asker;
  }

  /**
   * Organisations near a place that hold rights in force of the classes that are needed, or whose texts say what
   * is described. Without a place it is the commonest one of the firm; with nothing told that is needed, the
   * commonest subclasses of its own rights. Throws `request.invalid` where neither is known.
   */
  async nearness(search: UnderstoodSearch, need: Need, viewer: Viewer): Promise<NearnessAnswer> {
    const started = performance.now();
    const { radius, size } = need;
    const tells = need.classes.length > 0 || need.text !== '';
    const firm =
      need.firm !== '' && (need.place === null || !tells)
        ? await this.#firm(search, need.firm)
        : null;
    if (need.place === null && firm === null) throw noPlace();
    const place = need.place ?? firm!.place;
    if (place === null) throw firmNotPlaced(need.firm);
    const classes = tells ? need.classes : (firm?.classes ?? []);
    if (classes.length === 0 && need.text === '') throw noNeed(need.firm);
    const words = need.text === '' ? [] : await this.#wordsOf(need.text);
    const textShare = words.length === 0 ? 0 : classes.length === 0 ? 1 : TEXT_SHARE;
    const nearby = allOf(having('statusGroup', 'valid'), {
      op: 'radius',
      field: POINTS,
      ...place,
      radiusMetres: radius,
    });
    const said = wordsCondition(words.slice(0, ASKED_WORDS).map(({ word }) => word));
    const [byClass, byText, parameters] = await Promise.all([
      this.#byClass(search, nearby, classes, said),
      words.length === 0 ? null : this.#byText(search, allOf(nearby, said), words),
      this.#asker.registry.summariser.parameters(),
    ]);
    const names = [...new Set([...byClass.names, ...(byText?.keys() ?? [])])];
    const [places, owned, texts] = await Promise.all([
      this.#placesOf(search, nearby, names, { place, radius }),
      this.#classesOf(search, nearby, names, classes),
      byText === null ? null : this.#textsOf(search, allOf(nearby, said), names, byText, words),
    ]);
    const candidates = names.flatMap((id): Candidate[] => {
      const at = places.get(id);
      if (at === undefined) return [];
      const text = texts === null ? null : (texts.get(id) ?? NOTHING_SAID);
      return [{ id, place: at, classes: owned.get(id) ?? [], text }];
    });
    const halfDistance = numberOf(
      resolveParameter(parameters, 'map.nearnessHalfDistance', this.#asker.dayOf(search)),
    );
    return {
      ...this.#asker.basis('nearness', byClass.answers, viewer, { hidden: 0, started }),
      place,
      firm: need.place === null && firm !== null ? seen(firm) : null,
      classes: [...classes],
      classesOfFirm: !tells,
      words: outermost(words.map(({ word }) => word)),
      textShare,
      radius,
      halfDistance,
      compared: candidates.length,
      holders: byClass.holders,
      result:
        textShare === 0 && classes.length === 0
          ? { near: [], unplaced: [], candidates: 0, fitting: 0 }
          : nearness(
              { id: need.firm, place },
              classes.map((symbol) => ({ symbol, weight: 1 })),
              candidates,
              { halfDistance, textShare },
              size,
            ),
    };
  }

  /** The firm with its commonest place and the commonest subclasses of its rights. Throws for a name without rights. */
  async #firm(search: UnderstoodSearch, name: string): Promise<Firm> {
    const answer = await this.#asker.askEverything(search, having('holder', name), {
      facets: {
        places: { field: 'holderPlace', size: MOST_PLACES, contains: `${name}@` },
        classes: { field: 'ipcSubclass', size: OWN_CLASSES },
      },
    });
    if (answer.count === 0) throw await this.#noFirm(name);
    const places = [...countsOf(answer, 'places')].flatMap(([text, here]) => {
      const read = readHolderPlace(text);
      return read?.holder === name ? [{ ...read, here }] : [];
    });
    const [commonest] = places;
    return {
      name,
      rights: answer.count,
      here: commonest?.here ?? 0,
      places: places.length,
      place:
        commonest === undefined
          ? null
          : { longitude: commonest.longitude, latitude: commonest.latitude },
      classes: [...countsOf(answer, 'classes').keys()],
    };
  }

  async #noFirm(name: string): Promise<HttpProblem> {
    const like = await this.#asker.registry.asker.values({ where: EVERYTHING }, 'holder', name, 50);
    const names = like.filter(isOrganisation).slice(0, SIMILAR_NAMES);
    return new HttpProblem('request.invalid', {
      zh: `没有名为“${name}”的权利人。${names.length === 0 ? '请核对全称，或填写经纬度。' : `名称相近的有：${names.join('、')}。`}`,
      en: `There is no holder named "${name}". ${names.length === 0 ? 'Check the full name, or give longitude and latitude.' : `Names like it: ${names.join(', ')}.`}`,
    });
  }

  async #wordsOf(text: string): Promise<readonly WeightedWord[]> {
    return (await this.#asker.registry.similar.wordsOf(text)).slice(0, COMPARED_WORDS);
  }

  /** Organisations with most rights of the needed classes, and how many holders have one of these or say a word. */
  async #byClass(
    search: UnderstoodSearch,
    nearby: Condition,
    classes: readonly string[],
    said: Condition,
  ) {
    const inClasses = classes.length === 0 ? NOTHING : ofClasses(classes);
    const answers = await this.#asker.askAll(search, [
      { also: EVERYTHING, parts: {} },
      {
        also: allOf(nearby, inClasses),
        parts: { facets: { holders: { field: 'holder', size: 2 * MOST_HOLDERS } } },
      },
      {
        also: allOf(nearby, anyOf(inClasses, said)),
        parts: { facets: { holders: { field: 'holder', size: 1 } } },
      },
    ]);
    const names = [...countsOf(answers[1]!, 'holders').keys()].filter(isOrganisation);
    return {
      answers,
      names: names.slice(0, MOST_HOLDERS),
      holders: answers[2]!.facets['holders']?.distinct ?? 0,
    };
  }

  /** Organisations that hold the rights which say most of the words, each with the one that says most. */
  async #byText(
    search: UnderstoodSearch,
    where: Condition,
    words: readonly WeightedWord[],
  ): Promise<Map<string, NearText>> {
    const [answer] = await this.#asker.askAll(search, [
      {
        also: where,
        parts: {
          top: { size: READ_RIGHTS, sort: [{ by: 'relevance', descending: true }] },
        },
      },
    ]);
    const texts = await this.#read(search, answer!, words);
    const best = [...texts].toSorted(([, one], [, other]) => other.score - one.score);
    return new Map(best.slice(0, MOST_HOLDERS));
  }

  /** The same for every holder that is compared, whatever the rest of the city says. */
  async #textsOf(
    search: UnderstoodSearch,
    where: Condition,
    names: readonly string[],
    known: ReadonlyMap<string, NearText>,
    words: readonly WeightedWord[],
  ): Promise<Map<string, NearText>> {
    const texts = new Map(known);
    const others = names.filter((name) => !known.has(name));
    const answers = await this.#asker.askAll(
      search,
      others.map((name) => ({
        also: allOf(where, having('holder', name)),
        parts: { top: { size: READ_OF_HOLDER, sort: [{ by: 'relevance', descending: true }] } },
      })),
    );
    const found = await Promise.all(answers.map((answer) => this.#read(search, answer, words)));
    for (const [place, name] of others.entries()) {
      const text = found[place]!.get(name);
      if (text !== undefined) texts.set(name, text);
    }
    return texts;
  }

  /** Of the rights found, by organisation the one whose texts say most. */
  async #read(
    search: UnderstoodSearch,
    answer: Answer,
    words: readonly WeightedWord[],
  ): Promise<Map<string, NearText>> {
    const { reader, summariser } = this.#asker.registry;
    const rights = await reader.readMany(
      answer.hits.map(({ id }) => id),
      search.past,
    );
    const day = this.#asker.dayOf(search);
    const best = new Map<string, NearText>();
    for (const right of rights) {
      const text = textOf(right, words, (each) => summariser.analyzer.normalise(each));
      for (const { name } of holdersOn(right, day)) {
        const before = best.get(name);
        if (!isOrganisation(name) || (before !== undefined && !isBetter(text, before))) continue;
        best.set(name, text);
      }
    }
    return best;
  }

  /** The commonest place of each holder within the radius; none for who has its places elsewhere. */
  async #placesOf(
    search: UnderstoodSearch,
    nearby: Condition,
    names: readonly string[],
    { place, radius }: { readonly place: Place; readonly radius: number },
  ): Promise<Map<string, Place>> {
    const places = new Map<string, Place>();
    if (names.length === 0) return places;
    const [answer] = await this.#asker.askAll(search, [
      {
        also: allOf(nearby, having('holder', ...names)),
        parts: { facets: { it: { field: 'holderPlace', size: MOST_HOLDER_PLACES } } },
      },
    ]);
    for (const text of countsOf(answer!, 'it').keys()) {
      const read = readHolderPlace(text);
      if (read === null || places.has(read.holder) || greatCircle(place, read) > radius) continue;
      places.set(read.holder, { longitude: read.longitude, latitude: read.latitude });
    }
    return places;
  }

  /** The classes of the rights of each holder, as far as they lie near the needed ones. */
  async #classesOf(
    search: UnderstoodSearch,
    nearby: Condition,
    names: readonly string[],
    classes: readonly string[],
  ): Promise<Map<string, Candidate['classes']>> {
    if (names.length === 0 || classes.length === 0) return new Map();
    const [answer] = await this.#asker.askAll(search, [
      {
        also: allOf(nearby, ofClasses(classes), having('holder', ...names)),
        parts: {
          pivots: {
            it: {
              // Holders of a right together with these stand in the table as well.
              rows: { field: 'holder', size: 8 * MOST_HOLDERS },
              columns: { field: 'ipc', size: MOST_CLASSES },
            },
          },
        },
      },
    ]);
    return rowsOf(pivotOf(answer!));
  }
}

const NOTHING: Condition = { op: 'none' };

/** What a compared holder says none of whose rights was found by the words. */
const NOTHING_SAID: NearText = { score: 0, key: '', title: '', words: [] };

function textOf(
  right: Right,
  words: readonly WeightedWord[],
  normalise: (text: string) => string,
): NearText {
  const { share, shared } = wordShare(words, right, normalise);
  const said = outermost(shared.map(({ word }) => word)).slice(0, SHOWN_WORDS);
  return { score: share, key: right.key, title: right.title, words: said };
}

/** The same whatever the order in which rights are read. */
function isBetter(one: NearText, other: NearText): boolean {
  return one.score > other.score || (one.score === other.score && one.key < other.key);
}

function rowsOf({ rows, columns, counts }: PivotAnswer): Map<string, Candidate['classes']> {
  return new Map(
    rows.map((name, row) => [
      name,
      columns.flatMap((symbol, column) => {
        const n = counts[row]![column]!;
        return n > 0 && /^[A-H]\d{2}/.test(symbol) ? [{ symbol, n }] : [];
      }),
    ]),
  );
}

function ofClasses(classes: readonly string[]): Condition {
  return having('ipcClass', ...new Set(classes.map((symbol) => symbol.slice(0, 3))));
}

function seen({ name, rights, here, places }: Firm): NearnessAnswer['firm'] {
  return { name, rights, here, places };
}

function noPlace(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '请填写企业名称（firm），或经度（longitude）和纬度（latitude）。',
    en: 'Give the name of the firm (firm), or longitude and latitude.',
  });
}

function firmNotPlaced(name: string): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: `“${name}”没有点位：地址只定位到区县，或不能确定是机构。请填写经度和纬度。`,
    en: `"${name}" has no point: its address tells no more than a district, or it may be a person. Give longitude and latitude.`,
  });
}

function noNeed(firm: string): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: `请填写所需的分类（need）或需求描述（text）${firm === '' ? '' : `；“${firm}”没有有分类号的权利，不能代填`}。`,
    en: `Give the classes that are needed (need) or the need in words (text)${firm === '' ? '' : `; "${firm}" has no right with a class to take them from`}.`,
  });
}
