import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkDefinition, type ProcedureDefinition } from '@zca/procedure';
import { StartupProblem } from '../base/problem.ts';

/**
 * Procedures of the operator's own: every `*.ts` and `*.js` file of a folder gives those that it
 * exports. Throws `StartupProblem` for a folder that is not there, a file that cannot be run, and a
 * definition that is not sound.
 */
export async function loadProcedures(folder: string): Promise<ProcedureDefinition[]> {
  const definitions: ProcedureDefinition[] = [];
  for (const name of filesOf(folder)) {
    const file = path.join(folder, name);
    const module = await importFile(file);
    for (const value of Object.values(module)) {
      if (!isDefinition(value)) continue;
      const [fault] = checkDefinition(value);
      if (fault !== undefined) throw unsound(file, `${fault.where}: ${fault.what}`);
      definitions.push(value);
    }
  }
  return definitions;
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /(?<!\.d)\.[tj]s$/.test(name))
      .toSorted();
  } catch (cause) {
    throw new StartupProblem(
      'procedures-folder',
      {
        zh: `读不到自定义程序的文件夹 ${folder}。请检查 ZCA_PROCEDURES，或去掉它。`,
        en: `The folder of your own procedures, ${folder}, cannot be read. Check ZCA_PROCEDURES, or remove it.`,
      },
      { cause },
    );
  }
}

async function importFile(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (cause) {
    throw unsound(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function isDefinition(value: unknown): value is ProcedureDefinition {
  return typeof value === 'object' && value !== null && 'states' in value && 'actions' in value;
}

function unsound(file: string, reason: string, cause?: unknown): StartupProblem {
  return new StartupProblem(
    'procedure-unsound',
    {
      zh: `程序文件 ${file} 不能使用（${reason}）。请改正后再启动。`,
      en: `The procedure file ${file} cannot be used (${reason}). Mend it and start again.`,
    },
    { cause },
  );
}
