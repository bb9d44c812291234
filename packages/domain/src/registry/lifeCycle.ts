/**
 * The life of a technology and of its patents, from counts by year.
 *
 * The phases follow the reading of patent activity over time (H. Ernst, "The use of patent data for
 * technological forecasting", Small Business Economics 9, 1997; R. Haupt, M. Kloyer, M. Lange,
 * "Patent indicators for the technology life cycle development", Research Policy 36, 2007): few
 * filings by few applicants, then both rising, then filings that stand still, then both falling. The
 * thresholds are this platform's convention and are shown with the chart.
 */

/** One filing year: filings, and how many different holders they have. */
export interface YearOfActivity {
  readonly year: number;
  readonly filings: number;
  readonly holders: number;
}

export const LIFE_PHASES = ['emergence', 'growth', 'maturity', 'decline'] as const;
export type LifePhase = (typeof LIFE_PHASES)[number];

/** Share of the greatest yearly average below which, before it is first passed, a field emerges. */
export const EMERGENCE_SHARE = 0.1;
/** Change of the three-year average from one year to the next that counts as rise or fall. */
export const STANDSTILL = 0.05;
/** Fewer filings or fewer years are not judged. */
export const LEAST_FILINGS = 50;
const LEAST_YEARS = 5;
const AVERAGED_YEARS = 3;

/**
 * The phase of each year by three-year averages; null for the first years, which have no average to
 * compare with, for years after `lastComplete` (applications are published up to 18 months after
 * filing), and for all years of too few filings.
 *
 * @param years consecutive years, ascending
 */
export function phasesOf(
  years: readonly YearOfActivity[],
  lastComplete: number,
): (LifePhase | null)[] {
  const complete = years.filter(({ year }) => year <= lastComplete);
  const total = complete.reduce((sum, { filings }) => sum + filings, 0);
  if (complete.length < LEAST_YEARS || total < LEAST_FILINGS) return years.map(() => null);
  const average = (place: number, of: 'filings' | 'holders'): number => {
    const window = complete.slice(Math.max(0, place - AVERAGED_YEARS + 1), place + 1);
    return window.reduce((sum, year) => sum + year[of], 0) / AVERAGED_YEARS;
  };
  const peak = Math.max(...complete.map((_, place) => average(place, 'filings')));
  let emerged = false;
  return years.map((_, place) => {
    if (place >= complete.length) return null;
    const filings = average(place, 'filings');
    emerged ||= filings >= peak * EMERGENCE_SHARE;
    if (!emerged) return 'emergence';
    if (place < AVERAGED_YEARS) return place === 0 ? null : 'growth';
    const before = average(place - 1, 'filings');
    const change = before === 0 ? 1 : (filings - before) / before;
    const holdersFall = average(place, 'holders') < average(place - 1, 'holders');
    if (change > STANDSTILL) return 'growth';
    return change < -STANDSTILL && holdersFall ? 'decline' : 'maturity';
  });
}

/** What became of patents at one age: how many were in force on reaching it, ended at it, or are that old now. */
export interface AgeOfLife {
  /** Calendar years since the year of filing. */
  readonly age: number;
  readonly atRisk: number;
  readonly ended: number;
  /** In force at this age today, or, where nothing more is known, last seen at it. */
  readonly censored: number;
  /** Share of all patents in force after this age, 0 to 1. */
  readonly survival: number;
}

/**
 * The life table of patents by the actuarial method (S. J. Cutler, F. Ederer, "Maximum utilization
 * of the life table method in analyzing survival", J. Chronic Diseases 8, 1958): those still in
 * force count half of the year in which they are last seen. For patents the table reads how long
 * annuities were paid (A. Pakes, M. Schankerman, 1984).
 *
 * @param ended number that ended by age; `living` number in force by present age
 */
export function lifeTable(
  ended: ReadonlyMap<number, number>,
  living: ReadonlyMap<number, number>,
): AgeOfLife[] {
  const ages = [...ended.keys(), ...living.keys()].filter((age) => age >= 0);
  if (ages.length === 0) return [];
  let atRisk = 0;
  for (const counts of [ended, living]) {
    for (const [age, count] of counts) if (age >= 0) atRisk += count;
  }
  let survival = 1;
  const rows: AgeOfLife[] = [];
  for (let age = 0; age <= Math.max(...ages); age++) {
    const end = ended.get(age) ?? 0;
    const censored = living.get(age) ?? 0;
    const exposed = atRisk - censored / 2;
    if (exposed > 0) survival *= 1 - end / exposed;
    rows.push({ age, atRisk, ended: end, censored, survival });
    atRisk -= end + censored;
  }
  return rows;
}
