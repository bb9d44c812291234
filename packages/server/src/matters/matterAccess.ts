import { commit, type ProofBundle } from '@zca/ledger';
import {
  type Act,
  type ActingPerson,
  type FileValue,
  isConcealed,
  type JsonObject,
  levelOf,
  type Matter,
  mayRead,
  maySeeLevel,
  type ProcedureDefinition,
} from '@zca/procedure';
import type { Ledger } from '../base/ledger/index.ts';
import type { PaperStore } from '../base/papers/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import { reveal } from './conceal.ts';
import type { JournalReader } from './journalReader.ts';
import type { LoadedMatter, MatterStore } from './matterStore.ts';
import { papersOf } from './papersOf.ts';
import { chainOf } from './prepareAct.ts';
import type { Procedures } from './procedures.ts';
import { shownValues } from './shownValue.ts';

export interface AccessOptions {
  readonly store: MatterStore;
  readonly procedures: Procedures;
  readonly journal: JournalReader;
  readonly sealer: Sealer;
  readonly papers: PaperStore;
  readonly proofOf: Ledger['proofOf'];
}

/** A matter with the procedure under which it runs. */
export interface FoundMatter {
  readonly definition: ProcedureDefinition;
  readonly loaded: LoadedMatter;
}

/** Decides what of a matter somebody may have, and gives it: the matter, its values, files, papers, proof. */
export class MatterAccess {
  readonly #options: AccessOptions;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /** A matter whoever asks for it; undefined when there is none. */
  async load(id: string): Promise<FoundMatter | undefined> {
    const loaded = await this.#options.store.load(id);
    if (loaded === undefined) return undefined;
    const { definition, version } = loaded.matter;
    return { definition: this.#options.procedures.get(definition, version), loaded };
  }

  /** The matter, or undefined when there is none that the person may read. */
  async find(id: string, person: ActingPerson): Promise<FoundMatter | undefined> {
    const found = await this.load(id);
    if (found === undefined) return undefined;
    return mayRead(found.definition, found.loaded.matter, person) ? found : undefined;
  }

  /** Values in clear, for those who may see their level; the caller writes down that they were seen. */
  async reveal(
    id: string,
    fields: readonly string[],
    person: ActingPerson,
  ): Promise<JsonObject | undefined> {
    const found = await this.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    const data = this.#options.store.openData(definition, loaded);
    const allowed = shownValues(
      definition,
      loaded.matter,
      person,
      fields.map((field) => ({ field, value: data[field] })),
      new Map(),
    ).filter((value) => !value.erased);
    return Object.fromEntries(allowed.map(({ field }) => [field, data[field]!]));
  }

  /** Whether a paper belongs to a matter, and a person may have it: those who read all of it, or its party. */
  async mayHavePaper(
    definition: ProcedureDefinition,
    loaded: LoadedMatter,
    paperId: string,
    person: ActingPerson,
  ): Promise<boolean> {
    const { matter } = loaded;
    const party = partyOnly(definition, matter, person);
    const papers = await this.#options.papers.list(chainOf(matter.id));
    const entries = await this.#options.journal.actsOf(matter.id);
    return entries.some(({ act }) =>
      papersOf(definition, act, papers, party).some((paper) => paper.id === paperId),
    );
  }

  /** A file of a matter whose field the person may see. */
  async file(
    id: string,
    sha256: string,
    person: ActingPerson,
  ): Promise<{ readonly name: string; readonly mediaType: string } | undefined> {
    const found = await this.find(id, person);
    if (found === undefined) return undefined;
    const { definition, loaded } = found;
    const { journal } = this.#options;
    for (const { act } of await journal.actsOf(id)) {
      for (const { field: name, value } of journal.opened(definition, loaded, act)) {
        const field = definition.fields[name];
        if (field?.type !== 'files' || value === undefined || value === null) continue;
        if (!maySeeLevel(definition, loaded.matter, person, levelOf(field))) continue;
        const files = value as unknown as readonly FileValue[];
        const file = files.find((one) => one.sha256 === sha256);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  }

  /**
   * The proof of a matter for somebody who may read it: their own acts with what was personal in them,
   * and those of which they may see every value; of the others the hashes alone.
   */
  async proof(
    definition: ProcedureDefinition,
    loaded: LoadedMatter,
    person: ActingPerson,
  ): Promise<ProofBundle | undefined> {
    const { matter } = loaded;
    const own = new Set<number>();
    for (const { act } of await this.#options.journal.actsOf(matter.id)) {
      const { actor, number } = act;
      if (
        actor.id === null
          ? person.parties.length > 0 && actor.kind === 'visitor'
          : actor.id === person.id
      ) {
        own.add(number);
      }
    }
    const disclosures = loaded.values.flatMap((row) => {
      const value = own.has(row.revision)
        ? reveal(matter.id, row, this.#options.sealer)
        : undefined;
      if (value === undefined || row.salt === null) return [];
      const salt = Buffer.from(row.salt).toString('hex');
      return [{ ...commit(salt, value), salt, value }];
    });
    return this.#options.proofOf(chainOf(matter.id), {
      disclosures,
      mayRead: (number, body) =>
        own.has(number) || mayReadAct(definition, matter, person, body as unknown as Act),
    });
  }
}

/** Whether somebody may see every value of an act that is not concealed in it. */
function mayReadAct(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
  act: Act,
): boolean {
  return Object.keys(act.data).every((name) => {
    const field = definition.fields[name];
    if (field === undefined) return false;
    return isConcealed(field) || maySeeLevel(definition, matter, person, levelOf(field));
  });
}

/** The party as which alone somebody sees a matter; undefined for those who see all of it. */
export function partyOnly(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
): string | undefined {
  return maySeeLevel(definition, matter, person, 'internal') ? undefined : (definition.filer ?? '');
}
