import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import type { PaperBlock, PaperContent, PaperIssue } from '../../src/base/papers/index.ts';
import { PDF_FORMAT } from '../../src/base/papers/index.ts';
import { drawPdf } from '../../src/base/papers/pdfPaper.ts';
import { Pdf } from '../support/pdf.ts';

const CONTENT: PaperContent = {
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

const ISSUE: PaperIssue = {
  number: '未市监投受〔2026〕12号',
  issuedAt: '2026-11-03T07:50:12.345Z',
  code: '7M2KQ8WD4HNX5',
  verifyAt: 'https://ip.example.gov.cn/papers/7M2KQ8WD4HNX5',
  demonstration: false,
};

const withBlocks = (blocks: readonly PaperBlock[]): PaperContent => ({ ...CONTENT, blocks });
const drawn = async (content: PaperContent, issue = ISSUE) =>
  new Pdf(await drawPdf(content, issue));
/** What a reader meets: marked content without artifacts. */
const textOf = (pdf: Pdf) =>
  pdf
    .drawn()
    .filter(({ mark }) => mark !== 'Artifact')
    .map(({ text }) => text)
    .join('');
/** Texts that a reader meets and that do not begin within the type area, 156 mm by 225 mm. */
const outside = (pdf: Pdf) =>
  pdf.drawn().filter(({ mark, x, y }) => {
    const isInside = x >= 79 && x <= 522 && y >= 99 && y <= 738;
    return mark !== 'Artifact' && !isInside;
  });
const artifactsOf = (pdf: Pdf) =>
  pdf
    .drawn()
    .filter(({ mark }) => mark === 'Artifact')
    .map(({ text }) => text)
    .join('');

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

describe('PDF/A-2b (ISO 19005-2)', async () => {
  const hostile = { ...CONTENT, title: '关于 <A&B> 的决定' };
  const pdf = await drawn(hostile);
  const xmp = pdf.follow(pdf.catalog, 'Metadata').stream!.toString('utf8');

  it('begins with its version and a line of four bytes above 127, and ends with an identifier', () => {
    expect(pdf.text).toMatch(/^%PDF-1\.7\n%[\u0080-\u00ff]{4}\n/);
    expect(pdf.trailer).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(pdf.text.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  it('says in its metadata that it is one, and nothing else than its information does', () => {
    expect(xmp).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    const title = '未市监投受〔2026〕12号 关于 ＜A＆B＞ 的决定';
    expect(pdf.info('Title')).toBe(title);
    expect(xmp).toContain(`>${title}</rdf:li>`);
    expect(pdf.info('Author')).toBe(CONTENT.office);
    expect(xmp).toContain(`<rdf:li>${CONTENT.office}</rdf:li>`);
    expect(pdf.info('CreationDate')).toBe('D:20261103075012Z');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-03T07:50:12Z</xmp:CreateDate>');
    expect(xmp).toContain(`<pdf:Producer>${pdf.info('Producer')}</pdf:Producer>`);
    expect(pdf.objects.size).toBeGreaterThan(10);
    expect(pdf.follow(pdf.catalog, 'Metadata').dictionary).not.toContain('/Filter');
  });

  it('has one output intent with an sRGB profile', () => {
    const [, id] = /\/OutputIntents \[(\d+) 0 R\]/.exec(pdf.catalog)!;
    const intent = pdf.object(Number(id)).dictionary;
    expect(intent).toContain('/S /GTS_PDFA1');
    const profile = pdf.follow(intent, 'DestOutputProfile');
    expect(profile.dictionary).toContain('/N 3');
    expect(profile.stream!.toString('latin1', 36, 40)).toBe('acsp');
    expect(profile.stream!.toString('latin1', 16, 20)).toBe('RGB ');
    expect(pdf.text).not.toContain('/DeviceCMYK');
  });

  it('embeds every font with what its glyphs mean, and draws no missing glyph', () => {
    const fonts = [...pdf.objects.values()].filter(({ dictionary }) =>
      dictionary.includes('/Type /Font\n'),
    );
    const composite = fonts.filter(({ dictionary }) => dictionary.includes('/Subtype /Type0'));
    expect(composite).toHaveLength(2);
    expect(fonts).toHaveLength(4);
    for (const { dictionary } of composite) {
      expect(dictionary).toContain('/Encoding /Identity-H');
      expect(pdf.follow(dictionary, 'ToUnicode').stream!.length).toBeGreaterThan(100);
      expect(dictionary).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/);
    }
    for (const { dictionary } of fonts.filter((font) => !composite.includes(font))) {
      expect(dictionary).toContain('/CIDToGIDMap /Identity');
      const descriptor = pdf.follow(dictionary, 'FontDescriptor').dictionary;
      expect(pdf.follow(descriptor, 'FontFile2').stream!.length).toBeGreaterThan(1000);
    }
    expect(pdf.drawn().flatMap(({ glyphs }) => [...glyphs])).not.toContain(0);
  });

  it('is not encrypted, and holds no script, form, file, address or annotation', () => {
    for (const name of [
      '/Encrypt',
      '/JavaScript',
      '/JS',
      '/AcroForm',
      '/EmbeddedFile',
      '/URI',
      '/Launch',
      '/Annots',
      '/LZWDecode',
      '/XObject',
    ])
      expect([...pdf.objects.values()].some(({ dictionary }) => dictionary.includes(name))).toBe(
        false,
      );
    expect(pdf.trailer).not.toContain('/Encrypt');
  });

  it('is tagged: each text is of an element or an artifact, the elements are one tree', () => {
    expect(pdf.follow(pdf.catalog, 'MarkInfo').dictionary).toContain('/Marked true');
    expect(pdf.drawn().filter(({ mark }) => mark === null)).toEqual([]);
    const types = (id: number): string[] => {
      const { dictionary } = pdf.object(id);
      const [, type] = /\/S \/(\w+)/.exec(dictionary)!;
      const [, children = ''] = /\/K \[([^\]]*)\]/.exec(dictionary) ?? [];
      const below = [...children.matchAll(/(\d+) 0 R/g)].flatMap(([, child]) =>
        types(Number(child)),
      );
      return [type!, ...below];
    };
    const root = pdf.follow(pdf.catalog, 'StructTreeRoot').dictionary;
    const [, first] = /\/K \[(\d+) 0 R\]/.exec(root)!;
    const row = (...cells: string[]) => ['TR', ...cells];
    expect(types(Number(first))).toEqual([
      'Document',
      ...['P', 'P', 'H1', 'P', 'P', 'P', 'H2'],
      'Table',
      ...row('TH', 'TD'),
      ...row('TH', 'TD'),
      ...['Table', 'Caption'],
      ...row('TH', 'TH'),
      ...row('TD', 'TD'),
      ...row('TD', 'TD'),
      ...['H2', 'P', 'P', 'P'],
    ]);
  });

  it('is drawn by Ghostscript without a word, where that is installed', (context) => {
    if (spawnSync('gs', ['--version']).error !== undefined) {
      context.skip('Ghostscript is not installed, so its opinion on the syntax is left out');
    }
    const strict = ['-q', '-dNOPAUSE', '-dBATCH', '-dPDFSTOPONWARNING', '-sDEVICE=bbox', '-'];
    const input = Buffer.from(pdf.text, 'latin1');
    const { status, stdout, stderr } = spawnSync('gs', strict, { input, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
    // A box around what was drawn of each page, and nothing else.
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('%%'))).toEqual([]);
    expect(stderr.match(/%%BoundingBox/g)).toHaveLength(pdf.pages.length);
  });

  it('reads the same to poppler, where that is installed', (context) => {
    if (spawnSync('pdftotext', ['-v']).error !== undefined) {
      context.skip(
        'pdftotext is not installed, so the second opinion on fonts and text is left out',
      );
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'zca-pdf-'));
    try {
      const file = path.join(folder, 'paper.pdf');
      writeFileSync(file, Buffer.from(pdf.text, 'latin1'));
      const text = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).stdout;
      expect(text.replaceAll(/\s/g, '')).toContain('龚𬭎、堃㛃䶮：');
      const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout;
      for (const line of fonts.trim().split('\n').slice(2)) expect(line).toMatch(/yes yes yes/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

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
