import type { ActReceipt, BothWords } from '@zca/domain/matters';
import {
  type Act,
  type ColourShares,
  decide,
  decideExpiry,
  type Decision,
  type JsonObject,
  mayRead,
  migrate,
  PLATFORM,
  type ProcedureDefinition,
  recomputedAct,
  refuse,
  type Subject,
  type Surroundings,
} from '@zca/procedure';
import type pg from 'pg';
import { isUniqueViolation } from '../base/database/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import {
  ActRefused,
  type Asking,
  type FilingRequest,
  keyOf,
  type MatterRequest,
  type Past,
  requestHash,
} from './actRequest.ts';
import type { ActWrite, Errand } from './actStatement.ts';
import type { Effects } from './effects.ts';
import type { KeyedAct, LoadedMatter, MatterStore } from './matterStore.ts';
import { papersOfAct } from './papers.ts';
import { filesOf, prepareAct, type PreparedAct } from './prepareAct.ts';
import type { Procedures } from './procedures.ts';
import type { LawAround } from './surroundings.ts';
import { trackingCodeOf } from './trackingCode.ts';
import { uuidOfInstant } from './uuid.ts';
import type { WordHasher } from './words.ts';
import { type Work, writeActs } from './writeActs.ts';

export interface ActsOptions {
  readonly pool: pg.Pool;
  readonly store: MatterStore;
  readonly procedures: Procedures;
  readonly around: LawAround;
  readonly sealer: Sealer;
  readonly words: WordHasher;
  /** Whether a file has been received. */
  readonly hasFile: (sha256: string) => boolean;
  /** What follows from events of acts, in the same transaction. */
  readonly effects: Effects;
  /** Told after a commit: entries wait for the log, papers perhaps for the printer. */
  readonly onCommit: (written: { readonly papers: boolean; readonly errands: boolean }) => void;
  readonly shares: () => Promise<ColourShares>;
  readonly officeNames: () => Promise<ReadonlyMap<string, BothWords>>;
  /** True when the platform shows invented data. */
  readonly demonstration: boolean;
}

/** Files matters and acts in them. Everything that changes a matter goes through here. */
export class Acts {
  readonly #options: ActsOptions;

  constructor(options: ActsOptions) {
    this.#options = options;
  }

  /** Files a matter. Throws `ActRefused`. */
  async file(request: FilingRequest): Promise<ActReceipt> {
    const { store, procedures, around } = this.#options;
    const definition = procedures.find(request.procedure);
    if (definition === undefined) {
      throw new ActRefused([refuse('ACTION_UNKNOWN', { action: request.procedure })]);
    }
    const { procedure, action, input } = request;
    const hash = requestHash({ procedure, action, input });
    const done =
      request.key === undefined ? undefined : await store.findKey(request.asker, request.key);
    if (done !== undefined) return this.#repeated(done, hash);
    const { past } = request;
    const surroundings = await around.now(past?.at);
    const subject = await this.#newSubject(definition, surroundings, past?.id);
    const outcome = decide(definition, subject, request, surroundings);
    if (!outcome.ok) throw new ActRefused(outcome.refusals);
    const key = keyOf(request, hash);
    return this.#once(key, () =>
      this.#commit(definition, null, [outcome.value], key, surroundings, request),
    );
  }

  /** Acts in a matter. Throws `ActRefused`; undefined when there is no such matter. */
  async act(request: MatterRequest): Promise<ActReceipt | undefined> {
    const { store, procedures, around } = this.#options;
    const { matterId, action, input, seenRevision } = request;
    const loaded = await store.load(matterId, request.asker, request.key);
    if (loaded === undefined) return undefined;
    const hash = requestHash({ matterId, action, input });
    if (loaded.keyed !== undefined) return this.#repeated(loaded.keyed, hash);
    const { matter } = loaded;
    const definition = procedures.get(matter.definition, matter.version);
    const surroundings = await around.now(request.past?.at);
    const actor = typeof request.actor === 'function' ? request.actor(definition) : request.actor;
    if (request.isForReaders === true && !mayRead(definition, matter, actor)) return undefined;
    const outcome = decide(
      definition,
      { matter, data: store.openData(definition, loaded) },
      {
        action,
        input,
        actor,
        isAtItsPage: request.isAtItsPage === true,
        ...(seenRevision === undefined ? {} : { seenRevision }),
      },
      surroundings,
    );
    if (!outcome.ok) throw new ActRefused(outcome.refusals);
    const key = keyOf(request, hash);
    return this.#once(key, () =>
      this.#commit(definition, loaded, [outcome.value], key, surroundings, request),
    );
  }

  /**
   * Writes down that clocks of a matter ran out, with what the procedure says then, all or nothing.
   * Returns whether anything was written.
   */
  async runOut(matterId: string): Promise<boolean> {
    const { store, procedures, around } = this.#options;
    const loaded = await store.load(matterId);
    if (loaded === undefined) return false;
    const definition = procedures.get(loaded.matter.definition, loaded.matter.version);
    const surroundings = await around.now();
    const data = store.openData(definition, loaded);
    const expiry = decideExpiry(definition, { matter: loaded.matter, data }, surroundings);
    if (expiry === null) return false;
    await this.#commit(definition, loaded, expiry.decisions, undefined, surroundings);
    return true;
  }

  /** Computes clocks anew that waited for a year of the calendar. Whether there were any. */
  async recompute(matterId: string): Promise<boolean> {
    const { store, procedures, around } = this.#options;
    const loaded = await store.load(matterId);
    if (loaded === undefined) return false;
    const definition = procedures.get(loaded.matter.definition, loaded.matter.version);
    const surroundings = await around.now();
    const act = recomputedAct(definition, loaded.matter, surroundings);
    if (act === null) return false;
    const decision = { act, papers: [], notices: [], spawns: [], events: [] };
    await this.#commit(definition, loaded, [decision], undefined, surroundings);
    return true;
  }

  /** Brings a matter to a new version of its procedure. Whether it was one of the version before. */
  async migrate(matterId: string, definition: ProcedureDefinition): Promise<boolean> {
    const loaded = await this.#options.store.load(matterId);
    if (loaded === undefined || loaded.matter.version !== definition.migration?.from) return false;
    const surroundings = await this.#options.around.now();
    const act = migrate(definition, loaded.matter, surroundings);
    const decision = { act, papers: [], notices: [], spawns: [], events: [] };
    await this.#commit(definition, loaded, [decision], undefined, surroundings);
    return true;
  }

  /** Does a work of which the same request may be under way twice: the one that comes second repeats. */
  async #once(key: ActWrite['key'], work: () => Promise<ActReceipt>): Promise<ActReceipt> {
    try {
      return await work();
    } catch (error) {
      const isLate = error instanceof ActRefused || isUniqueViolation(error);
      const done =
        key === undefined || !isLate
          ? undefined
          : await this.#options.store.findKey(key.asker, key.key);
      if (done === undefined) throw error;
      return this.#repeated(done, key!.requestHash);
    }
  }

  async #newSubject(
    definition: ProcedureDefinition,
    at: { readonly now: string; readonly today: string },
    id = uuidOfInstant(Date.parse(at.now)),
  ): Promise<Extract<Subject, { matter: null }>> {
    const serial = await this.#options.store.nextNumber();
    const [year, month, day] = at.today.split('-') as [string, string, string];
    const number = `${definition.mark}${year}-${month}${day}-${String(serial).padStart(4, '0')}`;
    return { matter: null, id, number };
  }

  /** Writes acts of one matter, in their order, and the matters that they file: all or nothing. */
  async #commit(
    definition: ProcedureDefinition,
    loaded: LoadedMatter | null,
    decisions: readonly Decision[],
    key: ActWrite['key'],
    surroundings: Surroundings,
    { also, past }: Pick<Asking, 'also' | 'past'> = {},
  ): Promise<ActReceipt> {
    const own: PreparedAct[] = [];
    const filed: PreparedAct[] = [];
    const work: Work[] = [];
    let before = loaded;
    for (const decision of decisions) {
      const prepared = await this.#prepare(definition, before, asToldOf(decision, past), key);
      own.push(prepared);
      const data = {
        ...(before === null ? {} : this.#options.store.openData(definition, before)),
        ...decision.act.data,
      };
      before = prepared.after;
      work.push(...this.#effectsOf(decision, prepared, data));
      for (const spawn of decision.spawns) {
        const other = this.#options.procedures.find(spawn.definition);
        if (other === undefined) throw new RangeError(`There is no procedure ${spawn.definition}.`);
        const subject = await this.#newSubject(other, surroundings);
        const request = { action: spawn.action, input: spawn.input, actor: PLATFORM };
        const outcome = decide(other, subject, request, surroundings);
        if (!outcome.ok) throw new ActRefused(outcome.refusals);
        const relation = { kind: spawn.relation, matter: prepared.after.matter.id };
        const act: Act = { ...outcome.value.act, relation };
        const opening = asToldOf({ ...outcome.value, act }, past);
        const spawned = await this.#prepare(other, null, opening, undefined);
        filed.push(spawned);
        work.push(...this.#effectsOf(opening, spawned, act.data));
      }
    }
    const receipt: ActReceipt = {
      ...own.at(-1)!.receipt,
      filed: filed.map(({ receipt, link }) => ({
        id: receipt.matter,
        number: receipt.number,
        relation: link!.relation,
        trackingCode: loaded === null ? receipt.trackingCode : null,
      })),
    };
    if (also !== undefined) work.push((client) => also(client, receipt));
    const acts = [...own, ...filed];
    await writeActs(this.#options.pool, acts, work);
    this.#options.onCommit({
      papers: acts.some(({ write }) => write.papers.length > 0),
      errands: acts.some(({ write }) => write.errands.length > 0),
    });
    return receipt;
  }

  /** What follows from the events of an act, to be done where it is written down. */
  #effectsOf(decision: Decision, { after }: PreparedAct, data: JsonObject): Work[] {
    return decision.events.flatMap((event) => {
      const effect = this.#options.effects.get(event);
      if (effect === undefined) return [];
      return [(client) => effect(client, { matter: after.matter, act: decision.act, data })];
    });
  }

  async #prepare(
    definition: ProcedureDefinition,
    before: LoadedMatter | null,
    decision: Decision,
    key: ActWrite['key'],
  ): Promise<PreparedAct> {
    const { store, officeNames, demonstration, shares } = this.#options;
    const { act, papers } = decision;
    this.#checkFiles(definition, act);
    const office = act.office === undefined ? (before?.matter.office ?? null) : act.office;
    const number = act.matterNumber ?? before!.matter.number;
    const issued =
      papers.length === 0
        ? { acts: [], rows: [] }
        : papersOfAct(definition, papers, act, {
            matter: { id: act.matter, number, office, filedAt: before?.matter.filedAt ?? null },
            data: {
              ...(before === null ? {} : store.openData(definition, before)),
              ...act.data,
            },
            offices: await officeNames(),
            demonstration,
          });
    const errands = errandsOf(decision);
    return prepareAct(
      this.#options,
      definition,
      before,
      act,
      { errands, papers: issued, key },
      await shares(),
    );
  }

  #checkFiles(definition: ProcedureDefinition, act: Act): void {
    for (const { field, sha256 } of filesOf(definition, act)) {
      if (this.#options.hasFile(sha256)) continue;
      const { title } = definition.fields[field]!;
      throw new ActRefused([refuse('FIELD_TYPE', { field: title.zh, fieldEn: title.en }, field)]);
    }
  }

  /** The receipt of what has been done under the same key. */
  #repeated(done: KeyedAct, hash: Buffer): ActReceipt {
    if (done.requestHash.equals(hash)) {
      const { receipt } = done;
      if (receipt.revision > 1) return receipt;
      const codeOf = (id: string) => trackingCodeOf(this.#options.sealer, id);
      return {
        ...receipt,
        trackingCode: codeOf(receipt.matter),
        filed: receipt.filed.map((filed) => ({ ...filed, trackingCode: codeOf(filed.id) })),
      };
    }
    throw new ActRefused([
      {
        code: 'KEY_USED',
        words: {
          zh: '同一请求编号已用于另一次办理。请刷新页面后重新提交。',
          en: 'The key of this request has been used for another act. Reload the page and send it again.',
        },
      },
    ]);
  }
}

/** A decision of which nobody is told, where that is asked for. */
function asToldOf(decision: Decision, past: Past | undefined): Decision {
  return past?.isSilent === true ? { ...decision, papers: [], notices: [] } : decision;
}

function errandsOf(decision: Decision): Errand[] {
  const told = decision.notices.map(({ to, title }) => ({ to, title }));
  const ranOut = Object.entries(decision.act.clocks)
    .filter(([, clock]) => clock.ranOutAt === decision.act.at)
    .map(([clock]) => ({ clock, alarm: 3 }));
  return [...told, ...ranOut];
}
