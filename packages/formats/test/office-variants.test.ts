import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { InputEntry } from '../src/index.ts';
import {
  detectFormat,
  openInput,
  readIndicationXml,
  readPatentXml,
  readTrademarkXml,
} from '../src/index.ts';
import { entryOf, SAMPLES, zipOf } from './support.ts';

/*
 * The same document as offices might send it: whatever is only a way of writing XML, or of packing
 * files, must change nothing of what is read.
 */

const names = (await readdir(SAMPLES, { recursive: true }))
  .filter((name) => name.endsWith('.xml'))
  .toSorted();
const samples = await Promise.all(
  names.map(async (name) => [name, await readFile(path.join(SAMPLES, name), 'utf8')] as const),
);

type Document = Readonly<Record<string, unknown>>;

function readerOf(entry: InputEntry) {
  switch (detectFormat(entry).kind) {
    case 'patent-xml':
      return readPatentXml;
    case 'trademark-xml':
      return readTrademarkXml;
    case 'indication-xml':
      return readIndicationXml;
    default:
      return undefined;
  }
}

/** A document without where it was said. */
function contentOf(document: object): Document {
  return { ...document, position: null, rawSha256: null, warnings: null };
}

/** What an entry says; problems by their codes. */
async function readEntry(entry: InputEntry): Promise<{ documents: Document[]; codes: string[] }> {
  const documents: Document[] = [];
  const codes: string[] = [];
  const reader = readerOf(entry);
  if (reader === undefined) return { documents, codes: [detectFormat(entry).kind] };
  for await (const item of reader(entry)) {
    if (item.kind === 'problem') codes.push(item.issue.code);
    if (item.kind === 'document') documents.push(contentOf(item.document));
  }
  return { documents, codes };
}

/** What is left of a broken file, and the line of each problem; null where no document has begun. */
async function problemsIn(content: string) {
  const documents: Document[] = [];
  const lines: (number | null)[] = [];
  const entry = entryOf(content, 'sample.xml');
  for await (const item of readerOf(entry)?.(entry) ?? []) {
    if (item.kind === 'document') documents.push(contentOf(item.document));
    if (item.kind !== 'problem') continue;
    const { code, position } = item.issue;
    lines.push(code === 'xml-no-documents' ? null : (position?.line ?? 0));
  }
  return { documents, lines };
}

async function read(content: string | Uint8Array, name = 'sample.xml') {
  const found = { documents: [] as Document[], codes: [] as string[] };
  const stream = (async function* () {
    yield typeof content === 'string' ? Buffer.from(content) : content;
  })();
  for await (const entry of openInput({ name, stream })) {
    const { documents, codes } = await readEntry(entry);
    found.documents.push(...documents);
    found.codes.push(...codes);
  }
  return found;
}

const bodyOf = (xml: string) => xml.replace(/^\uFEFF/, '').replace(/^\s*<\?xml[^>]*\?>\s*/, '');
const declared = (encoding: string, xml: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>\n${bodyOf(xml)}`;
/** Changes tags and leaves what stands between them, in comments, CDATA and DOCTYPE alone. */
const onTags = (xml: string, change: (tag: string) => string) =>
  xml.replace(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<\/?[\w:.-]+(?:\s[^<>]*)?>/g,
    (tag) => (/^<[!?]/.test(tag) ? tag : change(tag)),
  );
const onTexts = (xml: string, change: (text: string) => string) =>
  xml.replace(/>([^<>]*[^<>\s][^<>]*)(?=<\/)/g, (_, text: string) => `>${change(text)}`);
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** Every prefix of the document under another name, and the namespaces that they stand for. */
function renamed(xml: string, name: (prefix: string) => string): string {
  return onTags(xml, (tag) =>
    tag
      .replace(/^(<\/?)([\w.-]+):/, (_, open: string, prefix: string) => `${open}${name(prefix)}`)
      .replace(ATTRIBUTE, (whole, attribute: string, value: string) => {
        const [head, rest] = attribute.split(':');
        if (rest === undefined || head === 'xml' || head === 'xsi') return whole;
        if (head === 'xmlns')
          return rest === 'xsi' ? whole : ` xmlns:${name(rest).slice(0, -1)}=${value}`;
        return ` ${name(head!)}${rest}=${value}`;
      }),
  );
}

const VARIANTS: readonly (readonly [string, (xml: string) => string | Uint8Array])[] = [
  ['without a declaration', bodyOf],
  ['with a byte order mark', (xml) => `\uFEFF${xml.replace(/^\uFEFF/, '')}`],
  ['with CRLF line ends', (xml) => xml.replace(/\r?\n/g, '\r\n')],
  ['with CR line ends', (xml) => xml.replace(/\r?\n/g, '\r')],
  ['in UTF-16 LE', (xml) => Buffer.from(`\uFEFF${declared('UTF-16', xml)}`, 'utf16le')],
  ['in UTF-16 BE', (xml) => Buffer.from(`\uFEFF${declared('UTF-16', xml)}`, 'utf16le').swap16()],
  ['in UTF-16 LE without a mark', (xml) => Buffer.from(declared('UTF-16', xml), 'utf16le')],
  ['in GB18030', (xml) => iconv.encode(declared('GB18030', xml), 'gb18030')],
  ['in GB18030 declared as gb2312', (xml) => iconv.encode(declared('gb2312', xml), 'gb18030')],
  ['with other prefixes', (xml) => renamed(xml, (prefix) => `office-${prefix}.x:`)],
  [
    'with a comment in every text',
    (xml) =>
      onTexts(xml, (text) =>
        `${text.slice(0, 1)}<!-- <b>&x; -->${text.slice(1)}`.replace(/^&<!-- <b>&x; -->/, '&'),
      ),
  ],
  [
    'with a processing instruction in every text',
    (xml) => onTexts(xml, (text) => `<?office page="1>2"?>${text}`),
  ],
  [
    'with every text in CDATA',
    (xml) => onTexts(xml, (text) => (text.includes('&') ? text : `<![CDATA[${text}]]>`)),
  ],
  [
    'with characters by their numbers',
    (xml) =>
      onTexts(xml, (text) =>
        text.replace(/[^\x20-\x7e\s]/gu, (one) => `&#x${one.codePointAt(0)!.toString(16)};`),
      ),
  ],
  [
    'with attributes in the other order and in single quotes',
    (xml) =>
      onTags(xml, (tag) => {
        const all = [...tag.matchAll(ATTRIBUTE)].map(([, name, value]) => {
          const bare = value!.slice(1, -1);
          return ` ${name} = ${bare.includes("'") ? `"${bare}"` : `'${bare}'`}`;
        });
        const [open] = /^<\/?[\w:.-]+/.exec(tag)!;
        return `${open}\n${all.toReversed().join('\n')}${tag.endsWith('/>') ? '/>' : ' >'}`;
      }),
  ],
  [
    'with empty elements written out',
    (xml) => xml.replace(/<([\w:.-]+)((?:\s[^<>]*?)?)\/>/g, '<$1$2></$1>'),
  ],
  [
    'with comments and instructions around it',
    (xml) =>
      `<?xml version="1.0"?>\n<!-- a > b --><?xml-stylesheet href="a.xsl"?>\n${bodyOf(xml)}\n<!-- end -->\n`,
  ],
  [
    'with a DTD of its own',
    (xml) => {
      const bare = bodyOf(xml).replace(/<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>\s*/, '');
      return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE office [\n<!ENTITY firm "A > B [x]">\n<!ELEMENT office ANY>\n<!-- ]> -->\n]>\n${bare}`;
    },
  ],
  [
    'with a comment of a million characters before its end',
    (xml) => xml.replace(/<\/[^<>]+>\s*$/, (end) => `<!-- ${'长'.repeat(1_000_000)} -->${end}`),
  ],
  ['with blank space after it', (xml) => `${xml}\n\n   \n`],
  ['with zeros after it, as a tape leaves them', (xml) => xml + '\0'.repeat(64)],
];

describe.each(samples)('%s', (_name, xml) => {
  it.each(VARIANTS)('%s', async (_variant, change) => {
    const whole = await read(xml);
    expect(whole.documents.length).toBeGreaterThan(0);
    expect(whole.codes).toEqual([]);
    expect(await read(change(xml))).toEqual(whole);
  });

  it('packed: gzip, zip of many, zip in zip, and one after another in a file', async () => {
    const whole = await read(xml);
    const times = (count: number) => ({
      documents: Array.from({ length: count }, () => whole.documents).flat(),
      codes: [],
    });
    const bytes = Buffer.from(xml);
    const zip = zipOf([
      { name: 'a/1.xml', data: bytes },
      { name: 'a/2.XML', data: bytes },
      { name: 'a/readme.txt.gz.xml', data: bytes },
    ]);
    expect(await read(gzipSync(bytes), 'sample.xml.gz')).toEqual(whole);
    expect(await read(zip, 'week.zip')).toEqual(times(3));
    expect(await read(zipOf([{ name: 'week.zip', data: zip }]), 'year.zip')).toEqual(times(3));
    expect(await read([xml, xml, bodyOf(xml)].join('\n'))).toEqual(times(3));
    expect(await read(xml + xml)).toEqual(times(2));
  });

  it('cut short: refused with its line, and nothing is made up', async () => {
    const whole = await read(xml);
    const known = whole.documents.map((one) => JSON.stringify(one));
    for (const share of [0.3, 0.6, 0.9]) {
      const { documents, lines } = await problemsIn(xml.slice(0, Math.floor(xml.length * share)));
      expect(known).toEqual(expect.arrayContaining(documents.map((one) => JSON.stringify(one))));
      if (documents.length < known.length) expect(lines.length).toBeGreaterThan(0);
      expect(lines.every((line) => line === null || line > 0)).toBe(true);
    }
  });
});

it('a paragraph of a million characters is kept whole', async () => {
  const [, xml] = samples.find(([name]) => name === 'business-invention-application.xml')!;
  const long = '长段'.repeat(500_000);
  const [document] = (await read(xml.replace('本发明公开一种样例装置', long))).documents;
  expect(JSON.stringify(document)).toContain(long);
});

describe('the encoding that a file declares', () => {
  const text: Readonly<Record<string, string>> = {
    Shift_JIS: '端末装置及びｱﾝﾃﾅの表示方法',
    'EUC-JP': '端末装置及びｱﾝﾃﾅの丂表示方法',
    Big5: '終端裝置及其顯示方法',
    'EUC-KR': '단말 장치 및 표시 방법',
    'ISO-8859-1': 'Procédé à deux étages',
    'ISO-8859-2': 'Zařízení žlutého tělesa',
    'windows-1251': 'Устройство отображения',
  };
  const [, mark] = samples.find(([name]) => name.endsWith('st66.xml'))!;

  it.each(Object.keys(text))('%s', async (encoding) => {
    const words = text[encoding]!;
    const xml = mark.replace('QIN FERN &amp; CO', words);
    const bytes =
      encoding === 'EUC-JP'
        ? eucJp(declared(encoding, xml))
        : iconv.encode(declared(encoding, xml), encoding);
    const { documents, codes } = await read(Buffer.concat([bytes, bytes]));
    expect(codes).toEqual([]);
    expect(documents.map((one) => one['word'])).toEqual([words, words]);
    // However the bytes are cut, also within a character.
    const stream = (async function* () {
      for (const byte of bytes) yield Uint8Array.of(byte);
    })();
    for await (const entry of openInput({ name: 'a.xml', stream })) {
      expect((await readEntry(entry)).documents).toEqual([documents[0]]);
    }
  });

  it('that is not that of its bytes does not count', async () => {
    const xml = mark.replace('QIN FERN &amp; CO', '示例商标');
    for (const encoding of ['Shift_JIS', 'UTF-8', 'GB2312', 'x-unheard']) {
      expect((await read(declared(encoding, xml))).documents[0]).toMatchObject({
        word: '示例商标',
      });
    }
    const chinese = iconv.encode(declared('UTF-8', xml), 'gb18030');
    expect((await read(chinese)).documents[0]).toMatchObject({ word: '示例商标' });
  });

  it('that is Western does not count where the bytes are plainly Chinese', async () => {
    const words = '一种示例装置及其制备方法';
    const xml = mark.replace('QIN FERN &amp; CO', words);
    for (const encoding of ['ISO-8859-1', 'windows-1252', 'ISO-8859-15']) {
      const chinese = iconv.encode(declared(encoding, xml), 'gb18030');
      const { documents, codes } = await read(chinese);
      expect(documents[0]).toMatchObject({ word: words });
      expect(codes).toEqual([]);
    }
  });

  it.each([
    'ÄÖÜ',
    'société créée',
    'créée née',
    '20 °C ± 5 µm',
    'ÀÉÈÇÙÊÎÔÛ à côté, déjà là',
    'Straße, Größe, Übermaß',
    'œuvre à 5 €',
  ])('that is Western counts for %s', async (words) => {
    const xml = mark.replace('QIN FERN &amp; CO', words);
    const encoding = words.includes('€') ? 'ISO-8859-15' : 'ISO-8859-1';
    const { documents } = await read(iconv.encode(declared(encoding, xml), encoding));
    expect(documents[0]).toMatchObject({ word: words });
  });

  it('is named in a warning where it is not known', async () => {
    const greek = mark.replace('QIN FERN &amp; CO', 'ΔΕΙΓΜΑ');
    const bytes = iconv.encode(declared('ISO-8859-7', greek), 'ISO-8859-7');
    const issues: unknown[] = [];
    for await (const item of readTrademarkXml(entryOf(bytes, 'a.xml'))) {
      if (item.kind === 'problem') issues.push(item.issue);
    }
    expect(issues).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'encoding-unknown',
        params: { encoding: 'ISO-8859-7', used: expect.any(String) },
      }),
    ]);
    expect((await read(declared('UTF-8', mark))).codes).toEqual([]);
  });
});

/** 丂 with the three bytes of JIS X 0212, which the library cannot write. */
function eucJp(xml: string): Buffer {
  const [before, after] = xml.split('丂');
  return Buffer.concat([
    iconv.encode(before!, 'EUC-JP'),
    Buffer.from([0x8f, 0xb0, 0xa1]),
    iconv.encode(after!, 'EUC-JP'),
  ]);
}
