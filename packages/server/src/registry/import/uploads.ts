import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportPreview } from '@zca/domain/registry';
import { COLUMN_TARGETS, recogniseColumns } from '@zca/domain/registry';
import type { InputLimits, TableHeader } from '@zca/formats';
import {
  FormatProblem,
  describeProblem,
  detectFormat,
  openInput,
  previewTable,
} from '@zca/formats';
import { keepable } from '../../base/database/index.ts';
import { tableName } from './readRights.ts';
import type { ImportFile } from './runStore.ts';

/** Most tables of an upload that a preview shows; an archive may hold thousands of documents. */
const PREVIEW_TABLES = 40;
const SAMPLES = 5;
/** How long files wait for somebody to start their import. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Files that came by the browser, kept until their import has ended. Names are labels: on disk a
 * file is its number, so that no name can lead anywhere.
 */
export class Uploads {
  readonly #folder: string;
  readonly #limits: Partial<InputLimits>;

  constructor(folder: string, limits: Partial<InputLimits>) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Begins an upload; returns its id. */
  async begin(): Promise<string> {
    const id = randomBytes(12).toString('hex');
    await mkdir(path.join(this.#folder, id), { recursive: true, mode: 0o700 });
    return id;
  }

  /** Writes a file of an upload as it arrives. */
  async addFile(id: string, index: number, name: string, stream: Readable): Promise<ImportFile> {
    const target = path.join(this.#folderOf(id), String(index));
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(stream, measure, createWriteStream(target, { mode: 0o600 }));
    return {
      name: name === '' ? `file-${index + 1}` : keepable(path.basename(name)),
      path: target,
      sizeBytes,
      sha256: hash.digest('hex'),
    };
  }

  /** Closes an upload: remembers its files, so that an import can be started from it later. */
  async finish(id: string, files: readonly ImportFile[]): Promise<void> {
    await writeFile(path.join(this.#folderOf(id), 'files.json'), JSON.stringify(files), {
      mode: 0o600,
    });
  }

  /**
   * The files of an upload, once: an import removes them at its end, so that two of one upload would
   * pull them from under each other. Undefined when there is no such upload, or it was taken.
   */
  async takeFiles(id: string): Promise<ImportFile[] | undefined> {
    if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
    const taken = path.join(this.#folderOf(id), 'taken.json');
    try {
      await rename(path.join(this.#folderOf(id), 'files.json'), taken);
      return JSON.parse(await readFile(taken, 'utf8')) as ImportFile[];
    } catch {
      return undefined;
    }
  }

  /** Removes what an ended import no longer needs; files that lie elsewhere are left alone. */
  async removeOf(files: readonly ImportFile[]): Promise<void> {
    const folders = new Set(files.map((file) => path.dirname(file.path)));
    for (const folder of folders) {
      if (path.dirname(folder) !== path.resolve(this.#folder)) continue;
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes an upload that did not come to its end. */
  async remove(id: string): Promise<void> {
    await rm(this.#folderOf(id), { recursive: true, force: true });
  }

  /** Removes uploads of more than a day ago that no unfinished import needs. `now` in milliseconds. */
  async removeAbandoned(needed: readonly ImportFile[], now: number): Promise<void> {
    const kept = new Set(needed.map((file) => path.dirname(file.path)));
    for (const id of await readdir(this.#folder).catch(() => [])) {
      const folder = this.#folderOf(id);
      if (kept.has(folder)) continue;
      const { mtimeMs } = await stat(folder);
      if (now - mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
    }
  }

  #folderOf(id: string): string {
    return path.join(path.resolve(this.#folder), id);
  }

  /** What the files hold and how their columns were recognised. */
  async preview(id: string, files: readonly ImportFile[]): Promise<ImportPreview> {
    const tables: ImportPreview['files'] = [];
    for (const file of files) {
      for await (const table of previewFile(file, this.#limits)) {
        tables.push(table);
        if (tables.length >= PREVIEW_TABLES) break;
      }
    }
    const targets = COLUMN_TARGETS.map(({ field, label, collection }) => ({
      field,
      label,
      collection,
    }));
    return { uploadId: id, files: tables, targets };
  }
}

type PreviewedTable = ImportPreview['files'][number];

/** Tables and documents of one file. The first bytes decide; nothing is read to its end. */
export async function* previewFile(
  file: ImportFile,
  limits: Partial<InputLimits>,
): AsyncIterable<PreviewedTable> {
  try {
    for await (const entry of openInput(file.path, limits)) {
      const name = entryLabel(file, entry.name);
      try {
        if (entry.problem !== undefined) throw entry.problem;
        const format = detectFormat(entry);
        // Documents of an exchange format, which has a name.
        if ('name' in format) {
          yield { ...NOTHING, name, format: format.name };
          continue;
        }
        // What is no table says so here, before anybody starts an import of it.
        const headers = await previewTable(entry, { sampleRows: SAMPLES });
        yield* headers.map((header) => previewed(name, header));
      } catch (error) {
        if (!(error instanceof FormatProblem)) throw error;
        yield { ...NOTHING, name, format: 'unknown', problem: sentences(error) };
      }
    }
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    yield { ...NOTHING, name: file.name, format: 'unknown', problem: sentences(error) };
  }
}

/** Uploaded files lie under numbers; people know them by their names. */
export function entryLabel(file: ImportFile, entryName: string): string {
  const stored = path.basename(file.path);
  return entryName === stored || entryName.startsWith(`${stored}!`)
    ? `${file.name}${entryName.slice(stored.length)}`
    : entryName;
}

const NOTHING: Omit<PreviewedTable, 'name' | 'format'> = {
  sheet: null,
  encoding: null,
  headers: [],
  samples: [],
  mapping: null,
  unrecognised: [],
  problem: null,
};

function previewed(name: string, header: TableHeader): PreviewedTable {
  const rows = header.sampleRows.map((row) => row.cells);
  const { collection, columns, unrecognised } = recogniseColumns(header.headers, rows);
  return {
    name: tableName(name, header.sheet),
    format: header.format,
    sheet: header.sheet ?? null,
    encoding: header.encoding ?? null,
    headers: [...header.headers],
    samples: rows.map((cells) =>
      Object.fromEntries(
        Object.entries(cells).flatMap(([key, value]) =>
          value === null ? [] : [[key, String(value).slice(0, 300)]],
        ),
      ),
    ),
    mapping: { collection, columns: { ...columns } },
    unrecognised: [...unrecognised],
    problem: null,
  };
}

function sentences(problem: FormatProblem): { zh: string; en: string } {
  return { zh: describeProblem(problem, 'zh'), en: describeProblem(problem, 'en') };
}
