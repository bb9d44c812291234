import path from 'node:path';
import { FormatProblem, stripImageMetadata } from '@zca/formats';
import { PROCEDURES } from '@zca/domain/procedures';
import type { ProcedureDefinition } from '@zca/procedure';
import { SEED_PARAMETERS, fromPublishedYear } from '@zca/domain/law';
import { PUBLISHED_YEARS, dayInShanghai } from '@zca/standards';
import type { Config } from './base/config/index.ts';
import { FileStore } from './base/files/index.ts';
import type { App } from './base/http/server.ts';
import { createApp } from './base/http/server.ts';
import { operationRoutes } from './base/http/operationRoutes.ts';
import { pageRoutes } from './base/http/pageRoutes.ts';
import type { Logger } from './base/log/log.ts';
import { Metrics } from './base/metrics/metrics.ts';
import { NoticeStore, Notices, configuredChannels } from './base/notices/index.ts';
import { NO_SEAL, PDF_FORMAT, PaperStore, Papers } from './base/papers/index.ts';
import { Ledger } from './base/ledger/index.ts';
import { remembered } from './base/remembered.ts';
import { repeat } from './base/repeating.ts';
import { type Sealer, openSealer } from './base/secrecy/index.ts';
import type { StartThread } from './base/search/searchThread.ts';
import { SearchService } from './base/search/service.ts';
import type { Ground } from './ground.ts';
import type { IdentityParts, OrganisationStore, Sessions } from './identity/index.ts';
import { createIdentity, type PasswordCost } from './identity/index.ts';
import { indicatorEffects, IndicatorsService, ValueStore } from './indicators/index.ts';
import { LawStore } from './law/index.ts';
import { MattersService } from './matters/index.ts';
import {
  ClueService,
  ClueStore,
  clueEffects,
  PatentValues,
  valueEffects,
} from './appraisal/index.ts';
import { PartyResolver, PartyService, partyEffects } from './parties/index.ts';
import { BoundaryStore, PlacesService, openBasemap } from './places/index.ts';
import { forgetTickets } from './protection/index.ts';
import { loadPlacer } from './places/index.ts';
import { RegistryService, type RightSourceSettings } from './registry/index.ts';
import { NOTICE_KINDS, registerRooms } from './rooms.ts';
import { VERSION } from './version.ts';

/** A running platform, without the socket on which it listens. */
export interface Platform {
  readonly app: App;
  readonly search: SearchService;
  readonly accounts: IdentityParts;
  readonly sessions: Sessions;
  readonly organisations: OrganisationStore;
  /** Seals personal values for the database. */
  readonly sealer: Sealer;
  readonly registry: RegistryService;
  readonly parties: PartyService;
  readonly clues: ClueService;
  readonly notices: Notices;
  readonly papers: Papers;
  readonly ledger: Ledger;
  readonly matters: MattersService;
  readonly indicators: IndicatorsService;
  /** Ends everything but the ground. */
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly config: Config;
  readonly ground: Ground;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Whether this is the demonstration city, with its invented offices and accounts. */
  readonly demonstration?: boolean;
  /** What hashes of passwords cost; OWASP's recommendation unless told. */
  readonly passwordCost?: PasswordCost;
  /** Procedures beside those of the rooms: the operator's own. */
  readonly procedures?: readonly ProcedureDefinition[];
  /** How the search has its threads; each gets one of its own unless told. */
  readonly startThread?: StartThread;
  /** Told of documents indexed while the lens is made. */
  readonly onIndexProgress?: (done: number, total: number) => void;
}

/** Time that answers under way are given when the platform stops. */
const CLOSE_MS = 5_000;
/** So often what has expired is removed. */
const FORGET_EVERY_MS = 3_600_000;

/** So often it is looked for watched searches that are due. */
const WATCH_EVERY_MS = 15_000;

/** Puts the platform together on its ground. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { config, ground, logger, clock } = options;
  const { db, pool } = ground.database;
  const today = () => dayInShanghai(clock());
  const metrics = new Metrics();

  // Read before anything is started, so that a fault of it is told at once.
  const { placer } = loadPlacer(config.gazetteerFolder);
  const law = new LawStore(db);
  await law.seed(
    SEED_PARAMETERS,
    PUBLISHED_YEARS.map((year) => fromPublishedYear(year)),
  );
  const sealer = openSealer(config.dataDirectory);
  const demonstration = options.demonstration === true;
  const accounts = createIdentity({
    database: ground.database,
    sealer,
    config,
    demonstration,
    passwordCost: options.passwordCost,
    clock,
  });
  await accounts.prepare();
  const { organisations, sessions } = accounts;
  const ledger = await Ledger.open({
    database: ground.database,
    dataDirectory: config.dataDirectory,
    sm2: config.ledgerSignatures === 'ed25519+sm2',
    publicOrigin: config.publicOrigin,
    clock,
    onFailure: (error) => {
      const message = error instanceof Error ? error.message : String(error);
      logger.error({ err: { message } }, 'entries could not be appended to the log');
    },
  });
  const secureCookies = config.publicOrigin?.startsWith('https:') === true;
  const notices = new Notices({
    store: new NoticeStore(pool),
    kinds: NOTICE_KINDS,
    channels: configuredChannels(config, clock),
    findContact: async (personId) => {
      const person = await accounts.identity.findPerson(personId);
      return { email: person?.email ?? null, phone: person?.phone ?? null };
    },
    publicOrigin: config.publicOrigin,
    clock,
    logger,
  });
  const files = new FileStore(path.join(config.dataDirectory, 'files'));
  files.removeUnfinished();
  const papers = new Papers({
    store: new PaperStore(pool),
    files,
    format: PDF_FORMAT,
    seal: NO_SEAL,
    publicOrigin: config.publicOrigin,
    clock,
    logger,
  });

  const search = new SearchService({
    database: ground.applicationTarget,
    sourceModule: new URL('./registry/searchSource.ts', import.meta.url),
    sourceSettings: { gazetteer: config.gazetteerFolder } satisfies RightSourceSettings,
    snapshotFolder: path.join(config.dataDirectory, 'lens', 'rights'),
    readers: config.searchWorkers,
    onNote: (text) => logger.info({ part: 'search' }, text),
    onView: (view) => metrics.lensSize(view.documents, view.segments, view.bytes),
    onAnswer: (answer) => metrics.observeQuestion(answer.complete, answer.tookMs),
    ...(options.onIndexProgress === undefined ? {} : { onProgress: options.onIndexProgress }),
    ...(options.startThread === undefined ? {} : { startThread: options.startThread }),
  });
  /** How much files that are sent may expand to. */
  const limits = {
    maxExpandedBytes: config.archiveMaxExpandedBytes,
    maxRatio: config.archiveMaxRatio,
  };
  const registry = new RegistryService({
    database: ground.database,
    target: ground.applicationTarget,
    search,
    law,
    metrics,
    logger,
    clock,
    today,
    secureCookies,
    dataDirectory: config.dataDirectory,
    budgetMs: config.queryBudgetMs,
    limits,
    uploadMaxBytes: config.uploadMaxBytes,
    placer,
    searchHistoryDays: config.searchHistoryDays,
    onNotices: () => notices.wake(),
  });

  const parties = new PartyService({
    database: ground.database,
    search,
    logger,
    budgetMs: config.queryBudgetMs,
    clock,
  });

  const places = new PlacesService(new BoundaryStore(db));
  const basemap = openBasemap(config, { city: () => places.cityBox(), logger, clock });

  const indicatorValues = new ValueStore(pool);
  const values = new PatentValues({
    pool,
    parameters: () => matters.around.parameters(),
    today,
  });
  const matters: MattersService = new MattersService({
    database: ground.database,
    definitions: [...PROCEDURES, ...(options.procedures ?? [])],
    law,
    sealer,
    dataDirectory: config.dataDirectory,
    logger,
    clock,
    demonstration,
    ledger,
    papers,
    notices,
    officeNames: remembered(
      async () => new Map((await organisations.list()).map(({ code, name }) => [code, name])),
      30_000,
      clock,
    ),
    stripImage,
    onErase: forgetTickets,
    effects: new Map([
      ...indicatorEffects(indicatorValues),
      ...partyEffects(),
      ...clueEffects(new ClueStore(pool)),
      ...valueEffects(values),
    ]),
  });

  const indicators = new IndicatorsService({
    database: ground.database,
    search,
    registry,
    law,
    matters,
    clock,
    today,
    budgetMs: config.queryBudgetMs,
    values: indicatorValues,
    limits,
    isDemonstration: () => demonstration,
  });
  const resolver = new PartyResolver({
    database: ground.database,
    target: ground.applicationTarget,
    parties,
    matters,
    logger,
    clock,
  });

  const clues = new ClueService({
    database: ground.database,
    target: ground.applicationTarget,
    law,
    parties,
    logger,
    clock,
    today,
  });

  const app = await openDoors().catch(async (error: unknown) => {
    await ledger.close();
    await matters.close();
    await search.close();
    throw error;
  });
  papers.start();
  matters.start();
  notices.start();
  parties.start();
  clues.start();
  const watching = repeat(
    () => registry.watcher.look(),
    WATCH_EVERY_MS,
    (error) => {
      const message = error instanceof Error ? error.message : String(error);
      logger.error({ err: { message } }, 'watched searches could not be asked');
    },
  );
  const forgetting = repeat(
    async () => {
      await registry.forgetExpired();
      await notices.forgetExpired();
      await matters.forgetExpired();
      await accounts.forget();
    },
    FORGET_EVERY_MS,
    (error) => {
      const message = error instanceof Error ? error.message : String(error);
      logger.error({ err: { message } }, 'what has expired could not be removed');
    },
  );
  return {
    app,
    search,
    accounts,
    sessions,
    organisations,
    sealer,
    registry,
    parties,
    clues,
    notices,
    papers,
    ledger,
    matters,
    indicators,
    close: async () => {
      // A client that has stopped reading would keep its answer, and us, for ever.
      const patience = setTimeout(() => app.server.closeAllConnections(), CLOSE_MS);
      try {
        await forgetting.stop();
        await watching.stop();
        await app.close();
        await papers.close();
        await notices.close();
        await clues.close();
        await resolver.close();
        await parties.close();
        await registry.close();
        await matters.close();
      } finally {
        clearTimeout(patience);
        await ledger.close();
        await search.close();
      }
    },
  };

  /** The HTTP server with the routes of every room. */
  async function openDoors(): Promise<App> {
    const made = await createApp({
      logger,
      metrics,
      uploadMaxBytes: config.uploadMaxBytes,
      rateLimitPerMinute: config.rateLimitPerMinute,
      trustProxy: config.trustProxy,
      publicOrigin: config.publicOrigin,
      version: VERSION,
      identify: (request) => sessions.identify(request),
    });
    operationRoutes(made, {
      metrics,
      version: VERSION,
      isReady: async () => {
        await pool.query('select 1');
        return search.isReady;
      },
    });
    registerRooms(made, {
      ledger,
      clock,
      accounts,
      organisations,
      law,
      places,
      basemap,
      placer,
      matters,
      registry,
      parties,
      indicators,
      resolver,
      clues,
      values,
      notices,
      papers,
      search,
      openData: {
        publicOrigin: config.publicOrigin,
        publication: {
          publisher: config.publisher,
          licence: config.openDataLicence,
          licenceUrl: config.openDataLicenceUrl,
          from: config.openDataFrom,
        },
      },
    });
    await pageRoutes(made);
    await made.ready();
    return made;
  }
}

/** An image without what it tells beside the picture; undefined when it is none. */
function stripImage(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return stripImageMetadata(bytes).bytes;
  } catch (error) {
    if (error instanceof FormatProblem) return undefined;
    throw error;
  }
}
