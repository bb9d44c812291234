import type { Bilingual } from '@zca/query';
import { TECHNOLOGY_FIELDS, findDivisionByCode } from '@zca/standards';
import { EVENT_KINDS, STATUSES } from '../law/index.ts';
import { RIGHT_FIELDS } from './fields.ts';

const LISTED = new Map(
  RIGHT_FIELDS.flatMap((field) =>
    (field.values ?? []).map(({ value, label }): [string, Bilingual] => [
      `${field.name}:${value}`,
      label,
    ]),
  ),
);

/** How a value of a field is shown in both languages; the value itself where it has no other name. */
export function valueLabel(field: string, value: string): Bilingual {
  const listed = LISTED.get(`${field}:${value}`);
  if (listed !== undefined) return listed;
  switch (field) {
    case 'statusDetail':
      return named(STATUSES, value);
    case 'event':
      return named(EVENT_KINDS, value);
    case 'district': {
      const division = findDivisionByCode(value);
      return division === undefined ? plain(value) : { zh: division.name, en: division.en };
    }
    case 'technologyField': {
      const found = TECHNOLOGY_FIELDS.find((each) => String(each.field) === value);
      return found === undefined ? plain(value) : { zh: found.zh, en: found.en };
    }
    default:
      return plain(value);
  }
}

function named(list: Readonly<Record<string, Bilingual>>, value: string): Bilingual {
  const found = list[value];
  return found === undefined ? plain(value) : { zh: found.zh, en: found.en };
}

function plain(value: string): Bilingual {
  return { zh: value, en: value };
}
