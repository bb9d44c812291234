import { type Trademark, trademarkKey } from '@zca/domain/registry';
import { type EpochDay, dayText } from '../base/days.ts';
import { madridNumber, trademarkNumber } from '../base/numbers.ts';
import { Draws, PURPOSE, WeightedChoice } from '../base/random.ts';
import { agencyOf } from '../people/agencies.ts';
import type { HolderDirectory, HolderType } from '../people/holders.ts';
import { COINED } from '../people/words.ts';
import { SECTORS, sectorIndex } from '../sectors.ts';
import type { Place, Timeline } from '../timeline.ts';
import { GROUPS_BY_CLASS, PRODUCE } from './goods.ts';
import { liveTrademark } from './life.ts';
import { inventSign } from './signs.ts';

export interface TrademarkContext {
  readonly seed: number;
  readonly today: EpochDay;
  readonly timeline: Timeline;
  readonly directory: HolderDirectory;
}

const SECTOR_CHOICE = new WeightedChoice(SECTORS.map((sector) => sector.firmWeight));
const AGRICULTURE = sectorIndex('agriculture');
/** Shares of collective and certification marks, and of Madrid registrations among registered marks. */
const COLLECTIVE_SHARE = 0.0009;
const CERTIFICATION_SHARE = 0.0018;
const MADRID_SHARE = 0.0012;

const draws = new Draws();
const other = new Draws();

/** The record of a trademark at a place of the timeline. */
export function makeTrademark(context: TrademarkContext, place: Place): Trademark {
  const { seed, timeline, directory, today } = context;
  const position = timeline.position('trademark', place.rank);
  draws.restart(seed, position, PURPOSE.sign);
  const u = draws.unit();
  const kind =
    u < COLLECTIVE_SHARE
      ? 'collective'
      : u < COLLECTIVE_SHARE + CERTIFICATION_SHARE
        ? 'certification'
        : 'ordinary';
  const isOrdinary = kind === 'ordinary';
  const isIndication = !isOrdinary && draws.chance(0.55);
  const sector = isOrdinary ? SECTOR_CHOICE.draw(draws) : AGRICULTURE;
  const sign = inventSign(draws);
  const produce = draws.pick(PRODUCE);
  if (isIndication) sign.title = draws.pick(COINED) + produce.name;

  const number = trademarkNumber(place.rank);
  const v = draws.unit();
  const type: HolderType = !isOrdinary
    ? 'government'
    : v < 0.6
      ? 'firm'
      : v < 0.94
        ? 'person'
        : v < 0.99
          ? 'government'
          : 'university';
  const holder = directory.draw(draws, type, sector);
  const applicants = [directory.party(holder)];
  if (isOrdinary && draws.chance(0.045)) {
    const partner = directory.party(
      directory.draw(draws, type === 'person' ? 'person' : 'firm', sector),
    );
    if (partner.name !== applicants[0]!.name) applicants.push(partner);
  }
  const classes = isIndication
    ? [{ nice: produce.nice, groups: [produce.group], goods: [produce.name] }]
    : classesOf(sector);

  draws.restart(seed, position, PURPOSE.life);
  const life = liveTrademark(
    place.filing,
    place.year,
    applicants[0]!.name,
    sector,
    isOrdinary,
    today,
    directory,
    draws,
  );
  const trademark: Trademark = {
    key: trademarkKey(number),
    collection: 'trademark',
    number,
    title: sign.title,
    signType: sign.title === '' ? 'figurative' : sign.signType,
    kind,
    classes,
    applicants,
    filingDay: dayText(place.filing),
    events: life.events,
    registerAsOf: dayText(today),
    synthetic: true,
  };
  if (life.preliminary !== null) trademark.preliminaryDay = dayText(life.preliminary);
  if (life.registered !== null) trademark.registrationDay = dayText(life.registered);
  if (life.termEnd !== null) trademark.termEndDay = dayText(life.termEnd);
  if (life.newHolder !== null) trademark.holders = [directory.party(life.newHolder)];
  if (isIndication) trademark.geographicalIndication = true;
  if (life.registered !== null && isOrdinary && draws.chance(MADRID_SHARE))
    trademark.madrid = madridNumber(place.rank);
  draws.restart(seed, position, PURPOSE.agency);
  if (draws.chance(0.86)) {
    const { code, name } = agencyOf(draws, other, seed, place.year);
    trademark.agency = code === undefined ? { name } : { code, name };
  }
  return trademark;
}

/** One class mostly, up to four, with similar groups and goods of the sector's line of business. */
function classesOf(sector: number): Trademark['classes'] {
  const nice = SECTORS[sector]!.nice;
  const u = draws.unit();
  const count = u < 0.86 ? 1 : u < 0.95 ? 2 : u < 0.985 ? 3 : 4;
  const classes: Trademark['classes'] = [];
  for (let i = 0; i < count; i++) {
    const number = draws.chance(0.14) ? draws.pick([...GROUPS_BY_CLASS.keys()]) : draws.pick(nice);
    if (classes.some((known) => known.nice === number)) continue;
    const groups = GROUPS_BY_CLASS.get(number)!;
    const first = draws.below(groups.length);
    const wanted = Math.min(groups.length, 1 + Math.floor(draws.unit() ** 1.5 * 3));
    const chosen = Array.from({ length: wanted }, (_, j) => groups[(first + j) % groups.length]!);
    const goods: string[] = [];
    for (const group of chosen) {
      const many = 1 + draws.below(group.goods.length);
      goods.push(...group.goods.slice(0, many));
    }
    classes.push({ nice: number, groups: chosen.map((group) => group.code).sort(), goods });
  }
  return classes.sort((a, b) => a.nice - b.nice);
}
