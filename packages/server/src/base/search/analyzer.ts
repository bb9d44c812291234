import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Analyzer } from '@zca/lens';
import { createNormaliser } from '@zca/lens';
import { Converter } from 'opencc-js/t2cn';

/** First and last code unit of the Han characters that OpenCC's table covers (extension A to unified). */
const HAN = [0x3400, 0x9fff] as const;

/** Traditional characters with the simplified one that each becomes, one character to one. */
function traditionalFolding(): Record<string, string> {
  const convert = Converter({ from: 't', to: 'cn' });
  const folding: Record<string, string> = {};
  for (let code = HAN[0]; code <= HAN[1]; code++) {
    const traditional = String.fromCharCode(code);
    const simplified = convert(traditional);
    if (simplified !== traditional && simplified.length === 1) folding[traditional] = simplified;
  }
  return folding;
}

/** Something that can be searched for: a letter, a figure or a Han character. */
const WORD = /[\p{L}\p{N}]/u;

/**
 * The Chinese analyzer: width, case and traditional characters folded character by character, words
 * by jieba's dictionary in search mode (long words give their parts as well). Hidden-Markov guesses
 * are off, so that a text is cut in the same way alone and inside a longer one as often as can be.
 */
export function createAnalyzer(): Analyzer {
  const jieba = Jieba.withDict(dict);
  return {
    normalise: createNormaliser(traditionalFolding()),
    words: (normalised) => jieba.cutForSearch(normalised, false).filter((word) => WORD.test(word)),
  };
}
