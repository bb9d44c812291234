import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT, drawn } from '../../support/papers.ts';

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
