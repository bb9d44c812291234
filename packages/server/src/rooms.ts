import { mapParameterFault } from '@zca/domain/geography';
import type { Placer } from '@zca/domain/places';
import { registerOf } from '@zca/domain/indicators';
import { MATTER_ACT_NOTICE, MATTER_CLOCK_NOTICE } from '@zca/domain/matters';
import { NoticeKinds } from '@zca/domain/notices';
import { WATCH_NOTICE } from '@zca/domain/registry';
import type { ClueService, PatentValues } from './appraisal/index.ts';
import { appraisalRoutes, valueRoutes } from './appraisal/index.ts';
import type { App } from './base/http/server.ts';
import type { Notices } from './base/notices/index.ts';
import { noticeRoutes } from './base/notices/index.ts';
import type { Papers } from './base/papers/index.ts';
import { paperRoutes } from './base/papers/index.ts';
import { type Ledger, ledgerRoutes } from './base/ledger/index.ts';
import type { SearchService } from './base/search/service.ts';
import { gazetteerFacilities, geographyRoutes, stationFacilities } from './geography/index.ts';
import type { IdentityParts, IdentityStore, OrganisationStore } from './identity/index.ts';
import { identityRoutes } from './identity/index.ts';
import type { IndicatorsService } from './indicators/index.ts';
import { indicatorRoutes, reportRoutes } from './indicators/index.ts';
import type { LawStore } from './law/index.ts';
import { lawRoutes } from './law/index.ts';
import type { MattersService } from './matters/index.ts';
import { mattersRoutes } from './matters/index.ts';
import type { Publication } from './openData/index.ts';
import { openDataRoutes, rightSources, tableSources } from './openData/index.ts';
import type { PartyResolver, PartyService } from './parties/index.ts';
import { partyRoutes, rosterRoutes } from './parties/index.ts';
import type { Basemap, PlacesService } from './places/index.ts';
import { basemapRoutes, placesRoutes } from './places/index.ts';
import { protectionRoutes } from './protection/index.ts';
import type { RegistryService } from './registry/index.ts';
import { registryRoutes } from './registry/index.ts';

/** What the rooms need of each other, handed to them here and nowhere else. */
export interface RoomParts {
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly accounts: IdentityParts;
  readonly organisations: OrganisationStore;
  readonly law: LawStore;
  readonly places: PlacesService;
  readonly basemap: Basemap;
  /** Places addresses by the gazetteer of the city. */
  readonly placer: Placer;
  readonly matters: MattersService;
  readonly registry: RegistryService;
  readonly indicators: IndicatorsService;
  readonly parties: PartyService;
  readonly resolver: PartyResolver;
  readonly clues: ClueService;
  readonly values: PatentValues;
  readonly notices: Notices;
  readonly papers: Papers;
  readonly search: SearchService;
  /** Who gives the open data, under what licence, and where the platform is reached. */
  readonly openData: {
    readonly publication: Publication;
    readonly publicOrigin?: string | undefined;
  };
}

/** The kinds of notices that rooms give. */
export const NOTICE_KINDS = new NoticeKinds([MATTER_ACT_NOTICE, MATTER_CLOCK_NOTICE, WATCH_NOTICE]);

/** Every room of the server; removing a room is deleting its folder and its line. */
export function registerRooms(app: App, parts: RoomParts): void {
  const audit: IdentityStore['audit'] = (...entry) => parts.accounts.identity.audit(...entry);
  ledgerRoutes(app, parts.ledger);
  identityRoutes(app, parts.accounts);
  lawRoutes(app, {
    store: parts.law,
    audit,
    faultOf: mapParameterFault,
    // Status and expiry in the index are computed with the parameters.
    onParameterChange: () => {
      parts.matters.lawChanged();
      parts.registry.parametersChanged();
    },
    onCalendarChange: () => parts.matters.calendarChanged(),
  });
  placesRoutes(app, parts.places, () => parts.placer.gazetteer);
  basemapRoutes(app, () => parts.basemap);
  noticeRoutes(app, { notices: parts.notices, audit, clock: parts.clock });
  paperRoutes(app, { papers: parts.papers, audit, clock: parts.clock });
  mattersRoutes(app, parts.matters, audit);
  protectionRoutes(app, parts.matters, audit);
  registryRoutes(app, parts.registry, audit);
  geographyRoutes(app, parts.registry, {
    placer: () => parts.placer,
    places: parts.places,
    facilities: () => [
      stationFacilities(parts.placer, parts.organisations),
      ...gazetteerFacilities(parts.placer),
    ],
    population: async (day) => {
      const { categories } = registerOf('population');
      return (await parts.indicators.populationOn(day)).map(({ category, ...figure }) => ({
        ...figure,
        series: categories.find(({ value }) => value === category)?.title ?? {
          zh: category,
          en: category,
        },
      }));
    },
  });
  indicatorRoutes(app, parts.indicators);
  reportRoutes(app, parts.indicators, () => ({
    publicOrigin: parts.openData.publicOrigin,
    publisher: parts.openData.publication.publisher,
  }));
  partyRoutes(app, parts.parties, parts.resolver);
  rosterRoutes(app, {
    rosters: () => parts.parties.rosters,
    audit,
    clock: parts.clock,
    today: () => parts.registry.options.today(),
  });
  appraisalRoutes(app, parts.clues, audit);
  valueRoutes(app, parts.values);
  openDataRoutes(app, {
    sources: () => [
      ...rightSources(parts.registry),
      ...tableSources(parts.law, () => parts.registry.rules.tableInForce('industry')),
    ],
    publication: () => parts.openData.publication,
    publicOrigin: () => parts.openData.publicOrigin,
    demonstration: () => parts.registry.demonstrationNotice(),
    today: () => parts.registry.options.today(),
  });
}
