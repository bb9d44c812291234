import path from 'node:path';
import type {
  CityFigures,
  ColumnMapping,
  CoreFieldList,
  ImportRun,
  RightDetail,
  SimilarAnswer,
  WatchFrequency,
} from '@zca/domain/registry';
import { cityNotice } from '@zca/demo-city';
import type { Placer } from '@zca/domain/places';
import type { InputLimits } from '@zca/formats';
import type { ConnectionTarget, Database } from '../base/database/index.ts';
import type { HttpProblem } from '../base/http/problem.ts';
import { absent } from '../base/http/problem.ts';
import type { Logger } from '../base/log/log.ts';
import type { Metrics } from '../base/metrics/metrics.ts';
import type { SearchService } from '../base/search/service.ts';
import type { LawStore } from '../law/index.ts';
import { Analyst } from './analysis.ts';
import { Asker, PUBLIC_SCOPE } from './ask.ts';
import { Awards } from './awards/awards.ts';
import { ClassBranches } from './classes/classBranches.ts';
import { ClassSchemes } from './classes/classSchemes.ts';
import { Completer } from './completer.ts';
import { coreFieldsOf } from './coreFields.ts';
import { DemonstrationCity } from './demonstration.ts';
import { detailOf } from './detail.ts';
import { HolderPlaces } from './holderPlaces.ts';
import { SearchHistoryStore } from './history/searchHistoryStore.ts';
import { ExportSender } from './export/exportSender.ts';
import { MappingStore } from './import/mappingStore.ts';
import { CLOSING, workOnRun } from './import/importer.ts';
import { QuarantineStore } from './import/quarantineStore.ts';
import type { RetryCounts } from './import/retry.ts';
import { retryQuarantine } from './import/retry.ts';
import type { RunRow } from './import/runStore.ts';
import { RunStore, runView } from './import/runStore.ts';
import { Uploads } from './import/uploads.ts';
import { endOfDay } from './question.ts';
import { Labels } from './labels/labels.ts';
import { NumberListStore } from './numbers/numberListStore.ts';
import { NumberLists } from './numbers/numberLists.ts';
import { RightReader } from './rightReader.ts';
import { Rules } from './rules/rules.ts';
import { SimilarRights } from './similar.ts';
import { Summariser } from './summarise.ts';
import { Watcher } from './watch/watcher.ts';
import type { NotWatched } from './watch/watchStore.ts';
import { WatchStore } from './watch/watchStore.ts';

export interface RegistryOptions {
  readonly database: Database;
  /** How the database is reached, for connections beside the pool. */
  readonly target: ConnectionTarget;
  readonly search: SearchService;
  readonly law: LawStore;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Calendar day of now in Shanghai. */
  readonly today: () => string;
  readonly dataDirectory: string;
  readonly budgetMs: number;
  readonly limits: Partial<InputLimits>;
  readonly uploadMaxBytes: number;
  /** Places addresses by the gazetteer of the city, and knows what its parts are called. */
  readonly placer: Placer;
  /** Days for which searches without a name are remembered; 0 remembers none. */
  readonly searchHistoryDays: number;
  /** True when people reach the platform by https, whatever this process sees behind its proxy. */
  readonly secureCookies: boolean;
  /** Told when notices have been given. */
  readonly onNotices: () => void;
}

/** How long the figures of the first page may be used again for the same generation. */
const FIGURES_MS = 5_000;
const DAY_MS = 86_400_000;

/** The data centre: asking, reading, importing, quarantine. */
export class RegistryService {
  readonly options: RegistryOptions;
  readonly reader: RightReader;
  readonly asker: Asker;
  readonly summariser: Summariser;
  readonly classes: ClassSchemes;
  readonly branches: ClassBranches;
  readonly completer: Completer;
  readonly history: SearchHistoryStore;
  readonly watches: WatchStore;
  readonly watcher: Watcher;
  readonly runs: RunStore;
  readonly quarantine: QuarantineStore;
  readonly mappings: MappingStore;
  readonly uploads: Uploads;
  readonly numbers: NumberLists;
  readonly similar: SimilarRights;
  readonly analyst: Analyst;
  readonly awards: Awards;
  readonly rules: Rules;
  readonly labels: Labels;
  readonly places: HolderPlaces;
  readonly city: DemonstrationCity;
  readonly exports: ExportSender;
  readonly #working = new Map<
    number,
    { readonly done: Promise<void>; readonly stop: AbortController }
  >();
  #figures:
    | { readonly generation: string; readonly at: number; readonly value: CityFigures }
    | undefined;

  constructor(options: RegistryOptions) {
    this.options = options;
    const { database, search, law, budgetMs, today } = options;
    this.reader = new RightReader(database.pool);
    this.summariser = new Summariser({ law, today });
    this.classes = new ClassSchemes(database.pool, options.clock, (name) =>
      options.placer.streetsNamed(name),
    );
    this.asker = new Asker({
      search,
      classes: this.classes,
      streetTitle: (code) => options.placer.streetTitle(code),
      reader: this.reader,
      summariser: this.summariser,
      budgetMs,
      today,
    });
    this.analyst = new Analyst({
      ask: (question, reach) => this.asker.ask(question, reach),
      askAll: (questions, reach) => this.asker.askAll(questions, reach),
      isReady: () => search.isReady,
      reader: this.reader,
      budgetMs,
      today,
    });
    this.similar = new SimilarRights({
      search,
      reader: this.reader,
      summariser: this.summariser,
      budgetMs,
    });
    this.numbers = new NumberLists({
      store: new NumberListStore(database.pool, options.clock),
      reader: this.reader,
      summariser: this.summariser,
      find: (where) => search.ids(where, PUBLIC_SCOPE),
      clock: options.clock,
    });
    this.branches = new ClassBranches(this.classes, this.asker);
    this.completer = new Completer(this.classes, this.asker);
    this.history = new SearchHistoryStore(database.pool);
    this.watches = new WatchStore(database.pool);
    this.watcher = new Watcher({
      store: this.watches,
      database,
      lists: this.numbers,
      // Rights are public facts: everybody who is signed in may see the same.
      find: async (parameters) => (await this.asker.keys(parameters)).keys,
      generation: () => (search.isReady ? search.size.generation : null),
      onNotices: options.onNotices,
      clock: options.clock,
      logger: options.logger,
    });
    this.runs = new RunStore(database.db);
    this.quarantine = new QuarantineStore(database.db);
    this.mappings = new MappingStore(database.db);
    this.uploads = new Uploads(path.join(options.dataDirectory, 'uploads'), options.limits);
    this.exports = new ExportSender(database.pool);
    this.awards = new Awards({ pool: database.pool, clock: options.clock, today });
    this.rules = new Rules({
      database,
      target: options.target,
      logger: options.logger,
      clock: options.clock,
      today,
    });
    this.labels = new Labels({
      pool: database.pool,
      reader: this.reader,
      rules: () => this.rules.inForce(),
      clock: options.clock,
    });
    this.places = new HolderPlaces(options.placer, database.pool, options.clock);
    this.city = new DemonstrationCity({ database, clock: options.clock });
  }

  /** Everything about one record; `homes` as in `detailOf`. */
  async detail(key: string, asOf: string | null, homes: boolean): Promise<RightDetail> {
    const standing = (await this.reader.resolve([key])).get(key);
    if (standing === undefined) {
      throw noRecord(key);
    }
    const at = asOf === null ? standing : await this.#keyOn(asOf, key, standing);
    return detailOf(at, asOf, homes, {
      reader: this.reader,
      summariser: this.summariser,
      awards: (patent) => this.awards.of(patent),
      rules: () => this.rules.inForce(),
      overrides: (patent) => this.labels.of(patent),
      places: this.places,
    });
  }

  /** The records most similar to one, as known now. */
  async similarTo(
    key: string,
    wanted: { readonly size: number; readonly withFamily: boolean },
  ): Promise<SimilarAnswer> {
    const standing = (await this.reader.resolve([key])).get(key);
    const [right] = standing === undefined ? [] : await this.reader.readMany([standing]);
    if (right === undefined) throw noRecord(key);
    return this.similar.find(right, wanted);
  }

  /** Before its application number was known, a record stood under its publication number. */
  async #keyOn(day: string, asked: string, standing: string): Promise<string> {
    const found = await this.reader.readMany([standing, asked], endOfDay(day));
    return found[0]?.key ?? standing;
  }

  /** Legal parameters changed: statuses are computed anew, in answers at once, in the index soon. */
  parametersChanged(): void {
    this.summariser.forgetParameters();
    this.options.search.reindex().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      this.options.logger.error({ err: { message } }, 'reindex failed');
    });
  }

  /** The figures of the first page. */
  async figures(): Promise<CityFigures> {
    const { generation } = this.options.search.size;
    const now = this.options.clock();
    const kept = this.#figures;
    const loading = this.city.loadedShare ?? indexedShare(this.options.search);
    if (kept !== undefined && kept.generation === generation && now - kept.at < FIGURES_MS) {
      return { ...kept.value, loading };
    }
    const [figures, freshness, seed] = await Promise.all([
      this.asker.figures(),
      this.reader.readFreshness(),
      this.city.findSeed(),
    ]);
    const value: CityFigures = { ...figures, ...freshness, demonstrationSeed: seed, loading };
    this.#figures = { generation, at: now, value };
    return value;
  }

  /** Fields of an area with their core patents as of today. */
  async coreFields(area: string): Promise<CoreFieldList> {
    const { search, budgetMs, today } = this.options;
    const parameters = await this.summariser.parameters();
    return coreFieldsOf(area, today(), { search, parameters, budgetMs });
  }

  /** The sentence that demonstration data bear; null when there are none. */
  async demonstrationNotice(): Promise<{ readonly zh: string; readonly en: string } | null> {
    const seed = await this.city.findSeed();
    return seed === null ? null : cityNotice(Number(seed));
  }

  /** Watches a search of a person from what it finds now on, or says why not. */
  async watch(
    person: string,
    searchId: number,
    frequency: WatchFrequency,
  ): Promise<NotWatched | null> {
    const now = new Date(this.options.clock()).toISOString();
    const refused = await this.watches.set(person, searchId, frequency, now);
    // What is found at this moment is where news begins; a next look would come later.
    if (refused === null) await this.watcher.lookAt(searchId);
    return refused;
  }

  /** Instant since which searches without a name are remembered. */
  searchesSince(): string {
    const { clock, searchHistoryDays } = this.options;
    return new Date(clock() - searchHistoryDays * DAY_MS).toISOString();
  }

  /** Removes lists of numbers and searches whose time is over, of everybody. */
  async forgetExpired(): Promise<void> {
    await this.numbers.store.forgetExpired();
    await this.history.forgetExpired(this.searchesSince());
  }

  /** Starts an import of uploaded files; returns as soon as it is written down. */
  async startImport(
    actor: string,
    uploadId: string,
    mappings: Readonly<Record<string, ColumnMapping>>,
  ): Promise<ImportRun> {
    const files = await this.uploads.takeFiles(uploadId);
    if (files === undefined) {
      throw absent(
        '没有这次上传，或其导入已经结束。请重新选择文件。',
        'There is no such upload, or its import has ended. Choose the files again.',
      );
    }
    const run = await this.runs.add(actor, { files, mappings });
    this.work(run);
    return runView(run);
  }

  /** Works on a run in the background; unfinished runs of an earlier process go on this way. */
  work(run: RunRow): void {
    const stop = new AbortController();
    // One after the other: each takes the lock under which records are saved, so that two at once
    // would only wait for each other.
    const before = [...this.#working.values()].map((each) => each.done);
    const done = Promise.all(before)
      .then(() => this.#workUntilEnd(run, stop.signal))
      .finally(() => this.#working.delete(run.id));
    this.#working.set(run.id, { done, stop });
  }

  async #workUntilEnd(run: RunRow, signal: AbortSignal): Promise<void> {
    const { database, target, limits, clock, today, logger, metrics } = this.options;
    try {
      const counts = await workOnRun(run, { database, target, limits, clock, today, signal });
      if (counts === null) return;
      for (const outcome of ['new', 'updated', 'unchanged', 'quarantined'] as const) {
        metrics.countRecords(outcome, counts[outcome]);
      }
      await this.uploads.removeOf(run.input.files);
    } catch (error) {
      logger.error(
        { run: run.id, err: { message: error instanceof Error ? error.message : String(error) } },
        'import failed',
      );
    }
  }

  /** Ends a running import after its present batch. */
  cancel(id: number): void {
    this.#working.get(id)?.stop.abort();
  }

  /** Goes on with what an earlier process left unfinished. */
  async resumeImports(): Promise<void> {
    const unfinished = await this.runs.unfinished();
    const needed = unfinished.flatMap((run) => run.input.files);
    await this.uploads.removeAbandoned(needed, this.options.clock());
    for (const run of unfinished) this.work(run);
  }

  retry(importRunId: number): Promise<RetryCounts> {
    const { database, clock, today } = this.options;
    return retryQuarantine({ database, clock, today }, { importRunId });
  }

  /** Waits for the present batches; what is unfinished goes on at the next start. */
  async close(): Promise<void> {
    this.city.stop();
    await this.rules.close();
    const working = [...this.#working.values()];
    for (const each of working) each.stop.abort(CLOSING);
    await Promise.all(working.map((each) => each.done));
    // What broke the load has been told to whoever waited for it.
    await this.city.finished().catch(() => undefined);
  }
}

function noRecord(key: string): HttpProblem {
  return absent(
    `没有编号为“${key}”的记录。请核对号码，或到检索页查找。`,
    `There is no record "${key}". Check the number, or search for it.`,
  );
}

function indexedShare(search: SearchService): number | null {
  const { progress } = search;
  if (progress === null || progress.total === 0) return null;
  return Math.min(1, progress.done / progress.total);
}
