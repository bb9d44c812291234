import type { PartyDetail, PartyList } from '@zca/domain/parties';
import type { Right, RightParty } from '@zca/domain/registry';
import { openTestPlatform, type TestPlatform } from './platform.ts';
import { applicationNumber, patent } from './rights.ts';

export const UNIVERSITY = '西安样例大学';
export const FIRM = '西安样例科技有限公司';
/** The credit code that one right states with the firm. */
export const CODE = '91350100M000100Y43';

/** Makes patents of a year, each with these applicants. */
export function patentsOf(year: number): (...applicants: RightParty[]) => Right {
  let numbers = 0;
  return (...applicants) => {
    numbers += 1;
    return { ...patent({ number: applicationNumber(year, numbers) }), applicants };
  };
}

/** Asks a platform for parties as everybody may. */
export function partiesOf(platform: TestPlatform) {
  const find = async (name: string) =>
    (await platform.read<PartyList>(`/api/v1/parties?name=${encodeURIComponent(name)}`)).rows;
  return {
    find,
    /** Id of the party that bears just this name. */
    idOf: async (name: string) => (await find(name)).find((row) => row.exact)!.id,
    page: (id: string) => platform.read<PartyDetail>(`/api/v1/parties/${id}`),
  };
}

/** A platform with rights of a few organisations and persons whose names are alike, already read. */
export async function openNamedCity() {
  const platform = await openTestPlatform();
  const record = patentsOf(2021);
  /** Rights of two persons of one name of whom nothing else is known. */
  const lone = [record({ name: '王样例' }), record({ name: '王样例' })] as const;
  await platform.give([
    record({ name: UNIVERSITY }),
    record({ name: '西安樣例大學' }, { name: FIRM, creditCode: CODE }),
    record({ name: '西安样例大学苏州研究院' }),
    record({ name: '西安样例科技有限责任公司' }),
    record({ name: '西安样例工贸有限公司' }),
    record({ name: '王样例', address: '西安市样例路1号' }),
    record({ name: '王样例', address: '西安市样例路1号' }),
    record({ name: '宝鸡样例有限公司' }),
    ...lone,
  ]);
  await platform.parties.catchUp();
  return { platform, record, lone, ...partiesOf(platform) };
}
