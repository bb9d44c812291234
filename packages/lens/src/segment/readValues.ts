import { parseDay } from '../calendar.ts';
import { LensError } from '../error.ts';
import type { LensField } from '../schema.ts';

function refuse(id: string, field: LensField, expected: string): never {
  throw new LensError('invalid-document', { id, field: field.name, expected });
}

const NONE: readonly string[] = [];

/** The values of a text or keyword field of the document `id`; throws `invalid-document`. */
export function readStrings(given: unknown, id: string, field: LensField): readonly string[] {
  if (given === undefined || given === null) return NONE;
  if (typeof given === 'string') return [given];
  if (!isTexts(given)) {
    refuse(id, field, 'text, or a list of texts');
  }
  if (field.kind === 'keyword' && field.many !== true && given.length > 1) {
    refuse(id, field, 'one text, since the field is not many-valued');
  }
  return given;
}

/** A loop is several times quicker here than `every`, and each field of each document passes. */
function isTexts(given: unknown): given is readonly string[] {
  if (!Array.isArray(given)) return false;
  for (let i = 0; i < given.length; i++) if (typeof given[i] !== 'string') return false;
  return true;
}

/** The value of an integer, decimal or date field, a date as its day number. */
export function readNumber(given: unknown, id: string, field: LensField): number | undefined {
  if (given === undefined || given === null) return undefined;
  if (field.kind === 'date') {
    const day = typeof given === 'string' ? parseDay(given) : undefined;
    return day ?? refuse(id, field, 'a day as YYYY-MM-DD');
  }
  const whole = field.kind === 'integer';
  if (
    typeof given !== 'number' ||
    !(whole ? Number.isSafeInteger(given) : Number.isFinite(given))
  ) {
    refuse(id, field, whole ? 'a whole number' : 'a finite number');
  }
  return given;
}

/** The points of a point field as longitude and latitude by turns. */
export function readPoints(given: unknown, id: string, field: LensField): readonly number[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) refuse(id, field, '[longitude, latitude], or a list of such');
  const list: unknown[] = typeof given[0] === 'number' ? [given] : given;
  const flat: number[] = [];
  for (const point of list) {
    const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : [];
    if (
      typeof longitude !== 'number' ||
      typeof latitude !== 'number' ||
      !(Math.abs(longitude) <= 180) ||
      !(Math.abs(latitude) <= 90)
    ) {
      refuse(id, field, 'longitude within ±180 and latitude within ±90 degrees');
    }
    flat.push(longitude, latitude);
  }
  return flat;
}
