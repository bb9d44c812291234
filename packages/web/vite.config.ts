import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const { version } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
) as {
  version: string;
};

/**
 * Making a zod schema has no side effect, but a bundler cannot know it and keeps every schema, and zod
 * with it, beside a list of labels. With the mark, pages that use no schema do not load zod (25 kB).
 */
const pureSchemas: Plugin = {
  name: 'zca:pure-schemas',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/packages\/domain\/src\/.*\.ts$/ },
    handler: (code) =>
      code.replaceAll(
        /(?<![\w.'"])(?:z(?=\s*\.[a-zA-Z]+\()|[A-Z]\w*(?=\.extend\())/g,
        '/* @__PURE__ */ $&',
      ),
  },
};

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Lays a compressed twin beside every script, style and drawing, for the server to send as it is. */
const compressedTwins: Plugin = {
  name: 'zca:compressed-twins',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    if (dir === undefined) return;
    await Promise.all(
      Object.values(bundle).map(async (file) => {
        if (!/\.(?:js|css|svg)$/.test(file.fileName)) return;
        const source = file.type === 'chunk' ? file.code : file.source;
        const place = path.join(dir, file.fileName);
        // Quality 11 would take four times as long for six per cent.
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        await writeFile(`${place}.br`, await toBrotli(source, { params }));
        await writeFile(`${place}.gz`, await toGzip(source, { level: 9 }));
      }),
    );
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [pureSchemas, react(), compressedTwins],
  define: { __ZCA_VERSION__: JSON.stringify(version) },
  server: { port: 8611, proxy: { '/api': 'http://127.0.0.1:8610' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // Every browser of that year knows module preload.
    modulePreload: { polyfill: false },
    // The content security policy allows images from our own origin only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    // Ant Design and echarts are one chunk each by nature, and are loaded only by the pages that draw with them.
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      output: {
        // What every page needs is one file: parts of a kilobyte each are worse to compress.
        codeSplitting: {
          groups: [
            { name: 'frame', test: /\/node_modules\/(react|react-dom|scheduler|@tanstack)\// },
          ],
        },
      },
      treeshake: {
        // The domain's schemas have no side effects: pages that need a list of fields do not pay for zod.
        moduleSideEffects: (id) =>
          !/\/packages\/(domain|query|standards)\/|\/node_modules\/zod\//.test(id),
      },
    },
  },
});
