import path from 'node:path';
import { PROCEDURES } from '@zca/domain/procedures';
import type { ProcedureDefinition } from '@zca/procedure';
import type { Config } from '../base/config/index.ts';
import type { Database } from '../base/database/index.ts';
import { FileStore } from '../base/files/index.ts';
import type { Logger } from '../base/log/log.ts';
import { NO_SEAL, Papers, PaperStore, PDF_FORMAT } from '../base/papers/index.ts';
import { openSealer } from '../base/secrecy/index.ts';
import { OrganisationStore } from '../identity/index.ts';
import { LawStore } from '../law/index.ts';
import { loadProcedures } from './loadProcedures.ts';
import { MattersService } from './service.ts';

export interface BesideOptions {
  readonly database: Database;
  readonly config: Pick<Config, 'dataDirectory' | 'proceduresFolder' | 'publicOrigin'>;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly demonstration: boolean;
  /** Procedures beside those of the rooms and of the operator's folder. */
  readonly procedures?: readonly ProcedureDefinition[];
}

/**
 * The service of matters for a command that works beside a running platform, or while none runs. Acts
 * are written in full; log, printer and messengers of the platform find what waits for them by
 * themselves. It looks at no clocks.
 */
export async function mattersBesidePlatform(options: BesideOptions): Promise<MattersService> {
  const { database, config, logger, clock, demonstration } = options;
  const organisations = new OrganisationStore(database.db);
  const names = new Map((await organisations.list()).map(({ code, name }) => [code, name]));
  const { proceduresFolder, dataDirectory, publicOrigin } = config;
  return new MattersService({
    database,
    definitions: [
      ...PROCEDURES,
      ...(proceduresFolder === undefined ? [] : await loadProcedures(proceduresFolder)),
      ...(options.procedures ?? []),
    ],
    law: new LawStore(database.db),
    sealer: openSealer(dataDirectory),
    dataDirectory,
    logger,
    clock,
    demonstration,
    ledger: { wake: () => undefined, proofOf: async () => undefined },
    papers: new Papers({
      store: new PaperStore(database.pool),
      files: new FileStore(path.join(dataDirectory, 'files')),
      format: PDF_FORMAT,
      seal: NO_SEAL,
      publicOrigin,
      clock,
      logger,
    }),
    notices: { wake: () => undefined },
    officeNames: async () => names,
    stripImage: (bytes) => bytes,
  });
}
