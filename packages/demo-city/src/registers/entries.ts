import type { EntryDraft, RegisterKey } from '@zca/domain/indicators';
import {
  addDays,
  calendarDay,
  daysBetween,
  findDivisionByCode,
  XIAN,
  yearOf,
} from '@zca/standards';
import { Draws, PURPOSE } from '../base/random.ts';
import { DISTRICT_WEIGHTS } from '../calibration.ts';
import { personName } from '../people/people.ts';
import { stemOf } from '../people/holders.ts';

const CITY = XIAN.code;
const DISTRICTS = Object.keys(DISTRICT_WEIGHTS);
/** Rights of a city of the real size, to which the invented population is in proportion. */
const WHOLE_CITY_RIGHTS = 380_000;
/** Bounds of sums at ends of years; years after the last go on with the same steps. */
type Path = Readonly<Record<number, number>>;

const POPULATION: Path = {
  2019: 10_203_500,
  2020: 12_952_900,
  2021: 12_873_000,
  2022: 12_995_900,
  2023: 13_078_200,
  2024: 13_168_000,
  2025: 13_230_000,
};
const PLEDGED: Path = {
  2010: 0,
  2015: 52,
  2020: 128,
  2021: 133.1,
  2022: 137.4,
  2023: 141,
  2024: 144.3,
  2025: 147.2,
};
const MODEL_FIRMS: Path = {
  2014: 0,
  2020: 97,
  2021: 112,
  2022: 128,
  2023: 144,
  2024: 158,
  2025: 171,
};
const STANDARD_USERS: Path = {
  2015: 0,
  2020: 301,
  2021: 381,
  2022: 463,
  2023: 548,
  2024: 632,
  2025: 703,
};
const PILOT_AREAS: Path = { 2014: 0, 2020: 11, 2022: 12, 2024: 13, 2025: 13 };
const TALENTS: Path = { 2014: 0, 2020: 8, 2021: 9, 2022: 11, 2023: 12, 2024: 13, 2025: 14 };
const STAFF: Path = {
  2018: 5200,
  2019: 5600,
  2020: 6000,
  2021: 6650,
  2022: 7300,
  2023: 8050,
  2024: 8700,
  2025: 9310,
};
const TRADED: Path = { 2020: 0, 2021: 13, 2022: 30, 2023: 51, 2024: 74, 2025: 96 };
const GATHERED: Path = { 2020: 0, 2021: 24, 2022: 46, 2023: 71, 2024: 93, 2025: 108 };
const BRANDS: Path = { 2019: 0, 2021: 22, 2023: 58, 2025: 87 };
const SERVED: Path = { 2020: 0, 2021: 190, 2022: 410, 2023: 640, 2024: 870, 2025: 1060 };
const WELL_KNOWN: Path = { 2005: 0, 2015: 41, 2020: 55, 2025: 58 };
const CASES_A_YEAR = 632;
/** Scores here and in the nation; those here are invented. */
const SATISFACTION: Readonly<Record<number, readonly [here: number, nation: number]>> = {
  2018: [77.4, 76.88],
  2019: [79.8, 78.98],
  2020: [80.9, 80.05],
  2021: [81.7, 80.61],
  2022: [82.4, 81.25],
  2023: [83.3, 82.04],
  2024: [83.9, 82.36],
  2025: [84.6, 82.7],
};

/** Two cities that do not exist, with what they might have published; all of it is invented. */
const PEERS: readonly (readonly [
  subject: string,
  code: string,
  figures: Readonly<Record<string, Path>>,
])[] = [
  [
    '演示甲市（虚构）',
    '演示甲',
    {
      1: { 2020: 8.4, 2023: 11.9, 2025: 14.6 },
      6: { 2020: 171, 2023: 236, 2025: 281 },
      12: { 2020: 97.1, 2025: 98.6 },
      13: { 2020: 80.4, 2023: 82.3, 2025: 83.1 },
    },
  ],
  [
    '演示乙市（虚构）',
    '演示乙',
    {
      1: { 2020: 4.9, 2023: 7.2, 2025: 8.8 },
      6: { 2020: 88, 2023: 117, 2025: 139 },
      12: { 2020: 94.2, 2025: 96.9 },
      13: { 2020: 79.2, 2023: 81.1, 2025: 82 },
    },
  ],
];

export interface EntryOptions {
  readonly seed: number;
  /** Rights of the city, to which the population is in proportion. */
  readonly rights: number;
  /** Nothing is entered after this day. */
  readonly today: string;
}

/**
 * Entries of every register of the demonstration city: firms, contracts, cases, surveys. Invented, and
 * calibrated on the figures of the plan; the population is in proportion to the number of rights, so that
 * rates per ten thousand inhabitants are of the size of a real city's. The same options give the same
 * entries in the same order.
 */
export function demonstrationEntries(options: EntryOptions): EntryDraft[] {
  return [...allEntries(options)].filter(({ from }) => from <= options.today);
}

function* allEntries({ seed, rights, today }: EntryOptions): Generator<EntryDraft> {
  const draws = new Draws();
  const lastYear = yearOf(today);
  const key = { next: 0 };
  const restart = () => draws.restart(seed, key.next++, PURPOSE.register);
  const evidence = (title: string, year: number) => ({
    title: `演示·${title}`,
    number: `演示〔${year}〕${1 + (key.next % 200)}号`,
  });

  for (const [year, people] of Object.entries(POPULATION).map(
    ([one, count]) => [Number(one), count] as const,
  )) {
    const scaled = Math.round((people * rights) / WHOLE_CITY_RIGHTS);
    const category = year === 2020 ? 'census' : 'yearbook';
    const note = '演示：按权利件数缩比的常住人口';
    const of = (area: string, subject: string, quantity: number): EntryDraft => ({
      register: 'population',
      subject,
      area,
      category,
      from: calendarDay(year, 12, 31),
      quantity,
      note,
      evidence: evidence('统计公报', year + 1),
    });
    yield of(CITY, '演示市', scaled);
    for (const [place, area] of DISTRICTS.entries()) {
      const name = findDivisionByCode(area)?.name ?? area;
      yield of(area, `演示市${name}`, Math.round(scaled * POPULATION_SHARES[place]!));
    }
  }

  yield* spread('pledges', PLEDGED, lastYear, 0.055, (day, share) => {
    restart();
    const year = yearOf(day);
    const serial = String(key.next).padStart(6, '0');
    // Whole thousands of yuan, around the mean that the path gives.
    const amount = Math.round(share * (0.4 + 1.2 * draws.unit()) * 100_000) * 100_000;
    const until = addDays(day, 365 + draws.below(730));
    return {
      subject: `Y${year}61${serial}`,
      area: districtOf(draws),
      category: draws.chance(0.86) ? 'patent' : draws.chance(0.8) ? 'trademark' : 'other',
      ...(until <= today ? { to: until } : {}),
      amountFen: amount,
      evidence: evidence('质押登记簿', year),
    };
  });
  const firm = (suffix: string) => `${stemOf(Math.floor(draws.unit() * 40_000))}${suffix}`;
  const recognised = (
    register: RegisterKey,
    path: Path,
    categories: readonly string[],
    suffix: string,
    title: string,
  ) =>
    spread(register, path, lastYear, 1, (day) => {
      restart();
      const serial = String(key.next).padStart(8, '0');
      return {
        subject: firm(suffix),
        subjectCode: `演示${serial}`,
        area: districtOf(draws),
        ...(categories.length === 0 ? {} : { category: draws.pick(categories) }),
        evidence: evidence(title, yearOf(day)),
      };
    });
  yield* recognised(
    'modelEnterprises',
    MODEL_FIRMS,
    [
      'nationalAdvantage',
      'nationalAdvantage',
      'nationalModel',
      'provincialAdvantage',
      'provincialModel',
    ],
    '科技有限公司',
    '优势示范企业名单',
  );
  yield* recognised(
    'standardOrganisations',
    STANDARD_USERS,
    ['GB/T 29490', 'GB/T 29490', 'GB/T 29490', 'GB/T 29490', 'GB/T 33250', 'GJB 9158'],
    '实业有限公司',
    '认证证书',
  );
  yield* recognised('serviceAgencies', GATHERED, ['gathered'], '知识产权代理有限公司', '入驻协议');
  yield* recognised('serviceAgencies', BRANDS, ['brand'], '知识产权服务有限公司', '品牌机构名单');
  yield* recognised('pledgeCampaignFirms', SERVED, [], '制造有限公司', '入园惠企服务台账');
  yield* recognised('wellKnownMarks', WELL_KNOWN, [], '', '驰名商标认定文件');

  yield* spread('pilotAreas', PILOT_AREAS, lastYear, 1, (day, _share, place) => {
    restart();
    const isPark = place >= DISTRICTS.length - 3;
    return {
      subject: isPark ? `演示园区${place + 1}` : `演示区县${place + 1}`,
      area: isPark ? 'XA-GX' : DISTRICTS[place % DISTRICTS.length]!,
      category:
        place < 3
          ? 'nationalModel'
          : draws.pick(['nationalPilot', 'provincialModel', 'provincialPilot']),
      evidence: evidence('试点示范批复', yearOf(day)),
    };
  });
  yield* spread('talents', TALENTS, lastYear, 1, (day) => {
    restart();
    return {
      subject: `演示·${personName(draws)}`,
      subjectCode: `演示人才${String(key.next).padStart(6, '0')}`,
      area: CITY,
      category: draws.chance(0.4) ? 'national' : 'provincial',
      evidence: evidence('人才名单', yearOf(day)),
    };
  });

  for (let year = 2018; year <= lastYear; year += 1) {
    const total = at(STAFF, year);
    const agencies = 60;
    for (let place = 0; place < agencies; place += 1) {
      draws.restart(seed, 7_000_000 + place, PURPOSE.register);
      const weight = 0.3 + 1.4 * draws.unit();
      yield {
        register: 'serviceStaff',
        subject: firm('知识产权代理有限公司'),
        subjectCode: `演示机构${String(place + 1).padStart(4, '0')}`,
        area: districtOf(draws),
        from: calendarDay(year, 12, 31),
        quantity: Math.round((total * weight) / agencies),
        evidence: evidence('服务业统计调查', year + 1),
      };
    }
  }

  for (let year = 2016; year <= lastYear; year += 1) {
    for (let place = 0; place < CASES_A_YEAR; place += 1) {
      restart();
      const from = addDays(calendarDay(year, 1, 1), draws.below(365));
      const due = addDays(from, draws.chance(0.2) ? 120 : 90);
      const took = 4 + draws.below(18);
      const closed = draws.chance(0.985) ? addDays(from, took) : addDays(due, 5 + draws.below(120));
      const area = districtOf(draws);
      yield {
        register: 'administrativeCases',
        subject: `演示市监知罚〔${year}〕${place + 1}号`,
        area,
        category: draws.chance(0.015) ? 'suspended' : 'ordinary',
        from,
        due,
        ...(closed <= today ? { to: closed } : {}),
        evidence: evidence('执法案件台账', year),
      };
    }
  }

  for (const [subject, subjectCode, figures] of PEERS) {
    for (const [category, path] of Object.entries(figures)) {
      for (let year = 2020; year < lastYear; year += 1) {
        yield {
          register: 'peerFigures',
          subject,
          subjectCode,
          area: CITY,
          category,
          from: calendarDay(year, 12, 31),
          quantity: Number(at(path, year).toFixed(1)),
          note: '演示：虚构城市的虚构数值',
          evidence: evidence('虚构城市统计公报', year + 1),
        };
      }
    }
  }

  for (const [year, [here, nation]] of Object.entries(SATISFACTION)) {
    const survey = (category: string, quantity: number): EntryDraft => ({
      register: 'satisfaction',
      subject: `演示·${year}年保护社会满意度调查`,
      area: CITY,
      category,
      from: `${year}-12-31`,
      quantity,
      evidence: evidence('满意度调查报告', Number(year) + 1),
    });
    yield survey('whole', here);
    yield survey('nation', nation);
  }

  yield* spread('technologyTransactions', TRADED, lastYear, 0.07, (day, share) => {
    restart();
    return {
      subject: `演示合同${String(key.next).padStart(7, '0')}`,
      area: districtOf(draws),
      category: draws.chance(0.46) ? 'local' : 'outside',
      amountFen: Math.round(share * (0.3 + 1.4 * draws.unit()) * 100_000) * 100_000,
      evidence: evidence('技术合同登记', yearOf(day)),
    };
  });
}

/** Shares of the population by district, in the order of `DISTRICT_WEIGHTS`; invented. */
const POPULATION_SHARES = [
  0.093, 0.058, 0.057, 0.122, 0.078, 0.049, 0.045, 0.036, 0.022, 0.052, 0.036, 0.038, 0.044,
];

function districtOf(draws: Draws): string {
  let rest = draws.unit();
  for (const [area, weight] of Object.entries(DISTRICT_WEIGHTS)) {
    rest -= weight;
    if (rest < 0) return area;
  }
  return DISTRICTS[0]!;
}

/** The sum at the end of a year, straight between the years of a path and beyond its last step. */
function at(path: Path, year: number): number {
  const known = Object.keys(path)
    .map(Number)
    .toSorted((a, b) => a - b);
  const before = known.findLast((one) => one <= year) ?? known[0]!;
  const after = known.find((one) => one > year);
  if (after === undefined) {
    const earlier = known.at(-2)!;
    const step = (path[before]! - path[earlier]!) / (before - earlier);
    return path[before]! + step * (year - before);
  }
  return path[before]! + ((path[after]! - path[before]!) * (year - before)) / (after - before);
}

/**
 * As many entries a year as the path rises by, each of a mean size, on days spread over the year.
 */
function* spread(
  register: RegisterKey,
  path: Path,
  lastYear: number,
  size: number,
  make: (day: string, share: number, place: number) => Omit<EntryDraft, 'register' | 'from'>,
): Generator<EntryDraft> {
  const first = Math.min(...Object.keys(path).map(Number)) + 1;
  let place = 0;
  for (let year = first; year <= lastYear; year += 1) {
    const begins = calendarDay(year, 1, 1);
    const days = daysBetween(begins, calendarDay(year, 12, 31)) + 1;
    const count = Math.round(at(path, year) / size) - Math.round(at(path, year - 1) / size);
    for (let each = 0; each < count; each += 1) {
      const from = addDays(begins, Math.floor(((each + 0.5) * days) / count));
      yield { register, from, ...make(from, size, place) };
      place += 1;
    }
  }
}
