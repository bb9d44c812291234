import type { Draws } from '../base/random.ts';
import type { PatentText } from './structure.ts';

/**
 * Rewrites a text the way a near-duplicate filing does: other numbers, a word swapped here and
 * there, now and then a sentence left out, a title with one word more.
 */
export function nearDuplicate(text: PatentText, draws: Draws): PatentText {
  const change = (source: string): string => {
    let result = source.replace(/\d+(?:\.\d+)?/g, (number) => {
      if (draws.chance(0.65) || number.length > 4) return number;
      const value = Number(number) * (0.8 + draws.unit() * 0.4);
      const decimals = number.split('.')[1]?.length ?? 0;
      return decimals === 0 ? String(Math.max(1, Math.round(value))) : value.toFixed(decimals);
    });
    for (const [from, to] of SWAPS) if (draws.chance(0.3)) result = result.replaceAll(from, to);
    return result;
  };
  let abstract = change(text.abstract);
  const sentences = abstract.split('。');
  if (sentences.length > 3 && draws.chance(0.35))
    abstract = `${sentences.slice(0, -2).join('。')}。`;
  // A filing that repeats another to the letter would be one record, not two.
  const isSame = abstract === text.abstract;
  const prefix = draws.pick(PREFIXES.filter((word) => !text.title.includes(word.slice(0, 2))));
  const title =
    isSame || draws.chance(0.6)
      ? text.title.replace(/^(一种)?/, (article) => article + prefix)
      : text.title;
  return { title, abstract, firstClaim: text.firstClaim === null ? null : change(text.firstClaim) };
}

const SWAPS: readonly (readonly [string, string])[] = [
  ['固定安装', '固定设置'],
  ['从而', '进而'],
  ['能够', '可以'],
  ['公开了', '提供了'],
  ['优点', '特点'],
  ['两侧', '左右两侧'],
  ['搅拌', '机械搅拌'],
];
const PREFIXES = ['改进型', '新型', '改良的', '优化的', '实用型'];
