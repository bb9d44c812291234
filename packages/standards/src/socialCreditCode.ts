import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** 统一社会信用代码: the identifier of every organisation and sole trader in China (GB 32100-2015). */
export interface SocialCreditCode {
  /** 18 characters. */
  readonly canonical: string;
  /** Position 1: registering department (9 market regulation, 1 establishment, 5 civil affairs …). */
  readonly registrar: string;
  /** Positions 1 and 2, which together say what the holder is. */
  readonly typePair: string;
  readonly holderType: HolderType;
  /** Positions 3 to 8: division code of the registrar; some are not in GB/T 2260. */
  readonly divisionCode: string;
  /** Positions 9 to 17: organisation code with its own check character (GB 11714). */
  readonly organisationCode: string;
}

/** What the first two characters say of the holder. */
export type HolderType =
  | 'government'
  | 'publicInstitution'
  | 'massOrganisation'
  | 'socialGroup'
  | 'privateNonEnterprise'
  | 'foundation'
  | 'enterprise'
  | 'soleTrader'
  | 'farmersCooperative'
  | 'other';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const HOLDER_TYPES: Readonly<Record<string, HolderType>> = {
  '11': 'government',
  '12': 'publicInstitution',
  '13': 'massOrganisation',
  '51': 'socialGroup',
  '52': 'privateNonEnterprise',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'soleTrader',
  '93': 'farmersCooperative',
};

/** Registrars of GB 32100 and its amendment, by the first character. */
const REGISTRARS = '1234567890ANY';

/** The check character of the first 17 characters of a social credit code (GB 32100-2015). */
export function socialCreditCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += ALPHABET.indexOf(first17[i]!) * WEIGHTS[i]!;
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** The check character of the first 8 characters of an organisation code (GB 11714-1997). */
export function organisationCheckCharacter(first8: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(first8[i]!, 36) * ORGANISATION_WEIGHTS[i]!;
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/**
 * Reads a unified social credit code; blanks, hyphens, width and case do not matter. Both check
 * characters are verified. Some early pilot codes were issued with a wrong one: they are refused
 * like any other mistake, and an officer may keep them as an unverified text.
 * Source: GB 32100-2015, GB 11714-1997.
 */
export function parseSocialCreditCode(text: string): Parsed<SocialCreditCode> {
  const code = normaliseNumberText(text).replace(/[\s.-]/g, '');
  if (code === '') return fail('socialCreditCode.empty');
  if (code.length !== 18) return fail('socialCreditCode.length', { length: code.length });
  for (let i = 0; i < 18; i++) {
    if (!ALPHABET.includes(code[i]!)) {
      return fail('socialCreditCode.character', { character: code[i]!, position: i + 1 });
    }
  }
  if (!REGISTRARS.includes(code[0]!)) {
    return fail('socialCreditCode.registrar', { character: code[0]! });
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) {
    return fail('socialCreditCode.division', { code: code.slice(2, 8) });
  }
  const expected = socialCreditCheckCharacter(code.slice(0, 17));
  if (code[17] !== expected) {
    return fail('socialCreditCode.checkCharacter', { expected, actual: code[17]! });
  }
  const organisation = organisationCheckCharacter(code.slice(8, 16));
  if (code[16] !== organisation) {
    return fail('socialCreditCode.organisationCheck', {
      expected: organisation,
      actual: code[16]!,
    });
  }
  const typePair = code.slice(0, 2);
  return succeed({
    canonical: code,
    registrar: code[0]!,
    typePair,
    holderType: HOLDER_TYPES[typePair] ?? 'other',
    divisionCode: code.slice(2, 8),
    organisationCode: code.slice(8, 17),
  });
}
