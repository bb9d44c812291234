import type { OwnAreas } from '@zca/domain/indicators';
import { stringifyAddress } from '../../base/address.ts';
import type { FiguresAddress } from './address.ts';

/**
 * Where the page of an indicator is, for pages that stand in another frame: they load it as a whole,
 * because the public pages have a stricter content security policy.
 */
export const indicatorPath = (code: string, { period, area, source }: FiguresAddress): string =>
  `/indicators/${encodeURIComponent(code)}${stringifyAddress({ period, area, source })}`;

/** Where the sheet stands on which the value of an indicator is drafted; it is counted now. */
export const draftPath = (code: string, { period, area }: FiguresAddress): string =>
  `/desk/cockpit${stringifyAddress({ period, area, source: 'live', draft: code })}`;

/**
 * The figures after another choice. Present values are those of the own areas alone: an area that is
 * none of them is left out, and the server takes the own one.
 */
export function chooseFigures(
  address: FiguresAddress,
  change: FiguresAddress,
  own: OwnAreas,
): FiguresAddress {
  const { area, ...chosen } = { ...address, ...change };
  const isOwn = area !== undefined && (chosen.source !== 'live' || own.live.includes(area));
  return isOwn ? { ...chosen, area } : chosen;
}
