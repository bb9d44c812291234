import type { ReachAnswer } from '@zca/domain/geography';
import type { Right, RightParty } from '@zca/domain/registry';
import { expect, it } from 'vitest';
import { openTestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const HERE: [number, number] = [108.94801, 34.22102];
const NEAR: [number, number] = [108.95801, 34.22102];
const FAR: [number, number] = [108.93502, 34.34503];

it('counts an organisation where it is itself, and not where those are who hold a right with it', async () => {
  const platform = await openTestPlatform();
  let serial = 0;
  const of = (...applicants: RightParty[]): Right => {
    serial += 1;
    return { ...patent({ number: applicationNumber(2021, serial) }), applicants };
  };
  const firm = (name: string, location: [number, number]): RightParty => ({
    name: `西安${name}样例有限公司`,
    country: 'CN',
    division: '610113',
    location,
  });
  const person: RightParty = { name: '张样例', type: 'person', country: 'CN', location: HERE };
  await platform.give([
    of(firm('甲', HERE)),
    of(firm('甲', HERE)),
    of(firm('甲', HERE), firm('乙', FAR)),
    of(firm('甲', NEAR), person),
    of(person),
    // Of two places the nearer one counts.
    of(firm('丙', FAR)),
    of(firm('丙', NEAR)),
  ]);
  const asked = new URLSearchParams([
    ['station', `此处,${HERE.join(',')}`],
    ['distance', '100'],
    ['distance', '2000'],
    ['distance', '50000'],
    ['detour', '1'],
  ]);
  const { holders, result } = await platform.read<ReachAnswer>(
    `/api/v1/map/analyses/reach?${asked}`,
  );
  expect(holders).toEqual({
    whole: 3,
    within: [
      { metres: 100, n: 1, share: 1 / 3 },
      { metres: 2000, n: 2, share: 2 / 3 },
      { metres: 50_000, n: 3, share: 1 },
    ],
    stations: [{ id: '此处', nearest: 3 }],
  });
  // Rights count at every point of theirs.
  expect(result.within.map(({ n }) => n)).toEqual([3, 5, 7]);
});
