import type { BothWords, ShownValue } from '@zca/domain/matters';
import {
  type ActingPerson,
  type Field,
  type FileValue,
  type Json,
  levelOf,
  mask,
  type Matter,
  maySeeLevel,
  type ProcedureDefinition,
} from '@zca/procedure';
import { formatMoney } from '@zca/standards';

/** A value of a field: in clear, or concealed and opened by the server (undefined: erased). */
export interface StoredValue {
  readonly field: string;
  readonly value: Json | undefined;
}

/**
 * Values as an asker may see them, in the order of the definition: what is beyond their level is left
 * out, and so is what was left empty; what is personal is masked, and can be revealed by those who may.
 */
export function shownValues(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
  values: readonly StoredValue[],
  offices: ReadonlyMap<string, BothWords>,
): ShownValue[] {
  const shown: ShownValue[] = [];
  const given = new Map(values.map(({ field, value }) => [field, value]));
  for (const [name, field] of Object.entries(definition.fields)) {
    const value = given.get(name);
    if (value === null || !given.has(name)) continue;
    const level = levelOf(field);
    const maySee = maySeeLevel(definition, matter, person, level);
    const isErased = value === undefined;
    if (!maySee) continue;
    const isMasked = level === 'personal' && !isErased;
    shown.push({
      field: name,
      title: field.title,
      type: field.type,
      format: 'format' in field ? (field.format ?? null) : null,
      level,
      value: isErased || isMasked ? null : (value as never),
      text: isErased
        ? { zh: '（已依法删除）', en: '(erased by law)' }
        : isMasked
          ? maskedText(field, value)
          : textOf(field, value, offices),
      masked: isMasked,
      mayReveal: isMasked,
      erased: isErased,
    });
  }
  return shown;
}

function maskedText(field: Field, value: Json): BothWords {
  if (typeof value !== 'string') return { zh: '***', en: '***' };
  const text = mask(value, 'format' in field ? field.format : undefined);
  return { zh: text, en: text };
}

/** A value in words. */
export function textOf(
  field: Field,
  value: Json,
  offices: ReadonlyMap<string, BothWords>,
): BothWords {
  const same = (text: string): BothWords => ({ zh: text, en: text });
  switch (field.type) {
    case 'yesNo':
      return value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
    case 'choice':
    case 'choices': {
      const chosen = [value].flat() as readonly Json[];
      const titles = chosen.map(
        (one) => field.options.find((option) => option.value === one)?.title ?? same(plain(one)),
      );
      return {
        zh: titles.map((title) => title.zh).join('、'),
        en: titles.map((title) => title.en).join(', '),
      };
    }
    case 'money':
      return {
        zh: `${formatMoney(Number(value), '元', 2)} 元`,
        en: `${formatMoney(Number(value), '元', 2)} yuan`,
      };
    case 'files': {
      const names = (value as unknown as readonly FileValue[]).map((file) => file.name);
      return { zh: names.join('、'), en: names.join(', ') };
    }
    case 'office':
      return offices.get(plain(value)) ?? same(plain(value));
    default:
      return same(plain(value));
  }
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
