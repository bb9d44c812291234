/**
 * Named characters of the ISO entity sets that the offices' DTDs declare (CNIPA: `ipphdb-entities.dtd`)
 * and that occur in patent texts. DTDs are never loaded; other names are kept as they stand.
 */
const TABLE =
  'nbsp:00A0 ensp:2002 emsp:2003 thinsp:2009 deg:00B0 plusmn:00B1 times:00D7 divide:00F7 middot:00B7 ' +
  'micro:00B5 para:00B6 sect:00A7 copy:00A9 reg:00AE trade:2122 frac12:00BD frac14:00BC frac34:00BE ' +
  'sup1:00B9 sup2:00B2 sup3:00B3 ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 ldquo:201C rdquo:201D ' +
  'hellip:2026 permil:2030 prime:2032 Prime:2033 bull:2022 laquo:00AB raquo:00BB yen:00A5 pound:00A3 ' +
  'alpha:03B1 beta:03B2 gamma:03B3 delta:03B4 epsilon:03B5 epsi:03B5 zeta:03B6 eta:03B7 theta:03B8 ' +
  'iota:03B9 kappa:03BA lambda:03BB mu:03BC nu:03BD xi:03BE pi:03C0 rho:03C1 sigma:03C3 tau:03C4 ' +
  'upsilon:03C5 phi:03C6 chi:03C7 psi:03C8 omega:03C9 Gamma:0393 Delta:0394 Theta:0398 Lambda:039B ' +
  'Xi:039E Pi:03A0 Sigma:03A3 Phi:03A6 Psi:03A8 Omega:03A9 ohm:03A9 angst:00C5 Aring:00C5 ' +
  'le:2264 ge:2265 ne:2260 equiv:2261 asymp:2248 ap:2248 sim:223C cong:2245 infin:221E sum:2211 ' +
  'prod:220F int:222B part:2202 radic:221A nabla:2207 isin:2208 notin:2209 cap:2229 cup:222A ' +
  'sub:2282 sup:2283 sube:2286 supe:2287 perp:22A5 ang:2220 larr:2190 uarr:2191 rarr:2192 darr:2193 ' +
  'harr:2194 lArr:21D0 rArr:21D2 hArr:21D4 square:25A1 squ:25A1 cir:25CB utri:25B5 female:2640 male:2642 ' +
  'eacute:00E9 egrave:00E8 agrave:00E0 ouml:00F6 uuml:00FC auml:00E4 Ouml:00D6 Uuml:00DC Auml:00C4 ' +
  'szlig:00DF ccedil:00E7 ntilde:00F1 oslash:00F8 Oslash:00D8 lowast:2217 minus:2212 lsqb:005B rsqb:005D ' +
  'lcub:007B rcub:007D percnt:0025 num:0023 ast:002A plus:002B equals:003D semi:003B colon:003A';

export const NAMED_CHARACTERS: ReadonlyMap<string, string> = new Map(
  TABLE.split(' ').map((pair) => {
    const [name = '', hex = ''] = pair.split(':');
    return [name, String.fromCodePoint(Number.parseInt(hex, 16))];
  }),
);
