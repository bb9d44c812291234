import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writeXlsx } from '@zca/formats';
import { zipOf as zipOfMembers } from '../../../formats/test/support.ts';

/** Says of a name in an archive that it is UTF-8. */
const UTF8_NAME = 0x800;

/** A zip of stored members with UTF-8 names, in the order given. */
export function zipOf(members: Readonly<Record<string, Uint8Array | string>>): Buffer {
  return zipOfMembers(
    Object.entries(members).map(([name, data]) => ({ name, data, flags: UTF8_NAME })),
  );
}

/** A workbook of one sheet. */
export async function xlsxOf<Header extends string>(
  headers: readonly Header[],
  rows: readonly Readonly<Record<Header, string>>[],
): Promise<Buffer> {
  const output = new PassThrough();
  const columns = headers.map((header) => ({
    header,
    value: (row: Readonly<Record<Header, string>>) => row[header],
  }));
  const [bytes] = await Promise.all([
    buffer(output),
    writeXlsx(rows, columns, output).then(() => output.end()),
  ]);
  return bytes;
}

let twoBytes: Map<string, readonly [number, number]> | undefined;

/** The pairs of bytes of GB18030, from the decoder that every browser has. */
function gb18030Pairs(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== '\uFFFD') pairs.set(text, [lead, trail]);
    }
  }
  return pairs;
}

/** A text in GB18030: one, two, or beyond the basic plane four bytes a character. */
export function encodeGb18030(text: string): Buffer {
  twoBytes ??= gb18030Pairs();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x10000) {
      const pair = twoBytes.get(character);
      if (pair === undefined) throw new RangeError(`No pair of bytes for ${character}.`);
      bytes.push(...pair);
    } else {
      const linear = code - 0x10000 + 189_000;
      bytes.push(
        0x81 + Math.floor(linear / 12_600),
        0x30 + (Math.floor(linear / 1_260) % 10),
        0x81 + (Math.floor(linear / 10) % 126),
        0x30 + (linear % 10),
      );
    }
  }
  return Buffer.from(bytes);
}
