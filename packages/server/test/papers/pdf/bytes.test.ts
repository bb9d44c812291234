import { describe, expect, it } from 'vitest';
import type { PaperBlock } from '../../../src/base/papers/index.ts';
import { PDF_FORMAT } from '../../../src/base/papers/index.ts';
import { drawPdf } from '../../../src/base/papers/pdfPaper.ts';
import { CONTENT, ISSUE, withBlocks } from '../../support/papers.ts';

describe('the bytes of a paper', () => {
  it('are the same for the same content and issue, also when several are drawn at once', async () => {
    const [first, second, third] = await Promise.all([
      PDF_FORMAT.render(CONTENT, ISSUE),
      PDF_FORMAT.render(CONTENT, ISSUE),
      drawPdf(CONTENT, ISSUE),
    ]);
    expect(Buffer.compare(first!, second!)).toBe(0);
    expect(Buffer.compare(first!, third!)).toBe(0);
  });

  it.each([
    ['number', { ...ISSUE, number: '未市监投受〔2026〕13号' }],
    ['second of issue', { ...ISSUE, issuedAt: '2026-11-03T07:50:13Z' }],
    ['code', { ...ISSUE, code: '0000000000000' }],
  ])('differ with another %s', async (_, issue) => {
    expect(Buffer.compare(await drawPdf(CONTENT, ISSUE), await drawPdf(CONTENT, issue))).not.toBe(
      0,
    );
  });

  it('are refused for a row that does not fit its columns, and for a day or instant that is none', async () => {
    const table: PaperBlock = { kind: 'table', columns: [{ title: '号' }], rows: [['1', '2']] };
    await expect(PDF_FORMAT.render(withBlocks([table]), ISSUE)).rejects.toThrow('2 cells');
    const signed: PaperBlock = { kind: 'signature', office: '局', day: '2026-02-30' };
    await expect(drawPdf(withBlocks([signed]), ISSUE)).rejects.toThrow('2026-02-30');
    await expect(drawPdf(CONTENT, { ...ISSUE, issuedAt: 'never' })).rejects.toThrow('never');
  });
});
