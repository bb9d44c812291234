import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  detectEncoding,
  findEncoding,
  StreamDecoder,
  type TextEncoding,
  TextStream,
} from '../src/index.ts';
import { textBytes } from '../src/encoding.ts';
import { chunked, read } from './support.ts';

const TEXT = '申请号,发明名称\n1,一种含𬭎的装置\n2,测试\n';

async function decodeAll(
  bytes: Uint8Array,
  forced?: TextEncoding,
  ...sizes: number[]
): Promise<{ text: string; stream: TextStream }> {
  const stream = new TextStream(chunked(bytes, ...(sizes.length ? sizes : [65536])), forced);
  let text = '';
  for await (const chunk of stream) text += chunk.text;
  return { text, stream };
}

describe('detection', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', 0],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`), 'utf-8', 3],
    ['UTF-16 LE with BOM', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le', 2],
    ['UTF-16 LE without BOM', Buffer.from(TEXT, 'utf16le'), 'utf-16le', 0],
    ['UTF-16 BE with BOM', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'utf-16be', 2],
    ['UTF-16 BE without BOM', Buffer.from(TEXT, 'utf16le').swap16(), 'utf-16be', 0],
    ['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030', 0],
    ['GBK', iconv.encode(TEXT.replace('𬭎', '铉'), 'gbk'), 'gb18030', 0],
    ['Western', Buffer.from('Jos\u00e9 Mu\u00f1oz,M\u00fcller\n', 'latin1'), 'windows-1252', 0],
  ] as const)('%s', async (_name, bytes, encoding, bomBytes) => {
    expect(detectEncoding(bytes)).toMatchObject({ encoding, bomBytes });
    const { text, stream } = await decodeAll(bytes);
    expect(stream.report).toMatchObject({ encoding, wrongCount: 0 });
    const expected = encoding === 'windows-1252' ? 'José Muñoz,Müller\n' : TEXT;
    expect(text.replace('铉', '𬭎')).toBe(expected);
  });

  it('waits for the first character that is not ASCII, however late', async () => {
    const late = Buffer.concat([
      Buffer.from('1,2\n'.repeat(50_000)),
      iconv.encode('汉字,三\n', 'gbk'),
    ]);
    for (const size of [65_536, 7_001]) {
      const { text, stream } = await decodeAll(late, undefined, size);
      expect(text.endsWith('汉字,三\n')).toBe(true);
      expect(stream.report.encoding).toBe('gb18030');
    }
  });

  it('stays with UTF-8 when only a few bytes are broken', async () => {
    const broken = Buffer.concat([
      Buffer.from('一种方法和装置，其特征在于\n'.repeat(20)),
      Buffer.from([0xe4, 0xb8, 0x0a]),
    ]);
    expect(detectEncoding(broken).encoding).toBe('utf-8');
  });

  it('survives a zero byte in an ASCII file longer than the window', async () => {
    const bytes = Buffer.from(`${'abc,def\n'.repeat(10_000)}x\0y,z\n${'q,r\n'.repeat(20_000)}`);
    expect((await decodeAll(bytes)).text).toBe(bytes.toString('latin1'));
  });

  it('knows the names that files give', () => {
    expect(['GBK', 'gb2312', ' UTF8 ', 'klingon'].map(findEncoding)).toEqual([
      'gb18030',
      'gb18030',
      'utf-8',
      undefined,
    ]);
  });
});

describe('wrong bytes', () => {
  it('are replaced, counted and placed, in UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('中,'),
      Buffer.from([0xff, 0x41, 0xe4, 0xb8]),
      Buffer.from('\n国'),
    ]);
    const { text, stream } = await decodeAll(bytes, 'utf-8', 1);
    expect(text).toBe('中,\ufffdA\ufffd\n国');
    expect(stream.report).toMatchObject({ wrongCount: 2, firstWrongByte: 4 });
  });

  it('are not confused with a U+FFFD that the file holds', async () => {
    const { stream } = await decodeAll(Buffer.from('中\ufffd国'), 'utf-8');
    expect(stream.report.wrongCount).toBe(0);
  });

  it('are reported by readTable where they first appear, and no row is lost', async () => {
    const bytes = Buffer.concat([
      Buffer.from('号,名\n1,中国人民\n2,'),
      Buffer.from([0xc0]),
      Buffer.from('字\n'),
    ]);
    const { items, rows } = await read(bytes, { encoding: 'utf-8' });
    expect(rows[1]?.cells).toEqual({ 号: '2', 名: '\ufffd字' });
    const issue = items.flatMap((item) => (item.kind === 'problem' ? [item.issue] : []))[0];
    expect(issue).toMatchObject({
      code: 'encoding-wrong-bytes',
      params: { count: 1, firstByte: 25, encoding: 'utf-8' },
    });
  });

  it('half a surrogate pair in UTF-16 is one', async () => {
    const bytes = Buffer.from([0x41, 0x00, 0x3d, 0xd8, 0x42, 0x00]);
    const { text, stream } = await decodeAll(bytes, 'utf-16le', 1);
    expect(text).toBe('A\ufffdB');
    expect(stream.report).toMatchObject({ wrongCount: 1, firstWrongByte: 2 });
  });
});

describe('decoding does not depend on chunk borders', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)('%s, any bytes', (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), sizes, (bytes, cut) => {
        const whole = new StreamDecoder(encoding);
        const expected = whole.push(bytes).text + whole.end().text;
        const parts = new StreamDecoder(encoding);
        let text = '';
        let at = 0;
        for (let n = 0; at < bytes.length; n++) {
          const size = cut[n % cut.length] ?? 1;
          text += parts.push(bytes.subarray(at, at + size)).text;
          at += size;
        }
        text += parts.end().text;
        expect(text).toBe(expected);
        expect([parts.wrongCount, parts.firstWrongByte]).toEqual([
          whole.wrongCount,
          whole.firstWrongByte,
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)(
    '%s: text and bytes of a prefix correspond',
    (encoding) => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat(20), (text, cut) => {
          const head = text.slice(0, cut);
          fc.pre(head.isWellFormed() && text.isWellFormed());
          const bytes = iconv.encode(text, encoding);
          expect(textBytes(bytes, head, encoding)).toBe(iconv.encode(head, encoding).length);
        }),
      );
    },
  );
});
