import type { OperatorKind, Respondent } from './complaint/model.ts';
import type { Report } from './report/model.ts';
import { type ProtectionRefusal, refusal } from './messages.ts';
import { actsInNameOf, type OfficeCode, superiorOf } from './office.ts';
import { type Basis, basisOf, citation, type Order, type Subject } from './order.ts';
import { type CompetenceReason, placeAddress, type Placement } from './placement.ts';

/** The places of a respondent that may found competence. */
export type RespondentPlaces = Pick<
  Respondent,
  | 'operator'
  | 'businessAddress'
  | 'domicile'
  | 'shownAddress'
  | 'shownAddressReachable'
  | 'platformDomicile'
>;

/** What must be known to say who handles a matter. */
export type CompetenceFacts =
  | { readonly kind: 'complaint'; readonly respondent: RespondentPlaces }
  | ({ readonly kind: 'report'; readonly respondent: RespondentPlaces } & Pick<
      Report,
      'subject' | 'actPlace' | 'advertisement'
    >);

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
  readonly address: string | null;
  readonly subject: Subject;
  readonly onlyIfFirst?: boolean;
}

function complaintRules(respondent: RespondentPlaces, order: Order): readonly Rule[] {
  const { businessAddress, domicile, shownAddress, platformDomicile } = respondent;
  const subject = 'complaintOnline';
  switch (respondent.operator) {
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
      const isShown = shownAddress !== null && respondent.shownAddressReachable !== false;
      return isShown
        ? [{ reason: 'shownAddress', address: shownAddress, subject }, platform]
        : [platform];
    }
  }
}

const ONLINE: ReadonlySet<OperatorKind> = new Set(['ownSite', 'platform']);

function reportRules(facts: Extract<CompetenceFacts, { kind: 'report' }>): readonly Rule[] {
  const { respondent, advertisement } = facts;
  if (facts.subject !== 'general') {
    const subject = 'advertisement';
    const places = advertisement ?? {
      publisherPlace: null,
      advertiserPlace: null,
      agencyPlace: null,
    };
    const advertiser: Rule = {
      reason: 'advertiserPlace',
      address: places.advertiserPlace,
      subject,
    };
    if (facts.subject === 'ownInternetAdvertisement') return [advertiser];
    const publisher: Rule = { reason: 'publisherPlace', address: places.publisherPlace, subject };
    if (facts.subject === 'mediaAdvertisement') return [publisher];
    const agency: Rule = { reason: 'agencyPlace', address: places.agencyPlace, subject };
    return [publisher, { ...advertiser, onlyIfFirst: true }, { ...agency, onlyIfFirst: true }];
  }
  if (ONLINE.has(respondent.operator)) {
    return [{ reason: 'domicile', address: respondent.domicile, subject: 'reportOnline' }];
  }
  if (respondent.operator === 'platformSeller') {
    return [
      { reason: 'businessAddress', address: respondent.businessAddress, subject: 'reportOnline' },
      {
        reason: 'platformDomicile',
        address: respondent.platformDomicile,
        subject: 'reportOnline',
        onlyIfFirst: true,
      },
    ];
  }
  return facts.actPlace === null
    ? [
        {
          reason: 'presumedActPlace',
          address: respondent.businessAddress,
          subject: 'reportPlace',
        },
      ]
    : [{ reason: 'actPlace', address: facts.actPlace, subject: 'reportPlace' }];
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
    facts.kind === 'complaint' ? complaintRules(facts.respondent, order) : reportRules(facts);
  return rules.map(({ reason, address, subject, onlyIfFirst = false }) => ({
    reason,
    basis: basisOf(order, subject),
    address,
    placement: address === null ? { kind: 'unknown' } : placeAddress(address, offices),
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

/** How a matter may be moved from one office to another. */
export type Transfer = 'dispatch' | 'return';

/**
 * Whether an office may move a matter to another: down to an office directly below (dispatch), up to
 * the one directly above (return), the city's intake to any. A peer never: order 121 art. 41.
 * `nameOf` writes an office in the sentence of the refusal.
 */
export function checkTransfer(
  from: OfficeCode,
  to: OfficeCode,
  order: Order,
  nameOf: (office: OfficeCode) => string,
): { readonly ok: true; readonly transfer: Transfer } | { ok: false; refusal: ProtectionRefusal } {
  const isBelow = to !== null && (from === null || superiorOf(to) === from);
  if (isBelow) return { ok: true, transfer: 'dispatch' };
  if (from !== null && superiorOf(from) === to) return { ok: true, transfer: 'return' };
  return {
    ok: false,
    refusal: refusal('MUST_RETURN_TO_INTAKE', 'handlerOffice', {
      from: nameOf(from),
      to: nameOf(to),
      article: citation(basisOf(order, 'intake')),
    }),
  };
}
