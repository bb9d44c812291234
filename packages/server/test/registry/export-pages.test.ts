import type { Right } from '@zca/domain/registry';
import { openInput, type St96Loss, writeCsv } from '@zca/formats';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportRights, type ExportRequest } from '../../src/registry/export/exportRights.ts';
import { formatCsvPage } from '../../src/registry/export/formattingThreads.ts';
import { columnsOf, type TableLayout } from '../../src/registry/export/table.ts';
import { loadCity } from '../../src/registry/loadCity.ts';
import { ST96_SCHEMAS, st96Validator } from '../../../formats/test/st96Schemas.ts';
import type { LossCount } from '../../src/registry/export/st96/lossReport.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/platform.ts';

interface Summary {
  readonly documents: Record<'patent' | 'design' | 'trademark', number>;
  readonly fields: (LossCount & { readonly label: { readonly zh: string } })[];
}

interface LossLine {
  readonly file: string;
  readonly losses: readonly St96Loss[];
}

const hex = (sign: string) => `_${sign.codePointAt(0)!.toString(16).toUpperCase()}`;

/** More pages than are under way at once, the last one partly filled. */
const RIGHTS = 10_500;
const LAYOUT: TableLayout = { collections: ['patent', 'trademark'], locale: 'zh' };
const EVERYTHING = { keys: null, past: null, locale: 'zh', homes: true, preface: [] } as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const clock = () => Date.parse('2026-06-30T04:00:00Z');
  const city = { seed: 11, rights: RIGHTS, today: '2026-06-30' };
  await loadCity(city, { database: database.application, clock });
});

async function exported(request: ExportRequest): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(output),
    exportRights(database.application.pool, request, output).then(() => output.end()),
  ]);
  return bytes;
}

describe('an export of many pages', () => {
  it('as CSV has the records of the JSON Lines, in their order, to the byte', async () => {
    const lines = (await exported({ ...EVERYTHING, format: 'jsonl' })).toString().trimEnd();
    const rights = lines.split('\n').map((line) => JSON.parse(line) as Right);
    expect(rights).toHaveLength(RIGHTS);
    expect(rights.map(({ key }) => key)).toEqual(rights.map(({ key }) => key).toSorted());
    const wanted = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(wanted),
      writeCsv(rights, columnsOf(LAYOUT), wanted).then(() => wanted.end()),
    ]);
    expect((await exported({ ...EVERYTHING, format: 'csv' })).equals(bytes)).toBe(true);
  });

  it.each(['csv', 'jsonl', 'st96'] as const)(
    'as %s ends when nobody takes it any more',
    async (format) => {
      const output = new Writable({
        write(_chunk, _encoding, callback) {
          callback(new Error('the disk is full'));
        },
      });
      output.on('error', () => undefined);
      const request = { ...EVERYTHING, format };
      await expect(exportRights(database.application.pool, request, output)).rejects.toThrow(
        'the disk is full',
      );
    },
  );
});

describe('an export as ST.96', () => {
  let parts: Map<string, string>;
  beforeAll(async () => {
    const file = path.join(temporaryFolder(), 'all.zip');
    const notice = ['演示数据：测试', '许可 -- A'];
    await writeFile(file, await exported({ ...EVERYTHING, format: 'st96', preface: notice }));
    parts = new Map();
    for await (const entry of openInput(file)) {
      parts.set(entry.name.split('!')[1]!, await text(Readable.from(entry.open())));
    }
  });

  it('has a document for every record, with the notice in each, and the reports', async () => {
    const lines = (await exported({ ...EVERYTHING, format: 'jsonl' })).toString().trimEnd();
    const rights = lines.split('\n').map((line) => JSON.parse(line) as Right);
    const documents = [...parts.keys()].filter((name) => /^(patent|design|trademark)\//.test(name));
    expect(documents.map((name) => path.basename(name, '.xml')).toSorted()).toEqual(
      rights.map(({ key }) => key.replace(/[^A-Za-z0-9.-]/g, (sign) => hex(sign))).toSorted(),
    );
    for (const name of documents) {
      expect(parts.get(name)!.split('\n').slice(1, 3)).toEqual([
        '<!-- 演示数据：测试 -->',
        '<!-- 许可 - - A -->',
      ]);
    }
    expect(parts.get('README.txt')).toMatch(/^演示数据：测试\n许可 -- A\n/);
  });

  it('names the losses of each record, and sums them', () => {
    const records = [...parts]
      .filter(([name]) => name.startsWith('losses/records-'))
      .flatMap(([, lines]) => lines.trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as LossLine);
    expect(records).toHaveLength(RIGHTS);
    const summary = JSON.parse(parts.get('losses/summary.json')!) as Summary;
    const { patent, design, trademark } = summary.documents;
    expect(patent + design + trademark).toBe(RIGHTS);
    for (const { kind, field, reason, extent, records: count, values } of summary.fields) {
      const own = records
        .filter(({ file }) => file.startsWith(kind))
        .flatMap(({ losses }) =>
          losses.filter(
            (loss) => loss.field === field && loss.reason === reason && loss.extent === extent,
          ),
        );
      expect([own.length, own.reduce((sum, loss) => sum + loss.count, 0)]).toEqual([count, values]);
    }
    const told = records.flatMap(({ losses }) => losses).length;
    expect(summary.fields.reduce((sum, one) => sum + one.records, 0)).toBe(told);
    const words = parts.get('losses/summary.txt')!;
    expect(words).toContain('登记簿截止日（registerAsOf）：未写入');
    expect(words).toContain('date of the register extract (registerAsOf): lost');
    // Each field that was lost has a name that people know.
    for (const { label } of summary.fields) expect(label.zh).toMatch(/[\u3400-\u9fff]/);
  });

  it.skipIf(ST96_SCHEMAS.isAbsent)(
    'is valid after the schemas of WIPO, legal events too',
    async () => {
      const faults = await st96Validator();
      const statuses = [...parts].filter(([name]) => name.startsWith('legal-status/'));
      expect(statuses.length).toBeGreaterThan(1);
      for (const [name, xml] of statuses) expect(faults(xml), name).toEqual([]);
      for (const [name, xml] of [...parts].slice(0, 400)) {
        if (name.endsWith('.xml')) expect(faults(xml), name).toEqual([]);
      }
    },
    300_000,
  );
});

describe('the threads that format', () => {
  const csvOf = (text: string) =>
    formatCsvPage({ page: new TextEncoder().encode(text), layout: LAYOUT, homes: true });

  it('say what went wrong, and go on with the next page', async () => {
    await expect(csvOf('{"key":')).rejects.toThrow(/JSON/);
    await expect(csvOf('')).resolves.toHaveLength(0);
  });
});
