import type { Patent } from '@zca/domain/registry';
import { type EpochDay, dayText, yearOfDay } from '../base/days.ts';
import type { Draws } from '../base/random.ts';
import type { Place } from '../timeline.ts';

/** Serial numbers of foreign documents lie above what the offices have given out. */
const digits = (value: number, width: number): string => String(value).padStart(width, '0');

/** An invented foreign publication number of an office in a year; unique enough by its draw. */
export function foreignNumber(
  office: 'US' | 'EP' | 'JP' | 'KR' | 'WO',
  year: number,
  draws: Draws,
): string {
  const serial = 900_000 + draws.below(100_000);
  switch (office) {
    case 'US':
      return draws.chance(0.55)
        ? `US${year}${serial}A1`
        : `US99${digits(draws.below(1_000_000), 6)}B2`;
    case 'EP':
      return `EP9${digits(draws.below(1_000_000), 6)}${draws.chance(0.6) ? 'A1' : 'B1'}`;
    case 'JP':
      return `JP${year}${serial}A`;
    case 'KR':
      return `KR10${year}9${digits(draws.below(1_000_000), 6)}A`;
    default:
      return `WO${year}${serial}A1`;
  }
}

export interface ForeignSide {
  family?: string[];
  priorities?: Patent['priorities'];
  internationalApplication?: string;
  internationalPublication?: string;
}

/**
 * What a patent has abroad: national phases of a PCT application carry its numbers and a foreign
 * priority of about a year before, 18 months after which it was published internationally; some inventions were filed abroad afterwards, and a few claim an earlier own filing.
 */
export function foreignSide(
  section: 'invention' | 'utilityModel' | 'design',
  isNationalPhase: boolean,
  { filing, year, rankInYear }: Pick<Place, 'filing' | 'year' | 'rankInYear'>,
  today: EpochDay,
  draws: Draws,
): ForeignSide {
  const side: ForeignSide = {};
  if (isNationalPhase) {
    side.internationalApplication = `PCT/CN${year}/${900_000 + (rankInYear % 100_000)}`;
    const office = draws.pick(['US', 'JP', 'KR', 'EP'] as const);
    const earlier = filing - draws.between(330, 364);
    const number = priorityNumber(office, earlier, draws);
    side.priorities = [{ country: office, number, day: dayText(earlier) }];
    side.internationalPublication = foreignNumber('WO', yearOfDay(earlier + 548), draws);
    side.family = [side.internationalPublication];
    if (filing < today - 700) {
      side.family.push(foreignNumber(office === 'EP' ? 'US' : office, year + 1, draws));
      side.family.sort();
    }
    return side;
  }
  if (section === 'invention' && filing < today - 700 && draws.chance(0.026)) {
    const family: string[] = [];
    if (draws.chance(0.72)) family.push(foreignNumber('WO', year + 1, draws));
    for (const office of ['US', 'EP', 'JP', 'KR'] as const) {
      if (draws.chance({ US: 0.62, EP: 0.34, JP: 0.24, KR: 0.13 }[office])) {
        family.push(foreignNumber(office, year + 2, draws));
      }
    }
    if (family.length > 0) side.family = family.sort();
    return side;
  }
  return side;
}

function priorityNumber(office: string, day: EpochDay, draws: Draws): string {
  const year = yearOfDay(day);
  if (office === 'US') return `99/${digits(draws.below(1_000_000), 6)}`;
  if (office === 'JP') return `${year}-${900_000 + draws.below(100_000)}`;
  if (office === 'KR') return `10-${year}-9${digits(draws.below(1_000_000), 6)}`;
  return `${String(year).slice(2)}99${digits(draws.below(10_000), 4)}`;
}
