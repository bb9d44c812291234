import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;
const known = new Map<string, readonly string[]>();
/** Names kept in memory; holders repeat, so nearly every name is asked for many times. */
const KEPT = 200_000;

/**
 * How a name can be typed in Latin letters: its pinyin without tones and blanks, and the initials of
 * its syllables. Names without Han characters have none.
 */
export function spell(name: string): readonly string[] {
  const found = known.get(name);
  if (found !== undefined) return found;
  const spelled = HAN.test(name) ? spellHan(name) : [];
  if (known.size >= KEPT) known.clear();
  known.set(name, spelled);
  return spelled;
}

function spellHan(name: string): readonly string[] {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  });
  const full = syllables
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  const initials = syllables
    .map((syllable) => syllable.charAt(0))
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return full === initials ? [full] : [full, initials];
}
