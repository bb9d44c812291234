import type { Bound, Condition, RangeCondition, SpanCondition } from './condition.ts';
import { datedIn, writePeriod } from './dated.ts';
import { writeUnit } from './days.ts';
import type { FieldDefinition, FieldRegistry } from './field.ts';
import type { Language, RegistryIndex } from './registry.ts';
import { indexRegistry } from './registry.ts';
import { normalise } from './simplify.ts';

type Names = (name: string) => string;

interface Describer {
  readonly index: RegistryIndex;
  readonly language: Language;
  readonly label: Names;
}

/**
 * A condition as people say it, for the head line of an export and for chips: “含“氮化镓”，且类型为
 * 图书或地图”. Fields and values go by their labels.
 */
export function describe(
  condition: Condition,
  registry: FieldRegistry,
  language: Language,
): string {
  const index = indexRegistry(registry);
  const label: Names = (name) => index.findByName(name)?.label[language] ?? name;
  return say({ index, language, label }, normalise(condition), false);
}

function say(describer: Describer, condition: Condition, inside: boolean): string {
  const zh = describer.language === 'zh';
  const wrap = (text: string): string => (inside ? (zh ? `（${text}）` : `(${text})`) : text);
  const several = (parts: readonly Condition[], joint: string): string =>
    wrap(parts.map((part) => say(describer, part, true)).join(joint));
  switch (condition.op) {
    case 'all':
      return zh ? '全部记录' : 'all records';
    case 'none':
      return zh ? '没有记录' : 'no records';
    case 'and':
      return several(condition.of, zh ? '，且' : ' and ');
    case 'or':
      return several(condition.of, zh ? '，或' : ' or ');
    case 'not':
      return sayNot(describer, condition.of);
    case 'ids': {
      const ids = list(describer, condition.ids);
      return zh ? `标识为${ids}` : `id is ${ids}`;
    }
    case 'range':
    case 'span':
      return sayRange(describer, condition);
    case 'any': {
      const values = list(describer, valuesOf(describer, condition));
      const label = describer.label(condition.field);
      return zh ? `${label}为${values}` : `${label} is ${values}`;
    }
    case 'under': {
      const values = list(describer, condition.values);
      const label = describer.label(condition.field);
      return zh ? `${label}属于${values}` : `${label} within ${values}`;
    }
    case 'every': {
      const values = list(describer, valuesOf(describer, condition), zh ? '和' : ' and ');
      const label = describer.label(condition.field);
      return zh ? `${label}同时有${values}` : `${label} has both ${values}`;
    }
    case 'exists':
      return zh
        ? `有${describer.label(condition.field)}`
        : `has ${describer.label(condition.field)}`;
    case 'box': {
      const { west, south, east, north } = condition;
      return sayPlace(describer, condition.field, {
        zh: `经度 ${west} 至 ${east}、纬度 ${south} 至 ${north} 的框内`,
        en: `the box from ${west}, ${south} to ${east}, ${north}`,
      });
    }
    case 'polygon': {
      const points = condition.rings.reduce((sum, ring) => sum + ring.length, 0);
      return sayPlace(describer, condition.field, {
        zh: `${points} 个点的多边形内`,
        en: `a polygon of ${points} points`,
      });
    }
    case 'radius': {
      const { longitude, latitude, radiusMetres } = condition;
      return sayPlace(describer, condition.field, {
        zh: `${longitude}, ${latitude} 周围 ${radiusMetres} 米内`,
        en: `${radiusMetres} metres of ${longitude}, ${latitude}`,
      });
    }
    default:
      return sayText(describer, condition);
  }
}

function sayPlace(describer: Describer, field: string, where: { zh: string; en: string }): string {
  const label = describer.label(field);
  return describer.language === 'zh' ? `${label}在${where.zh}` : `${label} within ${where.en}`;
}

function sayNot(describer: Describer, part: Condition): string {
  const zh = describer.language === 'zh';
  if (part.op === 'exists') {
    const label = describer.label(part.field);
    return zh ? `没有${label}` : `has no ${label}`;
  }
  return zh ? `排除${say(describer, part, true)}` : `not ${say(describer, part, true)}`;
}

const mark = (text: string): string => `“${text}”`;

type TextCondition = Extract<Condition, { fields: readonly string[] }>;

function sayText(describer: Describer, condition: TextCondition): string {
  const zh = describer.language === 'zh';
  const everywhere = condition.fields.join() === describer.index.defaults.join();
  const labels = condition.fields.map(describer.label).join(zh ? '或' : ' or ');
  const subject = everywhere ? '' : zh ? labels : `${labels} `;
  switch (condition.op) {
    case 'words':
      return zh
        ? `${subject}含${mark(condition.text)}`
        : `${subject}contains ${mark(condition.text)}`;
    case 'phrase':
      return zh
        ? `${subject}含原文${mark(condition.text)}`
        : `${subject}contains exactly ${mark(condition.text)}`;
    case 'near': {
      const { distance, ordered } = condition;
      const texts = condition.texts.map(mark).join(zh ? '与' : ' and ');
      if (zh) {
        const where = subject === '' ? '' : `${subject}中`;
        return `${where}${texts}${ordered ? '依次' : ''}相隔不超过 ${distance} 字`;
      }
      const order = ordered ? ' in this order' : '';
      return `${subject}has ${texts} within ${distance} characters${order}`;
    }
    case 'prefix': {
      const text = mark(condition.text);
      if (onValues(describer, condition)) {
        return zh ? `${subject}以${text}开头` : `${subject}begins with ${text}`;
      }
      return zh ? `${subject}有以${text}开头的词` : `${subject}has a word beginning with ${text}`;
    }
    case 'wildcard': {
      const inner = /^\*([^*?]+)\*$/u.exec(condition.pattern)?.[1];
      if (inner !== undefined) {
        return zh ? `${subject}含${mark(inner)}` : `${subject}contains ${mark(inner)}`;
      }
      const pattern = mark(condition.pattern);
      if (onValues(describer, condition)) {
        return zh ? `${subject}形如${pattern}` : `${subject}is like ${pattern}`;
      }
      return zh ? `${subject}有形如${pattern}的词` : `${subject}has a word like ${pattern}`;
    }
  }
}

/** True when the texts are matched against whole values rather than words. */
function onValues({ index }: Describer, { fields }: TextCondition): boolean {
  return fields.every((name) => index.findByName(name)?.kind === 'keyword');
}

function valuesOf(
  { index, language }: Describer,
  condition: Extract<Condition, { op: 'any' | 'every' }>,
): string[] {
  const field = index.findByName(condition.field);
  return condition.values.map((value) => valueLabel(field, value, language));
}

function valueLabel(
  field: FieldDefinition | undefined,
  value: string | number,
  language: Language,
): string {
  return field?.values?.find((each) => each.value === value)?.label[language] ?? String(value);
}

/** Many values are counted after the first ten. */
function list(describer: Describer, values: readonly string[], last?: string): string {
  const zh = describer.language === 'zh';
  const joint = last ?? (zh ? '或' : ' or ');
  if (values.length <= 10) {
    const head = values.slice(0, -1).join(zh ? '、' : ', ');
    return head === '' ? (values[0] ?? '') : `${head}${joint}${values.at(-1) ?? ''}`;
  }
  const head = values.slice(0, 10).join(zh ? '、' : ', ');
  return zh ? `${head}等 ${values.length} 项` : `${head} or ${values.length - 10} others`;
}

function sayRange(describer: Describer, range: RangeCondition | SpanCondition): string {
  const { field: name, from, to } = range;
  const zh = describer.language === 'zh';
  const dated = range.op === 'range' ? datedIn(describer.index, range) : undefined;
  if (dated !== undefined) {
    const { days, value } = dated;
    const what = value === '' ? '' : valueLabel(dated.field, value, describer.language);
    const owner = describer.label(dated.field.name);
    const period = writePeriod(days);
    if (zh) return `${owner}${what === '' ? '' : `“${what}”`}发生在 ${period}`;
    return `${owner}${what === '' ? '' : ` “${what}”`} dated ${period}`;
  }
  const field = describer.index.findByName(name);
  const label = describer.label(name);
  const write = (bound: Bound): string => valueLabel(field, bound.value, describer.language);
  const date = field?.kind === 'date';
  if (date && from && to && from.open !== true && to.open !== true) {
    const unit = writeUnit({ first: String(from.value), last: String(to.value) });
    if (unit !== undefined) return zh ? `${label}在 ${unit}` : `${label} in ${unit}`;
  }
  const ends: string[] = [];
  const closed = from?.open !== true && to?.open !== true;
  if (from && to && closed) {
    return zh
      ? `${label}在 ${write(from)} 至 ${write(to)}`
      : `${label} from ${write(from)} to ${write(to)}`;
  }
  if (from) ends.push(sayEnd(describer, from, date, 'from', write(from)));
  if (to) ends.push(sayEnd(describer, to, date, 'to', write(to)));
  return zh ? `${label}${ends.join('、')}` : `${label} ${ends.join(' and ')}`;
}

function sayEnd(
  { language }: Describer,
  { open }: Bound,
  date: boolean,
  end: 'from' | 'to',
  value: string,
): string {
  const phrases =
    end === 'from'
      ? open === true
        ? {
            zh: date ? `晚于 ${value}` : `大于 ${value}`,
            en: date ? `after ${value}` : `over ${value}`,
          }
        : {
            zh: date ? `不早于 ${value}` : `不小于 ${value}`,
            en: date ? `from ${value}` : `at least ${value}`,
          }
      : open === true
        ? {
            zh: date ? `早于 ${value}` : `小于 ${value}`,
            en: date ? `before ${value}` : `under ${value}`,
          }
        : {
            zh: date ? `不晚于 ${value}` : `不大于 ${value}`,
            en: date ? `until ${value}` : `at most ${value}`,
          };
  return phrases[language];
}
