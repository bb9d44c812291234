import type { LegalEvent } from '@zca/domain/registry';
import { addMonths, toEpochDay } from '@zca/standards';
import { type EpochDay, dayText, trademarkGazetteDay, yearsLater } from '../base/days.ts';
import type { Draws } from '../base/random.ts';
import { event, sortEvents } from '../patents/happenings.ts';
import { bankName } from '../people/agencies.ts';
import type { HolderDirectory } from '../people/holders.ts';

/** The dates and events of a trademark from filing to today. */
export interface TrademarkLife {
  preliminary: EpochDay | null;
  registered: EpochDay | null;
  /** Last day of the present term. */
  termEnd: EpochDay | null;
  readonly events: LegalEvent[];
  newHolder: number | null;
}

const REFUSED = 0.24;
const RENEWED = 0.62;

function examinationDays(year: number, draws: Draws): number {
  if (year <= 2008) return draws.between(620, 1000);
  if (year <= 2013) return draws.between(270, 420);
  if (year <= 2018) return draws.between(220, 330);
  return draws.between(130, 215);
}

const monthsLater = (day: EpochDay, months: number): EpochDay =>
  toEpochDay(addMonths(dayText(day), months));

/** Draws the life of a trademark; nothing lies after `today`. */
export function liveTrademark(
  filing: EpochDay,
  year: number,
  applicant: string,
  sector: number,
  isOrdinary: boolean,
  today: EpochDay,
  directory: HolderDirectory,
  draws: Draws,
): TrademarkLife {
  const life: TrademarkLife = {
    preliminary: null,
    registered: null,
    termEnd: null,
    events: [],
    newHolder: null,
  };
  const examined = trademarkGazetteDay(filing + examinationDays(year, draws));
  const isRefused = isOrdinary && draws.chance(REFUSED);
  const isOpposed = draws.chance(0.022);
  const losesOpposition = draws.chance(0.35);
  if (examined > today) return life;
  if (isRefused) {
    const isWithdrawn = draws.chance(0.05);
    life.events.push(
      isWithdrawn
        ? event(examined, 'withdrawal', '商标注册申请撤回')
        : event(examined, 'rejection', '商标注册申请驳回'),
    );
    return life;
  }
  life.preliminary = examined;
  life.events.push(event(examined, 'trademarkPreliminary', '商标初步审定公告'));
  let registered = monthsLater(examined, 3) + 1;
  if (isOpposed) {
    const opposed = examined + draws.between(40, 88);
    if (opposed > today) return life;
    life.events.push(event(opposed, 'opposition', '商标异议申请受理'));
    const decided = trademarkGazetteDay(opposed + draws.between(330, 520));
    if (decided > today) return life;
    life.events.push(
      event(
        decided,
        'oppositionEnd',
        losesOpposition ? '商标异议成立，不予注册' : '商标异议不成立',
        {},
      ),
    );
    if (losesOpposition) return life;
    registered = trademarkGazetteDay(decided + draws.between(20, 60));
  }
  if (registered > today) return life;
  life.registered = registered;
  life.events.push(event(registered, 'trademarkRegistration', '商标注册公告'));
  keep(life, applicant, sector, today, directory, draws);
  sortEvents(life.events);
  return life;
}

/** Terms of ten years (Trademark Law art. 39), renewals, and what happens within. */
function keep(
  life: TrademarkLife,
  applicant: string,
  sector: number,
  today: EpochDay,
  directory: HolderDirectory,
  draws: Draws,
): void {
  const registered = life.registered!;
  let end = today;
  for (let years = 10; ; years += 10) {
    // The term runs to the day before the anniversary (O:A-23).
    const termEnd = yearsLater(registered, years) - 1;
    life.termEnd = termEnd;
    const renewed = termEnd - draws.between(5, 350) + (draws.chance(0.07) ? 400 : 0);
    const isRenewed = draws.chance(RENEWED);
    if (termEnd >= today && !(isRenewed && renewed <= today)) break;
    if (isRenewed && renewed <= termEnd + 180) {
      if (renewed > today) break;
      life.events.push(
        event(renewed, 'trademarkRenewal', '商标续展注册', {
          newTermEnd: dayText(yearsLater(registered, years + 10) - 1),
        }),
      );
      continue;
    }
    const cancelled = trademarkGazetteDay(monthsLater(termEnd, 6) + draws.between(10, 80));
    end = Math.min(end, termEnd);
    if (cancelled <= today)
      life.events.push(event(cancelled, 'expiry', '商标期满未续展注销', {}, termEnd + 1));
    break;
  }
  const window = end - registered;
  const u = draws.unit();
  if (window > 1200 && u < 0.03) {
    const day = trademarkGazetteDay(registered + 1110 + draws.below(window - 1150));
    cut(life, day, 'trademarkCancellation', '撤销连续三年不使用注册商标', end);
    return;
  }
  if (window > 400 && u < 0.038) {
    const day = trademarkGazetteDay(registered + 200 + draws.below(window - 300));
    cut(life, day, 'trademarkInvalidation', '商标宣告无效', end);
    return;
  }
  if (window < 120) return;
  const day = registered + 30 + draws.below(window - 100);
  const share = Math.min(2, window / 1826);
  const v = draws.unit() / share;
  if (v < 0.055) {
    const next = directory.draw(draws, draws.chance(0.8) ? 'firm' : 'person', sector);
    const name = directory.party(next).name;
    if (name === applicant) return;
    life.newHolder = next;
    life.events.push(
      event(trademarkGazetteDay(day), 'transfer', '商标转让', {
        formerHolder: applicant,
        newHolder: name,
      }),
    );
  } else if (v < 0.075) {
    const licensee = directory.party(directory.draw(draws, 'firm', sector)).name;
    life.events.push(
      event(day, 'licence', '商标使用许可备案', {
        licensor: applicant,
        licensee,
        licenceKind: draws.pick(['普通许可', '独占许可', '排他许可']),
      }),
    );
  } else if (v < 0.081) {
    const amountFen = (2 + Math.floor(draws.unit() ** 2 * 120)) * 10_000_000;
    life.events.push(
      event(day, 'pledge', '注册商标专用权质押登记', {
        pledgor: applicant,
        pledgee: bankName(draws),
        registrationNumber: `T${dayText(day).slice(0, 4)}99${String(draws.below(100_000)).padStart(5, '0')}`,
        amountFen,
      }),
    );
  } else if (v < 0.11) {
    life.events.push(
      event(day, 'holderChange', '商标注册人名义、地址变更', { changedItem: '地址' }),
    );
  }
}

/** Ends the right on a day: later renewals and expiry did not happen. */
function cut(life: TrademarkLife, day: EpochDay, code: string, text: string, end: EpochDay): void {
  if (day > end) return;
  const text10 = dayText(day);
  const kept = life.events.filter((e) => e.day < text10);
  life.events.length = 0;
  life.events.push(...kept, event(day, code, text));
  const terms = Math.floor((day - life.registered!) / 3653) + 1;
  life.termEnd = yearsLater(life.registered!, terms * 10) - 1;
}
