/**
 * Legal forms of organisations as they stand at the end of a name. Writings of one form are one; two
 * forms of one person before the law, such as 有限责任公司 and its later 股份有限公司, stay two.
 */

/** Chinese endings, longest first, with the form as it is compared. Company Law (2023) art. 7. */
const CHINESE: readonly (readonly [ending: string, form: string])[] = [
  ['股份有限责任公司', '股份有限公司'],
  ['股份有限公司', '股份有限公司'],
  ['有限责任公司', '有限公司'],
  ['责任有限公司', '有限公司'],
  ['股份公司', '股份有限公司'],
  ['有限公司', '有限公司'],
  ['公司', '公司'],
  ['株式会社', '株式会社'],
  ['特殊普通合伙', '特殊普通合伙'],
  ['普通合伙', '普通合伙'],
  ['有限合伙', '有限合伙'],
];

/** Latin endings as words, longest first. */
const LATIN: readonly (readonly [ending: string, form: string])[] = [
  ['company limited', 'ltd'],
  ['co limited', 'ltd'],
  ['co ltd', 'ltd'],
  ['corp ltd', 'ltd'],
  ['corporation limited', 'ltd'],
  ['limited liability company', 'llc'],
  ['limited', 'ltd'],
  ['ltd', 'ltd'],
  ['l t d', 'ltd'],
  ['incorporated', 'inc'],
  ['inc', 'inc'],
  ['corporation', 'corp'],
  ['corp', 'corp'],
  ['company', 'co'],
  ['co', 'co'],
  ['llc', 'llc'],
  ['lc', 'llc'],
  ['l l c', 'llc'],
  ['llp', 'llp'],
  ['l l p', 'llp'],
  ['lp', 'lp'],
  ['l p', 'lp'],
  ['plc', 'plc'],
  ['p l c', 'plc'],
  ['gmbh and co kg', 'gmbh'],
  ['gmbh', 'gmbh'],
  ['mbh', 'gmbh'],
  ['kg', 'kg'],
  ['aktiengesellschaft', 'ag'],
  ['ag', 'ag'],
  ['se', 'se'],
  ['societe anonyme', 'sa'],
  ['s a', 'sa'],
  ['sa', 'sa'],
  ['sas', 'sas'],
  ['s a s', 'sas'],
  ['sarl', 'sarl'],
  ['s p a', 'spa'],
  ['spa', 'spa'],
  ['s r l', 'srl'],
  ['srl', 'srl'],
  ['b v', 'bv'],
  ['bv', 'bv'],
  ['n v', 'nv'],
  ['nv', 'nv'],
  ['a s', 'as'],
  ['as', 'as'],
  ['aps', 'aps'],
  ['oyj', 'oy'],
  ['oy', 'oy'],
  ['a b', 'ab'],
  ['ab', 'ab'],
  ['aktiebolag', 'ab'],
  ['kabushiki kaisha', 'kk'],
  ['kabushiki kaisya', 'kk'],
  ['kaisha', 'kk'],
  ['pty', 'ltd'],
  ['proprietary', 'ltd'],
  ['a g', 'ag'],
  ['g m b h', 'gmbh'],
  ['public limited company', 'plc'],
  ['lda', 'lda'],
  ['cooperative', 'cooperative'],
  ['pte', 'ltd'],
  ['ltda', 'ltda'],
  ['limitada', 'ltda'],
  ['d o o', 'doo'],
  ['doo', 'doo'],
  ['s l', 'sl'],
  ['s l u', 'sl'],
  ['slu', 'sl'],
  ['bvba', 'bvba'],
  ['kgaa', 'kgaa'],
  ['co kgaa', 'kgaa'],
  ['co kg', 'kg'],
  ['ohg', 'ohg'],
  ['e v', 'ev'],
  ['ev', 'ev'],
  ['s r o', 'sro'],
  ['sro', 'sro'],
  ['sp z o o', 'spzoo'],
  ['kft', 'kft'],
  ['zrt', 'zrt'],
  ['asa', 'asa'],
  ['a s a', 'asa'],
  ['snc', 'snc'],
  ['s n c', 'snc'],
  ['sdn bhd', 'bhd'],
  ['berhad', 'bhd'],
  ['ooo', 'ooo'],
  ['oao', 'oao'],
  ['zao', 'zao'],
  ['jsc', 'jsc'],
  ['gesmbh', 'gmbh'],
  ['ges m b h', 'gmbh'],
  ['gesellschaft mit beschrankter haftung', 'gmbh'],
  ['gesellschaft mbh', 'gmbh'],
  ['societa per azioni', 'spa'],
  ['societe par actions simplifiee', 'sas'],
  ['besloten vennootschap', 'bv'],
  ['naamloze vennootschap', 'nv'],
  ['k k', 'kk'],
  ['kk', 'kk'],
];
const LATIN_BY_WORDS = new Map(LATIN);
const MOST_WORDS = 4;
/** Words between a name and its form that belong to the form. */
const BEFORE_FORM = new Set(['pty', 'pvt', 'private', 'pte', 'and', 'proprietary']);

/** Forms that some write in front, where none stands at the end: S.p.A. Egidio Galbani. */
const LATIN_FRONT = [
  'a s',
  'kabushiki kaisha',
  's p a',
  'spa',
  'oy',
  'ab',
  'firma',
  'p t',
  'pt',
] as const;

/** Japanese firms may write their form in front. */
const JAPANESE_FRONT = /^(?:株式会社)+(.+)$/;

/** The legal form at the end of a Chinese name, and what stands before it; both may be empty. */
export function chineseForm(name: string): { readonly rest: string; readonly form: string } {
  const front = JAPANESE_FRONT.exec(name)?.[1];
  const isFormed = CHINESE.some(([ending]) => front?.endsWith(ending));
  let written = front === undefined ? name : isFormed ? front : `${front}株式会社`;
  for (;;) {
    const found = CHINESE.find(([ending]) => written.endsWith(ending));
    if (found === undefined) return { rest: written, form: '' };
    const rest = written.slice(0, -found[0].length);
    // 责任责任有限公司 leaves another writing of a form behind.
    if (rest + found[1] === written) return { rest, form: found[1] };
    written = rest + found[1];
  }
}

/**
 * The same for a name in Latin words: every form at the end goes, the last one is told. A name that is
 * nothing but a form keeps its first word.
 */
export function latinForm(words: readonly string[]): {
  readonly rest: readonly string[];
  readonly form: string;
} {
  let rest = words;
  let form = '';
  const front = LATIN_FRONT.find((each) => `${words.join(' ')} `.startsWith(`${each} `));
  const size = front?.split(' ').length ?? 0;
  if (front !== undefined && words.length > size && endingOf(words) === null) {
    return { rest: words.slice(size), form: LATIN_BY_WORDS.get(front) ?? front };
  }
  for (;;) {
    const ending = endingOf(rest) ?? (form === '' ? null : joiningOf(rest));
    if (ending === null) return { rest, form };
    rest = rest.slice(0, -ending.size);
    form ||= ending.form;
  }
}

function endingOf(
  words: readonly string[],
): { readonly size: number; readonly form: string } | null {
  for (let size = Math.min(MOST_WORDS, words.length - 1); size > 0; size--) {
    const form = LATIN_BY_WORDS.get(words.slice(-size).join(' '));
    if (form !== undefined) return { size, form };
  }
  return null;
}

function joiningOf(
  words: readonly string[],
): { readonly size: number; readonly form: string } | null {
  const last = words.at(-1);
  if (words.length < 2 || last === undefined || !BEFORE_FORM.has(last)) return null;
  return { size: 1, form: '' };
}
