import { dayInShanghai } from '@zca/standards';
import type { Config } from '../../base/config/index.ts';
import { currentGeneration } from '../../base/database/index.ts';
import { createLogger } from '../../base/log/log.ts';
import { StartupProblem } from '../../base/problem.ts';
import type { Ground } from '../../ground.ts';
import { loadProcedures } from '../../matters/index.ts';
import { openGround } from '../../ground.ts';
import type { Sessions } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { startDemonstrationIndicators } from '../../indicators/index.ts';
import { createPlatform } from '../../platform.ts';
import { startDemonstrationMatters } from '../../protection/index.ts';
import { findCity } from '../../registry/loadCity.ts';
import { countRights } from '../../registry/rightReader.ts';
import { arePagesStale, buildPages } from '../buildPages.ts';
import type { CommonOptions } from '../common.ts';
import { configOf, requireCitySize, zcaCommand } from '../common.ts';
import { Output } from '../output.ts';

interface StartOptions extends CommonOptions {
  readonly port?: string;
  readonly host?: string;
  readonly demo: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** `zca start`: the platform, until it is told to stop. */
export function startCommand() {
  return zcaCommand('start', '启动平台 start the platform')
    .option('--port <N>', '端口 port')
    .option('--host <HOST>', '监听地址 address to listen on')
    .option('--no-demo', '不载入演示城市 without the demonstration city')
    .action(start);
}

async function start(options: StartOptions): Promise<void> {
  const output = new Output({ json: options.json === true });
  const config = configOf(options, {
    port: options.port,
    host: options.host,
    // On a terminal the log would run through the progress bar.
    logLevel: process.env['ZCA_LOG_LEVEL'] ?? (process.stderr.isTTY ? 'warn' : 'info'),
  });
  if (options.demo && config.demoRights > 0) requireCitySize(config.demoRights);
  const logger = createLogger(config.logLevel);
  if (arePagesStale()) await buildPages((line) => output.line(line));
  // Heard from before the database is started, so that no end leaves it behind.
  const ended = new Promise<void>((resolve) => {
    // A service manager may tell every process of the platform, and the launcher tells this one
    // again: the second time must not cut the stop short. A second Ctrl-C does.
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('SIGINT', () => resolve());
  });
  const ground = await openGround(config, {
    log: (sentence) => output.line(sentence),
    mayAttach: false,
  });
  let platform: Platform | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      output.done();
      await platform?.close();
      await ground.close();
    })();
    return stopping;
  };
  try {
    const demonstration = await isDemonstration(ground, config, options);
    platform = await createPlatform({
      config,
      ground,
      logger,
      clock: () => Date.now(),
      demonstration,
      procedures:
        config.proceduresFolder === undefined ? [] : await loadProcedures(config.proceduresFolder),
      onIndexProgress: (done, total) =>
        output.progress('检索索引', total === 0 ? null : done / total, `${done} / ${total} 件`),
    });
    await requirePasswordFor(config, platform.sessions);
    await platform.app
      .listen({ host: config.host, port: config.port })
      .catch((error: NodeJS.ErrnoException) => {
        throw listenProblem(error, config);
      });
    await announce(platform, config, output);
    // Loading goes on behind the open doors; a stop does not wait for it, and the next start goes on.
    const prepared = prepareData(
      platform,
      ground,
      config,
      demonstration,
      output,
      () => stopping !== undefined,
    );
    await Promise.race([ended, prepared.then(() => ended)]);
    prepared.catch(() => undefined);
    output.line('正在停止……Stopping.');
  } finally {
    await stop();
  }
}

/** Whether this platform shows the demonstration city: it has one, or is empty and will get one. */
async function isDemonstration(
  ground: Ground,
  config: Config,
  options: StartOptions,
): Promise<boolean> {
  if (!options.demo || config.demoRights === 0) return false;
  const city = await findCity(ground.database);
  return city !== undefined || (await countRights(ground.database.pool)) === 0;
}

/** Open to the network only when the administrator can be told from anybody else. */
export async function requirePasswordFor(
  config: Pick<Config, 'host'>,
  sessions: Pick<Sessions, 'hasAdministratorPassword'>,
): Promise<void> {
  if (LOOPBACK.has(config.host)) return;
  if (await sessions.hasAdministratorPassword()) return;
  throw new StartupProblem('host-needs-password', {
    zh: `管理员设置口令之前只能监听 127.0.0.1，不能监听 ${config.host}。请先不带 --host 启动，用一次性链接登录并设置口令。`,
    en: `Until the administrator has a password only 127.0.0.1 is allowed, not ${config.host}. Start without --host, sign in by the one-time link and set a password.`,
  });
}

function listenProblem(error: NodeJS.ErrnoException, config: Config): Error {
  const where = `${config.host}:${config.port}`;
  if (error.code === 'EADDRINUSE') {
    return new StartupProblem('port-in-use', {
      zh: `端口 ${where} 已被占用；请用 --port 指定另一个端口。`,
      en: `The port ${where} is in use; choose another with --port.`,
    });
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
    return new StartupProblem('address-refused', {
      zh: `不能监听 ${where}（${error.code}）；请换一个地址或端口。`,
      en: `${where} cannot be listened on (${error.code}); choose another address or port.`,
    });
  }
  return error;
}

async function announce(platform: Platform, config: Config, output: Output): Promise<void> {
  const address = platform.app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const origin = config.publicOrigin ?? `http://${host}:${port}`;
  output.line(`知长安已启动 ZhiChangAn is running: ${origin}/`);
  const token = await platform.sessions.administratorLink();
  if (token !== null) {
    output.line(
      `管理员一次性登录链接（24 小时内有效）One-time link for the administrator: ${origin}/sign-in#token=${token}`,
    );
  }
}

/** Waits for the index, loads the demonstration city where nothing is, resumes imports. */
async function prepareData(
  platform: Platform,
  ground: Ground,
  config: Config,
  demonstration: boolean,
  output: Output,
  isStopped: () => boolean,
): Promise<void> {
  const { registry, search } = platform;
  const started = performance.now();
  const city = await registry.city.find();
  const whole = city !== undefined && city.loaded === city.rights;
  if (demonstration && !whole) {
    const wanted = city ?? {
      seed: config.seed,
      rights: config.demoRights,
      today: dayInShanghai(Date.now()),
    };
    registry.city.start(ground.applicationTarget, wanted, (state) =>
      output.progress(
        '演示城市',
        state.loaded / state.rights,
        `${state.loaded} / ${state.rights} 件`,
      ),
    );
    await registry.city.finished();
  }
  if (demonstration && config.demoMatters > 0) {
    await startDemonstrationMatters({
      database: ground.database,
      identity: platform.accounts.identity,
      service: platform.matters,
      seed: config.seed,
      count: config.demoMatters,
      clock: () => Date.now(),
      isStopped,
      onProgress: (done, count) =>
        output.progress('演示办件', done / count, `${done} / ${count} 件`),
    });
  }
  await search.ready();
  await search.waitFor(await currentGeneration(ground.database.db));
  await registry.resumeImports();
  if (demonstration && !isStopped())
    await inventIndicators(platform, ground, config, output, isStopped);
  output.done();
  const seconds = (performance.now() - started) / 1000;
  output.line(`${search.size.documents} 件可检索，${seconds.toFixed(1)} 秒。Ready.`);
}

/** Gives the demonstration its indicators; a platform that has to do without them runs all the same. */
async function inventIndicators(
  platform: Platform,
  ground: Ground,
  config: Config,
  output: Output,
  isStopped: () => boolean,
): Promise<void> {
  const { indicators, matters, accounts, registry, search } = platform;
  try {
    await startDemonstrationIndicators({
      database: ground.database,
      identity: accounts.identity,
      service: indicators,
      matters,
      waitFor: (generation) => search.waitFor(generation),
      seed: config.seed,
      rights: (await registry.city.find())?.rights ?? config.demoRights,
      clock: () => Date.now(),
      isStopped,
      onProgress: (share) => output.progress('演示指标', share, ''),
    });
  } catch (error) {
    if (isStopped()) return;
    output.line(
      `演示指标没有生成完，下次启动再试 The invented indicators are not complete and are tried again at the next start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
