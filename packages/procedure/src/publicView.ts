import { addYears, type CalendarDay, dayInShanghai } from '@zca/standards';
import type { ProcedureDefinition } from './definition.ts';
import { levelOf } from './field.ts';
import type { Matter, MatterView } from './matter.ts';
import { chartOf, titleOfPosition } from './states.ts';
import type { Json, Words } from './words.ts';

/** What everybody may see of a matter. */
export interface PublicMatter {
  readonly number: string;
  readonly definition: string;
  readonly title: Words;
  readonly state: Words;
  readonly filedDay: CalendarDay;
  readonly endedDay: CalendarDay | null;
  /** Public values, in the order of the rule of publication. */
  readonly values: readonly {
    readonly field: string;
    readonly title: Words;
    readonly value: Json;
  }[];
}

/** What is published of a matter, by its definition's rule of publication; null while nothing is. */
export function publicView(definition: ProcedureDefinition, view: MatterView): PublicMatter | null {
  const { publication } = definition;
  const { matter } = view;
  if (publication === undefined) return null;
  const chart = chartOf(definition);
  if (!publication.states.some((path) => chart.isIn(matter.position, path))) return null;
  if (publication.onlyIf?.(view) === false) return null;
  return {
    number: matter.number,
    definition: definition.id,
    title: definition.title,
    state: titleOfPosition(definition, matter.position),
    filedDay: dayOf(matter.filedAt),
    endedDay: matter.endedAt === null ? null : dayOf(matter.endedAt),
    values: publication.fields.flatMap((name) => {
      const field = definition.fields[name];
      const value = view.data[name];
      // A rule that names more than what is public still publishes no more.
      return field === undefined ||
        levelOf(field) !== 'public' ||
        value === undefined ||
        value === null
        ? []
        : [{ field: name, title: field.title, value }];
    }),
  };
}

/** First day on which a matter may be removed; null while it has not ended. */
export function retentionEnd(definition: ProcedureDefinition, matter: Matter): CalendarDay | null {
  return matter.endedAt === null
    ? null
    : addYears(dayOf(matter.endedAt), definition.retention.years);
}

function dayOf(instant: string): CalendarDay {
  return dayInShanghai(Date.parse(instant));
}
