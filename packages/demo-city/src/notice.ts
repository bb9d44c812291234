/** The sentence that every page and export of demonstration data bears, in both languages. */
export function cityNotice(seed: number): { readonly zh: string; readonly en: string } {
  return {
    zh: `演示数据：由种子 ${seed} 生成，名称与号码不指向任何真实主体`,
    en: `Demonstration data generated from seed ${seed}; names and numbers refer to no real person or body`,
  };
}
