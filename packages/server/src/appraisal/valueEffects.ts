import { createHash } from 'node:crypto';
import {
  isValue,
  readEntries,
  resultOf,
  royaltyRelief,
  VALUE_FAULT_WORDS,
} from '@zca/domain/appraisal';
import { canonicalJson } from '@zca/ledger';
import type { JsonObject, Refusal, Words } from '@zca/procedure';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import { withdrawPaper } from '../base/papers/index.ts';
import { ActRefused, type Effect, type Effects } from '../matters/index.ts';
import type { PatentValues } from './patentValues.ts';
import { findIssued, readPapers } from './valueStore.ts';

/** The hash by which the result of a page and that of the server are compared; undefined without a value. */
export function resultHash(data: JsonObject): string | undefined {
  const inputs = readEntries(data);
  const result = royaltyRelief(inputs);
  if (!isValue(result)) return undefined;
  return createHash('sha256')
    .update(canonicalJson(resultOf(inputs, result)))
    .digest('hex');
}

/**
 * What acts of an appraisal do in their transaction: the patent must be what the records say and in force on
 * the base day, the result that of the server; a report that is withdrawn or replaced is withdrawn as a paper.
 */
export function valueEffects(values: PatentValues): Effects {
  const checkRecord: Effect = async (client, { data, act }) => {
    const { right, baseDay } = data;
    const today = dayInShanghai(Date.parse(act.at));
    const subject =
      typeof right === 'string' && typeof baseDay === 'string'
        ? await values.find(client, right, { baseDay, today })
        : undefined;
    if (subject === undefined) throw refused('RECORD_ABSENT', ABSENT, 'right');
    if (!subject.isInForce || subject.legalEnd === null) {
      const [why] = subject.reasons;
      const { zh, en } = VALUE_FAULT_WORDS.notInForce;
      const words = { zh: `${zh}${why?.zh ?? ''}`, en: `${en} ${why?.en ?? ''}`.trim() };
      throw refused('NOT_IN_FORCE', words, 'baseDay');
    }
    if (subject.legalEnd !== data['legalEnd']) {
      const words = {
        zh: `平台记录的保护期最后一日是 ${subject.legalEnd}，与委托的不同。请退回，重新委托。`,
        en: `By the records the last day of protection is ${subject.legalEnd}, which differs from what was asked for. Have the value asked for anew.`,
      };
      throw refused('LEGAL_END_DIFFERS', words, 'legalEnd');
    }
    const isSame =
      subject.title === data['title'] &&
      subject.kind === data['kind'] &&
      subject.holders.length === data['holders'];
    if (!isSame) throw refused('RECORD_DIFFERS', DIFFERS, 'right');
  };
  const checkAll: Effect = async (client, what) => {
    await checkRecord(client, what);
    if (resultHash(what.data) !== what.data['resultHash']) {
      throw refused('RESULT_DIFFERS', RESULT_DIFFERS, 'resultHash');
    }
  };
  const withdraw = async (
    client: pg.PoolClient,
    matter: string,
    how: Parameters<typeof withdrawPaper>[2],
  ): Promise<void> => {
    for (const paper of await readPapers(client, matter)) await withdrawPaper(client, paper, how);
  };
  return new Map([
    ['appraisal.valueAsked', checkRecord],
    ['appraisal.valueWorked', checkAll],
    ['appraisal.valueIssued', checkAll],
    [
      'appraisal.valueWithdrawn',
      async (client, { matter, act, data }) =>
        withdraw(client, matter.id, {
          at: act.at,
          by: act.actor.id ?? act.actor.kind,
          reason: textOf(data, 'reasons'),
        }),
    ],
    [
      'appraisal.valueSuperseded',
      async (client, { matter, act, data }) => {
        const successor = textOf(data, 'successor');
        const other = await findIssued(client, successor);
        if (other === undefined || other.id === matter.id || other.right !== data['right']) {
          throw refused('SUCCESSOR_ABSENT', NO_SUCCESSOR, 'successor');
        }
        await withdraw(client, matter.id, {
          at: act.at,
          by: act.actor.id ?? act.actor.kind,
          reason: `${successor}：${textOf(data, 'reasons')}`,
        });
      },
    ],
  ]);
}

function textOf(data: JsonObject, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : '';
}

function refused(code: string, words: Words, field: string): ActRefused {
  const refusal: Refusal = { code, words, field };
  return new ActRefused([refusal]);
}

const ABSENT: Words = {
  zh: '平台没有这件专利的记录，请在专利记录页上委托。',
  en: 'The platform has no record of this patent; ask from the page of its record.',
};
const DIFFERS: Words = {
  zh: '专利的名称、号码、类型或权利人数与平台记录不符，可能记录已更新。请在专利记录页上重新委托。',
  en: 'Title, number, kind or the number of holders are not those of the record, which may have changed. Ask anew from its page.',
};
const RESULT_DIFFERS: Words = {
  zh: '页面的计算结果与平台按同样参数算出的不一致，没有采用。请刷新工作台，核对参数后再提交。',
  en: 'The result of the page is not what the platform computes from the same figures, and was not taken. Reload the workbench, check the figures and hand in again.',
};
const NO_SUCCESSOR: Words = {
  zh: '没有这个编号的、已出具的、同一件专利的评估。请核对编号。',
  en: 'There is no issued appraisal of this patent with that number. Check the number.',
};
