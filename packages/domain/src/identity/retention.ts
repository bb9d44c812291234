/** Fewest months for which logs are kept (Cybersecurity Law, article 23). */
export const LOG_LEAST_MONTHS = 6;

/**
 * The instant before which a log row may be removed: so many months of the calendar before now. A row
 * of 2026-01-10 08:00 kept for six months may go from 2026-07-10 08:00 on (P:K.8-1). Fewer months than
 * the law asks for count as those.
 */
export function retentionStart(now: string, months: number): string {
  const kept = Math.max(months, LOG_LEAST_MONTHS);
  const instant = new Date(now);
  const start = new Date(instant);
  start.setUTCMonth(start.getUTCMonth() - kept);
  // 31 August less six months is no 31 February, but the last day of it.
  if (start.getUTCDate() !== instant.getUTCDate()) start.setUTCDate(0);
  return start.toISOString();
}
