import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperBlock } from '../../../src/base/papers/index.ts';
import { artifactsOf, drawn, textOf, withBlocks } from '../../support/papers.ts';
import type { Pdf } from '../../support/pdf.ts';

/** Texts that a reader meets and that do not begin within the type area, 156 mm by 225 mm. */
const outside = (pdf: Pdf) =>
  pdf.drawn().filter(({ mark, x, y }) => {
    const isInside = x >= 79 && x <= 522 && y >= 99 && y <= 738;
    return mark !== 'Artifact' && !isInside;
  });

describe('a long paper', () => {
  it('loses no row of a table, repeats its titles on each page, and tells them once to a reader', async () => {
    const rows = Array.from({ length: 90 }, (_, n) => [
      `第${n}行`,
      '名称'.repeat((n % 7) * 12 + 1),
    ]);
    const pdf = await drawn(
      withBlocks([
        {
          kind: 'table',
          caption: '清单',
          columns: [{ title: '号' }, { title: '名目', share: 3 }],
          rows,
        },
      ]),
    );
    const text = textOf(pdf);
    for (const [name, value] of rows) expect(text).toContain(`${name}${value}`);
    expect(text.split('清单')).toHaveLength(2);
    expect(text.split('名目')).toHaveLength(2);
    expect(artifactsOf(pdf).split('名目')).toHaveLength(pdf.pages.length);
  });

  it('prints a cell that is longer than a page, and a word that is longer than a line', async () => {
    const cell = '长'.repeat(4000);
    const word = 'x'.repeat(300);
    const text = textOf(
      await drawn(
        withBlocks([
          { kind: 'table', columns: [{ title: '甲' }], rows: [[cell]] },
          { kind: 'paragraph', text: word },
        ]),
      ),
    );
    expect(text).toContain(cell);
    expect(text).toContain(word);
  });

  it('loses no character of a table, however narrow its columns and however many lines its cells', async () => {
    const cell = fc
      .array(fc.constantFrom('字', '字字字字字字字字字', '\n', '，'), { maxLength: 120 })
      .map((parts) => parts.join(''));
    const shape = fc.integer({ min: 1, max: 6 }).chain((columns) =>
      fc.record({
        caption: fc.option(cell, { nil: undefined }),
        columns: fc.array(fc.record({ title: cell, share: fc.integer({ min: 1, max: 8 }) }), {
          minLength: columns,
          maxLength: columns,
        }),
        rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: 1,
          maxLength: 5,
        }),
      }),
    );
    const count = (text: string) => text.split('字').length - 1;
    await fc.assert(
      fc.asyncProperty(shape, async ({ caption, columns, rows }) => {
        const table: PaperBlock = {
          kind: 'table',
          columns,
          rows,
          ...(caption === undefined ? {} : { caption }),
        };
        const fields = rows.flat().map((value) => ({ label: value, value }));
        const pdf = await drawn(withBlocks([table, { kind: 'fields', fields }]));
        const given = [caption ?? '', ...columns.map(({ title }) => title), ...rows.flat()];
        const wanted = count(given.join('')) + 2 * count(rows.flat().join(''));
        expect(count(textOf(pdf))).toBe(wanted);
        expect(outside(pdf)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('never ends a page with a heading', async () => {
    for (let before = 8; before < 24; before += 1) {
      const blocks: PaperBlock[] = [
        ...Array.from({ length: before }, (): PaperBlock => ({ kind: 'paragraph', text: '段。' })),
        { kind: 'heading', text: '标题' },
        { kind: 'paragraph', text: '其后' },
      ];
      const texts = (await drawn(withBlocks(blocks))).drawn();
      const heading = texts.find(({ text }) => text.startsWith('标'));
      const after = texts.find(({ text }) => text.startsWith('其'));
      expect(heading!.page).toBe(after!.page);
    }
  });
});
