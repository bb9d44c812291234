import type { LegalEvent } from '@zca/domain/registry';
import { type EpochDay, dayText, gazetteDay, patentYearOn, yearsLater } from '../base/days.ts';
import type { Draws } from '../base/random.ts';
import { grantDelayMonths, grantRate } from '../calibration.ts';
import type { HolderDirectory } from '../people/holders.ts';
import type { Place } from '../timeline.ts';
import { addHappenings, event, type GrantedRight, sortEvents } from './happenings.ts';

/** The dates, events and fees of a patent from filing to today. */
export interface PatentLife {
  /** Day on which the application was published; null for utility models and designs. */
  published: EpochDay | null;
  granted: EpochDay | null;
  readonly events: LegalEvent[];
  /** Last patent year whose fee is paid; null before grant. */
  paidThroughYear: number | null;
  /** Holder after transfers; null when the applicants hold. */
  newHolder: number | null;
  /** Day of a partial invalidation, after which an amended text was published. */
  cutDay: EpochDay | null;
  adjustmentDays: number;
}

/** Chance, per patent year after grant, that the fee is not paid. */
const LAPSE_HAZARD = { invention: 0.074, utilityModel: 0.115, design: 0.15 } as const;
const FIFTEEN_YEAR_DESIGNS_FROM = '2021-06-01';
const TERM_ADJUSTMENT_FROM = '2021-06-01';

/**
 * Days from the international filing to the publication of a national phase that was entered early, as
 * applicants of the office's own country often do (PCT art. 23(2)); the international publication lies
 * before it.
 */
const EARLY_PHASE = 225;
/** Days from the international filing after which a national phase can be known. */
export const NATIONAL_PHASE_KNOWN_AFTER = EARLY_PHASE + 10;

/** Years of protection: 20, 10, and for designs filed since 2021-06-01 15 (Patent Law art. 42). */
export function termYears(section: Place['section'], filing: EpochDay): number {
  if (section === 'invention') return 20;
  return section === 'design' && dayText(filing) >= FIFTEEN_YEAR_DESIGNS_FROM ? 15 : 10;
}

/** Draws the life of a patent; nothing lies after `today`. */
export function livePatent(
  place: Place,
  isNationalPhase: boolean,
  applicant: string,
  sector: number,
  today: EpochDay,
  directory: HolderDirectory,
  draws: Draws,
): PatentLife {
  const life: PatentLife = {
    published: null,
    granted: null,
    events: [],
    paidThroughYear: null,
    newHolder: null,
    cutDay: null,
    adjustmentDays: 0,
  };
  if (place.section === 'invention') examine(place, isNationalPhase, today, draws, life);
  else register(place, today, draws, life);
  if (life.granted !== null) {
    keep(place, applicant, sector, today, directory, draws, life);
  }
  sortEvents(life.events);
  return life;
}

function register(place: Place, today: EpochDay, draws: Draws, life: PatentLife): void {
  const least = place.section === 'design' ? 75 : 95;
  const spread = place.section === 'design' ? 140 : 210;
  const room = today - 4 - place.filing - least;
  const delay = least + Math.floor(Math.min(spread, room) * ((draws.unit() + draws.unit()) / 2));
  const granted = gazetteDay(place.filing + delay);
  life.granted = granted;
  life.events.push(event(granted, 'grant', '授权'));
}

function examine(
  place: Place,
  isNationalPhase: boolean,
  today: EpochDay,
  draws: Draws,
  life: PatentLife,
): void {
  const { filing, year } = place;
  let delay = draws.chance(0.45) ? draws.between(108, 260) : draws.between(545, 572);
  if (isNationalPhase) {
    delay = draws.chance(0.5) ? draws.between(EARLY_PHASE, 430) : draws.between(630, 820);
  }
  const least = isNationalPhase ? EARLY_PHASE : 108;
  if (filing + delay > today - 4) delay = least + draws.below(today - 4 - filing - least + 1);
  const published = gazetteDay(filing + delay);
  life.published = published;
  life.events.push(event(published, 'publication', '公布'));
  const noExamination = draws.chance(0.035);
  if (noExamination) {
    const day = gazetteDay(Math.max(yearsLater(filing, 3), published) + draws.between(90, 200));
    if (day <= today)
      life.events.push(event(day, 'deemedWithdrawal', '发明专利申请公布后的视为撤回'));
    return;
  }
  const started = gazetteDay(published + (draws.chance(0.5) ? 0 : draws.between(10, 45)));
  if (started <= today) {
    life.events.push(
      event(
        started,
        'examinationStarted',
        '实质审查的生效',
        {},
        filing + Math.min(30, started - filing),
      ),
    );
  }
  const mean = grantDelayMonths(year) * 30.4;
  const decided = gazetteDay(
    Math.max(
      started + 130 + draws.below(60),
      filing + Math.floor(mean * (0.5 + (draws.unit() + draws.unit()) * 0.5)),
    ),
  );
  if (decided > today) return;
  const u = draws.unit();
  const rate = grantRate(year);
  if (u < rate) {
    life.granted = decided;
    life.events.push(event(decided, 'grant', '授权'));
  } else if (u < rate + (1 - rate) * 0.4) {
    life.events.push(event(decided, 'rejection', '发明专利申请公布后的驳回'));
  } else if (u < rate + (1 - rate) * 0.85) {
    life.events.push(event(decided, 'deemedWithdrawal', '发明专利申请公布后的视为撤回'));
  } else if (u < rate + (1 - rate) * 0.96) {
    life.events.push(event(decided, 'withdrawal', '发明专利申请公布后的撤回'));
  } else {
    life.events.push(event(decided, 'deemedAbandonment', '视为放弃取得专利权'));
  }
}

/** From grant to the end: fees year by year, acts on the right, lapse, expiry or invalidation. */
function keep(
  place: Place,
  applicant: string,
  sector: number,
  today: EpochDay,
  directory: HolderDirectory,
  draws: Draws,
  life: PatentLife,
): void {
  const section = place.section as GrantedRight['section'];
  const { filing } = place;
  const granted = life.granted!;
  const term = termYears(section, filing);
  const hazard = LAPSE_HAZARD[section];
  let end = today;
  let year = patentYearOn(filing, granted);
  for (;;) {
    const due = yearsLater(filing, year);
    if (due > today) break;
    if (year >= term) {
      end = due - 1;
      addIfPast(
        life,
        gazetteDay(due + draws.between(20, 60)),
        today,
        'expiry',
        '专利权有效期届满',
        due,
      );
      break;
    }
    if (draws.chance(hazard)) {
      const announced = gazetteDay(due + draws.between(215, 400));
      if (announced <= today && draws.chance(0.012)) {
        const restored = gazetteDay(announced + draws.between(60, 170));
        if (restored <= today) {
          life.events.push(lapseEvent(announced, due));
          life.events.push(event(restored, 'restoration', '专利权的恢复'));
          year++;
          continue;
        }
      }
      end = due - 1;
      if (announced <= today) life.events.push(lapseEvent(announced, due));
      break;
    }
    year++;
  }
  life.paidThroughYear = year;

  const u = draws.unit();
  if (u < 0.0035 && end - granted > 500) {
    const day = gazetteDay(granted + 300 + draws.below(Math.floor((end - granted) * 0.6)));
    if (day < end - 40) {
      life.events.length = life.events.findIndex((e) => e.code === 'grant') + 1;
      const decisionNumber = String(900_000 + draws.below(99_999));
      life.events.push(event(day, 'invalidation', '专利权全部无效宣告', { decisionNumber }));
      life.paidThroughYear = patentYearOn(filing, day);
      end = day - 1;
    }
  } else if (u > 0.993 && section === 'utilityModel' && end - granted > 700) {
    const day = gazetteDay(granted + 450 + draws.below(200));
    if (day < end) {
      life.events.length = life.events.findIndex((e) => e.code === 'grant') + 1;
      life.events.push(event(day, 'avoidDoubleGrant', '避免重复授权放弃实用新型专利权'));
      life.paidThroughYear = patentYearOn(filing, day);
      end = day - 1;
    }
  }
  if (
    section === 'invention' &&
    granted - filing > 4 * 366 &&
    dayText(granted) >= TERM_ADJUSTMENT_FROM &&
    draws.chance(0.3)
  ) {
    const day = gazetteDay(granted + draws.between(120, 260));
    if (day < end) {
      life.adjustmentDays = draws.between(20, 400);
      life.events.push(
        event(day, 'termAdjustment', '专利权期限的补偿', {
          formerTermEnd: dayText(yearsLater(filing, 20)),
          newTermEnd: dayText(yearsLater(filing, 20) + life.adjustmentDays),
        }),
      );
    }
  }
  const restored = life.events.find((e) => e.code === 'restoration');
  if (restored) return;
  const from = granted + 30;
  const outcome = addHappenings(
    { section, holder: applicant, sector, from, to: end },
    directory,
    draws,
    life.events,
  );
  life.newHolder = outcome.newHolder;
  life.cutDay = outcome.cutDay;
}

function lapseEvent(announced: EpochDay, due: EpochDay): LegalEvent {
  return event(announced, 'lapse', '未缴年费专利权终止', {}, due);
}

function addIfPast(
  life: PatentLife,
  day: EpochDay,
  today: EpochDay,
  code: string,
  text: string,
  effective: EpochDay,
): void {
  if (day <= today) life.events.push(event(day, code, text, {}, effective));
}
