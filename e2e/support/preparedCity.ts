import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Name of the variable in which the global set-up passes on where a run keeps prepared cities. */
export const PREPARED_VARIABLE = 'ZCA_E2E_PREPARED';

/** Longest wait for another worker that makes the same city. */
const WAITING_MS = 180_000;

/**
 * Lays a demonstration city of so many rights into a data folder that is not there yet: a copy of one that
 * is made once a run, by `make`, whose platform has ended. Throws what `make` throws.
 */
export async function layPreparedCity(
  rights: number,
  data: string,
  make: (data: string) => Promise<void>,
): Promise<void> {
  const cities = process.env[PREPARED_VARIABLE];
  if (cities === undefined) return make(data);
  const city = path.join(cities, String(rights));
  const isDone = () => existsSync(path.join(city, 'done'));
  const deadline = Date.now() + WAITING_MS;
  while (!isDone()) {
    if (begin(city)) {
      try {
        await make(path.join(city, 'data'));
      } catch (error) {
        rmSync(city, { recursive: true, force: true });
        throw error;
      }
      writeFileSync(path.join(city, 'done'), '');
    } else if (Date.now() > deadline) {
      throw new Error(`nobody has made the city of ${rights} rights`);
    } else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // The owner of a database's files is kept, which Node.js does not do.
  execFileSync('cp', ['-a', path.join(city, 'data'), data]);
}

/** Whether the caller is the one worker that makes this city. */
function begin(city: string): boolean {
  try {
    mkdirSync(city);
    return true;
  } catch {
    return false;
  }
}
