import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/base/log/log.ts';
import { openTestPlatform, temporaryFolder } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

/*
 * A word planted in a restricted matter, in personal values and in those of the office alone, is looked
 * for through everything that the public can reach: every address, snapshots and other files, the log.
 */
const PERSONAL = '鸑鷟某乙';
const INTERNAL = '机密线索獬豸';
const log: string[] = [];
const dataDirectory = temporaryFolder();
const platform = await openTestPlatform({
  procedures: [libraryCard],
  dataDirectory,
  logger: createLogger('trace', { write: (line: string) => void log.push(line) }),
});

const filed = await platform.ask('anonymous', {
  method: 'POST',
  url: '/api/v1/matters',
  payload: {
    procedure: 'libraryCard',
    action: 'ask',
    input: { purpose: '公开的用途', name: PERSONAL, office: '610113' },
    key: 'planted-secret-0000001',
  },
});
const { matter, entry } = filed.json();
const queried = await platform.ask('district', {
  method: 'POST',
  url: `/api/v1/matters/${matter}/acts`,
  payload: {
    action: 'query',
    input: { reason: INTERNAL },
    revision: 1,
    key: 'planted-secret-0000002',
  },
});

const words = [PERSONAL, INTERNAL, '鸑鷟', '獬豸'];
/** Ways in which a text can stand in an answer. */
const written = (word: string) => [
  word,
  JSON.stringify(word).slice(1, -1),
  [...word].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  encodeURIComponent(word),
  Buffer.from(word).toString('base64').slice(0, -4),
];

function expectNone(text: string, where: string): void {
  for (const word of words) {
    for (const form of written(word))
      expect(text.includes(form), `${where} has ${form}`).toBe(false);
  }
}

/** Every address that answers a GET, as the API's description lists them. */
async function addresses(): Promise<string[]> {
  const { paths } = await platform.read<{ paths: Record<string, object> }>('/api/openapi.json');
  return Object.entries(paths)
    .filter(([, operations]) => 'get' in operations)
    .map(([address]) => address);
}

const VALUES: Readonly<Record<string, string>> = {
  id: matter,
  // Nobody knows the code but who filed the matter.
  code: 'AAAA-AAAA-AAAA-AAAA',
  hash: entry,
  matter,
};

describe('a word planted in a restricted matter', async () => {
  const all = await addresses();

  it('is there', () => {
    expect(filed.statusCode).toBe(201);
    expect(queried.statusCode, queried.body).toBe(201);
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(all)('is not told to visitors by %s', async (address) => {
    const url = address.replace(/\{(\w+)\}/g, (_whole, name: string) => VALUES[name] ?? matter);
    for (const q of ['', ...words]) {
      const asked = encodeURIComponent(q);
      const answer = await platform.ask('anonymous', {
        url: `${url}?q=${asked}&text=${asked}&prefix=${asked}&query=${asked}`,
      });
      // What was asked may be told back; whatever else is there may not be.
      const told = q === '' ? answer.body : answer.body.replaceAll(q, '').replaceAll(asked, '');
      if (q === '') expectNone(told, url);
    }
  });

  it('is counted nowhere: asking for it finds as little as asking for nothing known', async () => {
    for (const base of ['/api/v1/rights', '/api/v1/rights/charts', '/api/v1/query/complete']) {
      const of = async (q: string) => {
        const answer = await platform.ask('anonymous', {
          url: `${base}?q=${encodeURIComponent(q)}`,
        });
        return answer.body.replaceAll(q, '').replace(/"(tookMs|requestId)":("[^"]*"|[\d.]+)/g, '');
      };
      expect(await of(INTERNAL)).toBe(await of('查无此词獬犴'));
    }
  });

  it('stands in no file but the file store, and in no line of the log', () => {
    const look = (folder: string): void => {
      for (const name of readdirSync(folder)) {
        const full = path.join(folder, name);
        if (statSync(full).isDirectory()) look(full);
        else expectNone(readFileSync(full).toString('utf8'), full);
      }
    };
    look(dataDirectory);
    expect(log.length).toBeGreaterThan(50);
    expectNone(log.join('\n'), 'the log');
  });
});
