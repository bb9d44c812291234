import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
) as {
  version: string;
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
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
