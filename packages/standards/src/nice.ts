import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/**
 * Reads a class of the Nice Classification: 9, 09, 第9类, Class 9, 国际分类：9. Returns 1..45.
 * Classes 1 to 34 are goods, 35 to 45 services. Source: Nice Agreement.
 */
export function parseNiceClass(text: string): Parsed<number> {
  const written = normaliseNumberText(text)
    .replace(/\s/g, '')
    .replace(/^(?:国际分类:?|CLASS|第)/, '')
    .replace(/类$/, '');
  if (!/^\d{1,2}$/.test(written)) return fail('nice.form', { text });
  const value = Number(written);
  return value >= 1 && value <= 45 ? succeed(value) : fail('nice.class', { class: value });
}

/** True for a class of services (35 to 45). */
export function isServiceClass(niceClass: number): boolean {
  return niceClass >= 35 && niceClass <= 45;
}

/**
 * Reads a Chinese similar group (类似群): four digits whose first two are the class, with an
 * optional part in brackets: 0901, 0901（一）. With `niceClass`, the group must lie in that class.
 * Source: 类似商品和服务区分表.
 */
export function parseSimilarGroup(text: string, niceClass?: number): Parsed<string> {
  const written = normaliseNumberText(text).replace(/\s/g, '');
  const match = /^(\d{2})(\d{2})(?:\(([一二三四五六七八九十]+)\))?$/.exec(written);
  if (!match) return fail('nice.group', { text });
  const own = parseNiceClass(match[1]!);
  if (!own.ok) return own;
  if (niceClass !== undefined && own.value !== niceClass) {
    return fail('nice.groupClass', { group: written, class: niceClass, own: own.value });
  }
  return succeed(match[1]! + match[2]! + (match[3] === undefined ? '' : `(${match[3]})`));
}
