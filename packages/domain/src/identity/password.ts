/** Fewest characters of a password. */
export const PASSWORD_SHORTEST = 10;
/** From this length on a password need not be of several kinds of characters. */
export const PASSWORD_LONG = 16;
/** Kinds of characters (capital, small, figure, other) that a shorter one must have. */
export const PASSWORD_CLASSES = 3;
/** Passwords before the present one that may not come again, the present one counted. */
export const PASSWORD_HISTORY = 5;

export const PASSWORD_FAULTS = ['tooShort', 'tooSimple', 'personal', 'common', 'used'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** Who the password is for: name and address may not stand in it. */
export interface PasswordOwner {
  readonly displayName?: string;
  readonly email?: string;
}

/**
 * Words that everybody tries first, as they are left when figures and signs are taken away and letters
 * written as figures are put back; from published lists of leaked passwords and from local habit.
 */
const COMMON = new Set(
  `a aa aaa ab abc abcd abcde abcdef abcdefg abcdefgh admin administrator adobe asdf asdfg asdfgh
   asdfghjkl asdfghjklzxcvbnm asd azerty baseball batman changan changanqu changeme china computer
   default demo dragon football guanli guanliyuan guest hello huawei iloveyou ip ipr letmein login
   love manager master monkey nihao office oracle pass passw password passwordpassword postgres
   princess qaz qazwsx qazwsxedc qazxsw qq qqq qwe qweasd qweasdzxc qwer qwert qwerty qwertyu qwertyui
   qwertyuiop qwertyuiopasdfghjkl root scjg scjgj secret server shadow shaanxi shanxi sunshine
   superman superuser sys system temp test testtest tiger trustno user welcome wo woaini woainima
   woshi xa xian xianshi xianscjg zaq zhichanju zhichanquan zhichangan zxc zxcv zxcvb zxcvbn zxcvbnm`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];
const AS_LETTER: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  $: 's',
  '5': 's',
};

/**
 * What is wrong with a new password, the worst first; nothing when it is good. Lengths are in
 * characters as people count them. Whether it was used before only the server can know.
 */
export function findPasswordFaults(
  password: string,
  owner: PasswordOwner = {},
): Exclude<PasswordFault, 'used'>[] {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const classes = CLASSES.filter((one) => one.test(text)).length;
  return [
    ...(length < PASSWORD_SHORTEST ? (['tooShort'] as const) : []),
    ...(length < PASSWORD_LONG && classes < PASSWORD_CLASSES ? (['tooSimple'] as const) : []),
    ...(holdsOwner(text, owner) ? (['personal'] as const) : []),
    ...(isCommon(text) ? (['common'] as const) : []),
  ];
}

function holdsOwner(text: string, { displayName = '', email = '' }: PasswordOwner): boolean {
  const folded = text.toLowerCase();
  const name = displayName.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  const local = email.normalize('NFKC').toLowerCase().split('@')[0] ?? '';
  // A name of two ideographs says as much as an account of four letters.
  const isTelling = (word: string) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4);
  return [name, local].some((word) => isTelling(word) && folded.includes(word));
}

function isCommon(text: string): boolean {
  const folded = text.toLowerCase();
  if (new Set(folded).size <= 3) return true;
  const bare = (value: string) => value.replaceAll(/[^\p{L}]/gu, '');
  const restored = folded.replace(/[0-9\p{P}\p{S}]+$/u, '').replaceAll(/[@013$5]/g, (sign) => {
    return AS_LETTER[sign] ?? sign;
  });
  return [bare(folded), bare(restored)].some((stem) => stem === '' || COMMON.has(stem));
}
