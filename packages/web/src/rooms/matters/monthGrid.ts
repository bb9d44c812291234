const DAY_MS = 86_400_000;

/** A calendar day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days since Monday: 0 for Monday, 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The seven days of the week of a day, from Monday. */
export function weekOf(day: string): string[] {
  const monday = dayAfter(day, -weekdayOf(day));
  return Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));
}

/** The weeks that a month touches; days of the neighbouring months fill the first and the last. */
export function monthOf(day: string): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let week = weekOf(`${month}-01`); week.some((one) => one.startsWith(month)); ) {
    weeks.push(week);
    week = weekOf(dayAfter(week[0]!, 7));
  }
  return weeks;
}

/** The same day of another month, or its last day where it has none. */
export function sameDayOf(day: string, months: number): string {
  const [year = 0, month = 0, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
