import type { ProcedureDefinition } from '@zca/procedure';

/** Every procedure that the platform runs, in all versions that matters may still use. */
export class Procedures {
  readonly #byVersion = new Map<string, ProcedureDefinition>();
  readonly #latest = new Map<string, ProcedureDefinition>();

  /** @throws RangeError when two definitions have the same id and version, or the same mark */
  constructor(definitions: readonly ProcedureDefinition[]) {
    for (const definition of definitions) {
      const name = `${definition.id}@${definition.version}`;
      if (this.#byVersion.has(name)) throw new RangeError(`${name} is defined twice.`);
      this.#byVersion.set(name, definition);
      const latest = this.#latest.get(definition.id);
      if (latest === undefined || latest.version < definition.version) {
        this.#latest.set(definition.id, definition);
      }
    }
  }

  /** The newest version of each, in the order in which they were given. */
  list(): readonly ProcedureDefinition[] {
    return [...this.#latest.values()];
  }

  /** All versions, for what concerns running matters. */
  all(): readonly ProcedureDefinition[] {
    return [...this.#byVersion.values()];
  }

  /** The newest version, under which matters are filed; undefined when there is no such procedure. */
  find(id: string): ProcedureDefinition | undefined {
    return this.#latest.get(id);
  }

  /** The version under which a matter runs. @throws RangeError when its file has been removed */
  get(id: string, version: number): ProcedureDefinition {
    const found = this.#byVersion.get(`${id}@${version}`);
    if (found === undefined) {
      throw new RangeError(`Matters run under ${id}@${version}, which is not defined any more.`);
    }
    return found;
  }
}
