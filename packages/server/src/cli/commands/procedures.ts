import { Command } from 'commander';
import { createLogger } from '../../base/log/log.ts';
import { StartupProblem } from '../../base/problem.ts';
import { mattersBesidePlatform } from '../../matters/index.ts';
import type { CommonOptions } from '../common.ts';
import { HELP, onGround, zcaCommand } from '../common.ts';

/** `zca procedures list | migrate`: the procedures that run here, and matters of earlier versions. */
export function proceduresCommand() {
  const command = new Command('procedures')
    .description('办事程序 procedures and the versions under which matters run')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    zcaCommand(
      'list',
      '列出程序、版本和未办结件数 list procedures, versions and open matters',
    ).action(list),
  );
  command.addCommand(
    zcaCommand('migrate', '把在办事项转到程序的新版本 bring open matters to the newest version')
      .argument('<procedure>', '程序名 name of the procedure')
      .action(migrate),
  );
  return command;
}

async function list(options: CommonOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const service = await openService(ground, config);
    const counts = await service.openByVersion();
    for (const definition of service.procedures.all()) {
      const open = counts.get(`${definition.id}@${definition.version}`) ?? 0;
      output.line(
        `${definition.id}@${definition.version}  ${definition.title.zh}  在办 ${open} 件`,
      );
    }
    output.result({ procedures: Object.fromEntries(counts) });
  });
}

async function migrate(id: string, options: CommonOptions): Promise<void> {
  await onGround(options, async (ground, config, output, signal) => {
    const service = await openService(ground, config);
    const definition = service.procedures.find(id);
    if (definition === undefined) {
      throw new StartupProblem('procedure-unknown', {
        zh: `没有“${id}”这个程序；zca procedures list 列出全部程序。`,
        en: `There is no procedure "${id}"; zca procedures list names them all.`,
      });
    }
    if (definition.migration === undefined) {
      throw new StartupProblem('procedure-migration-absent', {
        zh: `${id}@${definition.version} 没有写明如何从前一版本转来，在办事项继续按原版本办理。`,
        en: `${id}@${definition.version} does not say how matters come from the version before; they go on under it.`,
      });
    }
    const moved = await service.migrateOpen(definition, signal);
    output.line(
      `已转到 ${id}@${definition.version}：${moved} 件。${moved} matters were brought over.`,
    );
    output.result({ moved });
  });
}

function openService(
  ground: Parameters<Parameters<typeof onGround>[1]>[0],
  config: Parameters<Parameters<typeof onGround>[1]>[1],
) {
  return mattersBesidePlatform({
    database: ground.database,
    config,
    logger: createLogger('error'),
    clock: () => Date.now(),
    demonstration: false,
  });
}
