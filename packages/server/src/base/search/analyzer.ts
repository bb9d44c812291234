import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Analyzer } from '@zca/lens';
import { createNormaliser, DictionarySegmenter } from '@zca/lens';
import { traditionalFolding } from '../traditional.ts';

/** Something that can be searched for: a letter, a figure or a Han character. */
const WORD = /[\p{L}\p{N}]/u;

/** The words of jieba's dictionary with their frequencies: one a line, with its part of speech. */
function* listedWords(): Iterable<[string, number]> {
  const text = new TextDecoder().decode(dict);
  for (let start = 0; start < text.length; ) {
    const afterWord = text.indexOf(' ', start);
    const afterFrequency = text.indexOf(' ', afterWord + 1);
    yield [text.slice(start, afterWord), Number(text.slice(afterWord + 1, afterFrequency))];
    start = text.indexOf('\n', afterFrequency) + 1;
    if (start === 0) return;
  }
}

/**
 * The Chinese analyzer: width, case and traditional characters folded character by character, words
 * by jieba's dictionary in search mode (long words give their parts as well). Hidden-Markov guesses
 * are off, so that a text is cut in the same way alone and inside a longer one as often as can be.
 * For few texts, such as questions, jieba's own bindings are there at once; for many, the lens's
 * segmenter of the same words is quicker. There is one in a thread, and it reads the dictionary, which
 * takes 0.4 s, when it first meets a text.
 */
export function theAnalyzer(): Analyzer {
  return (shared ??= createAnalyzer());
}

let shared: Analyzer | undefined;

function createAnalyzer(): Analyzer {
  let jieba: Jieba | undefined;
  let segmenter: DictionarySegmenter | undefined;
  return {
    normalise: createNormaliser(traditionalFolding()),
    words: (normalised) => {
      jieba ??= Jieba.withDict(dict);
      return jieba.cutForSearch(normalised, false).filter((word) => WORD.test(word));
    },
    cutter: () => (segmenter ??= new DictionarySegmenter(listedWords())),
  };
}
