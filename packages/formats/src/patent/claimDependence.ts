/**
 * Whether a claim begins by referring to another one, as Chinese drafting has it: 根据权利要求1所述的…,
 * 如前述任一项权利要求所述的…, 权利要求2所述的…，其特征在于…. A claim to a use or method that names another
 * claim (权利要求1所述的组合物在…中的应用) stands by itself.
 */
export function isDependentClaim(text: string): boolean {
  const body = text.replace(/^\s*\d+\s*[.．、,，:：]?\s*/, '');
  if (
    /^(?:一种)?(?:根据|如|按照|按|依照|依据|由|基于)?(?:上述|前述|前面|以上|以下)?(?:任[一意]?[项个]?)?(?:的)?权利要求/.test(
      body,
    )
  ) {
    if (/^(?:一种)?(?:根据|如|按照|按|依照|依据)/.test(body)) return true;
    return /其特征|其中/.test(body) && !/(?:应用|用途)[，,。]/.test(body);
  }
  return /^(?:The|A|An)\b.{0,80}\b(?:of|according to|as claimed in|as in) claims? \d/i.test(body);
}
