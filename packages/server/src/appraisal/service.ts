import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import {
  CLUE_CAUTION,
  CLUE_NAMES,
  clueFiguresOn,
  type ClueDetail,
  type ClueList,
  type CluePair,
  type ClueRun,
  reasonOf,
  UNEVALUATED,
} from '@zca/domain/appraisal';
import type { Actor } from '@zca/domain/identity';
import { DISTRICTS, type Right } from '@zca/domain/registry';
import { jaccard, sharedStretches, shinglesOf } from '@zca/lens';
import { canonicalJson } from '@zca/ledger';
import { DEVELOPMENT_ZONES, XIAN } from '@zca/standards';
import {
  type ConnectionTarget,
  currentGeneration,
  type Database,
  inTransaction,
  openClient,
} from '../base/database/index.ts';
import { absent, HttpProblem } from '../base/http/problem.ts';
import type { Logger } from '../base/log/log.ts';
import { type Repeating, repeat } from '../base/repeating.ts';
import type { LawStore } from '../law/index.ts';
import type { PartyService } from '../parties/index.ts';
import { partyIdOf } from '../parties/index.ts';
import { readRawRights } from '../registry/index.ts';
import {
  type ClueFilter,
  type ClueRow,
  ClueStore,
  readPartyNames,
  type WrittenClue,
  writeFindings,
} from './clueStore.ts';
import type { ClueFindings, ClueTask, PlacedClue } from './clueThread.ts';
import { filingView, keysOf, lineOf, matterView, partiesOf, partsOf } from './clueViews.ts';
import { areaOfClue, officeOfClue, titleOfClue } from './clueTitle.ts';
import { normaliseText, SHINGLE, textOf } from './nearFilings.ts';
import { areasWithin, mayTakeUp } from './reach.ts';

export interface ClueOptions {
  readonly database: Database;
  /** How the thread reaches the database. */
  readonly target: ConnectionTarget;
  readonly law: LawStore;
  readonly parties: PartyService;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly today: () => string;
}

/** So often it is looked whether a run is due; the first time when a start has long settled. */
const LOOK_MS = 300_000;
/** Runs by themselves lie so far apart, and are made only when records have changed. */
const EVERY_MS = 24 * 3_600_000;
const PAGE = 50;
const RUNS_SHOWN = 20;
/** Key of the lock that one run holds, whatever process it is in. */
const LOCK = `hashtext('zca clue run')`;

const AREAS = new Map(
  [
    { value: XIAN.code, label: { zh: XIAN.name, en: XIAN.en } },
    ...DISTRICTS,
    ...DEVELOPMENT_ZONES.map(({ code, name, en }) => ({ value: code, label: { zh: name, en } })),
  ].map((area) => [area.value, area]),
);

/** What somebody asks of the list. */
export type ClueQuestion = Omit<ClueFilter, 'within'> & { readonly page?: number | undefined };

/** Clues of abnormal filings: computed in the background, listed, and shown with their evidence. */
export class ClueService {
  readonly store: ClueStore;
  readonly #options: ClueOptions;
  #looking: Repeating | undefined;
  #running: Promise<ClueRun> | undefined;
  #worker: Worker | undefined;
  #closed = false;

  constructor(options: ClueOptions) {
    this.#options = options;
    this.store = new ClueStore(options.database.pool);
  }

  /** Begins to look, five minutes from now, whether a run is due; one that was broken off is. */
  start(): void {
    let first = true;
    this.#looking ??= repeat(
      async () => {
        if (!first) await this.#look();
        first = false;
      },
      LOOK_MS,
      (error) => this.#options.logger.error({ err: { message: messageOf(error) } }, 'no clues'),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#looking?.stop();
    // The run is left unfinished, and done again after the next start.
    await this.#worker?.terminate();
    await this.#running?.catch(() => undefined);
  }

  async #look(): Promise<void> {
    if (this.#running !== undefined || this.#closed) return;
    const isDue = (await this.store.findUnfinished()) !== undefined || (await this.#isOld());
    if (isDue) await this.run('platform');
  }

  async #isOld(): Promise<boolean> {
    const [last] = await this.store.runs(1);
    if (last === undefined) return this.store.hasPatents();
    if (this.#options.clock() - Date.parse(last.begunAt) < EVERY_MS) return false;
    return last.generation !== (await currentGeneration(this.#options.database.db));
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Computes the clues from the records as they stand, in a thread. Throws `resource.conflict` while a
   * run is under way, here or in another process.
   */
  async run(askedBy: string): Promise<ClueRun> {
    if (this.#running !== undefined) throw underWay();
    this.#running = this.#run(askedBy).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #run(askedBy: string): Promise<ClueRun> {
    const { target, clock } = this.#options;
    // The lock is of the connection: a process that dies lets go of it.
    const guard = await openClient(target, 'zca clue run');
    try {
      const { rows } = await guard.query<{ got: boolean }>(
        `select pg_try_advisory_lock(${LOCK}) as got`,
      );
      if (rows[0]?.got !== true) throw underWay();
      const run =
        (await this.store.findUnfinished()) ??
        (await this.store.beginRun(askedBy, new Date(clock()).toISOString()));
      try {
        await this.#compute(run);
      } catch (error) {
        // What broke off because the platform closes is done again; anything else is told.
        if (!this.#closed)
          await this.store.failRun(run, new Date(clock()).toISOString(), messageOf(error));
        throw error;
      }
      const [ended] = await this.store.runs(1);
      return runView(ended!);
    } finally {
      await guard.end();
    }
  }

  async #compute(run: number): Promise<void> {
    const { database, target, law, parties, clock, today } = this.#options;
    const begun = performance.now();
    await parties.catchUp();
    const generation = await currentGeneration(database.db);
    const figures = clueFiguresOn(await law.listParameters(), today());
    const found = await this.#inThread({ target, figures, today: today() });
    await inTransaction(database, (_, client) =>
      writeFindings(client, run, found.clues.map(written), {
        at: new Date(clock()).toISOString(),
        generation,
        counts: {
          filings: found.filings,
          pairs: found.pairs,
          complete: found.complete,
          tookMs: Math.round(performance.now() - begun),
        },
      }),
    );
  }

  #inThread(task: ClueTask): Promise<ClueFindings> {
    if (this.#closed) throw new Error('The platform closes.');
    const worker = new Worker(new URL('./clueThread.ts', import.meta.url), {
      workerData: task,
      name: 'zca-clues',
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
    this.#worker = worker;
    return new Promise<ClueFindings>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The computation of clues ended early.')));
    }).finally(() => (this.#worker = undefined));
  }

  async runs(): Promise<ClueRun[]> {
    return (await this.store.runs(RUNS_SHOWN)).map(runView);
  }

  /** The clues of the asker's own area, a page of fifty. */
  async list(actor: Actor, { page = 1, ...asked }: ClueQuestion): Promise<ClueList> {
    const filter = { ...asked, within: areasWithin(actor, 'appraisal.clues') };
    const [rows, bands, areas, [run]] = await Promise.all([
      this.store.list(filter, { size: PAGE, from: (page - 1) * PAGE }),
      this.store.bands(filter),
      this.store.areas(filter.within),
      this.store.runs(1, true),
    ]);
    const count = (band: string) => bands.find((one) => one.band === band)?.count ?? 0;
    return {
      caution: CLUE_CAUTION,
      rows: rows.map((row) => lineOf(row, row.matter)),
      total: rows[0]?.total ?? 0,
      bands: { watch: count('watch'), review: count('review'), priority: count('priority') },
      areas: areas.flatMap((code) => AREAS.get(code) ?? []),
      run: run === undefined ? null : runView(run),
      running: this.isRunning,
    };
  }

  /** A clue with all its evidence. To those who may not see its area it is not there. */
  async detail(actor: Actor, id: string): Promise<ClueDetail> {
    const clue = await this.#visible(actor, id);
    const { database, law, today } = this.#options;
    const [matters, filings, names, parameters] = await Promise.all([
      this.store.mattersOf(id),
      this.#filings(keysOf(clue.signals)),
      readPartyNames(database.pool, partiesOf(clue.signals)),
      law.listParameters(),
    ]);
    const { weights } = clueFiguresOn(parameters, today());
    return {
      ...lineOf(clue, matters[0] ?? null),
      caution: CLUE_CAUTION,
      run: clue.runId,
      foundAt: clue.foundAt,
      gone: clue.gone,
      signals: clue.signals.map((signal) => ({
        signal,
        name: CLUE_NAMES[signal.code],
        weight: weights[signal.code],
        reason: reasonOf(signal),
      })),
      unevaluated: UNEVALUATED.map((code) => ({ code, name: CLUE_NAMES[code] })),
      filings: [...filings.values()].map(filingView),
      parties: [...names].map(([party, name]) => ({ id: party, name })),
      matters: matters.map(matterView),
      takeUp: {
        title: titleOfClue(clue),
        area: areaOfClue(clue),
        score: Math.round(clue.score * 100),
      },
      mayTakeUp: mayTakeUp(actor, officeOfClue(clue)),
    };
  }

  /** Two texts of a clue's evidence side by side; pairs that are not of the evidence are not there. */
  async pair(actor: Actor, id: string, first: string, second: string): Promise<CluePair> {
    const clue = await this.#visible(actor, id);
    const pair = clue.signals
      .flatMap((signal) => ('pairs' in signal ? signal.pairs : []))
      .find((one) => one.first === first && one.second === second);
    const rights =
      pair === undefined ? new Map<string, Right>() : await this.#filings([first, second]);
    const [one, other] = [rights.get(first), rights.get(second)];
    if (pair === undefined || one === undefined || other === undefined) {
      throw absent(
        '这条线索的证据中没有这两件申请。',
        'These two filings are not in the evidence of this clue.',
      );
    }
    const texts = [textOf(one, pair.text) ?? '', textOf(other, pair.text) ?? ''] as const;
    const [a, b] = sharedStretches(...texts, { width: SHINGLE, normalise: normaliseText });
    const [setA, setB] = texts.map((text) => shinglesOf(normaliseText(text), SHINGLE));
    return {
      caution: CLUE_CAUTION,
      pair,
      first: { ...filingView(one), parts: partsOf(texts[0], a) },
      second: { ...filingView(other), parts: partsOf(texts[1], b) },
      similarity: jaccard(setA!, setB!),
    };
  }

  async #visible(actor: Actor, id: string): Promise<ClueRow> {
    const within = areasWithin(actor, 'appraisal.clues');
    const clue = await this.store.find(id);
    const isSeen =
      within === null || within.some((area) => area === clue?.area || area === clue?.zone);
    if (clue === undefined || !isSeen)
      throw absent('没有这条线索，或不在您的辖区。', 'There is no such clue in your area.');
    return clue;
  }

  async #filings(keys: readonly string[]): Promise<Map<string, Right>> {
    if (keys.length === 0) return new Map();
    const rows = await readRawRights(this.#options.database.pool, keys);
    return new Map(rows.map(({ key, json }) => [key, JSON.parse(json) as Right]));
  }
}

function underWay(): HttpProblem {
  return new HttpProblem('resource.conflict', {
    zh: '线索正在计算，请等它结束。',
    en: 'Clues are being computed; wait for the end.',
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function runView(run: ClueRun & { readonly generation?: string | null }): ClueRun {
  const { generation: _, ...view } = run;
  return view;
}

/** A clue as it is kept, with the hash by which a change is noticed. */
function written({
  party,
  name,
  area,
  zone,
  quarter,
  score,
  band,
  signals,
}: PlacedClue): WrittenClue {
  const codes = [...new Set(signals.map(({ code }) => code))].toSorted();
  const told = { name, area, zone, quarter, score, band, signals };
  return {
    id: partyIdOf(`clue:${party} ${quarter}`),
    gone: false,
    partyId: party,
    partyName: name,
    quarter,
    area,
    zone,
    score,
    band,
    codes,
    signals: [...signals],
    hash: createHash('sha256').update(canonicalJson(told)).digest(),
  };
}
