import { Converter } from 'opencc-js/t2cn';

/** First and last code unit of the Han characters that OpenCC's table covers (extension A to unified). */
const HAN = [0x3400, 0x9fff] as const;

/**
 * Traditional characters with the simplified one that each becomes, one character to one, so that a
 * text becomes the same whatever stands beside it. Made once in a thread: it takes a moment.
 */
export function traditionalFolding(): Readonly<Record<string, string>> {
  return (folding ??= makeFolding());
}

let folding: Record<string, string> | undefined;

function makeFolding(): Record<string, string> {
  const convert = Converter({ from: 't', to: 'cn' });
  const made: Record<string, string> = {};
  for (let code = HAN[0]; code <= HAN[1]; code++) {
    const traditional = String.fromCharCode(code);
    const simplified = convert(traditional);
    if (simplified !== traditional && simplified.length === 1) made[traditional] = simplified;
  }
  return made;
}

const ANY_HAN = /[\u3400-\u9fff]/;
const EACH_HAN = /[\u3400-\u9fff]/g;

/** A text with its traditional characters made simplified. */
export function foldTraditional(text: string): string {
  if (!ANY_HAN.test(text)) return text;
  const table = traditionalFolding();
  return text.replace(EACH_HAN, (han) => table[han] ?? han);
}
