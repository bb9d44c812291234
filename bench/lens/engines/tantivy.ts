import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { EngineAbsent, FACETS, TITLE_WEIGHT, TOP } from '../engine.ts';
import type { Engine, Found } from '../engine.ts';
import type { BenchQuery } from '../queries.ts';
import type { Spool } from '../spool.ts';
import { folderBytes } from '../../support/workspace.ts';
import type { Workspace } from '../../support/workspace.ts';
import { LineProcess } from './lineProcess.ts';

const SCRIPT = path.join(import.meta.dirname, 'askTantivy.py');
const PYTHON = process.env['PYTHON'] ?? 'python3';

/** Tantivy by its Python package: `askTantivy.py` asks it, and measures inside its own process. */
export class TantivyEngine implements Engine {
  readonly name = 'Tantivy';
  readonly version: string;
  readonly notes: string[] = ["one thread, timed by its process's own clock; BM25"];
  readonly #folder: string;
  readonly #process: LineProcess;

  private constructor(version: string, folder: string) {
    this.version = version;
    this.#folder = folder;
    const args = [JSON.stringify(FACETS), String(TITLE_WEIGHT), String(TOP)];
    this.#process = new LineProcess(PYTHON, [SCRIPT, ...args]);
  }

  static open(workspace: Workspace): Promise<TantivyEngine> {
    const version = ['-c', 'import tantivy; print(tantivy.__version__)'];
    const found = spawnSync(PYTHON, version, { encoding: 'utf8' });
    if (found.status !== 0) {
      throw new EngineAbsent(
        `${PYTHON} has no package tantivy (pip install tantivy; PYTHON names another interpreter)`,
      );
    }
    const engine = new TantivyEngine(
      /\d[\d.]*/.exec(found.stdout)?.[0] ?? 'unknown',
      workspace.subfolder('tantivy'),
    );
    workspace.onClose(() => engine.close());
    return Promise.resolve(engine);
  }

  async load(spool: Spool): Promise<void> {
    const { segments } = await this.#call<{ readonly segments: number }>({
      load: spool.file,
      folder: this.#folder,
    });
    this.notes.push(`${segments} segments`);
  }

  ask(query: BenchQuery): Promise<Found> {
    return this.#call<Found>({ ask: query });
  }

  bytes(): number {
    return folderBytes(this.#folder);
  }

  close(): Promise<void> {
    return this.#process.close();
  }

  async #call<Reply>(message: unknown): Promise<Reply> {
    const line = await this.#process.ask(`${JSON.stringify(message)}\n`);
    const reply = JSON.parse(line) as Reply & { readonly error?: string };
    if (reply.error !== undefined) throw new Error(`tantivy: ${reply.error}`);
    return reply;
  }
}
