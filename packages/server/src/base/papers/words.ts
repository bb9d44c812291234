import { displayVerificationCode } from '@zca/domain/papers';
import type { PaperContent } from './content.ts';

type Language = PaperContent['language'];

/** The fixed words of papers. */
export const WORDS = {
  zh: {
    lang: 'zh-CN',
    demonstration: '演示数据，不具法律效力',
    basis: '依据',
    addressee: (name: string) => `${name}：`,
    article: (law: string, article: string) => `${law}${article}`,
    quoted: (where: string, text: string) => `${where}：${text}`,
    pages: (page: number, of: number) => `第 ${page} 页，共 ${of} 页`,
    verify: (code: string, verifyAt: string | null) =>
      verifyAt === null
        ? `核验：在本平台“文书核验”页输入核验码 ${displayVerificationCode(code)}`
        : `核验：扫描二维码，或打开 ${verifyAt}（核验码 ${displayVerificationCode(code)}）`,
    copy: '本件是系统中数据的副本，不是公文，没有核验码。',
    meaning: '核验只证明本件由本平台发出、内容未改；不服的救济途径见正文。',
    unprintable:
      '注：字库没有的字以其国际编码（GB/T 13000）表示，如［U+20BB7］即编码为 20BB7 的字。',
  },
  en: {
    lang: 'en',
    demonstration: 'Demonstration data, without legal effect',
    basis: 'Legal basis',
    addressee: (name: string) => `${name}:`,
    article: (law: string, article: string) => `${law}, ${article}`,
    quoted: (where: string, text: string) => `${where}: ${text}`,
    pages: (page: number, of: number) => `Page ${page} of ${of}`,
    verify: (code: string, verifyAt: string | null) =>
      verifyAt === null
        ? `To verify, enter the code ${displayVerificationCode(code)} on the platform’s page “Verify a document”`
        : `To verify, scan the code or open ${verifyAt} (code ${displayVerificationCode(code)})`,
    copy: 'This is a copy of data, no document of the office; it has no code to verify.',
    meaning:
      'Verification proves only that the platform issued this document unaltered; remedies are told in the text.',
    unprintable:
      'Note: characters that the font does not have are shown by their code (ISO/IEC 10646), as in ［U+20BB7］.',
  },
} as const satisfies Record<Language, unknown>;

/** A calendar day as a document is dated: 2026年11月23日 (GB/T 9704-2012 §7.3.5.4), 23 November 2026. */
export function dateOnPaper(day: string, language: Language): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const at = new Date(`${day}T00:00:00Z`);
  if (date === undefined || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(date)) {
    throw new RangeError(`${day} is no calendar day`);
  }
  if (language === 'zh') return `${Number(year)}年${Number(month)}月${Number(date)}日`;
  const name = at.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return `${Number(date)} ${name} ${Number(year)}`;
}
