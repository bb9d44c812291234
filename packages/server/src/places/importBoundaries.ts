import { createHash } from 'node:crypto';
import {
  type BoundaryFault,
  type BoundaryLevel,
  type Datum,
  boundaryFaultWords,
  readBoundaries,
} from '@zca/domain/places';
import type { Database } from '../base/database/index.ts';
import { inTransaction } from '../base/database/index.ts';
import { recordAudit } from '../base/ledger/index.ts';
import { StartupProblem } from '../base/problem.ts';
import { BoundaryStore } from './boundaryStore.ts';

/** A file of boundaries with what is known of it. */
export interface BoundaryFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly level: BoundaryLevel;
  readonly title: { readonly zh: string; readonly en: string };
  /** Null for a schematic. */
  readonly approval: string | null;
  readonly source: string;
  readonly datum: Datum;
}

/** What became of a file of boundaries. */
export interface BoundaryImport {
  /** Number of the set. */
  readonly set: number;
  /** True when the very same set was in force already, so that nothing was added. */
  readonly same: boolean;
  readonly taken: number;
  readonly refused: readonly BoundaryFault[];
  readonly remarks: readonly BoundaryFault[];
}

/**
 * Takes a file of boundaries, which is then in force for its level: areas that can be read are
 * taken, the others kept beside them with the reason. The same file with the same particulars is
 * entered once. Throws `StartupProblem` when nothing of it can be taken; nothing is changed then.
 */
export async function importBoundaries(
  database: Database,
  file: BoundaryFile,
  by: { readonly actor: string; readonly at: string },
): Promise<BoundaryImport> {
  const read = readBoundaries(parse(file), { level: file.level, datum: file.datum });
  if (read.fault !== null) throw unreadable(file.name, [read.fault]);
  const refused = read.refused.map(({ fault }) => fault);
  if (read.areas.length === 0) throw unreadable(file.name, refused);
  const { level, title, approval, source } = file;
  const set = {
    level,
    title,
    approval,
    source,
    givenDatum: file.datum,
    fileName: file.name,
    fileHash: createHash('sha256').update(file.bytes).digest(),
    recordedBy: by.actor,
    recordedAt: by.at,
    areas: read.areas,
    refused: read.refused,
  };
  return inTransaction(database, async (db) => {
    const store = new BoundaryStore(db);
    await store.lock();
    const told = { taken: read.areas.length, refused, remarks: read.remarks };
    const same = await store.findSame(set);
    if (same !== null) return { set: same, same: true, ...told };
    const id = await store.add(set);
    await recordAudit(db, {
      actor: by.actor,
      action: 'boundaries.import',
      target: file.name,
      detail: { set: id, level, approval, taken: told.taken, refused: refused.length },
    });
    return { set: id, same: false, ...told };
  });
}

function parse({ name, bytes }: BoundaryFile): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupProblem('boundaries-unreadable', {
      zh: `“${name}”不是 UTF-8 的 JSON 文件（${reason}），请重新导出为 GeoJSON。`,
      en: `"${name}" is no JSON in UTF-8 (${reason}); export it as GeoJSON again.`,
    });
  }
}

function unreadable(name: string, faults: readonly BoundaryFault[]): StartupProblem {
  const words = faults.map(boundaryFaultWords);
  return new StartupProblem('boundaries-unreadable', {
    zh: [`“${name}”中没有可用的边界，未作任何改动。`, ...words.map(({ zh }) => zh)].join('\n'),
    en: [
      `There are no boundaries in "${name}" that can be used; nothing was changed.`,
      ...words.map(({ en }) => en),
    ].join('\n'),
  });
}
