import { Command } from 'commander';
import { StartupProblem } from '../../base/problem.ts';
import {
  BoundaryStore,
  PlacesService,
  configuredGeocoder,
  loadPlacer,
} from '../../places/index.ts';
import { geocodeRights } from '../../registry/geocodeRights.ts';
import { type CommonOptions, HELP, onGround, wholeNumber, zcaCommand } from '../common.ts';
import { EXIT } from '../output.ts';

interface GeocodeCommandOptions extends CommonOptions {
  readonly limit?: string;
}

const STOPPED = {
  quota:
    '今日配额已用完，明日再运行即可接续。The quota of the day is spent; run it again tomorrow.',
  limit: '已达 --limit，再次运行即可接续。The limit is reached; run it again to go on.',
  provider:
    '地理编码服务没有应答或拒绝了密钥，请核对设置后再运行。The geocoder does not answer or refuses the key; check the settings and run it again.',
  asked: '已停止，再次运行即可接续。Stopped; run it again to go on.',
} as const;

/** `zca places geocode`: asks the configured online geocoder for what the gazetteer places coarsely. */
export function placesCommand(): Command {
  const command = new Command('places')
    .description('地址的定位 placing of addresses')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    zcaCommand(
      'geocode',
      '向所配置的在线地理编码服务查询单位地址（不含自然人） ask the online geocoder for addresses of organisations',
    )
      .option('--limit <N>', '本次最多查询多少个地址 most addresses of this run')
      .action(geocode),
  );
  return command;
}

async function geocode(options: GeocodeCommandOptions): Promise<void> {
  const most = wholeNumber(options.limit, 'limit');
  await onGround(options, async ({ database }, config, output, signal) => {
    const geocoder = configuredGeocoder(config);
    if (geocoder === null)
      throw new StartupProblem('no-geocoder', {
        zh: '没有配置在线地理编码服务（ZCA_GEOCODER_KEY）；不配置也能使用全部功能，地址只按地名录定位。',
        en: 'No online geocoder is configured (ZCA_GEOCODER_KEY); everything works without one, addresses are placed by the gazetteer alone.',
      });
    const served = await new PlacesService(new BoundaryStore(database.db)).boundaries('district');
    const report = await geocodeRights({
      database,
      placer: loadPlacer(config.gazetteerFolder).placer,
      geocoder,
      areas: served?.boundaries.features ?? [],
      perMinute: config.geocoderPerMinute,
      perDay: config.geocoderPerDay,
      most,
      clock: () => Date.now(),
      signal,
      onProgress: ({ rights, asked, found }) =>
        output.progress('地址', null, `${rights} 件权利，查询 ${asked}，定位 ${found}`),
    });
    output.done();
    output.line(
      `可查询的地址 ${report.addresses} 个：本次查询 ${report.asked}，定位 ${report.found}，未能定位 ${report.notFound}，不在本市 ${report.elsewhere}，失败 ${report.failed}；更新 ${report.told} 件权利。`,
    );
    if (report.stopped !== null) {
      output.line(STOPPED[report.stopped]);
      process.exitCode = EXIT.findings;
    }
    output.result(report);
  });
}
