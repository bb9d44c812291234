import { readFile } from 'node:fs/promises';
import type { ImportPreview } from '@zca/domain/registry';
import { ColumnMapping, fieldLabel, valueLabel } from '@zca/domain/registry';
import type { InputLimits } from '@zca/formats';
import type { Database } from '../../base/database/index.ts';
import { StartupProblem } from '../../base/problem.ts';
import { MappingStore } from '../../registry/import/mappingStore.ts';
import type { ImportFile } from '../../registry/import/runStore.ts';
import { previewFile } from '../../registry/import/uploads.ts';
import type { Output } from '../output.ts';

/** Tables that are shown; an archive may hold thousands of documents. */
const MOST_TABLES = 20;

type Table = ImportPreview['files'][number];
export type Mappings = Record<string, ColumnMapping>;

/**
 * What the tables of some files mean: as given, else as kept for tables with these headers, else as
 * recognised. Says what each column was taken for, and which were not recognised.
 */
export async function recogniseTables(
  database: Database,
  files: readonly ImportFile[],
  given: Mappings,
  limits: Partial<InputLimits>,
  output: Output,
): Promise<{ readonly tables: readonly Table[]; readonly mappings: Mappings }> {
  const store = new MappingStore(database.db);
  const tables: Table[] = [];
  const mappings: Mappings = { ...given };
  for (const file of files) {
    for await (const table of previewFile(file, limits)) {
      if (tables.length >= MOST_TABLES) break;
      if (table.headers.length === 0) continue;
      const kept = given[table.name] ?? (await store.findFor(table.headers));
      if (kept !== undefined) mappings[table.name] = kept;
      const mapping = kept ?? table.mapping;
      tables.push({ ...table, mapping });
      if (mapping !== null) describe(table, mapping, output);
    }
  }
  return { tables, mappings };
}

function describe(table: Table, mapping: ColumnMapping, output: Output): void {
  const columns = table.headers.flatMap((header) => {
    const field = mapping.columns[header] ?? '';
    return field === '' ? [] : [`${header} → ${fieldLabel(field)?.zh ?? field}`];
  });
  output.line(
    `${table.name}（${valueLabel('collection', mapping.collection).zh}）：${columns.join('，')}`,
  );
  const unknown = table.unrecognised.filter((header) => (mapping.columns[header] ?? '') === '');
  if (unknown.length > 0)
    output.line(
      `  未识别的列：${unknown.join('，')}（用 --preview 输出对应关系，改好后以 --mapping 指定）`,
    );
}

/** Reads mappings that a person has corrected. Throws `StartupProblem` that says what is wrong. */
export async function readMappings(file: string): Promise<Mappings> {
  try {
    const parsed = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(parsed).map(([table, mapping]) => [table, ColumnMapping.parse(mapping)]),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new StartupProblem('mapping-unreadable', {
      zh: `列对应文件“${file}”读不懂：${reason}。应为 {"表名": {"collection": "patent", "columns": {"表头": "字段"}}}。`,
      en: `The mapping file "${file}" cannot be read: ${reason}. It should be {"table": {"collection": "patent", "columns": {"header": "field"}}}.`,
    });
  }
}
