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
const PHONE = '13987650413';
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

const complained = await platform.ask('anonymous', {
  method: 'POST',
  url: '/api/v1/matters',
  payload: {
    procedure: 'complaint',
    action: 'file',
    input: {
      respondentName: '渭曲食品有限公司',
      businessAddress: '西安市雁塔区长安南路300号',
      content: '石榴汁不是临潼所产',
      requests: ['refund'],
      complainantName: PERSONAL,
      complainantPhone: PHONE,
      complainantAddress: '西安市碑林区友谊西路1号',
    },
    key: 'planted-secret-0000003',
  },
});

const words = [PERSONAL, INTERNAL, '鸑鷟', '獬豸', PHONE];
/** Ways in which a text can stand in an answer. */
const written = (word: string) => [
  word,
  JSON.stringify(word).slice(1, -1),
  [...word].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  encodeURIComponent(word),
  Buffer.from(word).toString('base64').slice(0, -4),
];

function expectNone(text: string, where: string, planted: readonly string[] = words): void {
  for (const word of planted) {
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
  // Nobody knows the code but who filed the matter.
  code: 'AAAA-AAAA-AAAA-AAAA',
  hash: entry,
};
/** An address about one of the matters. */
const about = (address: string, id: string) =>
  address.replace(/\{(\w+)\}/g, (_whole, name: string) => VALUES[name] ?? id);

describe('a word planted in a restricted matter', async () => {
  const all = await addresses();

  it('is there', () => {
    expect(filed.statusCode).toBe(201);
    expect(queried.statusCode, queried.body).toBe(201);
    expect(complained.statusCode, complained.body).toBe(201);
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(all)('P:K.8-5: is not told to visitors by %s', async (address) => {
    for (const id of [matter, complained.json().matter as string]) {
      const url = about(address, id);
      for (const q of ['', ...words]) {
        const asked = encodeURIComponent(q);
        const answer = await platform.ask('anonymous', {
          url: `${url}?q=${asked}&text=${asked}&prefix=${asked}&query=${asked}`,
        });
        // What was asked may be told back; whatever else is there may not be.
        const others = words.filter((word) => q === '' || (!q.includes(word) && !word.includes(q)));
        expectNone(answer.body, url, others);
      }
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
