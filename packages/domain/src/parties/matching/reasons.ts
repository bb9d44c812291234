import type { MergeReason } from '../api.ts';
import type { Comparison, Signal, SignalCode, Veto } from './comparison.ts';

type Say = (params: Signal['params']) => { readonly zh: string; readonly en: string };

const none = (text: string | undefined, other: string) =>
  text === undefined || text === '' ? other : text;

const SENTENCES: Readonly<Record<SignalCode, Say>> = {
  sameCode: ({ code }) => ({
    zh: `组织机构代码相同（${code}）`,
    en: `The organisation code is the same (${code})`,
  }),
  formerName: () => ({
    zh: '一个名称被另一个写明为原名',
    en: 'One name is stated as the former name of the other',
  }),
  sameBrand: ({ brand }) => ({
    zh: `字号相同：“${brand}”`,
    en: `The trade name is the same: “${brand}”`,
  }),
  soundsAlike: ({ one, other }) => ({
    zh: `字号只差一字且读音相同：“${one}”与“${other}”`,
    en: `The trade names differ in one character of the same sound: “${one}” and “${other}”`,
  }),
  oneCharacter: ({ one, other }) => ({
    zh: `字号只差一字：“${none(one, '无')}”与“${none(other, '无')}”`,
    en: `The trade names differ in one character: “${none(one, 'none')}” and “${none(other, 'none')}”`,
  }),
  sameTrade: ({ trade }) => ({
    zh: `行业用语相同：“${trade}”`,
    en: `The line of business is the same: “${trade}”`,
  }),
  moreTrade: ({ one, other }) => ({
    zh: `行业用语一多一少：“${none(one, '无')}”与“${none(other, '无')}”`,
    en: `One says more of its line of business: “${none(one, 'none')}” and “${none(other, 'none')}”`,
  }),
  otherTrade: ({ one, other }) => ({
    zh: `行业用语不同：“${none(one, '无')}”与“${none(other, '无')}”`,
    en: `The lines of business differ: “${none(one, 'none')}” and “${none(other, 'none')}”`,
  }),
  samePlace: ({ place }) => ({
    zh: `地名相同：“${place}”`,
    en: `The place is the same: “${place}”`,
  }),
  widerPlace: ({ one, other }) => ({
    zh: `地名一详一略：“${one}”与“${other}”`,
    en: `One place lies in the other: “${one}” and “${other}”`,
  }),
  placeMissing: ({ place }) => ({
    zh: `一个名称没有地名（另一个为“${place}”），可能是异地的另一家`,
    en: `One name has no place (the other “${place}”) and may be a firm elsewhere`,
  }),
  sameForm: ({ form }) => ({
    zh: form === '' ? '都没有企业组织形式' : `企业组织形式相同：“${form}”`,
    en: form === '' ? 'Neither has a legal form' : `The legal form is the same: “${form}”`,
  }),
  convertedForm: ({ one, other }) => ({
    zh: `企业组织形式可能变更过：“${one}”与“${other}”`,
    en: `The legal form may have been converted: “${one}” and “${other}”`,
  }),
  formMissing: () => ({ zh: '一个名称没有企业组织形式', en: 'One name has no legal form' }),
  otherForm: ({ one, other }) => ({
    zh: `企业组织形式不同：“${one}”与“${other}”`,
    en: `The legal forms differ: “${one}” and “${other}”`,
  }),
  sameWords: ({ words }) => ({ zh: `词相同：${words}`, en: `The same words: ${words}` }),
  wordMisspelt: ({ one, other }) => ({
    zh: `一个词拼写只差一个字母：${one} 与 ${other}`,
    en: `A word differs in one letter: ${one} and ${other}`,
  }),
  wordMissing: ({ word }) => ({ zh: `只有一个名称有“${word}”`, en: `Only one name has “${word}”` }),
  otherRank: ({ one, other }) => ({
    zh: `只有“${one}”与“${other}”之别，可能更名过`,
    en: `Only “${one}” and “${other}” differ: it may have been renamed`,
  }),
  unitWithin: ({ one, other }) => ({
    zh: `同一单位之下，一个名称写得更全：“${one}”与“${other}”`,
    en: `Under one organisation, one name says more of the way: “${one}” and “${other}”`,
  }),
  wordCut: ({ one, other }) => ({
    zh: `末尾的“${one}”可能是“${other}”被截断`,
    en: `“${one}” at the end may be “${other}” cut off`,
  }),
  otherOrder: ({ one, other }) => ({
    zh: `大学名称词序不同，可能是两所：${one} 与 ${other}`,
    en: `Universities of other word order may be two: ${one} and ${other}`,
  }),
  statedName: () => ({
    zh: '一个写法里同时写有两个名称',
    en: 'One writing gives both names',
  }),
  acronym: ({ one, other }) => ({
    zh: `一个名称是另一个的首字母缩写：${one} 与 ${other}`,
    en: `One name is the acronym of the other: ${one} and ${other}`,
  }),
  spelledOut: ({ one, other }) => ({
    zh: `字号与外文名称的拼音相同：“${one}”与 ${other}`,
    en: `The trade name is spelled out by its sound: “${one}” and ${other}`,
  }),
  sameTrades: ({ words }) => ({
    zh: `行业用语中外文相符：${words}`,
    en: `The line of business is the same in both languages: ${words}`,
  }),
  sameName: ({ words }) => ({
    zh: `除组织形式外没有其他不同：${words}`,
    en: `Nothing but the legal form differs: ${words}`,
  }),
};

const VETOES: Readonly<Record<Veto, { readonly zh: string; readonly en: string }>> = {
  codes: {
    zh: '统一社会信用代码不同，是不同的单位',
    en: 'Different unified social credit codes: different organisations',
  },
  places: { zh: '地名不同，是不同的单位', en: 'Different places: different organisations' },
  units: {
    zh: '一个是另一个的下属单位，或分属不同单位',
    en: 'One is a unit of the other, or they belong to different organisations',
  },
  numbers: { zh: '名称中的编号不同', en: 'The numbers in the names differ' },
};

/** The reasons of a comparison as sentences, heaviest first. */
export function reasonsOf({ signals }: Comparison): MergeReason[] {
  return signals
    .map(({ code, weight, params }) => ({
      code,
      weight: Math.round(weight * 10) / 10,
      words: SENTENCES[code](params),
    }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** Why two parties cannot be one. */
export function vetoSentence(veto: Veto): { readonly zh: string; readonly en: string } {
  return VETOES[veto];
}
