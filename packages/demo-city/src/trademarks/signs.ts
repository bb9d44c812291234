import type { Draws } from '../base/random.ts';
import { COINED, LINKS } from '../people/words.ts';

const TAILS = [...'记坊堂斋居阁集社舍铺庄园里家源'];
const CONSONANTS = [
  'B',
  'D',
  'F',
  'G',
  'K',
  'L',
  'M',
  'N',
  'P',
  'R',
  'S',
  'T',
  'V',
  'X',
  'Z',
  'QU',
  'TR',
  'KL',
];
const VOWELS = ['A', 'E', 'I', 'O', 'U', 'AI', 'EO', 'UA', 'IU'];

/** An invented word in Latin letters of two to four syllables. */
function latin(draws: Draws): string {
  const count = draws.between(2, 4);
  let word = '';
  for (let i = 0; i < count; i++) word += draws.pick(CONSONANTS) + draws.pick(VOWELS);
  return draws.chance(0.3) ? `${word}N` : word;
}

/** The words of an invented sign; empty for a figurative mark. */
export function inventSign(draws: Draws): {
  title: string;
  signType: 'word' | 'figurative' | 'combined';
} {
  const u = draws.unit();
  const word = draws.pick(COINED);
  const signType = draws.chance(0.3) ? 'combined' : 'word';
  if (u < 0.035) return { title: '', signType: 'figurative' };
  if (u < 0.3) return { title: word + draws.pick(TAILS), signType };
  if (u < 0.48) return { title: word + draws.pick(COINED), signType };
  if (u < 0.6) return { title: draws.pick(LINKS) + word, signType };
  if (u < 0.7) return { title: word + draws.pick(LINKS), signType };
  if (u < 0.78)
    return { title: `${[...word].toReversed().join('')}${draws.pick(TAILS)}`, signType };
  if (u < 0.88) return { title: `${word}${draws.pick(LINKS)} ${latin(draws)}`, signType };
  return { title: latin(draws), signType };
}
