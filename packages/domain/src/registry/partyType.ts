import { hasChinese, parseSocialCreditCode } from '@zca/standards';
import type { RightParty } from './model.ts';

type PartyType = NonNullable<RightParty['type']>;

/** Words that tell what a holder is. The last one in the name decides: 西安交通大学苏州研究院. */
const WORDS: readonly (readonly [PartyType, RegExp])[] = [
  ['university', /大学|学院|学校|职业技术学院|党校|university|college/gi],
  [
    'institute',
    /研究院|研究所|研究中心|科学院|设计院|勘察院|实验室|研究总院|工程院|institute|laborator(?:y|ies)/gi,
  ],
  [
    'firm',
    /公司|集团|企业|工厂|制造厂|厂(?=$|[（(])|合作社|商行|商店|事务所|经营部|工作室|中心（有限合伙）|（有限合伙）|（普通合伙）|株式会社|会社|\b(?:inc|ltd|llc|co|corp|corporation|company|gmbh|llp|ag|limited|s\.?a|b\.?v|kk|plc)\b/gi,
  ],
  [
    'government',
    /医院|委员会|人民政府|管理局|监督局|协会|学会|联合会|部队|保健院|疾病预防控制中心|检验检测中心|支队|大队|总队|站(?=$)|局(?=$)|馆(?=$)|委(?=$)/g,
  ],
];

/**
 * What a party is: what its source states; else by its credit code (firms, sole traders, offices);
 * else by the words of its name; a Chinese name of two to four characters without any is a person.
 * Undefined when nothing tells. Source: O:A.9.
 */
export function partyTypeOf(party: RightParty): PartyType | undefined {
  if (party.type !== undefined) return party.type;
  const code = party.creditCode === undefined ? null : parseSocialCreditCode(party.creditCode);
  if (code?.ok) {
    if (code.value.typePair.startsWith('9')) return 'firm';
    if (code.value.typePair === '11') return 'government';
  }
  let found: PartyType | undefined;
  let last = -1;
  for (const [type, words] of WORDS) {
    for (const match of party.name.matchAll(words)) {
      const end = match.index + match[0].length;
      if (end <= last) continue;
      last = end;
      found = type;
    }
  }
  if (found !== undefined) return found;
  const isShort =
    /^[\u3400-\u9fff]{2,4}$/.test(party.name) || /^[^\s]+[·•][^\s]+$/.test(party.name);
  return isShort && hasChinese(party.name) ? 'person' : undefined;
}
