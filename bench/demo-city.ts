/*
 * Speed, words and diversity of the demonstration city, its words beside those of real abstracts
 * where these are at hand: node bench/demo-city.ts [--rights 60000] [--seed 1] [--diversity]
 */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { type CityPlan, generateCity } from '@zca/demo-city';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { nearPairs } from '../packages/demo-city/test/nearPairs.ts';

const options = parseArgs({
  options: {
    rights: { type: 'string', default: '60000' },
    seed: { type: 'string', default: '1' },
    today: { type: 'string', default: '2026-06-30' },
    diversity: { type: 'boolean', default: false },
  },
}).values;
const rights = Number(options.rights);
const seed = Number(options.seed);
const { today } = options;

const REAL = new URL(
  '../../shared/data/patents-cn/cn_title_abstract_assignee_ccfbdci2022.jsonl.gz',
  import.meta.url,
);
/** Share of runs of eight characters above which two records are near-duplicates. */
const NEAR = 0.6;
/** Records that diversity is measured on. */
const DIVERSE_RIGHTS = 100_000;
const TERMS = 40;

interface Sample {
  readonly titles: readonly string[];
  readonly abstracts: readonly string[];
}

function patentsOf(city: CityPlan, from: number, to: number): Sample & { indexes: number[] } {
  const titles: string[] = [];
  const abstracts: string[] = [];
  const indexes: number[] = [];
  for (let index = from; index < to; index++) {
    const right = city.rightAt(index);
    if (right.collection !== 'patent') continue;
    titles.push(right.title);
    abstracts.push(right.abstract ?? '');
    indexes.push(index);
  }
  return { titles, abstracts, indexes };
}

function measureRate(): void {
  const city = generateCity({ seed, rights: Math.max(rights, 200), today });
  const warm = Math.min(5000, rights);
  for (let index = 0; index < warm; index++) city.rightAt(index);
  const start = performance.now();
  let characters = 0;
  for (const right of city.rights(0, rights)) {
    characters += right.title.length;
    if (right.collection === 'patent') characters += right.abstract?.length ?? 0;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `machine     ${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, Node ${process.version}`,
  );
  console.log(
    `generation  ${rights} rights in ${seconds.toFixed(2)} s: ${Math.round(rights / seconds)} rights/s on one core, ${(characters / 1e6).toFixed(1)} M characters`,
  );
}

function quantiles(texts: readonly string[]): string {
  const lengths = texts.map((text) => text.length).toSorted((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))]!;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return `mean ${mean.toFixed(0).padStart(4)}  p5 ${at(0.05)}  p25 ${at(0.25)}  p50 ${at(0.5)}  p75 ${at(0.75)}  p95 ${at(0.95)}`;
}

/** Share of texts that hold each word of two or more characters. */
function documentFrequencies(jieba: Jieba, texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set(jieba.cut(text, true));
    for (const word of seen) {
      if (/^[\p{Script=Han}]{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const [word, count] of counts) counts.set(word, count / texts.length);
  return counts;
}

function readReal(): Sample | null {
  if (!existsSync(fileURLToPath(REAL))) return null;
  const titles: string[] = [];
  const abstracts: string[] = [];
  for (const line of gunzipSync(readFileSync(REAL)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as { title?: string; abstract?: string };
    titles.push(record.title ?? '');
    abstracts.push(record.abstract ?? '');
  }
  return { titles, abstracts };
}

function compareWords(): void {
  const jieba = Jieba.withDict(dict);
  const city = generateCity({ seed, rights: 1_000_000, today });
  const made: { titles: string[]; abstracts: string[] } = { titles: [], abstracts: [] };
  for (let index = 0; made.titles.length < 8000; index++) {
    const right = city.rightAt(index);
    // Briefs of designs are no abstracts.
    if (right.collection !== 'patent' || right.kind === 'design') continue;
    made.titles.push(right.title);
    made.abstracts.push(right.abstract ?? '');
  }
  const real = readReal();
  console.log(`lengths     title made  ${quantiles(made.titles)}`);
  if (real) console.log(`            title real  ${quantiles(real.titles)}`);
  console.log(`            abstract made  ${quantiles(made.abstracts)}`);
  if (real) console.log(`            abstract real  ${quantiles(real.abstracts)}`);
  const frequencies = documentFrequencies(jieba, made.abstracts);
  if (!real) {
    console.log('No real abstracts at hand; the commonest words of the generated ones:');
    const top = [...frequencies].toSorted((a, b) => b[1] - a[1]).slice(0, TERMS);
    console.log(top.map(([word, share]) => `${word} ${(share * 100).toFixed(1)}%`).join('  '));
    return;
  }
  const known = documentFrequencies(jieba, real.abstracts);
  const table = (heading: string, words: readonly string[]): void => {
    console.log(heading);
    for (const word of words) {
      const ours = frequencies.get(word) ?? 0;
      const theirs = known.get(word) ?? 0;
      const ratio = ours / Math.max(theirs, 1e-9);
      const mark = ratio > 2 || ratio < 0.5 ? ' *' : '';
      console.log(
        `  ${word.padEnd(4, '　')} real ${(theirs * 100).toFixed(1).padStart(5)}%  made ${(ours * 100).toFixed(1).padStart(5)}%  ×${ratio > 99 ? '>99' : ratio.toFixed(2)}${mark}`,
      );
    }
  };
  const top = (of: Map<string, number>): string[] =>
    [...of]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, TERMS)
      .map(([word]) => word);
  table(
    `Share of abstracts that hold a word, for the ${TERMS} commonest of the real ones (* differs by more than two):`,
    top(known),
  );
  const rest = top(frequencies).filter((word) => !top(known).includes(word));
  table(`The same for the commonest generated words that are not among them:`, rest);
}

function measureDiversity(): void {
  const city = generateCity({ seed, rights: DIVERSE_RIGHTS, today });
  const sample = patentsOf(city, 0, DIVERSE_RIGHTS);
  const texts = sample.titles.map((title, i) => `${title}\n${sample.abstracts[i]!}`);
  const start = performance.now();
  const pairs = nearPairs(texts, 0.5);
  const seconds = (performance.now() - start) / 1000;
  const original = new Map([...city.planted()].map((pair) => [pair.index, pair.original]));
  const source = (i: number): number => original.get(sample.indexes[i]!) ?? sample.indexes[i]!;
  const unplanted = pairs.filter((pair) => source(pair.first) !== source(pair.second));
  const above = unplanted.filter((pair) => pair.share > NEAR);
  const planted = pairs.length - unplanted.length;
  console.log(
    `diversity   ${texts.length} patents of ${DIVERSE_RIGHTS} rights in ${seconds.toFixed(1)} s: ${original.size} planted pairs, ${planted} pairs of one source share over 50 % of their runs of eight characters, of all others ${unplanted.length} over 50 % and ${above.length} over 60 %`,
  );
  for (const pair of unplanted.toSorted((a, b) => b.share - a.share).slice(0, 3)) {
    console.log(
      `  ${(pair.share * 100).toFixed(1)} %\n    ${texts[pair.first]!.replace('\n', ' ')}\n    ${texts[pair.second]!.replace('\n', ' ')}`,
    );
  }
}

measureRate();
if (options.diversity) measureDiversity();
else compareWords();
