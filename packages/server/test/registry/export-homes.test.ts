import { EXPORT_COLUMNS, type Right, type RightDetail } from '@zca/domain/registry';
import { openInput, readTable } from '@zca/formats';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Asker,
  ASKERS,
  openTestPlatform,
  temporaryFolder,
  type TestPlatform,
} from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

/** Coordinates that stand nowhere else. */
const HOME: [number, number] = [108.123457, 34.123457];
const SHOP: [number, number] = [108.234568, 34.234568];
const SEAT: [number, number] = [108.345679, 34.345679];
const right = (serial: number, applicant: Right['applicants'][number]): Right => ({
  ...patent({ number: applicationNumber(2020, serial) }),
  applicants: [{ country: 'CN', division: '610113', ...applicant }],
});
const OF_PERSON = right(901, { name: '张样例', location: HOME });
const OF_TRADER = right(902, {
  name: '西安样例五金经营部',
  creditCode: '92610113MA6TESTX01',
  location: SHOP,
});
const OF_FIRM = right(903, { name: '西安样例有限公司', location: SEAT });

/** Who may see where a person lives: those who bring such records in. */
const SEEING: readonly Asker[] = ['city', 'systemAdministrator'];
const OTHERS = ASKERS.filter((asker) => !SEEING.includes(asker));

let platform: TestPlatform;
let folder: string;
let asked = 0;
beforeAll(async () => {
  platform = await openTestPlatform();
  folder = temporaryFolder();
  await platform.give([OF_PERSON, OF_TRADER, OF_FIRM]);
});

async function bytes(asker: Asker, url: string): Promise<Buffer> {
  const answer = await platform.ask(asker, { url, remoteAddress: `10.3.0.${++asked}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.rawPayload;
}

/** Longitudes by applicant in a table, in the words of the file. */
async function longitudes(content: Buffer, ending: string): Promise<Record<string, string>> {
  const file = path.join(folder, `${++asked}.${ending}`);
  await writeFile(file, content);
  const found: Record<string, string> = {};
  const headerOf = (field: string) =>
    EXPORT_COLUMNS.patent.find((column) => column.field === field)!.header.zh;
  for await (const entry of openInput(file)) {
    for await (const item of readTable(entry)) {
      if (item.kind !== 'row') continue;
      found[String(item.cells[headerOf('applicants')])] = String(
        item.cells[headerOf('longitude')] ?? '',
      );
    }
  }
  return found;
}

const NAMES = [OF_PERSON, OF_TRADER, OF_FIRM].map(({ applicants }) => applicants[0]!.name);
const told = (...values: string[]) =>
  Object.fromEntries(NAMES.map((name, place) => [name, values[place] ?? '']));

describe.each(['csv', 'xlsx'] as const)('an export as %s', (format) => {
  const url = `/api/v1/rights/export?format=${format}`;

  it('has the coordinates of organisations alone for visitors', async () => {
    const found = await longitudes(await bytes('anonymous', url), format);
    expect(found).toEqual(told('', '', String(SEAT[0])));
  });

  it('has all for who may see where persons live', async () => {
    const found = await longitudes(await bytes('city', url), format);
    expect(found).toEqual(told(String(HOME[0]), String(SHOP[0]), String(SEAT[0])));
  });
});

const read = (lines: Buffer): Right[] =>
  lines
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Right);

describe('an export as JSON Lines', () => {
  const url = '/api/v1/rights/export?format=jsonl';

  it.each(OTHERS)('has no home for %s', async (asker) => {
    const lines = await bytes(asker, url);
    for (const figure of [...HOME, ...SHOP]) expect(lines.toString()).not.toContain(`${figure}`);
    const rights = read(lines);
    const of = ({ key }: Right) => rights.find((one) => one.key === key)!;
    // Nothing else is lost.
    const { location: _, ...party } = OF_PERSON.applicants[0]!;
    expect(of(OF_PERSON)).toEqual({ ...OF_PERSON, applicants: [party] });
    expect(of(OF_FIRM)).toEqual(OF_FIRM);
  });

  it.each(SEEING)('has every record as it is kept for %s', async (asker) => {
    const rights = read(await bytes(asker, url));
    expect(rights.toSorted((one, other) => (one.key < other.key ? -1 : 1))).toEqual(
      [OF_PERSON, OF_TRADER, OF_FIRM].toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    );
  });
});

describe('a record', () => {
  const locationOf = async (asker: Asker, { key }: Right) => {
    const detail = JSON.parse((await bytes(asker, `/api/v1/rights/${key}`)).toString());
    return (detail as RightDetail).record.applicants[0]!.location;
  };

  it.each(OTHERS)('tells %s where an organisation sits, and of no home', async (asker) => {
    expect(await locationOf(asker, OF_PERSON)).toBeUndefined();
    expect(await locationOf(asker, OF_TRADER)).toBeUndefined();
    expect(await locationOf(asker, OF_FIRM)).toEqual(SEAT);
  });

  it.each(SEEING)('tells %s all', async (asker) => {
    expect(await locationOf(asker, OF_PERSON)).toEqual(HOME);
    expect(await locationOf(asker, OF_TRADER)).toEqual(SHOP);
  });
});

describe('the map', () => {
  it('has no point of a sole trader, nor of a person', async () => {
    const count = async ([longitude, latitude]: readonly number[]) => {
      const q = encodeURIComponent(`location:circle(${longitude},${latitude},50)`);
      const { count: found } = await platform.read<{ count: number }>(
        `/api/v1/rights?q=${q}&size=0`,
      );
      return found;
    };
    expect(await Promise.all([HOME, SHOP, SEAT].map(count))).toEqual([0, 0, 1]);
  });
});
