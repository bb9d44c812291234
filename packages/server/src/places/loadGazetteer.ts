import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupProblem } from '../base/problem.ts';
import { CountryTable, type Gazetteer, Placer, readGazetteer } from '@zca/domain/places';

const SHIPPED = fileURLToPath(new URL('./gazetteer/', import.meta.url));

/** The gazetteer of Xi'an, which is used where the configuration names no other. */
export const SHIPPED_GAZETTEER = path.join(SHIPPED, 'xian');

export interface LoadedGazetteer {
  readonly gazetteer: Gazetteer;
  readonly country: CountryTable;
  /** SHA-256 over all that was read, in hexadecimal: another one means that addresses may be placed otherwise. */
  readonly digest: string;
}

/**
 * Reads the gazetteer of a folder (`city.json` and the files that `GAZETTEER_FILES` names) with the table
 * of the country's cities and counties. Throws `StartupProblem` with every fault in one sentence each.
 */
export function loadGazetteer(folder: string = SHIPPED_GAZETTEER): LoadedGazetteer {
  if (!existsSync(folder)) {
    throw new StartupProblem('gazetteer-missing', {
      zh: `地名录文件夹不存在：${folder}。请将 ZCA_GAZETTEER 设为含有 city.json 的文件夹，或不设置。`,
      en: `The folder of the gazetteer does not exist: ${folder}. Set ZCA_GAZETTEER to a folder with city.json, or leave it away.`,
    });
  }
  const hash = createHash('sha256');
  const read = (file: string): unknown => {
    const bytes = readFileSync(file);
    hash.update(path.basename(file)).update('\0').update(bytes).update('\0');
    try {
      return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
    } catch (error) {
      const reason = (error as Error).message;
      throw new StartupProblem('gazetteer-unreadable', {
        zh: `${file} 不是 JSON：${reason}。请改正后重新启动。`,
        en: `${file} is no JSON: ${reason}. Mend it and start again.`,
      });
    }
  };
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  const files = Object.fromEntries(
    names.map((name) => [name.slice(0, -'.json'.length), read(path.join(folder, name))]),
  );
  const result = readGazetteer(files);
  if (!result.ok) {
    const list = (language: 'zh' | 'en'): string =>
      result.faults.map((fault) => `\n  ${fault[language]}`).join('');
    throw new StartupProblem('gazetteer-faulty', {
      zh: `${folder} 中的地名录不能使用，请改正：${list('zh')}`,
      en: `The gazetteer in ${folder} cannot be used; mend these:${list('en')}`,
    });
  }
  const country = CountryTable.parse(read(path.join(SHIPPED, 'china.json')));
  return { gazetteer: result.gazetteer, country, digest: hash.digest('hex') };
}

/** A placer over the gazetteer of a folder, with the digest of what it was made from. */
export function loadPlacer(folder?: string): { readonly placer: Placer; readonly digest: string } {
  const { gazetteer, country, digest } = loadGazetteer(folder);
  return { placer: new Placer(gazetteer, country), digest };
}
