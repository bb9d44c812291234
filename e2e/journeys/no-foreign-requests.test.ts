import { describe, expect, it } from 'vitest';
import { firstPages } from '../support/pagesOfPlatform.ts';
import { PATIENCE } from '../support/results.ts';
import { visit } from '../support/visit.ts';

/** Scripts and styles of a public page, compressed as they travel. */
const MOST_BYTES = 150_000;

/** Every visit is watched for this (`visit.ts`), and `accessibility.test.ts` visits every page. */
describe('with every other host out of reach', () => {
  it('a page that asks elsewhere is noticed', async () => {
    const reader = await visit();
    await reader.open('/');
    await reader.page.getByRole('heading', { level: 1 }).waitFor();
    await reader.page.evaluate("fetch('http://192.0.2.1/').catch(() => undefined)");
    // The policy of the pages refuses it before it leaves; a frame would be refused likewise.
    await expect.poll(() => reader.faults.join('\n'), PATIENCE).toContain('192.0.2.1');
    await reader.page.goto('http://127.0.0.1:9/').catch(() => undefined);
    await expect.poll(() => reader.foreign.join('\n'), PATIENCE).toContain('127.0.0.1:9');
    reader.forgive();
  });
});

describe('the first load of a public page', () => {
  it.each(['home', 'search', 'patent', 'sign in'])(
    'brings less than 150 kB of code and style over the wire, and no Ant Design: %s',
    async (name) => {
      const reader = await visit();
      const taken: { path: string; bytes: number; text: string }[] = [];
      const reading: Promise<void>[] = [];
      reader.page.on('requestfinished', (request) => {
        const { pathname } = new URL(request.url());
        if (!/\.(?:js|css)$/.test(pathname)) return;
        reading.push(
          (async () => {
            const { responseBodySize } = await request.sizes();
            const text = (await (await request.response())?.text()) ?? '';
            taken.push({ path: pathname, bytes: responseBodySize, text });
          })(),
        );
      });
      const wanted = (await firstPages()).find((page) => page.name === name)!;
      await reader.open(wanted.path);
      await wanted.drawn(reader).waitFor();
      await reader.page.waitForLoadState('networkidle');
      await Promise.all(reading);
      const total = taken.reduce((sum, each) => sum + each.bytes, 0);
      const list = taken.map(({ path, bytes }) => `${path} ${bytes}`).join('\n');
      expect(total).toBeGreaterThan(20_000);
      expect(total, list).toBeLessThan(MOST_BYTES);
      const antd = taken.filter(({ text }) => /ant-btn|antCssVar|\.ant-/.test(text));
      expect(antd.map(({ path }) => path)).toEqual([]);
    },
  );
});
