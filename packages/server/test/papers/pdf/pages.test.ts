import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { artifactsOf, CONTENT, drawn, ISSUE, textOf, withBlocks } from '../../support/papers.ts';

describe('a paper as PDF', () => {
  it('reads as what was given, in its order, with the day in the form of documents', async () => {
    expect(textOf(await drawn(CONTENT))).toBe(
      [
        '未央区市场监督管理局',
        '未市监投受〔2026〕12号',
        '投诉受理决定书',
        '龚𬭎、堃㛃䶮：',
        '你于 2026 年 9 月 8 日提出的投诉，本局已收到。经审查，决定予以受理。',
        '请保存好凭证。',
        '一、事项',
        '被投诉人丙区十七号锁具经营部',
        '金额12,000 元',
        '表 1　凭证',
        '序号名称',
        '1购货发票',
        '2照片',
        '依据',
        '《市场监督管理投诉举报处理办法》第十四条：七个工作日内',
        '未央区市场监督管理局',
        '2026年11月3日',
      ].join(''),
    );
  });

  it('bears on every page its number, the address of verification and the number of the page', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [String(n), '名称']);
    const pdf = await drawn(
      withBlocks([{ kind: 'table', columns: [{ title: '号' }, { title: '名' }], rows }]),
    );
    expect(pdf.pages.length).toBeGreaterThan(2);
    for (const page of pdf.pages.keys()) {
      const foot = pdf
        .drawn()
        .filter((each) => each.page === page && each.mark === 'Artifact')
        .map(({ text }) => text)
        .join('');
      expect(foot).toContain(ISSUE.number);
      expect(foot).toContain(ISSUE.verifyAt);
      expect(foot).toContain('7M2K-Q8WD-4HNX-5');
      expect(foot).toContain(`— ${page + 1} —`);
      expect(foot).toContain(`第 ${page + 1} 页，共 ${pdf.pages.length} 页`);
    }
  });

  it('without a public address says where to enter the code', async () => {
    const foot = artifactsOf(await drawn(CONTENT, { ...ISSUE, verifyAt: null }));
    expect(foot).toContain('在本平台“文书核验”页输入核验码 7M2K-Q8WD-4HNX-5');
  });

  it('of a demonstration says so on the page, and another does not', async () => {
    const words = '演示数据，不具法律效力';
    expect(artifactsOf(await drawn(CONTENT, { ...ISSUE, demonstration: true }))).toContain(words);
    expect(artifactsOf(await drawn(CONTENT))).not.toContain(words);
  });

  it('has its fixed words in English where that is its language', async () => {
    const pdf = await drawn({ ...CONTENT, language: 'en' });
    expect(textOf(pdf)).toContain('3 November 2026');
    expect(artifactsOf(pdf)).toContain('Page 1 of ');
    expect(pdf.catalog).toContain('/Lang (en)');
  });

  it('draws the code of verification as squares, dark where the code is', async () => {
    const pdf = await drawn(CONTENT);
    const { stream } = pdf.follow(pdf.pages[0]!, 'Contents');
    const { data, size } = encode(ISSUE.verifyAt!, { ecc: 'M', border: 2 });
    const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    const path = /^(?:[\d.-]+ [\d.-]+ [ml]\n|h\n)+f\n/m.exec(stream!.toString('latin1'))?.[0] ?? '';
    for (const square of path.split('h\n')) {
      const points = [...square.matchAll(/([\d.-]+) ([\d.-]+) [ml]/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ]);
      if (points.length === 0) continue;
      const [left, right] = [
        Math.min(...points.map(([x]) => x!)),
        Math.max(...points.map(([x]) => x!)),
      ];
      const top = Math.min(...points.map(([, y]) => y!));
      for (let x = left; x < right; x += 1) dark[top]![x] = true;
    }
    expect(dark).toEqual(data);
  });
});
