import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openInput } from '@zca/formats';
import { describe, expect, it } from 'vitest';
import { readRights } from '../../src/registry/import/readRights.ts';

const COLLECTED = fileURLToPath(new URL('../../../../../shared/data/patents-cn/', import.meta.url));

describe.skipIf(!existsSync(COLLECTED))('citation lists of CNKI', () => {
  it.each(['cnki_gbt7714_patent_citations.txt.gz', 'cnki_export_sample_raw.txt'])(
    '%s: every entry is a record of its own, with all that it says',
    async (name) => {
      const bytes = await readFile(COLLECTED + name);
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      const entries = text.split('\n').filter((line) => line.includes('[P]'));
      const keys = new Set<string>();
      for await (const entry of openInput(COLLECTED + name)) {
        const options = { mappingOf: () => null, today: '2026-11-22' };
        for await (const item of readRights(entry, options)) {
          if (item.kind !== 'right' || item.right.collection !== 'patent') {
            throw new Error(`not a patent: ${JSON.stringify(item)}`);
          }
          const { right } = item;
          keys.add(right.key);
          expect(item.patch).toBe(false);
          expect(right.title).not.toMatch(/\[P\]|^$/);
          expect(right.publications).toMatchObject([{ day: expect.any(String) }]);
          expect(right.inventors.length).toBeGreaterThan(0);
          for (const inventor of right.inventors) expect(inventor).not.toMatch(/[,，、\s]/);
        }
      }
      expect(keys.size).toBe(entries.length);
    },
  );
});
