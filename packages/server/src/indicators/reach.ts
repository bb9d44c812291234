import { type Actor, jurisdictionsOf } from '@zca/domain/identity';
import {
  type Area,
  AREAS,
  areaOfOffice,
  CITY_AREA,
  findArea,
  type OwnAreas,
} from '@zca/domain/indicators';
import { HttpProblem } from '../base/http/problem.ts';

type IndicatorAction =
  | 'indicators.live'
  | 'indicators.enter'
  | 'indicators.draft'
  | 'indicators.targets';

/**
 * The areas of which somebody may do something with indicators: all of them by a grant for the whole
 * city, otherwise the area of each office for which a role was granted.
 */
export function reachOf(actor: Actor, action: IndicatorAction): readonly Area[] {
  const areas = new Set(jurisdictionsOf(actor, action).map(areaOfOffice));
  const [whole] = AREAS;
  return areas.has(whole) ? AREAS : AREAS.filter((area) => areas.has(area));
}

/** Where somebody may see present values and report them, so that pages offer no more than that. */
export function ownAreas(actor: Actor): OwnAreas {
  const codes = (action: IndicatorAction) => reachOf(actor, action).map(({ code }) => code);
  return { live: codes('indicators.live'), draft: codes('indicators.draft') };
}

/** The area that is asked for, or the widest within reach. Throws for one that lies outside. */
export function areaWithin(reach: readonly Area[], asked: string | undefined): Area {
  const area = asked === undefined ? reach[0] : findArea(asked);
  if (asked !== undefined && area === undefined) {
    throw new HttpProblem('request.invalid', {
      zh: `没有代码为“${asked}”的地区。可用市（${CITY_AREA}）、区县和开发区的代码。`,
      en: `There is no area "${asked}". Use the code of the city (${CITY_AREA}), a district or a development zone.`,
    });
  }
  if (area === undefined || !reach.includes(area)) {
    const names = reach.map(({ name }) => name);
    throw new HttpProblem('actor.forbidden', {
      zh: `您可以查看的地区是：${names.map(({ zh }) => zh).join('、') || '无'}。`,
      en: `You may see: ${names.map(({ en }) => en).join(', ') || 'no area'}.`,
    });
  }
  return area;
}
