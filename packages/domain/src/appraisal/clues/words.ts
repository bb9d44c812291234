import type { ClueSignal } from './model.ts';

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Said wherever clues are shown or handed on. */
export const CLUE_CAUTION: Both = {
  zh: '以下是供核查的线索，不是认定。是否属于非正常申请专利行为，只由国家知识产权局认定；申请人可以说明理由。',
  en: 'These are clues to be checked, not findings. Whether a filing is abnormal is determined by the China National Intellectual Property Administration alone; applicants may explain.',
};

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** What was noticed, in a sentence that an officer and the applicant can check against the filings. */
export function reasonOf(signal: ClueSignal): Both {
  switch (signal.code) {
    case 'N1': {
      const most = percent(likest(signal.pairs));
      const same = signal.pairs.some(({ sameDay }) => sameDay);
      return {
        zh: `${signal.months}个月内有${signal.count}件申请的文本近似，最高${most}相同${same ? '；其中有同日申请，请核对是否为同年的分案申请' : ''}`,
        en: `${signal.count} filings within ${signal.months} months have nearly the same text, up to ${most}${same ? '; some are of one day: check whether one is a divisional of the same year' : ''}`,
      };
    }
    case 'N2': {
      const most = percent(likest(signal.pairs));
      const before = signal.published
        ? { zh: '申请日前已公布的', en: 'published before its filing day' }
        : { zh: '在先申请、当时尚未公布的', en: 'filed earlier and not yet published then' };
      return {
        zh: `一件申请的文本与他人${before.zh}文本${most}相同，双方之间未见关联`,
        en: `The text of a filing is ${most} that of somebody else, ${before.en}; nothing is seen to connect the two`,
      };
    }
    case 'N3':
      return {
        zh: `${signal.days}天内有${signal.count}件外观设计申请同名“${signal.title}”，只有编号不同`,
        en: `${signal.count} designs within ${signal.days} days bear the title “${signal.title}” and differ in numbering alone`,
      };
    case 'N5': {
      const staff =
        signal.researchers === null
          ? {
              zh: `署名发明人${signal.inventors}人，研发人员数不明，请核对`,
              en: `${signal.inventors} inventors are named; the number of research staff is not known and has to be asked`,
            }
          : {
              zh: `研发人员${signal.researchers}人`,
              en: `research staff: ${signal.researchers}`,
            };
      return {
        zh: `${signal.days}天内申请${signal.count}件，此前平均${signal.usual}件；涉及${signal.subclasses}个分类小类；${staff.zh}`,
        en: `${signal.count} filings in ${signal.days} days, ${signal.usual} on average before; over ${signal.subclasses} subclasses; ${staff.en}`,
      };
    }
    case 'N6': {
      const kinds = new Set(signal.links.map(({ kind }) => kind));
      const by = (['address', 'agent', 'inventor'] as const).filter((kind) => kinds.has(kind));
      const zh = { address: '地址', agent: '代理师', inventor: '发明人' };
      const en = { address: 'an address', agent: 'an agent', inventor: 'an inventor' };
      return {
        zh: `${signal.partyCount}个申请人分别提交了近似文本（最高${percent(likest(signal.pairs))}相同），并有相同的${by.map((kind) => zh[kind]).join('、')}`,
        en: `${signal.partyCount} applicants filed nearly the same texts (up to ${percent(likest(signal.pairs))}) and share ${by.map((kind) => en[kind]).join(', ')}`,
      };
    }
    case 'N7':
      return {
        zh: `一季之内有${signal.count}件在申请或授权后${signal.months}个月内转让，受让人${signal.buyers}个`,
        en: `${signal.count} transfers within a quarter, each within ${signal.months} months of filing or grant, to ${signal.buyers} buyers`,
      };
  }
}

function likest(pairs: readonly { readonly similarity: number }[]): number {
  return Math.max(0, ...pairs.map(({ similarity }) => similarity));
}
