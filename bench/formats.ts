/*
 * Speed and memory of reading and writing exchange files, beside exceljs, hucre and plain
 * JSON.stringify/JSON.parse in the same run: node bench/formats.ts [--rows 100000] [--seed 1]
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { documentToRight } from '@zca/domain/registry';
import {
  openInput,
  readPatentXml,
  readTable,
  writeCsv,
  writeJsonLines,
  writeXlsx,
} from '@zca/formats';
import type { OutputColumn } from '@zca/formats';
import exceljs from 'exceljs';
import { streamCsvRows } from 'hucre/csv';
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';

const options = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
    folder: { type: 'string' },
  },
}).values;
const rowCount = Number(options.rows);
const seed = Number(options.seed);
const COLUMNS = 20;

type Row = readonly (string | number)[];

/** Rows like those of a patent export: numbers, names, days, one long text, two counts. */
function* makeRows(): Generator<Row> {
  const glyphs = '一种基于深度学习图像识别方法及系统装置通信卫星导航半导体材料发动机控制器阀门传感';
  let state = seed >>> 0;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const text = (length: number): string => {
    let out = '';
    for (let i = 0; i < length; i++) out += glyphs[next(glyphs.length)] ?? '';
    return out;
  };
  for (let n = 0; n < rowCount; n++) {
    const row: (string | number)[] = [];
    for (let i = 0; i < COLUMNS; i++) {
      if (i >= 18) row.push(next(1000));
      else if (i >= 15) row.push(`20${10 + next(14)}-0${1 + next(9)}-1${next(10)}`);
      else if (i === 3) row.push(text(60));
      else if (i % 4 === 1) row.push(text(12));
      else row.push(`CN${100_000_000 + next(99_999_999)}A`);
    }
    yield row;
  }
}

const columns = Array.from({ length: COLUMNS }, (_, i): OutputColumn<Row> => {
  const type = i >= 18 ? 'number' : i >= 15 ? 'day' : 'text';
  return { header: `列${i}`, value: (row) => row[i], type };
});

/** Counts bytes and lets them go. */
class Discard extends Writable {
  bytes = 0;
  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.bytes += chunk.length;
    done();
  }
}

interface Outcome {
  readonly rows: number;
  readonly bytes: number;
}

type Case = readonly [name: string, run: (folder: string) => Promise<Outcome>];

async function written(write: (output: Discard) => Promise<unknown>): Promise<Outcome> {
  const output = new Discard();
  await write(output);
  return { rows: rowCount, bytes: output.bytes };
}

async function readWithUs(file: string): Promise<Outcome> {
  let rows = 0;
  let bytes = 0;
  for await (const entry of openInput(file)) {
    for await (const item of readTable(entry)) {
      if (item.kind === 'row') rows++;
      else if (item.kind === 'end') bytes += item.byteCount;
    }
  }
  return { rows, bytes };
}

async function counted(file: string, rows: AsyncIterable<unknown>): Promise<Outcome> {
  let count = 0;
  for await (const _ of rows) count++;
  return { rows: count, bytes: (await stat(file)).size };
}

/** The formats of XML measured, each with a small invented file and a folder of real ones, if there. */
const XML_FORMATS: readonly (readonly [string, string, string])[] = [
  ['CNIPA XML', 'business-invention-application.xml', 'office-xml-cn-us-jp/cn_'],
  ['EPO DOCDB', 'patents/docdb.xml', 'epo-docdb/'],
  ['USPTO Red Book 4', 'patents/us-redbook-4.xml', 'uspto-redbook/xml2014_'],
];
const SAMPLES = fileURLToPath(new URL('../packages/formats/samples/', import.meta.url));
const COLLECTION = fileURLToPath(
  new URL('../../shared/data/patents-official-xml/', import.meta.url),
);
const XML_BYTES = 100e6;

/** Files of a format one after another and over again, as weekly files are. */
async function* weeklyFile(sample: string, real: string): AsyncGenerator<Uint8Array> {
  const folder = path.join(COLLECTION, path.dirname(`${real}x`));
  const names = existsSync(folder) ? (await readdir(folder)).toSorted() : [];
  const chosen = names.filter((name) => name.startsWith(path.basename(`${real}x`).slice(0, -1)));
  const files =
    chosen.length > 0
      ? chosen.map((name) => path.join(folder, name))
      : [path.join(SAMPLES, sample)];
  const contents = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    }),
  );
  for (let bytes = 0; bytes < XML_BYTES; ) {
    for (const content of contents) {
      yield content;
      bytes += content.length;
    }
  }
}

/** From bytes to rights: what an import does before the database. */
async function readRights(sample: string, real: string): Promise<Outcome> {
  let rows = 0;
  let bytes = 0;
  for await (const entry of openInput({ name: 'week.xml', stream: weeklyFile(sample, real) })) {
    for await (const item of readPatentXml(entry)) {
      if (item.kind === 'document' && documentToRight(item.document, '2026-01-01').ok) rows++;
      if (item.kind === 'end') bytes = item.byteCount;
    }
  }
  return { rows, bytes };
}

/** The peer: every file by itself, since it stops at a second root. */
async function parseOnly(sample: string, real: string): Promise<Outcome> {
  let rows = 0;
  let bytes = 0;
  for await (const content of weeklyFile(sample, real)) {
    const parser = new SaxesParser();
    parser.on('error', () => undefined);
    parser.write(Buffer.from(content).toString('utf8')).close();
    rows++;
    bytes += content.length;
  }
  return { rows, bytes };
}

const CASES: readonly Case[] = [
  ['write CSV', () => written((output) => writeCsv(makeRows(), columns, output))],
  [
    '  exceljs csv',
    () =>
      written(async (output) => {
        const workbook = new exceljs.Workbook();
        const sheet = workbook.addWorksheet('x');
        for (const row of makeRows()) sheet.addRow([...row]);
        await workbook.csv.write(output);
      }),
  ],
  ['write JSON Lines', () => written((output) => writeJsonLines(makeRows(), columns, output))],
  [
    '  JSON.stringify',
    () =>
      written(async (output) => {
        const keys = columns.map((column) => column.header);
        for (const row of makeRows()) {
          const object = Object.fromEntries(keys.map((key, i) => [key, row[i]]));
          output.write(`${JSON.stringify(object)}\n`);
        }
      }),
  ],
  ['write XLSX', () => written((output) => writeXlsx(makeRows(), columns, output))],
  [
    '  exceljs stream',
    () =>
      written(async (output) => {
        const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output });
        const sheet = workbook.addWorksheet('x');
        for (const row of makeRows()) sheet.addRow([...row]).commit();
        sheet.commit();
        await workbook.commit();
      }),
  ],
  [
    '  hucre stream',
    () =>
      written(async (output) => {
        const rows = (function* (): Generator<(string | number)[]> {
          for (const row of makeRows()) yield [...row];
        })();
        await pipeline(Readable.fromWeb(writeXlsxStream(rows, { name: 'x' }) as never), output);
      }),
  ],
  ['read CSV', (folder) => readWithUs(path.join(folder, 'a.csv'))],
  [
    '  hucre csv, whole text',
    async (folder) => {
      const text = await readFile(path.join(folder, 'a.csv'), 'utf8');
      let rows = 0;
      for (const _ of streamCsvRows(text)) rows++;
      return { rows, bytes: Buffer.byteLength(text) };
    },
  ],
  ['read JSON Lines', (folder) => readWithUs(path.join(folder, 'a.jsonl'))],
  [
    '  readline, JSON.parse',
    async (folder) => {
      const file = path.join(folder, 'a.jsonl');
      let rows = 0;
      for await (const line of createInterface({ input: createReadStream(file) })) {
        if (JSON.parse(line) !== null) rows++;
      }
      return { rows, bytes: (await stat(file)).size };
    },
  ],
  ['read XLSX', (folder) => readWithUs(path.join(folder, 'a.xlsx'))],
  [
    '  hucre xlsx',
    (folder) => {
      const file = path.join(folder, 'a.xlsx');
      return counted(file, streamXlsxRows(Readable.toWeb(createReadStream(file)) as never));
    },
  ],
  ...XML_FORMATS.flatMap(([name, sample, real]): Case[] => [
    [`${name} to rights`, () => readRights(sample, real)],
    [`  saxes alone, ${name}`, () => parseOnly(sample, real)],
  ]),
];

async function runCase(name: string, folder: string): Promise<void> {
  const run = CASES.find(([each]) => each === name)?.[1];
  if (run === undefined) throw new Error(`There is no case ${name}.`);
  const start = performance.now();
  const { rows, bytes } = await run(folder);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ rows, bytes, seconds, cpuSeconds, peakMiB }));
}

async function prepare(folder: string): Promise<void> {
  const writers = [
    ['a.csv', writeCsv],
    ['a.jsonl', writeJsonLines],
    ['a.xlsx', writeXlsx],
  ] as const;
  for (const [name, write] of writers) {
    const output = createWriteStream(path.join(folder, name));
    await write(makeRows(), columns, output);
    await new Promise<void>((resolve) => {
      output.end(resolve);
    });
  }
}

/** Each case in a process of its own, so that its memory is its own. */
async function main(): Promise<void> {
  console.log(
    `machine: ${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; ` +
      `node ${process.version}; ${rowCount.toLocaleString('en')} rows of ${COLUMNS} columns; seed ${seed}`,
  );
  console.log('indented: the peer, in the same run; peak memory of the whole process');
  const folder = await mkdtemp(path.join(tmpdir(), 'zca-bench-'));
  try {
    await prepare(folder);
    for (const [name] of CASES) {
      const argv = [fileURLToPath(import.meta.url), '--case', name, '--folder', folder];
      const child = spawnSync(
        process.execPath,
        [...argv, '--rows', String(rowCount), '--seed', String(seed)],
        { encoding: 'utf8' },
      );
      if (child.status !== 0) {
        console.log(`${name.padEnd(32)} failed: ${child.stderr.trim().split('\n').at(-1) ?? ''}`);
        continue;
      }
      const { rows, bytes, seconds, cpuSeconds, peakMiB } = JSON.parse(child.stdout) as Outcome & {
        seconds: number;
        cpuSeconds: number;
        peakMiB: number;
      };
      const speed = Math.round(rows / seconds).toLocaleString('en');
      console.log(
        `${name.padEnd(32)} ${speed.padStart(10)} rows/s ${(bytes / 1e6 / seconds).toFixed(0).padStart(6)} MB/s` +
          ` ${(bytes / 1e6 / cpuSeconds).toFixed(0).padStart(6)} MB/s of processor` +
          ` ${peakMiB.toFixed(0).padStart(6)} MiB`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (options.case !== undefined) await runCase(options.case, options.folder ?? '.');
else await main();
