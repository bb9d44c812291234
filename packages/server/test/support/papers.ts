import type { PaperBlock, PaperContent, PaperIssue } from '../../src/base/papers/index.ts';
import { drawPdf } from '../../src/base/papers/pdfPaper.ts';
import { Pdf } from './pdf.ts';

/** A paper with a block of every kind and characters that fonts often lack. */
export const CONTENT: PaperContent = {
  language: 'zh',
  office: '未央区市场监督管理局',
  title: '投诉受理决定书',
  addressee: '龚𬭎、堃㛃䶮',
  blocks: [
    {
      kind: 'paragraph',
      text: '你于 2026 年 9 月 8 日提出的投诉，本局已收到。经审查，决定予以受理。\n请保存好凭证。',
    },
    { kind: 'heading', text: '一、事项' },
    {
      kind: 'fields',
      fields: [
        { label: '被投诉人', value: '丙区十七号锁具经营部' },
        { label: '金额', value: '12,000 元' },
      ],
    },
    {
      kind: 'table',
      caption: '表 1　凭证',
      columns: [
        { title: '序号', align: 'center' },
        { title: '名称', share: 5 },
      ],
      rows: [
        ['1', '购货发票'],
        ['2', '照片'],
      ],
    },
    {
      kind: 'basis',
      articles: [
        { law: '《市场监督管理投诉举报处理办法》', article: '第十四条', text: '七个工作日内' },
      ],
    },
    { kind: 'signature', office: '未央区市场监督管理局', day: '2026-11-03' },
  ],
};

/** How that paper is issued. */
export const ISSUE: PaperIssue = {
  number: '未市监投受〔2026〕12号',
  issuedAt: '2026-11-03T07:50:12.345Z',
  code: '7M2KQ8WD4HNX5',
  verifyAt: 'https://ip.example.gov.cn/papers/7M2KQ8WD4HNX5',
  demonstration: false,
};

/** The paper with other blocks. */
export const withBlocks = (blocks: readonly PaperBlock[]): PaperContent => ({ ...CONTENT, blocks });

/** A paper drawn, and taken apart again. */
export const drawn = async (content: PaperContent, issue = ISSUE) =>
  new Pdf(await drawPdf(content, issue));

/** What a reader meets: marked content without artifacts. */
export const textOf = (pdf: Pdf) => joined(pdf, (mark) => mark !== 'Artifact');

/** What stands around it on the pages: heads, feet, titles of columns that are repeated. */
export const artifactsOf = (pdf: Pdf) => joined(pdf, (mark) => mark === 'Artifact');

function joined(pdf: Pdf, isMeant: (mark: string | null) => boolean): string {
  const texts = pdf.drawn().filter(({ mark }) => isMeant(mark));
  return texts.map(({ text }) => text).join('');
}
