/**
 * The closed code lists of ST.96 V6.0 that our values must keep to: offices and organisations
 * (WIPO ST.3 as the schemas list them, former codes included), and countries (ISO 3166-1).
 */

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const COUNTRIES_IN_BOTH =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK ' +
  'FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GS GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE ' +
  'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM ' +
  'MN MO MP MR MS MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO ' +
  'RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR ' +
  'TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS YE ZA ZM ZW AN CS DD RH SU YD YU';

/** Codes of offices: WIPOST3CodeType and WIPOFormerST3CodeType. */
export const ST96_OFFICES = codes(
  `${COUNTRIES_IN_BOTH} AP BX EA EM EP EU GC IB OA QZ WO XN XU XV XX DL DT`,
);

/** Codes of countries: ISOCountryCodeType and ISOFormerCountryCodeType. */
export const ST96_COUNTRIES = codes(
  `${COUNTRIES_IN_BOTH} AQ AS AX BL CC CX FM GF GP GU HM IO MF MH MQ NC NF NU PF PM PN PR PS RE SJ TF ` +
    'TK UM VI WF YT BU NT TP ZR',
);

/** ST.3: unknown state or other entity. */
export const UNKNOWN_OFFICE = 'XX';

/** Citation categories of a search report (ST.14, 14), as CitationCategoryCodeType spells them. */
export const CITATION_CATEGORIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'XYAELOPTD'].map((letter) => [letter, letter])),
  '&': 'Ampersand',
};
