import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { generateCity } from '../src/index.ts';
import { agencyOf, bankName } from '../src/people/agencies.ts';
import { HolderDirectory, stemOf } from '../src/people/holders.ts';
import { Draws } from '../src/base/random.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const SHORT_NAMES = new URL('administrative/company_short_names_28w.txt.gz', DATA);
const ASSIGNEES = new URL('patents-cn/cn_title_abstract_assignee_ccfbdci2022.jsonl.gz', DATA);
const readLines = (file: URL): string[] =>
  gunzipSync(readFileSync(file)).toString('utf8').split(/\r?\n/);

const LARGE = 1_200_000;
const directory = new HolderDirectory(9, LARGE);

function namesOfDirectory(): string[] {
  const names: string[] = [];
  for (let holder = 0; holder < directory.size; holder += 7) {
    const party = directory.party(holder);
    if (party.type !== 'person') names.push(party.name);
  }
  for (let holder = 0; holder < 700; holder++) names.push(directory.party(holder).name);
  return names;
}

describe('holders', () => {
  it('have a stem of their own each', () => {
    const stems = new Set<string>();
    for (let number = 0; number < directory.size; number++) stems.add(stemOf(number));
    expect(stems.size).toBe(directory.size);
  });

  it.skipIf(!existsSync(SHORT_NAMES))('bear no stem that a real company is known by', () => {
    const real = new Set(readLines(SHORT_NAMES).map((line) => line.trim()));
    const known: string[] = [];
    for (let number = 0; number < directory.size; number++) {
      const stem = stemOf(number);
      if (real.has(stem)) known.push(stem);
    }
    expect(real.size).toBeGreaterThan(100_000);
    expect(known).toEqual([]);
  });

  it.skipIf(!existsSync(ASSIGNEES))('bear no name of a real applicant', () => {
    const real = new Set(
      readLines(ASSIGNEES).flatMap((line) =>
        line === '' ? [] : ((JSON.parse(line) as { assignee?: string }).assignee?.split(';') ?? []),
      ),
    );
    expect(namesOfDirectory().filter((name) => real.has(name))).toEqual([]);
  });

  it('are no university or bank that exists', () => {
    const real =
      /西安交通|西北工业|西安电子科技|西北大学|陕西师范|长安大学|西安建筑科技|西安理工|西安科技大学|西安石油|清华|北京大学|浙江大学|中国银行|工商银行|建设银行|农业银行|交通银行|招商银行|长安银行|西安银行|浦发|兴业银行/;
    const draws = new Draws().restart(1, 1, 1);
    const scratch = new Draws();
    const others = Array.from({ length: 500 }, (_, i) =>
      i % 2 === 0 ? bankName(draws) : agencyOf(draws, scratch, 9, 2020).name!,
    );
    expect([...namesOfDirectory(), ...others].filter((name) => real.test(name))).toEqual([]);
  });

  it('number about 150,000 at 1.2 million rights', () => {
    expect(generateCity({ seed: 9, rights: LARGE, today: '2026-06-30' }).directorySize).toBe(
      directory.size,
    );
    expect(directory.size).toBeGreaterThan(150_000);
    expect(directory.size).toBeLessThan(180_000);
  });
});

describe('names of persons', () => {
  it('hold rare characters now and then, some beyond the basic plane', () => {
    const city = generateCity({ seed: 3, rights: 20_000, today: '2026-06-30' });
    const names: string[] = [];
    for (const right of city.rights(0, 4000)) {
      if (right.collection === 'patent') names.push(...right.inventors);
    }
    const rare = names.filter((name) => /[喆堃燚垚犇翀赟昇玥璟翾祎㛃𬭎𬀩𫖯]/u.test(name));
    const beyond = names.filter((name) => [...name].some((letter) => letter.length > 1));
    expect(rare.length / names.length).toBeGreaterThan(0.002);
    expect(rare.length / names.length).toBeLessThan(0.03);
    expect(beyond.length).toBeGreaterThan(0);
  });
});
