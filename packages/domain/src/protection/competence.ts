import { actsInNameOf, type OfficeCode, superiorOf } from './office.ts';
import { type Basis, basisOf, type Order, type ArticleSubject } from './order.ts';
import { type CompetenceReason, placeAddress, type Placement } from './placement.ts';
import type { ReportValues } from './report/fields.ts';
import type { OperatorKind, RespondentValues } from './sharedFields.ts';

/** The places of a respondent that may found competence. A trader has premises unless said otherwise. */
export type RespondentPlaces = Pick<
  RespondentValues,
  | 'operatorKind'
  | 'businessAddress'
  | 'domicile'
  | 'shownAddress'
  | 'shownAddressReachable'
  | 'platformDomicile'
>;

/** The places of a report that may found competence. */
export type ReportPlaces = RespondentPlaces &
  Pick<
    ReportValues,
    'reportSubject' | 'actPlace' | 'publisherPlace' | 'advertiserPlace' | 'agencyPlace'
  >;

/** What must be known to say who handles a matter. */
export type CompetenceFacts =
  | { readonly kind: 'complaint'; readonly values: RespondentPlaces }
  | { readonly kind: 'report'; readonly values: ReportPlaces };

/** A place that founds competence, and the office that is competent there. */
export interface CompetentPlace {
  readonly reason: CompetenceReason;
  readonly basis: Basis;
  /** The address; null where the form leaves it empty. */
  readonly address: string | null;
  readonly placement: Placement;
  /** True where the office is competent only if it received the matter first. */
  readonly onlyIfFirst: boolean;
}

interface Rule {
  readonly reason: CompetenceReason;
  readonly address: string | null | undefined;
  readonly subject: ArticleSubject;
  readonly onlyIfFirst?: boolean;
}

const isGiven = (address: string | null | undefined): address is string =>
  address !== null && address !== undefined && address !== '';

function complaintRules(values: RespondentPlaces, order: Order): readonly Rule[] {
  const { businessAddress, domicile, shownAddress, platformDomicile } = values;
  const subject = 'complaintOnline';
  switch (values.operatorKind ?? 'shop') {
    case 'shop':
      return [
        { reason: 'businessAddress', address: businessAddress, subject: 'complaintPlace' },
        { reason: 'domicile', address: domicile, subject: 'complaintPlace' },
      ];
    case 'ownSite':
    case 'platform':
      return [{ reason: 'domicile', address: domicile, subject }];
    default: {
      const platform: Rule = { reason: 'platformDomicile', address: platformDomicile, subject };
      if (order === 20) {
        return [{ reason: 'businessAddress', address: businessAddress, subject }, platform];
      }
      const isShown = isGiven(shownAddress) && values.shownAddressReachable !== false;
      return isShown
        ? [{ reason: 'shownAddress', address: shownAddress, subject }, platform]
        : [platform];
    }
  }
}

const ONLINE: ReadonlySet<OperatorKind> = new Set(['ownSite', 'platform']);

function reportRules(values: ReportPlaces): readonly Rule[] {
  const operator = values.operatorKind ?? 'shop';
  if ((values.reportSubject ?? 'general') !== 'general') return advertisementRules(values);
  if (ONLINE.has(operator)) {
    return [{ reason: 'domicile', address: values.domicile, subject: 'reportOnline' }];
  }
  if (operator === 'platformSeller') {
    return [
      { reason: 'businessAddress', address: values.businessAddress, subject: 'reportOnline' },
      {
        reason: 'platformDomicile',
        address: values.platformDomicile,
        subject: 'reportOnline',
        onlyIfFirst: true,
      },
    ];
  }
  const place: Rule = isGiven(values.actPlace)
    ? { reason: 'actPlace', address: values.actPlace, subject: 'reportPlace' }
    : { reason: 'presumedActPlace', address: values.businessAddress, subject: 'reportPlace' };
  return [place];
}

function advertisementRules(values: ReportPlaces): readonly Rule[] {
  const subject = 'advertisement';
  const advertiser: Rule = {
    reason: 'advertiserPlace',
    address: values.advertiserPlace,
    subject,
  };
  if (values.reportSubject === 'ownInternetAdvertisement') return [advertiser];
  const publisher: Rule = { reason: 'publisherPlace', address: values.publisherPlace, subject };
  if (values.reportSubject === 'mediaAdvertisement') return [publisher];
  const agency: Rule = { reason: 'agencyPlace', address: values.agencyPlace, subject };
  return [publisher, { ...advertiser, onlyIfFirst: true }, { ...agency, onlyIfFirst: true }];
}

/**
 * Every place that founds competence, the leading one first. A complaint goes to the district of the
 * actual place of business or the domicile; of a seller on a platform to the address shown there (if
 * it can be reached) or the platform's domicile; a report to the place of the act, with rules of their
 * own for online trade and advertisements. Source: order 121 art. 13, 29, 31, 32; order 20 art. 12,
 * 25, 27, 28.
 */
export function competentPlaces(
  facts: CompetenceFacts,
  order: Order,
  offices: ReadonlySet<string>,
): readonly CompetentPlace[] {
  const rules =
    facts.kind === 'complaint' ? complaintRules(facts.values, order) : reportRules(facts.values);
  return rules.map(({ reason, address, subject, onlyIfFirst = false }) => ({
    reason,
    basis: basisOf(order, subject),
    address: isGiven(address) ? address : null,
    placement: isGiven(address) ? placeAddress(address, offices) : { kind: 'unknown' },
    onlyIfFirst,
  }));
}

/** What the office that holds a matter should do with it. */
export type Assignment =
  /** It handles the matter, in the name of `inNameOf`. */
  | { readonly kind: 'handle'; readonly inNameOf: OfficeCode; readonly place: CompetentPlace }
  /** It sends the matter to `office`; `alternatives` are competent too. */
  | {
      readonly kind: 'dispatch';
      readonly office: string;
      readonly place: CompetentPlace;
      readonly alternatives: readonly CompetentPlace[];
      readonly basis: Basis;
    }
  /** Another competent office has received the same dispute before. */
  | { readonly kind: 'earlier'; readonly office: string; readonly basis: Basis }
  /** It is not competent, and gives the matter back to `to`. */
  | { readonly kind: 'return'; readonly to: OfficeCode; readonly basis: Basis }
  /** No office of the city is competent; the person is told where to go. */
  | { readonly kind: 'outside'; readonly places: readonly string[]; readonly basis: Basis }
  /** The addresses do not say enough; these are to be asked for. */
  | { readonly kind: 'ask'; readonly reasons: readonly CompetenceReason[] };

/** Where a matter stands: who holds it, and who received the same dispute before. */
export interface Holding {
  readonly at: OfficeCode;
  /** District or zone that received the same dispute first; null when nobody did. */
  readonly receivedFirstBy: string | null;
}

/**
 * What the holder of a matter should do. A suggestion for the form: the officer decides. A station
 * handles in the name of its district (art. 30). Of several competent offices the first receiver
 * handles (art. 14); the intake unit sends to the leading one.
 */
export function assign(
  places: readonly CompetentPlace[],
  { at, receivedFirstBy }: Holding,
  kind: CompetenceFacts['kind'],
  order: Order,
): Assignment {
  const own = actsInNameOf(at);
  const inCity = places.filter(({ placement }) => placement.kind === 'office');
  const placeOf = (code: OfficeCode): CompetentPlace | undefined =>
    inCity.find(({ placement }) => placement.kind === 'office' && placement.code === code);
  if (receivedFirstBy !== null && receivedFirstBy !== own && placeOf(receivedFirstBy)) {
    return { kind: 'earlier', office: receivedFirstBy, basis: basisOf(order, 'firstReceiver') };
  }
  const ownPlace = own === null ? undefined : placeOf(own);
  if (ownPlace) return { kind: 'handle', inNameOf: own, place: ownPlace };
  if (at !== null) {
    return { kind: 'return', to: superiorOf(at) ?? null, basis: basisOf(order, 'intake') };
  }
  const [leading, ...alternatives] = inCity.toSorted(
    (a, b) => Number(a.onlyIfFirst) - Number(b.onlyIfFirst),
  );
  if (leading?.placement.kind === 'office') {
    return {
      kind: 'dispatch',
      office: leading.placement.code,
      place: leading,
      alternatives,
      basis: basisOf(order, 'intake'),
    };
  }
  const elsewhere = places.flatMap(({ placement }) =>
    placement.kind === 'elsewhere' ? [placement.name] : [],
  );
  const unplaced = places.filter(({ placement }) => placement.kind !== 'elsewhere');
  // One of several places elsewhere is enough to be competent; what is not placed may be here.
  if (unplaced.length > 0) return { kind: 'ask', reasons: unplaced.map(({ reason }) => reason) };
  const subject = kind === 'complaint' ? 'rejection' : 'noAuthority';
  return { kind: 'outside', places: [...new Set(elsewhere)], basis: basisOf(order, subject) };
}
