import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

/** What a page may cost on a slow net, compressed, scripts and styles together. */
const PUBLIC_LIMIT = 150_000;

const PAGES = {
  'first page': 'HomePage',
  'result list': 'SearchPage',
  record: 'RecordPage',
  'query help': 'QueryHelpPage',
  'form of a query': 'BuilderPage',
  'own searches': 'HistoryPage',
  'numbers in bulk': 'NumbersPage',
  comparison: 'ComparePage',
  'similar records': 'SimilarPage',
  'verification of a paper': 'PaperPage',
  'verification of a proof': 'ProofPage',
  notices: 'NoticesPage',
  services: 'ServicesPage',
  'form of a matter': 'FilingPage',
  'entry of a tracking code': 'TrackPage',
  'tracked matter': 'TrackedPage',
  'published indicators': 'IndicatorsPage',
  'one indicator': 'IndicatorPage',
  'evidence of a published figure': 'EvidencePage',
  'monthly report': 'ReportPage',
  'look-up of parties': 'PartiesPage',
  party: 'PartyPage',
  'sign-in': 'SignInPage',
} as const;

let output: Rolldown.RolldownOutput['output'];

function chunks(): Rolldown.OutputChunk[] {
  return output.filter((each): each is Rolldown.OutputChunk => each.type === 'chunk');
}

/** A chunk and everything that it imports at once; what is imported later is not counted. */
function withImports(start: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const queue = [...start];
  for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    for (const name of chunk.imports) {
      const next = chunks().find((each) => each.fileName === name);
      if (next !== undefined) queue.push(next);
    }
  }
  return [...found];
}

function loadedBy(page: string): Rolldown.OutputChunk[] {
  const entry = chunks().filter((chunk) => chunk.isEntry);
  const route = chunks().filter((chunk) => chunk.facadeModuleId?.endsWith(`/${page}.tsx`) === true);
  expect(route).toHaveLength(1);
  return withImports([...entry, ...route]);
}

function compressed(loaded: readonly Rolldown.OutputChunk[]): number {
  const styles = new Set(
    loaded.flatMap((chunk) => [
      ...((chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ??
        []),
    ]),
  );
  const scripts = loaded.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
  const css = output
    .filter((each) => each.type === 'asset' && styles.has(each.fileName))
    .reduce((sum, each) => sum + gzipSync((each as Rolldown.OutputAsset).source).length, 0);
  return scripts + css;
}

function modulesOf(loaded: readonly Rolldown.OutputChunk[]): string[] {
  return loaded.flatMap((chunk) => chunk.moduleIds);
}

beforeAll(async () => {
  // The test runner names its own environment, and the build would take React's development form.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: path.join(import.meta.dirname, '../vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  vi.unstubAllEnvs();
  output = (built as Rolldown.RolldownOutput).output;
});

describe.each(Object.entries(PAGES))('the %s', (_, page) => {
  it('weighs less than 150 kB with everything that it needs', () => {
    const bytes = compressed(loadedBy(page));
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(PUBLIC_LIMIT);
  });

  it('loads neither Ant Design nor echarts nor schemas', () => {
    const heavy = modulesOf(loadedBy(page)).filter((id) =>
      /\/node_modules\/(antd|@ant-design|@rc-component|rc-[a-z-]+|echarts|zrender|dayjs|zod)\//.test(
        id,
      ),
    );
    expect(heavy).toEqual([]);
  });
});

describe('the whole', () => {
  it('draws charts with echarts and working pages with Ant Design', () => {
    expect(modulesOf(loadedBy('WorkFrame')).some((id) => id.includes('/node_modules/antd/'))).toBe(
      true,
    );
    expect(modulesOf(chunks()).some((id) => id.includes('/node_modules/echarts/'))).toBe(true);
  });

  it('holds nothing of the tests and no inline script', () => {
    expect(modulesOf(chunks()).filter((id) => id.includes('/web/test/'))).toEqual([]);
    const page = output.find((each) => each.fileName === 'index.html') as Rolldown.OutputAsset;
    expect(String(page.source)).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(String(page.source)).not.toMatch(/<style|style=|https?:\/\//);
  });
});
