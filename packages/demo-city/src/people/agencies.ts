import type { Agency } from '@zca/domain/registry';
import { Draws, PURPOSE } from '../base/random.ts';
import { personName } from './people.ts';
import { COINED } from './words.ts';

type AgencyValue = ReturnType<typeof Agency.parse>;

const COUNT = 160;
const FORMS = [
  '知识产权代理有限公司',
  '专利代理事务所（普通合伙）',
  '知识产权代理事务所（特殊普通合伙）',
  '专利事务所',
  '知识产权服务有限公司',
];
/** Codes that begin 99 have not been given to any place in the register of agencies. */
const FIRST_CODE = 99_001;

/** The invented agency of a right, with one or two agents; a few large agencies take most files. */
export function agencyOf(draws: Draws, scratch: Draws, seed: number, year: number): AgencyValue {
  const rank = Math.floor(draws.unit() ** 2.2 * COUNT);
  scratch.restart(seed, rank, PURPOSE.agencyName);
  const first = (rank * 7 + 3) % COINED.length;
  const second = (rank * 13 + 5 + scratch.below(3)) % COINED.length;
  const name = COINED[first]! + COINED[second]! + FORMS[scratch.below(FORMS.length)]!;
  const agents: string[] = [];
  const count = draws.chance(0.35) ? 2 : 1;
  for (let i = 0; i < count; i++) {
    // Agents stay some years with an agency; the pool turns over slowly.
    const desk = draws.below(12) + 12 * Math.floor(year / 6);
    scratch.restart(seed, rank * 4096 + desk, PURPOSE.agencyName + 50);
    const agent = personName(scratch);
    if (!agents.includes(agent)) agents.push(agent);
  }
  return { code: String(FIRST_CODE + rank), name, agents };
}

const BANK_FORMS = [
  '银行股份有限公司',
  '农村商业银行股份有限公司',
  '科技支行',
  '融资担保有限公司',
  '小额贷款有限公司',
];

/** An invented pledgee. */
export function bankName(draws: Draws): string {
  const which = Math.floor(draws.unit() ** 2 * 60) * 5;
  const word = COINED[which]! + COINED[(which * 7 + 11) % COINED.length]!;
  const form = BANK_FORMS[Math.floor(draws.unit() ** 1.6 * BANK_FORMS.length)]!;
  return form === '科技支行'
    ? `${word}银行股份有限公司${COINED[draws.below(40) * 9]!}${form}`
    : word + form;
}
