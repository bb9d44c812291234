/*
 * A whole platform in a process of its own, for benchmarks that ask it over HTTP:
 *   servePlatform.ts DATA_FOLDER RIGHTS SEED
 * Prints `listening PORT` when every record can be searched, and ends in good order on SIGTERM.
 */
import { loadConfig } from '../../packages/server/src/base/config/index.ts';
import { createLogger } from '../../packages/server/src/base/log/log.ts';
import { openGround } from '../../packages/server/src/ground.ts';
import { createPlatform } from '../../packages/server/src/platform.ts';
import { loadCity } from '../../packages/server/src/registry/loadCity.ts';

const [dataDirectory, rights, seed] = process.argv.slice(2) as [string, string, string];
const loaded = loadConfig({}, { dataDirectory, rateLimitPerMinute: 0 });
if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.en).join('\n'));
const { config } = loaded;
const ground = await openGround(config, { log: () => undefined, mayAttach: false });
await loadCity(
  { seed: Number(seed), rights: Number(rights), today: new Date().toISOString().slice(0, 10) },
  { database: ground.database, clock: () => Date.now() },
);
const platform = await createPlatform({
  config,
  ground,
  logger: createLogger('error'),
  clock: () => Date.now(),
  demonstration: true,
});
await platform.search.ready();
await platform.app.listen({ host: '127.0.0.1', port: 0 });
const address = platform.app.server.address();
process.stdout.write(`listening ${typeof address === 'object' ? address!.port : ''}\n`);
process.once('SIGTERM', () => {
  void platform
    .close()
    .then(() => ground.close())
    .then(() => process.exit(0));
});
