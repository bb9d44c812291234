import { readFileSync } from 'node:fs';
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
    handler: (code) => code.replaceAll(/(?<![\w.'"])z(?=\s*\.[a-zA-Z]+\()/g, '/* @__PURE__ */ z'),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [pureSchemas, react()],
  define: { __ZCA_VERSION__: JSON.stringify(version) },
  server: { port: 8611, proxy: { '/api': 'http://127.0.0.1:8610' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // The content security policy allows images from our own origin only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    // Ant Design and echarts are one chunk each by nature, and are loaded only by the pages that draw with them.
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      treeshake: {
        // The domain's schemas have no side effects: pages that need a list of fields do not pay for zod.
        moduleSideEffects: (id) =>
          !/\/packages\/(domain|query|standards)\/|\/node_modules\/zod\//.test(id),
      },
    },
  },
});
