import type { RightParty } from '@zca/domain/registry';
import { Draws, hash3, PURPOSE } from '../base/random.ts';
import type { Section } from '../calibration.ts';
import type { HolderDirectory, HolderType } from '../people/holders.ts';
import { personName } from '../people/people.ts';
import { SECTOR_CODES } from '../sectors.ts';

type PatentSection = Exclude<Section, 'trademark'>;

/** Cumulative shares of university, institute, firm, person; the rest are government bodies. */
const TYPE_SHARES: Readonly<Record<PatentSection, readonly [number, number, number, number]>> = {
  invention: [0.4, 0.5, 0.95, 0.992],
  utilityModel: [0.17, 0.23, 0.84, 0.982],
  design: [0.12, 0.14, 0.8, 0.992],
};
/** The same for the sectors in which small firms and single inventors file. */
const CONSUMER_SHARES: readonly [number, number, number, number] = [0.16, 0.2, 0.7, 0.975];
const CONSUMER_SECTORS = new Set(
  ['textiles', 'household', 'food', 'packaging', 'culture', 'agriculture'].map((code) =>
    SECTOR_CODES.indexOf(code as (typeof SECTOR_CODES)[number]),
  ),
);

function drawType(section: PatentSection, sector: number, draws: Draws): HolderType {
  const shares =
    CONSUMER_SECTORS.has(sector) && section !== 'design' ? CONSUMER_SHARES : TYPE_SHARES[section];
  const u = draws.unit();
  if (u < shares[0]) return 'university';
  if (u < shares[1]) return 'institute';
  if (u < shares[2]) return 'firm';
  return u < shares[3] ? 'person' : 'government';
}

/** Number of the first applicant. */
export function leadApplicant(
  section: PatentSection,
  sector: number,
  directory: HolderDirectory,
  draws: Draws,
): number {
  return directory.draw(draws, drawType(section, sector, draws), sector);
}

/** The applicants: the lead and, in four of ten patents, one to four others. */
export function applicantsOf(
  lead: number,
  sector: number,
  directory: HolderDirectory,
  draws: Draws,
): RightParty[] {
  const parties = [directory.party(lead)];
  const u = draws.unit();
  const others = u < 0.585 ? 0 : u < 0.855 ? 1 : u < 0.955 ? 2 : u < 0.99 ? 3 : 4;
  const leadType = directory.typeOf(lead);
  for (let i = 0; i < others; i++) {
    const v = draws.unit();
    let type: HolderType =
      v < 0.66 ? 'firm' : v < 0.84 ? 'university' : v < 0.95 ? 'institute' : 'government';
    if (leadType === 'person') type = v < 0.75 ? 'person' : 'firm';
    const party = directory.party(directory.draw(draws, type, sector));
    if (!parties.some((known) => known.name === party.name)) parties.push(party);
  }
  return parties;
}

const scratch = new Draws();

/** Inventors from the staff of the lead applicant; a person who applies invents too. */
export function inventorsOf(
  seed: number,
  lead: number,
  party: RightParty,
  directory: HolderDirectory,
  year: number,
  draws: Draws,
): string[] {
  const isPerson = party.type === 'person';
  const inventors: string[] = isPerson ? [party.name] : [];
  const u = draws.unit();
  const count = isPerson
    ? u < 0.7
      ? 1
      : 2
    : u < 0.08
      ? 1
      : u < 0.2
        ? 2
        : u < 0.4
          ? 3
          : u < 0.62
            ? 4
            : u < 0.82
              ? 5
              : u < 0.94
                ? 6
                : draws.between(7, 11);
  const staff = directory.staffOf(lead);
  // Teams: colleagues sit near each other in the list of staff, which moves on with the years.
  const team = Math.floor(draws.unit() ** 1.5 * staff) + (year - 2000) * 2;
  for (let tries = 0; inventors.length < count && tries < count + 4; tries++) {
    const desk = team + draws.below(Math.max(4, Math.min(14, staff)));
    scratch.restart(seed, hash3(seed, lead, desk), PURPOSE.inventors);
    const name = personName(scratch);
    if (!inventors.includes(name)) inventors.push(name);
  }
  return inventors;
}
