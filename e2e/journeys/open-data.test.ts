import type { OpenDataCatalogue } from '@zca/domain/openData';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { seriousFindings } from '../support/axe.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { downloadBy, readBack, unzip } from '../support/tables.ts';
import { photograph, visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

async function opened(reader: Visit): Promise<OpenDataCatalogue> {
  await reader.open('/open-data');
  await reader.page.getByRole('heading', { level: 2 }).first().waitFor();
  return ask<OpenDataCatalogue>('/open-data');
}

describe('the page of open data', () => {
  it.each([
    ['desk', 'zh'],
    ['phone', 'zh'],
    ['desk', 'en'],
    ['phone', 'en'],
  ] as const)(
    'on a %s in %s shows every data set and file of the catalogue',
    async (screen, language) => {
      const reader = await visit({ screen, language });
      const catalogue = await opened(reader);
      const { page, v } = reader;
      for (const set of catalogue['dcat:dataset']) {
        const title = set['dcterms:title'].find((one) => one['@language'] === language)!['@value'];
        await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
        for (const file of set['dcat:distribution']) {
          const name = v.openData.download(file['dcterms:identifier']);
          expect(await page.getByRole('link', { name, exact: true }).count()).toBe(1);
        }
      }
      const words = await page.getByRole('article').innerText();
      expect(words).toContain(catalogue['dcterms:license']['dcterms:title']);
      expect(words).toContain(catalogue['dcterms:publisher']['foaf:name']);
      expect(words).toContain(language === 'zh' ? '演示数据' : 'Demonstration data');
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      await photograph(reader, 'open-data');
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('is reached and used without a mouse, and gives a table that says whose it is', async () => {
    const reader = await visit();
    const { page, t, v } = reader;
    await reader.open('/');
    const way = page.getByRole('navigation', { name: t.shell.navigation }).getByRole('link', {
      name: t.shell.openData,
    });
    expect(hidden(await tabTo(page, way))).toEqual([]);
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: v.openData.download('trademarks.csv') });
    expect(hidden(await tabTo(page, link))).toEqual([]);
    const file = await downloadBy(page, () => page.keyboard.press('Enter'));
    expect(file.name).toMatch(/^zhichangan-trademarks-\d{4}-\d\d-\d\d-demo\.csv$/);
    const { header, rows, problems } = await readBack(file);
    expect(problems).toBe(0);
    const catalogue = await ask<OpenDataCatalogue>('/open-data');
    const set = catalogue['dcat:dataset'].find(
      (one) => one['dcterms:identifier'] === 'trademarks',
    )!;
    expect(set['dcterms:description'][0]!['@value']).toContain(`共 ${rows.length} 条`);
    const preface = header.preface.join('\n');
    expect(preface).toContain('演示数据');
    expect(preface).toContain(catalogue['dcterms:license']['@id']);
  });

  it('gives an archive with its licence inside, and the catalogue for machines', async () => {
    const reader = await visit({ screen: 'phone', language: 'en' });
    const { page, v } = reader;
    await opened(reader);
    const file = await downloadBy(page, () =>
      page.getByRole('link', { name: v.openData.download('trademarks.st96.zip') }).click(),
    );
    const parts = await unzip(file);
    expect(parts.get('README.txt')).toContain('CC BY 4.0');
    expect([...parts.keys()].some((name) => name.startsWith('trademark/'))).toBe(true);
    const jsonld = await downloadBy(page, () =>
      page.getByRole('link', { name: v.openData.machineNote }).click(),
    );
    const catalogue = JSON.parse(jsonld.bytes.toString('utf8')) as OpenDataCatalogue;
    expect(catalogue['@type']).toBe('dcat:Catalog');
  });
});
