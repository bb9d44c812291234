import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type PatentItem, type XmlOptions, readPatentXml } from '../src/index.ts';
import { collect, entryOf, SAMPLES } from './support.ts';

const text = (name: string): Promise<string> => readFile(`${SAMPLES}${name}`, 'utf8');

async function readAll(
  content: string | Uint8Array,
  options: XmlOptions = {},
  ...sizes: number[]
): Promise<{ items: PatentItem[]; numbers: (string | undefined)[]; codes: string[] }> {
  const items = await collect(readPatentXml(entryOf(content, 'w.xml', ...sizes), options));
  return {
    items,
    numbers: items.flatMap((i) => (i.kind === 'document' ? [i.document.publication.number] : [])),
    codes: items.flatMap((i) => (i.kind === 'problem' ? [i.issue.code] : [])),
  };
}

const A = await text('business-invention-application.xml');
const U = await text('business-utility-model.xml');
const OLD = await text('st36-design.xml');

function body(xml: string): string {
  return xml.slice(xml.indexOf('<business:Pat'));
}

function hashes(items: readonly PatentItem[]): string[] {
  return items.flatMap((item) => (item.kind === 'document' ? [item.document.rawSha256] : []));
}

describe('several documents in one file', () => {
  it('put one after another, of both generations', async () => {
    for (const size of [1, 17, 65_536]) {
      const { numbers, codes, items } = await readAll(A + U + OLD, {}, size);
      expect(numbers).toEqual(['117000001', '220000003', '302000008']);
      expect(codes).toEqual([]);
      const places = items.flatMap((i) => (i.kind === 'document' ? [i.document.position] : []));
      expect(places.map((place) => place.documentIndex)).toEqual([0, 1, 2]);
      expect(places[1]?.byteOffset).toBe(Buffer.byteLength(A) + U.indexOf('<business:Pat'));
    }
  });

  it('in a list, and the hash is that of the document alone', async () => {
    const { items } = await readAll(
      `<?xml version="1.0"?><list><n>2</n>${body(A)}${body(U)}</list>`,
    );
    const alone = await readAll(A);
    expect(hashes(items)).toHaveLength(2);
    expect(hashes(items)[0]).toBe(hashes(alone.items)[0]);
  });

  it('names in comments and CDATA begin nothing', async () => {
    const tricky = U.replace(
      '本实用新型公开',
      '<!-- </business:PatentDocumentAndRelated> --><![CDATA[<cn-patent-document> ]]>本实用新型公开',
    );
    const { items, numbers } = await readAll(`<!-- <cn-patent-document> -->${tricky}`);
    expect(numbers).toEqual(['220000003']);
    expect(items[0]).toMatchObject({
      document: {
        abstracts: [{ text: expect.stringContaining('<cn-patent-document> 本实用新型') }],
      },
    });
  });
});

describe('encodings', () => {
  it.each([
    ['GB18030', iconv.encode(A.replace('utf-8', 'GB18030'), 'gb18030')],
    ['UTF-16 LE', Buffer.from(`\ufeff${A}`, 'utf16le')],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${A}`)],
  ])('%s, also one byte at a time', async (_name, bytes) => {
    const whole = await readAll(bytes);
    expect(whole.items[0]).toMatchObject({
      document: { inventors: [{}, { name: '李𬭎' }, { name: '欧阳𬭎' }] },
    });
    expect((await readAll(bytes, {}, 1)).items).toEqual(whole.items);
  });

  it('byte offsets are those of the encoded file', async () => {
    const bytes = iconv.encode(A + U, 'gb18030');
    const { items } = await readAll(bytes);
    const second = items[1]?.kind === 'document' ? items[1].document : undefined;
    expect(second?.position.byteOffset).toBe(
      bytes.lastIndexOf('<business:PatentDocumentAndRelated'),
    );
  });
});

describe('a document that is broken', () => {
  it('is reported with line and column, and the next one is read', async () => {
    const broken = U.replace('</business:InventionTitle>', '</business:Oops>');
    const { numbers, items, codes } = await readAll(A + broken + OLD);
    expect(numbers).toEqual(['117000001', '302000008']);
    expect(codes).toEqual(['xml-malformed']);
    const problem = items.find((item) => item.kind === 'problem');
    const line =
      A.split('\n').length - 1 + broken.split('\n').findIndex((l) => l.includes('Oops')) + 1;
    expect(problem).toMatchObject({
      issue: { severity: 'error', position: { file: 'w.xml', documentIndex: 1, line } },
      rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(items.at(-1)).toMatchObject({ kind: 'end', documents: 2, errors: 1 });
  });

  it('cut off before the next one, or at the end of the file', async () => {
    const { numbers, codes } = await readAll(A.slice(0, 3000) + U + OLD.slice(0, 400));
    expect(numbers).toEqual(['220000003']);
    expect(codes).toEqual(['xml-truncated', 'xml-truncated']);
  });

  it('too large, too deep or too many elements', async () => {
    expect((await readAll(A + U, { maxDocumentChars: U.length })).codes).toEqual([
      'xml-document-too-large',
    ]);
    const deep = `<cn-patent-document>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</cn-patent-document>`;
    expect((await readAll(deep)).codes).toEqual(['xml-too-complex']);
    const many = `<cn-patent-document>${'<a/>'.repeat(250_000)}</cn-patent-document>`;
    expect((await readAll(many)).codes).toEqual(['xml-too-complex']);
  });

  it('an impossible date is left out and said so; a placeholder is left out', async () => {
    const { items } = await readAll(U.replaceAll('<base:Date>20230301', '<base:Date>20230231'));
    const document = items[0]?.kind === 'document' ? items[0].document : undefined;
    expect(document?.application.date).toBeUndefined();
    expect(document?.warnings).toMatchObject([
      { code: 'date-invalid', severity: 'warning', params: { value: '20230231' } },
    ]);
  });

  it('other XML holds no patent document', async () => {
    const { codes, items } = await readAll('<!-- <a> --><epo:list><x/></epo:list>');
    expect(codes).toEqual(['xml-no-documents']);
    expect(items[0]).toMatchObject({ issue: { params: { root: 'epo:list' } } });
  });
});

describe('entities', () => {
  it('declared ones are never expanded (billion laughs, external files)', async () => {
    const declarations = ['<!ENTITY lol0 "lol">', '<!ENTITY file SYSTEM "file:///etc/passwd">'];
    for (let i = 1; i < 10; i++)
      declarations.push(`<!ENTITY lol${i} "${`&lol${i - 1};`.repeat(10)}">`);
    const hostile = U.replace(/^<\?xml.*\?>/, `$&<!DOCTYPE x [${declarations.join('')}]>`).replace(
      '一种样例阀门<',
      '一种&lol9;&file;<',
    );
    const { items } = await readAll(hostile);
    const document = items[0]?.kind === 'document' ? items[0].document : undefined;
    expect(document?.titles[0]?.text).toBe('一种&lol9;&file;');
    expect(document?.warnings).toMatchObject([
      { code: 'xml-entity-unknown', params: { entity: 'lol9' } },
    ]);
  });

  it('characters that XML does not allow are tolerated and said so', async () => {
    const { items } = await readAll(U.replace('一种样例阀门<', '一种\u0001样例&#x1;阀门<'));
    expect(items[0]).toMatchObject({
      document: { warnings: [{ code: 'xml-character' }] },
    });
  });
});
