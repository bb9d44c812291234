import type { Words } from '@zca/procedure';
import { findDevelopmentZone, findDivision, findOtherCity } from '@zca/standards';

/**
 * Where an address lies, as far as it says: with an office of this city; in the city without a
 * district; elsewhere; or nobody can tell. `assumed` is true where a district was named without its
 * city, for 长安区 and 新城区 exist in other cities too.
 */
export type Placement =
  | { readonly kind: 'office'; readonly code: string; readonly assumed: boolean }
  | { readonly kind: 'city' }
  | { readonly kind: 'elsewhere'; readonly name: string }
  | { readonly kind: 'unknown' };

/**
 * Places an address with the office that is competent there. `offices` are the codes of the bureau's
 * district and zone offices: a zone that has none belongs to the district that the address names.
 */
export function placeAddress(address: string, offices: ReadonlySet<string>): Placement {
  const found = findDivision(address);
  const otherCity = findOtherCity(address);
  const province = found?.division.level === 'province' ? found.division : null;
  const isOtherProvince = province !== null && province.code !== '610000';
  if (isOtherProvince || otherCity !== null) {
    return { kind: 'elsewhere', name: `${province?.name ?? ''}${otherCity ?? ''}` };
  }
  const zone = findDevelopmentZone(address);
  if (zone !== null && offices.has(zone.code)) {
    return { kind: 'office', code: zone.code, assumed: false };
  }
  if (found?.division.level === 'county' && offices.has(found.division.code)) {
    return { kind: 'office', code: found.division.code, assumed: found.isCityAssumed };
  }
  return zone !== null || found?.division.level === 'city' ? { kind: 'city' } : { kind: 'unknown' };
}

/** What place founds the competence of an office. */
export type CompetenceReason =
  | 'businessAddress'
  | 'domicile'
  | 'shownAddress'
  | 'platformDomicile'
  | 'actPlace'
  | 'presumedActPlace'
  | 'publisherPlace'
  | 'advertiserPlace'
  | 'agencyPlace';

/** The reasons in words, as a decision states them. */
export const COMPETENCE_REASONS: Readonly<Record<CompetenceReason, Words>> = {
  businessAddress: { zh: '实际经营地', en: 'actual place of business' },
  domicile: { zh: '住所地', en: 'domicile' },
  shownAddress: { zh: '平台公示地址所在地', en: 'address shown on the platform' },
  platformDomicile: { zh: '平台经营者住所地', en: 'domicile of the platform operator' },
  actPlace: { zh: '被举报行为发生地', en: 'place of the reported act' },
  presumedActPlace: {
    zh: '实际经营地（未写明行为发生地）',
    en: 'actual place of business (no place of the act was given)',
  },
  publisherPlace: { zh: '广告发布者所在地', en: 'place of the publisher' },
  advertiserPlace: { zh: '广告主所在地', en: 'place of the advertiser' },
  agencyPlace: { zh: '广告经营者所在地', en: 'place of the advertising agency' },
};
