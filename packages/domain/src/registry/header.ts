import { toHalfWidth } from '@zca/standards';

/**
 * The key under which two writings of a column header are equal: half width, lower case, without
 * blanks, underscores, hyphens and invisible characters; brackets and separators as in
 * 公开（公告）号, 公开(公告)号 and 公开/公告号 do not distinguish.
 */
export function headerKey(header: string): string {
  return toHalfWidth(header)
    .toLowerCase()
    .replace(/[\s\u00AD\u200B-\u200F\u2060\uFEFF_\-*:.]/g, '')
    .replace(/[()[\]{}【】「」《》<>〔〕"'“”/\\|·、]/g, '');
}

/**
 * A header and the steps that follow a dot in it, outermost first, so that a flattened path is known
 * by its end (`record.申请号` → 申请号) while `LOC Cl.` stays itself.
 */
export function headerForms(header: string): string[] {
  // Readers number a header that occurs twice: family size (2).
  const single = header.replace(/\s\(\d{1,2}\)$/, '');
  const forms = single === header ? [header] : [header, single];
  for (let at = single.indexOf('.'); at >= 0; at = single.indexOf('.', at + 1)) {
    const rest = single.slice(at + 1);
    if (rest.trim() !== '') forms.push(rest);
  }
  return forms;
}
