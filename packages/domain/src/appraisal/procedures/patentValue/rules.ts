import type { ActView, JsonObject, MatterView, Refusal } from '@zca/procedure';
import { addMonths } from '@zca/standards';
import { readEntries } from '../../value/entries.ts';
import { VALUE_FAULT_WORDS } from '../../value/faultWords.ts';
import type { RoyaltyValue } from '../../value/model.ts';
import { isValue, royaltyRelief } from '../../value/royaltyRelief.ts';

/** The value that follows from the entries of a matter, or why there is none. */
function valueOf(data: JsonObject): RoyaltyValue | Refusal {
  const result = royaltyRelief(readEntries(data));
  if (isValue(result)) return result;
  const [{ code, field }] = result as readonly [(typeof result)[number]];
  return {
    code: `VALUE_${code.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    words: VALUE_FAULT_WORDS[code],
    field,
  };
}

/** The value that a worked matter tells, computed from its entries. @throws RangeError when there is none */
export function workedValue(data: JsonObject): RoyaltyValue {
  const value = valueOf(data);
  if ('code' in value) throw new RangeError(`A worked matter has no value: ${value.code}.`);
  return value;
}

/** Until when a report on the value of this day may be used; null where no law says so. */
function validUntil({ data, law }: Pick<MatterView, 'data' | 'law'>): string | null {
  const baseDay = data['baseDay'];
  if (typeof baseDay !== 'string') return null;
  const period = law('appraisal.value.validity', baseDay);
  return period?.unit === 'month' ? addMonths(baseDay, period.count) : null;
}

const LAW_MISSING: Refusal = {
  code: 'VALIDITY_MISSING',
  words: {
    zh: '法规参数“appraisal.value.validity”在基准日没有以月计的值，请管理员补录。',
    en: 'The legal parameter "appraisal.value.validity" has no value in months on the base day; the administrator has to enter one.',
  },
  field: 'baseDay',
};

/** A right that has ended by law on the base day is no subject of an appraisal. */
export function checkAsked({ data }: ActView): Refusal | null {
  const { baseDay, legalEnd } = data;
  if (typeof baseDay === 'string' && typeof legalEnd === 'string' && legalEnd < baseDay) {
    return { code: 'NOT_IN_FORCE', words: VALUE_FAULT_WORDS.baseAfterEnd, field: 'baseDay' };
  }
  return null;
}

/** What must be said beside the figures, and whether they give a value. */
export function checkWorked(view: ActView): Refusal | null {
  const { data } = view;
  if (data['noInterest'] !== true) {
    return {
      code: 'INTEREST',
      words: {
        zh: '有利害关系的人不能评估。请交由他人办理。',
        en: 'Whoever has an interest in the matter cannot appraise. Leave it to somebody else.',
      },
      field: 'noInterest',
    };
  }
  if (Number(data['holders']) > 1 && typeof data['ownShare'] !== 'number') {
    return {
      code: 'SHARE_UNSTATED',
      words: {
        zh: '这件专利由多人共有，请填写所评估的份额；评估全部权利的，填 100。',
        en: 'The patent is owned jointly: give the share that is valued, or 100 for the whole.',
      },
      field: 'ownShare',
    };
  }
  if (data['kind'] !== 'invention' && typeof data['evaluationReport'] !== 'boolean') {
    return {
      code: 'EVALUATION_UNSTATED',
      words: {
        zh: '实用新型和外观设计未经实质审查，请填写是否已有专利权评价报告。',
        en: 'Utility models and designs are not examined in substance: say whether there is an evaluation report.',
      },
      field: 'evaluationReport',
    };
  }
  const value = valueOf(data);
  if ('code' in value) return value;
  return validUntil(view) === null ? LAW_MISSING : null;
}

/** The value and how long it may be used; computed here, whatever a page has shown. */
export function deriveWorked(view: ActView): JsonObject {
  return { value: workedValue(view.data).value, validUntil: validUntil(view) };
}

/** A value that may no longer be used is not issued any more. */
export function refuseLate({ data, today }: MatterView): Refusal | null {
  const until = data['validUntil'];
  if (typeof until !== 'string' || today <= until) return null;
  return {
    code: 'BASE_DAY_OLD',
    words: {
      zh: `以这个基准日评估的报告只能用到 ${until}，不能再出具。请退回，以新的基准日另行委托。`,
      en: `A report of this base day could be used until ${until} and can no longer be issued. Send it back, and have the value asked for with a later base day.`,
    },
  };
}

/** Before its last day a report is withdrawn or replaced, and not closed. */
export function refuseEarly({ data, today }: MatterView): Refusal | null {
  const until = data['validUntil'];
  if (typeof until === 'string' && today > until) return null;
  return {
    code: 'STILL_VALID',
    words: {
      zh: '报告仍在有效期内。需要停用的，请撤回或者以新报告代替。',
      en: 'The report may still be used. To end it, withdraw it or replace it by another.',
    },
  };
}
