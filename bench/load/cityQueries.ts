import { generateCity } from '@zca/demo-city';
import { understand } from '@zca/domain/registry';
import { theAnalyzer } from '../../packages/server/src/base/search/analyzer.ts';
import { randomFrom } from '../../packages/lens/test/chinese.ts';
import { SHARES } from '../lens/queries.ts';

/** Rights that the words are drawn from. */
const SAMPLE = 20_000;
const HAN = /^\p{Script=Han}{2,}$/u;
const DISTRICTS = ['雁塔区', '高陵区', '未央区', '碑林区', '长安区', '莲湖区'];

/**
 * Queries over the demonstration city in the platform's query language, one of each class in turn:
 * rare, common, AND, OR of two and of five common words, phrase, prefix, filtered.
 */
export function cityQueries(
  city: { readonly seed: number; readonly rights: number; readonly today: string },
  count: number,
): string[] {
  const analyzer = theAnalyzer();
  const random = randomFrom(city.seed + 2);
  const plan = generateCity(city);
  const frequencies = new Map<string, number>();
  const texts: string[] = [];
  for (let i = 0; i < SAMPLE; i++) {
    const right = plan.rightAt(Math.floor(random() * city.rights));
    const abstract = right.collection === 'patent' ? (right.abstract ?? '') : '';
    const text = analyzer.normalise(`${right.title} ${abstract}`);
    if (abstract !== '') texts.push(analyzer.normalise(abstract));
    for (const word of new Set(analyzer.words(text))) {
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    }
  }
  /** Not an operator of the language, such as 并且. */
  const isPlain = (word: string): boolean => {
    const understood = understand(word, city.today);
    return HAN.test(word) && understood.ok && understood.condition.op === 'words';
  };
  const between = ([low, high]: readonly [number, number]): string[] =>
    [...frequencies]
      .filter(([word, n]) => n >= low * SAMPLE && n <= high * SAMPLE && isPlain(word))
      .map(([word]) => word);
  const rare = between(SHARES.rare);
  const common = between(SHARES.common);
  const middling = between(SHARES.middling);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const several = (n: number, operator: string): string =>
    Array.from({ length: n }, () => pick(common)).join(operator);
  const phrase = (): string => {
    for (;;) {
      const text = pick(texts);
      const at = Math.floor(random() * (text.length - 6));
      const part = text.slice(at, at + 3 + Math.floor(random() * 3));
      if (HAN.test(part)) return `"${part}"`;
    }
  };
  const makers = [
    () => pick(rare),
    () => pick(common),
    () => `${pick(middling)} AND ${pick(middling)}`,
    () => several(2, ' OR '),
    () => several(5, ' OR '),
    phrase,
    () => `${pick(middling).slice(0, 2)}*`,
    () => `${pick(middling)} 区县:${pick(DISTRICTS)} 申请日>=${2008 + Math.floor(random() * 12)}`,
  ];
  return Array.from({ length: count }, (_, i) => makers[i % makers.length]!());
}
