import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, textOf, withBlocks } from '../../support/papers.ts';

describe('a character that the font does not have', () => {
  it('is printed as its code, and the paper says what that means', async () => {
    const pdf = await drawn(withBlocks([{ kind: 'paragraph', text: '𠮷田商店☑' }]));
    const text = textOf(pdf);
    expect(text).toContain('［U+20BB7］田商店［U+2611］');
    expect(text).toContain('注：字库没有的字以其国际编码');
    expect(pdf.drawn().flatMap(({ glyphs }) => [...glyphs])).not.toContain(0);
  });

  it('leaves no note where nothing is lacking: 𬭎䶮堃㛃 are all printed', async () => {
    const text = textOf(await drawn(withBlocks([{ kind: 'paragraph', text: '𬭎䶮堃㛃' }])));
    expect(text).toContain('𬭎䶮堃㛃');
    expect(text).not.toContain('注：');
  });

  it('is never lost: every text is printed, or its code is', async () => {
    const units = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(units, async (text) => {
        const pdf = await drawn(withBlocks([{ kind: 'paragraph', text: `甲${text}乙` }]));
        expect(pdf.drawn().flatMap(({ glyphs }) => [...glyphs])).not.toContain(0);
        const read = textOf(pdf).replaceAll(/\s/g, '');
        const [, between] = /甲(.*)乙/s.exec(read)!;
        const visible = text
          .toWellFormed()
          .normalize('NFC')
          .replaceAll(
            /[\p{Cc}\p{Z}\u{AD}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{FEFF}]/gu,
            '',
          );
        const codes = [...visible].filter((each) =>
          between!.includes(
            `［U+${each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}］`,
          ),
        );
        const letters = [...between!.replaceAll(/［U\+[0-9A-F]{4,6}］/g, '')];
        expect(letters.length + codes.length).toBeGreaterThanOrEqual([...visible].length);
      }),
      { numRuns: 40 },
    );
  });
});
