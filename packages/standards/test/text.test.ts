import { describe, expect, it } from 'vitest';
import {
  collapseBlanks,
  nameKey,
  normaliseNumberText,
  tidyName,
  toHalfWidth,
} from '../src/index.ts';

describe('names written differently', () => {
  it.each([
    ['西安某某（集团）有限公司', '西安某某(集团)有限公司'],
    ['西安 某某　有限公司', '西安某某有限公司'],
    ['ＡＢＣ Co., Ltd.', 'abc  CO., LTD.'],
    ['克里斯·李', '克里斯・李'],
    ['西安某某【集团】有限公司', '西安某某(集团)有限公司'],
    ['\u200B西安某某有限公司\uFEFF', '西安某某有限公司'],
  ])('%s and %s have one key', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  it('keeps blanks between Latin words apart', () => {
    expect(nameKey('Bosch Rexroth')).not.toBe(nameKey('BoschRexroth'));
  });

  it('shows Chinese names with full-width brackets and others with half-width', () => {
    expect(tidyName(' 西安某某(集团) 有限公司 ')).toBe('西安某某（集团）有限公司');
    expect(tidyName('Acme　（China） Ltd')).toBe('Acme (China) Ltd');
  });
});

describe('width and blanks', () => {
  it('turns full-width ASCII and the ideographic blank half width, and nothing else', () => {
    expect(toHalfWidth('ＡＢ１２！～　、。')).toBe('AB12!~ 、。');
    expect(collapseBlanks(' a\u3000 \n b ')).toBe('a b');
  });

  it('reduces a written number to what carries meaning', () => {
    expect(normaliseNumberText('ｃｎ２０１７—１。３')).toBe('CN2017-1.3');
  });
});
