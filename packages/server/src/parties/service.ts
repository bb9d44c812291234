import {
  MERGE_AT,
  PROPOSE_AT,
  type PartyComparison,
  type PartyDetail,
  type PartyLine,
  type PartyList,
  type PartyName,
  holdingCondition,
  holdingTerms,
  normalName,
  partyKeyOf,
  vetoSentence,
} from '@zca/domain/parties';
import { parseSocialCreditCode } from '@zca/standards';
import { absent } from '../base/http/problem.ts';
import type { Database } from '../base/database/index.ts';
import type { Logger } from '../base/log/log.ts';
import { type Repeating, repeat } from '../base/repeating.ts';
import type { SearchService } from '../base/search/service.ts';
import { foldTraditional } from '../base/traditional.ts';
import { PUBLIC_SCOPE, readNamedParties } from '../registry/index.ts';
import { type ComparedParty, compareParties, readCompared } from './compareParties.ts';
import { Follower } from './follower.ts';
import { mentionsIn } from './nameWriter.ts';
import { partyIdOf } from './partyId.ts';
import { type ActRow, PartyStore } from './partyStore.ts';
import { portfolioQuestions, readPortfolio } from './portfolio.ts';
import { Rosters } from './rosters/rosters.ts';
import { MOST_FOUND, MOST_NAMES, type NameRow, type StandingParty } from './standingParties.ts';

export interface PartyOptions {
  readonly database: Database;
  readonly search: SearchService;
  readonly logger: Logger;
  /** Milliseconds that a question may take. */
  readonly budgetMs: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** So often it is looked whether rights have changed; the database is asked only if they have. */
const LOOK_MS = 1_000;
/** Lines of a look-up. */
const MOST_LINES = MOST_FOUND - 1;
const MOST_OTHER_NAMES = 5;

/** Who stands behind the names of rights: look-up, pages, and following the rights. */
export class PartyService {
  readonly store: PartyStore;
  readonly rosters: Rosters;
  readonly #options: PartyOptions;
  readonly #follower: Follower;
  readonly #stop = new AbortController();
  #following: Repeating | undefined;
  /** The reading under way, so that two never write the same at once. */
  #reading: Promise<boolean> = Promise.resolve(false);
  /** Generation of the index at the last look; null asks again whatever it is. */
  #seen: string | null = null;

  constructor(options: PartyOptions) {
    this.#options = options;
    this.store = new PartyStore(options.database.pool);
    const { database, search, budgetMs, clock } = options;
    this.rosters = new Rosters({ database, search, budgetMs, store: this.store });
    this.#follower = new Follower(database, clock);
  }

  /** Begins to follow the rights. */
  start(): void {
    this.#following ??= repeat(
      () => this.#look(),
      LOOK_MS,
      (error) => {
        const message = error instanceof Error ? error.message : String(error);
        this.#options.logger.error({ err: { message } }, 'names of rights could not be read');
      },
    );
  }

  async #look(): Promise<void> {
    const { generation } = this.#options.search.size;
    // The index follows the same feed and is told of every change: while it stands still, nothing came.
    if (generation === this.#seen) return;
    const isHeldBack = await this.#read();
    this.#seen = isHeldBack ? null : generation;
  }

  /** Reads everything that rights name now; for those who cannot wait for the next look. */
  async catchUp(): Promise<void> {
    await this.#read();
  }

  #read(): Promise<boolean> {
    const before = this.#reading;
    return (this.#reading = (async () => {
      await before.catch(() => undefined);
      return this.#follower.catchUp(this.#stop.signal);
    })());
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following?.stop();
    // Whoever asked for it has been told of its failure.
    await this.#reading.catch(() => undefined);
  }

  /**
   * The parties that a name or a unified social credit code may mean: those that bear it in normal form
   * first, then those with most rights whose names have it in them, then those whose names begin so.
   */
  async find(text: string): Promise<PartyList> {
    const code = parseSocialCreditCode(text);
    if (code.ok) return this.#list(await this.store.standing.withCode(code.value.canonical));
    const { whole, core } = normalName(text, foldTraditional);
    const [alike, within] = await Promise.all([
      this.store.standing.alike(whole, core),
      this.#namesWithin(text),
    ]);
    const bearers = new Map(alike.flatMap(organisationNames));
    // A whole name is mostly within those alone that bear it or begin so: they are not read twice.
    const unread = within.filter((name) => !bearers.has(name));
    for (const party of await this.store.standing.named(unread))
      for (const [name] of organisationNames(party)) bearers.set(name, party);
    const having = within.flatMap((name) => bearers.get(name) ?? []);
    return this.#list([...alike.filter(({ exact }) => exact), ...having, ...alike]);
  }

  /** Names of holders that have the text in them, those of most rights first. */
  async #namesWithin(text: string): Promise<string[]> {
    const { search, budgetMs } = this.#options;
    if (!search.isReady) return [];
    const facets = { holder: { field: 'holder', size: MOST_FOUND, contains: text } };
    // Rights that name somebody so are found by pairs of characters; only their holders are looked at.
    const where = { op: 'phrase' as const, fields: ['names'], text };
    const question = { where, facets, budgetMs };
    const [answer] = await search.askAll([question], PUBLIC_SCOPE);
    return (answer?.facets['holder']?.buckets ?? []).map(({ value }) => value);
  }

  /** The party that a name means in a right; no line when the right does not name it. */
  async findInRight(name: string, right: string): Promise<PartyList> {
    const [named] = await readNamedParties(this.#options.database.pool, [right]);
    const mention =
      named === undefined ? undefined : mentionsIn(named).find((one) => one.name === name);
    if (mention === undefined) return { rows: [], more: false };
    const home = partyIdOf(partyKeyOf(mention, foldTraditional));
    return this.#list(await this.store.standing.of([home]));
  }

  /** The first of these as lines, each once. */
  async #list(found: readonly StandingParty[]): Promise<PartyList> {
    const parties = new Map<string, StandingParty>();
    for (const party of found) if (!parties.has(party.id)) parties.set(party.id, party);
    const rows = await this.#lines([...parties.values()].slice(0, MOST_LINES));
    return { rows, more: parties.size > MOST_LINES };
  }

  async #lines(parties: readonly StandingParty[]): Promise<PartyLine[]> {
    const counts = await this.#counts(parties.map(({ names }) => names));
    const lines = parties.map(({ id, kind, name, names, exact }, index): PartyLine => {
      const others = new Set(names.map((one) => one.name));
      others.delete(name);
      const otherNames = [...others].slice(0, MOST_OTHER_NAMES);
      return { id, kind, name, otherNames, exact, count: counts?.[index] ?? null };
    });
    return lines.toSorted(
      (a, b) => Number(b.exact) - Number(a.exact) || (b.count ?? 0) - (a.count ?? 0),
    );
  }

  /**
   * How many rights each set of names holds, null where that was not counted whole; undefined while the index
   * is made.
   */
  async #counts(sets: readonly (readonly PartyName[])[]): Promise<(number | null)[] | undefined> {
    const { search, budgetMs } = this.#options;
    if (!search.isReady || sets.length === 0) return undefined;
    const questions = sets.map((names) => ({ where: holdingCondition(names), budgetMs }));
    const answers = await search.askAll(questions, PUBLIC_SCOPE);
    return answers.map(({ count, complete }) => (complete ? count : null));
  }

  /** Everything about the party that stands for this one. Throws `resource.absent` for none. */
  async detail(asked: string): Promise<PartyDetail> {
    const [party] = await this.store.standing.of([asked]);
    if (party === undefined) throw noParty(asked);
    const { names } = party;
    const homes = [...new Set([party.id, ...names.map(({ home }) => home)])];
    const [codes, units, acts, parent, figures] = await Promise.all([
      this.store.codesOf(homes),
      this.store.unitsOf(homes),
      this.store.actsOf(homes),
      this.#parentOf(party.parentId),
      this.#figures(names),
    ]);
    return {
      id: party.id,
      kind: party.kind,
      name: preferredName(party.name, names, figures?.counts),
      names: names.map((name) => nameView(name, figures?.counts)),
      codes,
      parent,
      units: units.filter((unit) => !homes.includes(unit.id)),
      searchTerms: holdingTerms(names) ?? null,
      portfolio: figures === null ? null : await this.#withPartners(figures.portfolio),
      acts: acts.map(actView),
    };
  }

  /** A standing party as it is compared; undefined for an id of nobody. */
  compared(id: string): Promise<ComparedParty | undefined> {
    return readCompared(this.store, id);
  }

  /** What speaks for and against two parties being one, by their names and by the index. */
  compareThe(first: ComparedParty, second: ComparedParty) {
    const { search, budgetMs } = this.#options;
    return compareParties({ store: this.store, search, budgetMs }, first, second);
  }

  /** Two parties side by side. Throws `resource.absent` for an id of nobody. */
  async comparison(first: string, second: string): Promise<PartyComparison> {
    const [one, other] = await Promise.all([this.compared(first), this.compared(second)]);
    if (one === undefined) throw noParty(first);
    if (other === undefined) throw noParty(second);
    const [lines, { score, comparison, reasons }] = await Promise.all([
      this.store.standing.of([one.id, other.id]).then((both) => this.#lines(both)),
      this.compareThe(one, other),
    ]);
    return {
      first: lines.find(({ id }) => id === one.id)!,
      second: lines.find(({ id }) => id === other.id)!,
      score,
      veto: comparison.veto === null ? null : vetoSentence(comparison.veto),
      reasons: [...reasons],
      mergeAt: MERGE_AT,
      proposeAt: PROPOSE_AT,
      merged: one.id === other.id,
    };
  }

  async #parentOf(id: string | null): Promise<PartyDetail['parent']> {
    if (id === null) return null;
    const [parent] = await this.store.standing.of([id]);
    return parent === undefined ? null : { id: parent.id, name: parent.name };
  }

  async #figures(names: readonly PartyName[]) {
    const { search, budgetMs } = this.#options;
    if (!search.isReady) return null;
    const answers = await search.askAll(portfolioQuestions(names, budgetMs), PUBLIC_SCOPE);
    const { portfolio, counts } = readPortfolio(names, answers);
    const complete = portfolio.complete && names.length < MOST_NAMES;
    return { portfolio: { ...portfolio, complete }, counts };
  }

  /** Partners that are organisations lead to their pages; the name of a person alone leads nowhere. */
  async #withPartners(
    portfolio: NonNullable<PartyDetail['portfolio']>,
  ): Promise<NonNullable<PartyDetail['portfolio']>> {
    const found = await this.store.findNames(portfolio.partners.map(({ value }) => value));
    const partners = portfolio.partners.map((one) => ({
      ...one,
      id: found.get(one.value) ?? null,
    }));
    return { ...portfolio, partners };
  }
}

/** Names that stand for the organisation wherever they are written, each with it. */
function organisationNames(party: StandingParty): (readonly [string, StandingParty])[] {
  return party.names.flatMap(({ name, evidence }) => (evidence === null ? [[name, party]] : []));
}

/** The name under which most rights stand; of equal ones the first. */
function preferredName(
  first: string,
  names: readonly NameRow[],
  counts: ReadonlyMap<string, number> | undefined,
): string {
  let best = first;
  for (const { name } of names) {
    if ((counts?.get(name) ?? 0) > (counts?.get(best) ?? 0)) best = name;
  }
  return best;
}

function nameView(
  { name, evidence, home }: NameRow,
  counts: ReadonlyMap<string, number> | undefined,
): PartyDetail['names'][number] {
  return {
    name,
    count: counts?.get(name) ?? null,
    home,
    evidence: evidence?.kind ?? null,
    // Whoever has the right may read the address there; a page of a person does not spread it.
    evidenceValue: evidence === null || evidence.kind === 'address' ? null : evidence.value,
  };
}

function actView(act: ActRow): PartyDetail['acts'][number] {
  return {
    id: act.id,
    kind: act.kind,
    party: { id: act.partyId, name: act.partyName },
    into: { id: act.intoId, name: act.intoName },
    at: act.at,
    // Who decided is told in the matter, to those who may read it.
    by: act.matter ?? 'platform',
    why: act.why,
    reasons: [...act.reasons],
    undone: act.undone,
  };
}

function noParty(id: string) {
  return absent(
    `没有编号为“${id}”的主体。请从记录页的权利人进入，或按名称查找。`,
    `There is no party "${id}". Open one from the holders of a record, or look it up by name.`,
  );
}
