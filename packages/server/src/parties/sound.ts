import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/**
 * How a Chinese text sounds, without tones, character by character: a name does not say which reading of
 * a character is meant, so always the commonest is taken. Other characters stand for themselves.
 */
export function soundOf(text: string): string {
  let sounds = '';
  for (const character of text) {
    let sound = known.get(character);
    if (sound === undefined) {
      sound = pinyin(character, { toneType: 'none', v: true });
      known.set(character, sound);
    }
    sounds += `${sound} `;
  }
  return sounds;
}
