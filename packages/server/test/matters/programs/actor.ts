/*
 * Files matters and acts in them as fast as it can, four at a time, until it is killed: a spawned
 * matter, papers, notices and personal values with every third act. Prints each receipt once it is
 * given, so that what was promised is known when the process is gone.
 *   actor.ts DATA_FOLDER CONNECTION_AS_JSON RUN
 */
import { writeSync } from 'node:fs';
import { fromPublishedYear, SEED_PARAMETERS } from '@zca/domain/law';
import { PUBLISHED_YEARS } from '@zca/standards';
import { connect } from '../../../src/base/database/index.ts';
import { Ledger } from '../../../src/base/ledger/index.ts';
import { createLogger } from '../../../src/base/log/log.ts';
import { NO_SEAL, Papers, PaperStore, PDF_FORMAT } from '../../../src/base/papers/index.ts';
import { FileStore } from '../../../src/base/files/index.ts';
import { openSealer } from '../../../src/base/secrecy/index.ts';
import { LawStore } from '../../../src/law/index.ts';
import { MattersService } from '../../../src/matters/index.ts';
import { libraryCard } from '../libraryCard.ts';

const [dataDirectory, connection, run] = process.argv.slice(2) as [string, string, string];
const database = connect(JSON.parse(connection) as object, { maxConnections: 6 });
const clock = Date.now;
const law = new LawStore(database.db);
await law.seed(
  SEED_PARAMETERS,
  PUBLISHED_YEARS.map((year) => fromPublishedYear(year)),
);
const logger = createLogger('silent');
const onFailure = () => undefined;
const ledger = await Ledger.open({ database, dataDirectory, sm2: false, clock, onFailure });
const service = new MattersService({
  database,
  definitions: [libraryCard],
  law,
  sealer: openSealer(dataDirectory),
  dataDirectory,
  logger,
  clock,
  ledger,
  papers: new Papers({
    store: new PaperStore(database.pool),
    files: new FileStore(`${dataDirectory}/files`),
    format: PDF_FORMAT,
    seal: NO_SEAL,
    publicOrigin: undefined,
    clock,
    logger,
  }),
  notices: { wake: () => undefined },
  demonstration: true,
  officeNames: async () => new Map(),
  stripImage: (bytes) => bytes,
});
const actor = { id: null, isSystem: true, roles: [], parties: [] };
let keys = 0;
const asking = () => ({
  actor,
  asker: 'actor',
  key: `run-${run}-${String(++keys).padStart(12, '0')}`,
});
const say = (receipt: { matter: string; revision: number; entry: string }) =>
  writeSync(1, `${receipt.matter} ${receipt.revision} ${receipt.entry}\n`);

async function work(): Promise<never> {
  for (;;) {
    const filed = await service.acts.file({
      ...asking(),
      procedure: 'libraryCard',
      action: 'ask',
      input: { purpose: '读书', name: '王某', office: '610113' },
    });
    say(filed);
    for (const action of ['query', 'complete', 'grant']) {
      const input =
        action === 'query'
          ? { reason: '缺电话' }
          : action === 'complete'
            ? { phone: '13800001234' }
            : {};
      const request = { matterId: filed.matter, action, input, seenRevision: undefined };
      say((await service.acts.act({ ...asking(), ...request }))!);
    }
  }
}
writeSync(1, 'ready\n');
await Promise.all([work(), work(), work(), work()]);
