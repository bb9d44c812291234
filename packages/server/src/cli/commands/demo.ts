import { dayInShanghai } from '@zca/standards';
import { StartupProblem } from '../../base/problem.ts';
import { findCity, loadCity } from '../../registry/loadCity.ts';
import type { CommonOptions } from '../common.ts';
import { onGround, requireCitySize, wholeNumber, zcaCommand } from '../common.ts';

interface DemoOptions extends CommonOptions {
  readonly scale?: string;
  readonly seed?: string;
}

/** `zca demo`: loads the demonstration city, or goes on where loading stopped. */
export function demoCommand() {
  return zcaCommand('demo', '载入演示城市 load the demonstration city')
    .option('--scale <N>', '权利件数 number of rights')
    .option('--seed <N>', '种子 seed')
    .action(async (options: DemoOptions) => {
      await onGround(options, async ({ database }, config, output, signal) => {
        const known = await findCity(database);
        const seed = wholeNumber(options.seed, 'seed') ?? known?.seed ?? config.seed;
        const rights = wholeNumber(options.scale, 'scale') ?? known?.rights ?? config.demoRights;
        if (known !== undefined && known.seed !== seed) {
          throw new StartupProblem('other-city', {
            zh: `这里已有种子 ${known.seed} 的演示城市；换种子请用新的数据目录（--data）。`,
            en: `The city of seed ${known.seed} is here already; use another data folder (--data) for another seed.`,
          });
        }
        requireCitySize(rights);
        // A city is one of its size: another size is another city, and both would stand mixed.
        if (known !== undefined && known.rights !== rights) {
          throw new StartupProblem('other-city', {
            zh: `这里已有 ${known.rights} 件的演示城市；换规模请用新的数据目录（--data）。`,
            en: `A city of ${known.rights} rights is here already; use another data folder (--data) for another size.`,
          });
        }
        const started = performance.now();
        const city = { seed, rights, today: known?.today ?? dayInShanghai(Date.now()) };
        const state = await loadCity(city, {
          database,
          clock: () => Date.now(),
          isStopped: () => signal.aborted,
          onProgress: (now) =>
            output.progress(
              '演示城市',
              now.loaded / now.rights,
              `${now.loaded} / ${now.rights} 件`,
            ),
        });
        const seconds = (performance.now() - started) / 1000;
        output.line(`演示城市（种子 ${seed}）：${state.loaded} 件，${seconds.toFixed(1)} 秒。`);
        output.result({ seed, rights: state.loaded, seconds });
      });
    });
}
