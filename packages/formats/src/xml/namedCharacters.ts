/**
 * Named characters of the ISO entity sets that the offices' DTDs declare (CNIPA `ipphdb-entities.dtd`,
 * EPO `docdb-entities.dtd`, USPTO `us-patent-grant`). DTDs are never loaded; other names are kept as
 * they stand.
 */
const TABLE =
  'nbsp:00A0 ensp:2002 emsp:2003 emsp13:2004 emsp14:2005 numsp:2007 puncsp:2008 thinsp:2009 hairsp:200A ' +
  'deg:00B0 plusmn:00B1 times:00D7 divide:00F7 middot:00B7 ' +
  'micro:00B5 para:00B6 sect:00A7 copy:00A9 reg:00AE trade:2122 frac12:00BD frac14:00BC frac34:00BE ' +
  'half:00BD frac13:2153 frac23:2154 frac15:2155 frac18:215B frac38:215C frac58:215D frac78:215E ' +
  'sup1:00B9 sup2:00B2 sup3:00B3 ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 ldquo:201C rdquo:201D ' +
  'lsquor:201A ldquor:201E rsquor:2018 rdquor:201C lsaquo:2039 rsaquo:203A dash:2010 hyphen:2010 horbar:2015 ' +
  'hellip:2026 mldr:2026 nldr:2025 vellip:22EE permil:2030 pertenk:2031 prime:2032 Prime:2033 tprime:2034 ' +
  'bull:2022 laquo:00AB raquo:00BB yen:00A5 pound:00A3 cent:00A2 curren:00A4 euro:20AC dollar:0024 ' +
  'iexcl:00A1 iquest:00BF brvbar:00A6 not:00AC shy:00AD ordf:00AA ordm:00BA ' +
  'acute:00B4 cedil:00B8 uml:00A8 die:00A8 macr:00AF breve:02D8 caron:02C7 dblac:02DD ogon:02DB ring:02DA ' +
  'dot:02D9 circ:02C6 tilde:02DC grave:0060 ' +
  'alpha:03B1 beta:03B2 gamma:03B3 delta:03B4 epsilon:03B5 epsi:03B5 epsiv:03F5 zeta:03B6 eta:03B7 theta:03B8 ' +
  'thetas:03B8 thetav:03D1 iota:03B9 kappa:03BA lambda:03BB mu:03BC nu:03BD xi:03BE omicron:03BF pi:03C0 ' +
  'rho:03C1 sigma:03C3 sigmav:03C2 tau:03C4 ' +
  'upsilon:03C5 upsi:03C5 phi:03C6 phis:03C6 phiv:03D5 chi:03C7 psi:03C8 omega:03C9 Gamma:0393 Delta:0394 ' +
  'Theta:0398 Lambda:039B Xi:039E Pi:03A0 Sigma:03A3 Upsi:03A5 Phi:03A6 Psi:03A8 Omega:03A9 ohm:03A9 ' +
  'agr:03B1 bgr:03B2 ggr:03B3 dgr:03B4 egr:03B5 zgr:03B6 eegr:03B7 thgr:03B8 igr:03B9 kgr:03BA lgr:03BB ' +
  'mgr:03BC ngr:03BD xgr:03BE ogr:03BF pgr:03C0 rgr:03C1 sgr:03C3 sfgr:03C2 tgr:03C4 ugr:03C5 phgr:03C6 ' +
  'khgr:03C7 psgr:03C8 ohgr:03C9 Ggr:0393 Dgr:0394 THgr:0398 Lgr:039B Xgr:039E Pgr:03A0 Sgr:03A3 PHgr:03A6 ' +
  'PSgr:03A8 OHgr:03A9 angst:00C5 ' +
  'le:2264 ge:2265 les:2A7D ges:2A7E ne:2260 equiv:2261 asymp:2248 ap:2248 ape:224A sim:223C sime:2243 cong:2245 ' +
  'infin:221E sum:2211 Lt:226A Gt:226B nlt:226E ngt:226F prop:221D vprop:221D there4:2234 becaus:2235 ' +
  'prod:220F int:222B conint:222E part:2202 radic:221A nabla:2207 isin:2208 notin:2209 cap:2229 cup:222A ' +
  'sub:2282 sup:2283 sube:2286 supe:2287 perp:22A5 bottom:22A5 ang:2220 angsph:2222 par:2225 mnplus:2213 ' +
  'oplus:2295 ominus:2296 otimes:2297 forall:2200 exist:2203 empty:2205 and:2227 or:2228 compfn:2218 ' +
  'larr:2190 uarr:2191 rarr:2192 darr:2193 ' +
  'harr:2194 varr:2195 lArr:21D0 rArr:21D2 hArr:21D4 rlarr2:21C4 rlhar2:21CC lrhar2:21CB square:25A1 squ:25A1 ' +
  'squf:25AA cir:25CB utri:25B5 utrif:25B4 dtri:25BF dtrif:25BE rtri:25B9 rtrif:25B8 star:2606 starf:2605 ' +
  'loz:25CA block:2588 blank:2423 check:2713 cross:2717 dagger:2020 Dagger:2021 caret:2041 phone:260E ' +
  'female:2640 male:2642 flat:266D natur:266E sharp:266F incare:2105 numero:2116 hearts:2665 ' +
  'AElig:00C6 aelig:00E6 OElig:0152 oelig:0153 IJlig:0132 ijlig:0133 szlig:00DF ETH:00D0 eth:00F0 THORN:00DE ' +
  'thorn:00FE Oslash:00D8 oslash:00F8 Dstrok:0110 dstrok:0111 Hstrok:0126 hstrok:0127 Lstrok:0141 lstrok:0142 ' +
  'Tstrok:0166 tstrok:0167 ENG:014A eng:014B inodot:0131 imath:0131 kgreen:0138 napos:0149 Lmidot:013F ' +
  'lmidot:0140 fflig:FB00 filig:FB01 fllig:FB02 ffilig:FB03 ffllig:FB04 planck:210F ell:2113 real:211C image:2111 ' +
  'lowast:2217 minus:2212 lsqb:005B rsqb:005D lpar:0028 rpar:0029 excl:0021 quest:003F comma:002C period:002E ' +
  'sol:002F bsol:005C lowbar:005F verbar:007C commat:0040 ' +
  'lcub:007B rcub:007D percnt:0025 num:0023 ast:002A plus:002B equals:003D semi:003B colon:003A';

const NAMED: ReadonlyMap<string, string> = new Map(
  TABLE.split(' ').map((pair) => {
    const [name = '', hex = ''] = pair.split(':');
    return [name, String.fromCodePoint(Number.parseInt(hex, 16))];
  }),
);

/** Combining characters by the ending of ISO Latin 1 and 2: `ccaron` is c with a caron. */
const DIACRITICS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  caron: '\u030c',
  cedil: '\u0327',
  macr: '\u0304',
  ogon: '\u0328',
  dot: '\u0307',
  breve: '\u0306',
  dblac: '\u030b',
  ring: '\u030a',
};
const LETTER_NAME = /^([A-Za-z])([a-z]+)$/;

/**
 * The character of an entity name; undefined for a name that is not known. Names in capitals occur
 * where a text with entities in it was put into capitals (`&SACUTE;`).
 */
export function namedCharacter(name: string): string | undefined {
  const known = NAMED.get(name) ?? accented(name);
  if (known !== undefined || name !== name.toUpperCase()) return known;
  return accented(name.slice(0, 1) + name.slice(1).toLowerCase());
}

function accented(name: string): string | undefined {
  const [, letter = '', ending = ''] = LETTER_NAME.exec(name) ?? [];
  const mark = Object.hasOwn(DIACRITICS, ending) ? DIACRITICS[ending] : undefined;
  if (mark === undefined) return undefined;
  const composed = (letter + mark).normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}
