/**
 * A map approval number 审图号 as it is printed, with full-width brackets, and whether it has a usual
 * form: GS（2024）0650号, GS京（2023）0123号, 陕S（2023）012号. Null for text that can be none: it has no
 * year and no number. The forms are 〔待核〕: 地图审核管理规定 (2019) leaves them to the bureaus, so
 * an unusual one is kept and told, never refused.
 */
export function readApproval(
  text: string,
): { readonly approval: string; readonly isUsual: boolean } | null {
  const approval = text
    .normalize('NFKC')
    .replace(/^审图号[::]?/, '')
    .replace(/\s/g, '')
    .replace(/[([〔［【](\d{4})[)\]〕］】]/, '（$1）');
  if (!/\d{4}.*\d/.test(approval) || approval.length > 40) return null;
  const isUsual = /^(?:GS\p{Script=Han}?|\p{Script=Han}{1,3}[A-Z]{0,3}S)（\d{4}）\d{1,6}号$/u.test(
    approval,
  );
  return { approval, isUsual };
}
