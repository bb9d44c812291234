import type { Action } from '@zca/domain/identity';
import { OpenDataCatalogue } from '@zca/domain/openData';
import { mayBeHome, type Right } from '@zca/domain/registry';
import { openInput, readTable } from '@zca/formats';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openDataRoutes } from '../../src/openData/index.ts';
import type { OpenSource } from '../../src/openData/dataset.ts';
import { preferredType } from '../../src/openData/preferredType.ts';
import { createApp } from '../../src/base/http/server.ts';
import { createLogger } from '../../src/base/log/log.ts';
import { Metrics } from '../../src/base/metrics/metrics.ts';
import type { TestPlatform } from '../support/platform.ts';
import { ASKERS, giveCity, openTestPlatform, temporaryFolder } from '../support/platform.ts';

const ADDRESS = '/api/v1/open-data';
const BANNER = '演示数据：由种子 7 生成，名称与号码不指向任何真实主体';
let platform: TestPlatform;
let catalogue: OpenDataCatalogue;
let asked = 0;

beforeAll(async () => {
  platform = await openTestPlatform({
    settings: {
      publisher: '某市知识产权局',
      openDataLicence: 'CC BY-SA 4.0',
      openDataLicenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      openDataFrom: '2026-03-01',
      publicOrigin: 'https://ip.example.gov.cn',
    },
  });
  await giveCity(platform, 300);
  catalogue = OpenDataCatalogue.parse(await platform.read(ADDRESS));
});

const sets = () => catalogue['dcat:dataset'];
const files = () => sets().flatMap((one) => one['dcat:distribution']);
const setOf = (id: string) => sets().find((one) => one['dcterms:identifier'] === id)!;

/** Downloads are counted by address, so each comes from its own. */
async function download(name: string, query = '') {
  const answer = await platform.ask('anonymous', {
    url: `${ADDRESS}/${name}${query}`,
    remoteAddress: `10.3.0.${++asked}`,
  });
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
  return answer;
}

/** The parts of an archive as texts. */
async function unpacked(bytes: Buffer): Promise<Map<string, string>> {
  const file = path.join(temporaryFolder(), 'a.zip');
  await writeFile(file, bytes);
  const parts = new Map<string, string>();
  for await (const entry of openInput(file)) {
    parts.set(entry.name.split('!')[1]!, await text(Readable.from(entry.open())));
  }
  return parts;
}

describe('the catalogue of open data', () => {
  it('is DCAT as JSON-LD, with publisher and licence as configured', async () => {
    const answer = await platform.ask('anonymous', { url: ADDRESS });
    expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    expect(catalogue).toMatchObject({
      '@id': 'https://ip.example.gov.cn/api/v1/open-data',
      '@type': 'dcat:Catalog',
      'dcterms:publisher': { 'foaf:name': '某市知识产权局' },
      'dcterms:license': {
        '@id': 'https://creativecommons.org/licenses/by-sa/4.0/',
        'dcterms:title': 'CC BY-SA 4.0',
        'dcterms:valid': { '@type': 'xsd:date', '@value': '2026-03-01' },
      },
      'dcterms:conformsTo': { '@id': 'https://www.w3.org/TR/vocab-dcat-3/' },
    });
    expect(sets().map((one) => one['dcterms:identifier'])).toEqual([
      'patents',
      'trademarks',
      'geographical-indications',
      'legal-parameters',
      'working-calendar',
      'divisions',
      'industry-rules',
    ]);
    for (const set of sets()) {
      expect(set['dcterms:license']['@id']).toBe(catalogue['dcterms:license']['@id']);
      expect(set['dcterms:publisher']['@id']).toBe(catalogue['dcterms:publisher']['@id']);
    }
  });

  it('uses no name that its context does not explain', () => {
    const prefixes = new Set(Object.keys(catalogue['@context']));
    const names: string[] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          if (name !== '@context') walk(inner);
          if (!name.startsWith('@')) names.push(name);
          if (name === '@type') names.push(String(inner));
        }
      }
    };
    walk(catalogue);
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) expect(prefixes).toContain(name.split(':')[0]);
  });

  it('says what the city holds, from when to when, and that it is invented', async () => {
    const { count } = await platform.read<{ count: number }>(
      `/api/v1/rights?${new URLSearchParams({ q: '库=专利', size: '0' })}`,
    );
    const patents = setOf('patents');
    expect(patents['dcterms:description'][0]!['@value']).toContain(`共 ${count} 条`);
    expect(patents['dcterms:provenance']!['rdfs:label'][0]!['@value']).toBe(BANNER);
    const { 'dcat:startDate': start, 'dcat:endDate': end } = patents['dcterms:temporal']!;
    const days = (await download('patents.jsonl.zip')).rawPayload;
    const records = (await unpacked(days)).get('records.jsonl')!.trimEnd().split('\n');
    const filed = records.flatMap((line) => (JSON.parse(line) as Right).filingDay ?? []).toSorted();
    expect([start['@value'], end['@value']]).toEqual([filed[0], filed.at(-1)]);
    expect(setOf('divisions')['dcterms:provenance']).toBeUndefined();
  });

  it('tells where organisations sit, and not where persons live', async () => {
    const lines = (await unpacked((await download('patents.jsonl.zip')).rawPayload))
      .get('records.jsonl')!
      .trimEnd()
      .split('\n');
    const parties = lines.flatMap((line) => {
      const { applicants, holders = [] } = JSON.parse(line) as Right;
      return [...applicants, ...holders];
    });
    const placed = parties.filter(({ location }) => location !== undefined);
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.filter(mayBeHome)).toEqual([]);
    expect(parties.filter(({ type }) => type === 'person').length).toBeGreaterThan(0);
  });

  it('answers in the type that is asked for, and leads browsers to the page', async () => {
    const as = (accept: string) => platform.ask('anonymous', { url: ADDRESS, headers: { accept } });
    expect((await as('application/json')).headers['content-type']).toMatch(/^application\/json/);
    const page = await as('text/html,application/xhtml+xml;q=0.9,*/*;q=0.8');
    expect([page.statusCode, page.headers['location']]).toEqual([303, '/open-data']);
    expect((await as('text/turtle')).headers['content-type']).toMatch(/^application\/ld\+json/);
    for (const answer of [page, await as('*/*')]) expect(answer.headers['vary']).toBe('accept');
  });

  it('repeats to nobody what a request calls its host, and is relative where no address is configured', async () => {
    const other = await openTestPlatform({ database: platform.database });
    const as = (url: string) =>
      other.ask('anonymous', {
        url,
        headers: { host: 'a.test:81', 'x-forwarded-host': 'a.test:81' },
      });
    const answer = await as(ADDRESS);
    expect(answer.body).not.toContain('a.test');
    const relative = OpenDataCatalogue.parse(answer.json());
    expect(relative['@id']).toBe(ADDRESS);
    expect(relative['dcterms:license']['dcterms:title']).toBe('CC BY 4.0');
    const [first] = relative['dcat:dataset'].flatMap((one) => one['dcat:distribution']);
    expect(first!['dcat:downloadURL']['@id']).toBe(`${ADDRESS}/patents.csv`);
    const sized = relative['dcat:dataset']
      .flatMap((one) => one['dcat:distribution'])
      .find((file) => file['dcterms:identifier'] === 'divisions.csv')!;
    const file = await as(`${ADDRESS}/divisions.csv`);
    expect(file.body).not.toContain('a.test');
    expect(sized['dcat:byteSize']!['@value']).toBe(String(file.rawPayload.length));
  });

  it('leaves out what the index cannot tell while it is made', async () => {
    const isReady = vi.spyOn(platform.search, 'isReady', 'get').mockReturnValue(false);
    const early = OpenDataCatalogue.parse(await platform.read(ADDRESS));
    isReady.mockRestore();
    const [patents] = early['dcat:dataset'];
    const [zh, en] = patents!['dcterms:description'];
    expect(zh!['@value']).toMatch(/条数尚不知道。$/);
    expect(en!['@value']).toMatch(/not known yet\.$/);
    expect(`${zh!['@value']}${en!['@value']}`).not.toMatch(/\d/);
    expect(patents!['dcterms:temporal']).toBeUndefined();
    expect(patents!['dcterms:modified']).toEqual(setOf('patents')['dcterms:modified']);
    const tables = early['dcat:dataset'].filter((one) => one['dcterms:identifier'] === 'divisions');
    expect(tables).toEqual([setOf('divisions')]);
  });

  it('leaves out a count that was not finished in time', async () => {
    const ask = platform.search.ask.bind(platform.search);
    const late = vi.spyOn(platform.search, 'ask');
    late.mockImplementation(async (...asked) => ({ ...(await ask(...asked)), complete: false }));
    const early = OpenDataCatalogue.parse(await platform.read(ADDRESS));
    late.mockRestore();
    const [patents] = early['dcat:dataset'];
    expect(patents!['dcterms:description'][0]!['@value']).toMatch(/条数尚不知道。$/);
  });
});

describe('each file of the catalogue', () => {
  it('can be had where the catalogue says, in the size that it says, for everybody', async () => {
    expect(files()).toHaveLength(24);
    for (const file of files()) {
      const address = new URL(file['dcat:downloadURL']['@id']);
      expect(address.origin).toBe('https://ip.example.gov.cn');
      const { rawPayload, headers } = await download(file['dcterms:identifier']);
      expect(rawPayload.length).toBeGreaterThan(200);
      const size = file['dcat:byteSize']?.['@value'];
      if (size !== undefined) expect(String(rawPayload.length)).toBe(size);
      expect(headers['link']).toBe(
        '<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"',
      );
      const type = file['dcat:packageFormat'] ?? file['dcat:mediaType'];
      expect(type['@id'].endsWith(String(headers['content-type']).split(';')[0]!)).toBe(true);
      expect(headers['content-disposition']).toMatch(
        /filename="zhichangan-[a-z-]+-\d{4}-\d\d-\d\d/,
      );
    }
  });

  it.each(['csv', 'xlsx'])(
    'as %s bears banner, publisher and licence above its table',
    async (ending) => {
      for (const id of ['patents', 'trademarks', 'legal-parameters', 'divisions']) {
        const { rawPayload } = await download(`${id}.${ending}`);
        const file = path.join(temporaryFolder(), `${id}.${ending}`);
        await writeFile(file, rawPayload);
        const prefaces: string[] = [];
        let rows = 0;
        for await (const entry of openInput(file)) {
          for await (const item of readTable(entry)) {
            if (item.kind === 'header') prefaces.push(...item.preface);
            if (item.kind === 'row') rows++;
          }
        }
        const preface = prefaces.join('\n');
        expect(preface.includes(BANNER)).toBe(id === 'patents' || id === 'trademarks');
        expect(preface).toContain('某市知识产权局');
        expect(preface).toContain('CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/');
        expect(preface).toContain('2026-03-01');
        expect(setOf(id)['dcterms:description'][0]!['@value']).toContain(`共 ${rows} 条`);
      }
    },
  );

  it.each(['jsonl.zip', 'st96.zip'])(
    'as %s bears them in a text beside the records',
    async (ending) => {
      const parts = await unpacked((await download(`trademarks.${ending}`)).rawPayload);
      const readme = parts.get('README.txt')!;
      for (const said of [BANNER, '某市知识产权局', 'CC BY-SA 4.0']) expect(readme).toContain(said);
      const others = [...parts].filter(([name]) => /^(patent|design)\//.test(name));
      expect(others).toEqual([]);
    },
  );

  it('as JSON bears them beside its rows, and nobody who recorded them', async () => {
    const { body } = await download('legal-parameters.json');
    const { notice, rows } = JSON.parse(body) as { notice: string[]; rows: object[] };
    expect(notice.join('\n')).toContain('CC BY-SA 4.0');
    const { parameters } = (
      await platform.ask('systemAdministrator', { url: '/api/v1/law/parameters' })
    ).json<{ parameters: object[] }>();
    expect(rows).toHaveLength(parameters.length);
    expect(body).not.toContain('recordedBy');
    expect(body).not.toContain('"note"');
  });

  it('is written in English when it is asked for so', async () => {
    const { body } = await download('divisions.csv', '?lang=en');
    expect(body).toContain('Code,Name,Short name,Name (English)');
  });

  it('is looked for without being written', async () => {
    const answer = await platform.ask('anonymous', {
      method: 'HEAD',
      url: `${ADDRESS}/patents.st96.zip`,
      remoteAddress: '10.3.1.1',
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  });

  it('that is none is refused by name', async () => {
    for (const name of ['patents.pdf', 'persons.csv', '..%2Fpatents.csv']) {
      const answer = await platform.ask('anonymous', {
        url: `${ADDRESS}/${name}`,
        remoteAddress: '10.3.1.2',
      });
      expect(answer.statusCode).toBe(404);
      expect(answer.json<{ detail: { zh: string } }>().detail.zh).toContain('目录');
    }
  });
});

describe('what is not open to everybody', () => {
  const source = (action: Action): OpenSource => ({
    id: action.replace('.', '-'),
    title: { zh: '甲', en: 'A' },
    about: { zh: '甲。', en: 'A.' },
    keywords: [],
    action,
    isOfCity: false,
    facts: async () => ({ count: 1 }),
    files: [
      {
        ending: 'txt',
        title: { zh: '文本', en: 'Text' },
        mediaType: 'text/plain',
        send: (reply) => reply.send('secret'),
      },
    ],
  });

  it.each(ASKERS)('is neither listed for nor given to %s without the right', async (asker) => {
    const grants = asker === 'anonymous' ? [] : [{ role: asker, jurisdiction: null }];
    const app = await createApp({
      logger: createLogger('silent'),
      metrics: new Metrics(),
      uploadMaxBytes: 1,
      rateLimitPerMinute: 0,
      trustProxy: false,
      version: '0',
      identify: async () =>
        asker === 'anonymous'
          ? { kind: 'anonymous' }
          : { kind: 'person', personId: 'p', displayName: asker, grants },
    });
    const publication = {
      publisher: 'P',
      licence: 'L',
      licenceUrl: 'https://l.test/',
      from: '2026-01-01',
    };
    openDataRoutes(app, {
      sources: () => [source('openData.read'), source('law.read'), source('persons.manage')],
      publication: () => publication,
      publicOrigin: () => undefined,
      demonstration: async () => null,
      today: () => '2026-06-30',
    });
    const listed = (await app.inject(ADDRESS)).json<OpenDataCatalogue>()['dcat:dataset'];
    const wanted = ['openData-read'];
    const clients: readonly string[] = ['anonymous', 'holder', 'agency', 'bank'];
    if (!clients.includes(asker)) wanted.push('law-read');
    if (asker === 'systemAdministrator') wanted.push('persons-manage');
    expect(listed.map((one) => one['dcterms:identifier'])).toEqual(wanted);
    for (const id of ['openData-read', 'law-read', 'persons-manage']) {
      const answer = await app.inject(`${ADDRESS}/${id}.txt`);
      const refusal = asker === 'anonymous' ? 401 : 403;
      expect([id, answer.statusCode]).toEqual([id, wanted.includes(id) ? 200 : refusal]);
      if (!wanted.includes(id)) expect(answer.body).not.toContain('secret');
    }
    await app.close();
  });

  it('is not had more often than exports are', async () => {
    let refused = 0;
    for (let n = 0; n < 31; n++) {
      const { statusCode } = await platform.ask('anonymous', {
        url: `${ADDRESS}/divisions.csv`,
        remoteAddress: '10.3.2.1',
      });
      if (statusCode === 429) refused++;
    }
    expect(refused).toBe(1);
  });
});

describe('the type of an answer', () => {
  const types = ['application/ld+json', 'application/json', 'text/html'] as const;
  it.each([
    [undefined, 'application/ld+json'],
    ['', 'application/ld+json'],
    ['*/*', 'application/ld+json'],
    ['application/*;q=0.2, text/html;q=0.1', 'application/ld+json'],
    ['text/html', 'text/html'],
    ['application/json;q=0.5, application/ld+json;q=0.4', 'application/json'],
    ['text/html;q=0, */*', 'application/ld+json'],
    ['image/png', 'application/ld+json'],
    ['application/ld+json;q=x, text/html', 'text/html'],
  ])('asked for as %s is %s', (accept, wanted) => {
    expect(preferredType(accept, types)).toBe(wanted);
  });
});
