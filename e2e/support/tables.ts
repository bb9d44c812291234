import { openInput, readTable } from '@zca/formats';
import type { RawRow, TableHeader } from '@zca/formats';
import { applicationCheckDigit } from '@zca/standards';
import type { Download, Page } from 'playwright-core';

/** An application number for an invention that the demonstration city does not use. */
export function numberOf(serial: number, year = 2021): string {
  const base = `${year}1${String(8_000_000 + serial).padStart(7, '0')}`;
  return `${base}.${applicationCheckDigit(base)}`;
}

/** A CSV as office software writes it. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

let twoByteCodes: Map<string, readonly [number, number]> | undefined;

/** Two-byte codes of GB18030, by asking the platform's own decoder for every pair. */
function codes(): Map<string, readonly [number, number]> {
  if (twoByteCodes !== undefined) return twoByteCodes;
  twoByteCodes = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if ([...letter].length === 1 && letter !== '\uFFFD') twoByteCodes.set(letter, [lead, trail]);
    }
  }
  return twoByteCodes;
}

/** Text in GB18030. Letters beyond the BMP take four bytes by GB 18030-2022, annex D. */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0)!;
    const pair = codes().get(letter);
    if (point < 0x80) bytes.push(point);
    else if (pair !== undefined) bytes.push(...pair);
    else if (point >= 0x10000) {
      let rest = point - 0x10000;
      const fourth = rest % 10;
      rest = (rest - fourth) / 10;
      const third = rest % 126;
      rest = (rest - third) / 126;
      bytes.push(0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), 0x81 + third, 0x30 + fourth);
    } else throw new Error(`no code for ${letter}`);
  }
  return Uint8Array.from(bytes);
}

export interface Downloaded {
  readonly name: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

/** The file that a click brings. */
export async function downloadBy(page: Page, click: () => Promise<void>): Promise<Downloaded> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: await contentOf(download) };
}

async function contentOf(download: Download): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Reads a file back with the readers of the platform itself. */
export async function readBack(
  file: Downloaded,
): Promise<{ header: TableHeader; rows: RawRow[]; problems: number }> {
  const stream = new Blob([file.bytes]).stream();
  const rows: RawRow[] = [];
  let header: TableHeader | undefined;
  let problems = 0;
  for await (const entry of openInput({ name: file.name, stream })) {
    for await (const item of readTable(entry)) {
      if (item.kind === 'header') header ??= item;
      else if (item.kind === 'row') rows.push(item);
      else if (item.kind === 'problem') problems += 1;
    }
  }
  if (header === undefined) throw new Error(`${file.name} holds no table`);
  return { header, rows, problems };
}

/** The parts of a zip as texts, by their names. */
export async function unzip({ name, bytes }: Downloaded): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for await (const entry of openInput({ name, stream: new Blob([bytes]).stream() })) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.open()) chunks.push(chunk);
    parts.set(entry.name.slice(name.length + 1), Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}
