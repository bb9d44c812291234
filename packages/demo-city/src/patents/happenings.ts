import type { LegalEvent } from '@zca/domain/registry';
import { type EpochDay, dayText, gazetteDay } from '../base/days.ts';
import type { Draws } from '../base/random.ts';
import type { Section } from '../calibration.ts';
import { bankName } from '../people/agencies.ts';
import type { HolderDirectory } from '../people/holders.ts';

type PatentSection = Exclude<Section, 'trademark'>;

/** Acts on a granted right and how many of 100 rights see one in five years. */
const ACTS = {
  transfer: { invention: 10, utilityModel: 6.5, design: 4 },
  licence: { invention: 4.5, utilityModel: 2, design: 0.8 },
  pledge: { invention: 3.2, utilityModel: 1.6, design: 0.3 },
  openLicence: { invention: 1.6, utilityModel: 1.1, design: 0.3 },
  holderChange: { invention: 2.5, utilityModel: 2, design: 1.5 },
  bibliographicChange: { invention: 1.5, utilityModel: 0.6, design: 0.3 },
  preservation: { invention: 0.3, utilityModel: 0.3, design: 0.2 },
  suspension: { invention: 0.15, utilityModel: 0.12, design: 0.08 },
  partialInvalidation: { invention: 0.12, utilityModel: 0.12, design: 0 },
} as const;
type Act = keyof typeof ACTS;
const ACT_NAMES = Object.keys(ACTS) as Act[];

const OPEN_LICENCE_FROM = '2021-06-01';
const FIVE_YEARS = 1826;

/** A registered right whose life after grant is told. */
export interface GrantedRight {
  readonly section: PatentSection;
  readonly holder: string;
  readonly sector: number;
  /** First and last day on which acts may fall. */
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** What acts did to the right. */
export interface Outcome {
  /** Number of the holder after the last transfer; null when none was transferred. */
  newHolder: number | null;
  /** Day of a partial invalidation. */
  cutDay: EpochDay | null;
}

/**
 * Adds the acts on a right between grant and end, in the order of days: each act has a stretch of
 * the time for itself, so that a pledge ends before the next transfer begins.
 */
export function addHappenings(
  right: GrantedRight,
  directory: HolderDirectory,
  draws: Draws,
  events: LegalEvent[],
): Outcome {
  const outcome: Outcome = { newHolder: null, cutDay: null };
  const window = right.to - right.from;
  if (window < 60) return outcome;
  const share = Math.min(1.6, window / FIVE_YEARS) / 100;
  const acts: Act[] = [];
  for (const name of ACT_NAMES)
    if (draws.chance(ACTS[name][right.section] * share)) acts.push(name);
  if (acts.length === 0) return outcome;
  for (let i = acts.length - 1; i > 0; i--) {
    const j = draws.below(i + 1);
    [acts[i], acts[j]] = [acts[j]!, acts[i]!];
  }
  const stretch = Math.floor(window / acts.length);
  let holder = right.holder;
  acts.forEach((act, i) => {
    const start = right.from + i * stretch;
    const end = i === acts.length - 1 ? right.to : start + stretch;
    const day = gazetteDay(start + draws.below(Math.max(1, Math.floor((end - start) / 2))));
    if (day >= end) return;
    if (act === 'transfer') {
      const next = directory.draw(draws, draws.chance(0.86) ? 'firm' : 'person', right.sector);
      const name = directory.party(next).name;
      if (name === holder) return;
      events.push(
        event(
          day,
          'transfer',
          '专利权的转移',
          {
            formerHolder: holder,
            newHolder: name,
          },
          day - draws.between(8, 20),
        ),
      );
      holder = name;
      outcome.newHolder = next;
    } else {
      addAct(
        act,
        right,
        holder,
        directory,
        draws,
        day,
        end,
        i === acts.length - 1,
        events,
        outcome,
      );
    }
  });
  return outcome;
}

function addAct(
  act: Exclude<Act, 'transfer'>,
  right: GrantedRight,
  holder: string,
  directory: HolderDirectory,
  draws: Draws,
  day: EpochDay,
  end: EpochDay,
  isLast: boolean,
  events: LegalEvent[],
  outcome: Outcome,
): void {
  const endingDay = (least: number, most: number): EpochDay | null => {
    const ending = gazetteDay(day + draws.between(least, most));
    if (ending < end) return ending;
    // What still runs when the last stretch ends is running today.
    return isLast ? null : end > day + 1 ? end - 1 : null;
  };
  const year = dayText(day).slice(0, 4);
  switch (act) {
    case 'licence': {
      const licensee = directory.party(directory.draw(draws, 'firm', right.sector)).name;
      const kind = draws.pick(['普通许可', '普通许可', '独占许可', '独占许可', '排他许可']);
      const filing = `X${year}99${String(draws.below(1_000_000)).padStart(7, '0')}`;
      events.push(
        event(
          day,
          'licence',
          '专利实施许可合同备案的生效',
          {
            licensor: holder,
            licensee,
            licenceKind: kind,
            registrationNumber: filing,
          },
          day - draws.between(10, 25),
        ),
      );
      const ending = endingDay(700, 1900);
      if (ending !== null) {
        events.push(
          event(ending, 'licenceEnd', '专利实施许可合同备案的注销', {
            licensor: holder,
            licensee,
            registrationNumber: filing,
          }),
        );
      }
      return;
    }
    case 'pledge': {
      const registrationNumber = `Y${year}99${String(draws.below(1_000_000)).padStart(7, '0')}`;
      const pledgee = bankName(draws);
      // Loans of 0.5 to 30 million yuan, in steps of 100,000 yuan.
      const amountFen = (5 + Math.floor(draws.unit() ** 2.4 * 296)) * 10_000_000;
      events.push(
        event(
          day,
          'pledge',
          '专利权质押合同登记的生效',
          {
            pledgor: holder,
            pledgee,
            registrationNumber,
            amountFen,
          },
          day - draws.between(10, 25),
        ),
      );
      const ending = endingDay(330, 1100);
      if (ending !== null) {
        events.push(
          event(
            ending,
            'pledgeEnd',
            '专利权质押合同登记的注销',
            {
              pledgor: holder,
              pledgee,
              registrationNumber,
            },
            ending - draws.between(10, 25),
          ),
        );
      }
      return;
    }
    case 'openLicence': {
      if (dayText(day) < OPEN_LICENCE_FROM) return;
      events.push(
        event(day, 'openLicence', '专利开放许可声明', {
          registrationNumber: `K${year}99${String(draws.below(100_000)).padStart(6, '0')}`,
          fee: `${draws.pick(['一次总付', '固定费用，每年', '入门费'])}${draws.between(1, 60) * 5000}元`,
          licenceTerm: `${draws.between(1, 6)}年`,
        }),
      );
      return;
    }
    case 'holderChange': {
      events.push(
        event(
          day,
          'holderChange',
          '专利权人的姓名或者名称、地址的变更',
          {
            changedItem: draws.pick(['地址', '专利权人地址', '共有权利人地址']),
          },
          day - draws.between(5, 15),
        ),
      );
      return;
    }
    case 'bibliographicChange': {
      events.push(
        event(day, 'bibliographicChange', '著录事项变更', {
          changedItem: draws.pick(['代理机构', '联系人', '发明人顺序']),
        }),
      );
      return;
    }
    case 'preservation': {
      events.push(event(day, 'preservation', '专利权的保全', {}, day - draws.between(5, 15)));
      const ending = endingDay(300, 1095);
      if (ending !== null) events.push(event(ending, 'preservationEnd', '专利权保全的解除', {}));
      return;
    }
    case 'suspension': {
      events.push(event(day, 'suspension', '专利程序的中止', {}));
      const ending = endingDay(200, 365);
      if (ending !== null) events.push(event(ending, 'suspensionEnd', '中止程序的结束', {}));
      return;
    }
    case 'partialInvalidation': {
      outcome.cutDay = day;
      events.push(
        event(day, 'partialInvalidation', '专利权部分无效宣告', {
          decisionNumber: String(900_000 + draws.below(99_999)),
        }),
      );
      return;
    }
  }
}

/** Brings events into the order of the canonical record: by day, then by code. */
export function sortEvents(events: LegalEvent[]): void {
  events.sort((a, b) =>
    a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
  );
}

/** An event with its gazette text and, where it differs, the day of effect. */
export function event(
  day: EpochDay,
  code: string,
  text: string,
  details?: Record<string, string | number>,
  effectiveDay?: EpochDay,
): LegalEvent {
  const result: LegalEvent = { day: dayText(day), code, text };
  if (effectiveDay !== undefined && effectiveDay !== day)
    result.effectiveDay = dayText(effectiveDay);
  if (details && Object.keys(details).length > 0) result.details = details;
  return result;
}
