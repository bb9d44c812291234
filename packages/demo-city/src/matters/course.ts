import {
  addDays,
  type CalendarDay,
  dayInShanghai,
  isWorkingDay,
  type WorkingCalendar,
} from '@zca/standards';
import type { Draws } from '../base/random.ts';

/** Whoever does a planned act: nobody known, the person who filed, an officer, or the platform. */
export type Acting =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'filer' }
  | { readonly kind: 'officer'; readonly role: string; readonly office: string | null };

export type PlannedInput = Readonly<
  Record<string, string | number | boolean | readonly string[] | null>
>;

/** One act of a planned matter. */
export interface PlannedAct {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly by: Acting;
  readonly action: string;
  readonly input: PlannedInput;
  /** What is done in the matter that this act files beside its own. */
  readonly beside?: readonly PlannedAct[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** An instant on a day in Shanghai. */
export function instantOn(day: CalendarDay, minutes: number): number {
  return Date.parse(`${day}T00:00:00+08:00`) + minutes * MINUTE;
}

export const VISITOR: Acting = { kind: 'visitor' };
export const FILER: Acting = { kind: 'filer' };
export function officer(role: string, office: string | null): Acting {
  return { kind: 'officer', role, office };
}

/**
 * The acts of a matter one after the other, as far as the present has come: what would lie after it
 * has not been done yet.
 */
export class Course {
  readonly acts: PlannedAct[] = [];
  readonly draws: Draws;
  readonly #calendar: WorkingCalendar;
  readonly #present: number;
  #at: number;
  #isOver = false;

  constructor(draws: Draws, calendar: WorkingCalendar, receivedAt: number, present: number) {
    this.draws = draws;
    this.#calendar = calendar;
    this.#at = receivedAt;
    this.#present = present;
  }

  /** Day of the last act. */
  get day(): CalendarDay {
    return dayInShanghai(this.#at);
  }

  /** The course of a matter that begins with the last act of this one; what is planned for it. */
  beside(plan: (course: Course) => void): this {
    const last = this.acts.at(-1);
    if (this.#isOver || last === undefined) return this;
    const course = new Course(this.draws, this.#calendar, this.#at, this.#present);
    plan(course);
    this.acts[this.acts.length - 1] = { ...last, beside: course.acts };
    return this;
  }

  /** An act at the present instant of the course. */
  now(by: Acting, action: string, input: PlannedInput = {}): this {
    if (this.#at > this.#present) this.#isOver = true;
    if (!this.#isOver) this.acts.push({ at: this.#at, by, action, input });
    return this;
  }

  /** An act within office hours, some working days later. */
  later(from: number, to: number, by: Acting, action: string, input: PlannedInput = {}): this {
    let left = this.draws.between(from, to);
    let day = this.day;
    if (left === 0) {
      this.#at += this.draws.between(20, 150) * MINUTE;
    } else {
      while (left > 0) {
        day = addDays(day, 1);
        if (this.#works(day)) left--;
      }
      this.#at = instantOn(day, this.draws.between(8 * 60 + 40, 17 * 60 + 20));
    }
    return this.now(by, action, input);
  }

  /** An act some days later, of somebody who keeps no office hours. */
  someDays(from: number, to: number, by: Acting, action: string, input: PlannedInput = {}): this {
    const days = this.draws.between(from, to);
    this.#at += days === 0 ? this.draws.between(30, 200) * MINUTE : days * DAY;
    return this.now(by, action, input);
  }

  /** Beyond the calendar that has been loaded, weekdays do. */
  #works(day: CalendarDay): boolean {
    const works = isWorkingDay(day, this.#calendar);
    return works.ok ? works.value : ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  }
}
