import { type DestinationStream, pino } from 'pino';

export type Logger = ReturnType<typeof createLogger>;

/**
 * JSON log on standard error. It carries request ids and routes and never the values of addresses,
 * bodies or headers, since those can name people.
 */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: false }),
) {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req', 'res'] },
    destination,
  );
}
