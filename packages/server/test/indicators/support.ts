import type { Role } from '@zca/domain/identity';
import type { Board } from '@zca/domain/indicators';
import type { Patent, Right } from '@zca/domain/registry';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { applicationNumber, patent, trademark } from '../support/rights.ts';

const NOW = Date.parse('2026-01-02T08:00:00Z');

export type Asking = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** A small city and who asks it. */
export interface SmallCity {
  readonly platform: TestPlatform;
  /** Signs a new person in with a role, in an area or everywhere. */
  as(role: Role, area?: string): Promise<Asking>;
  readonly city: Asking;
  readonly yanta: Asking;
  readonly visitor: Asking;
}

/**
 * Opens a small city whose year 2025 is over: four inventions, three Madrid records, three indications and
 * the population, with an officer of the city, one of Yanta, and a visitor.
 */
export async function openSmallCity(): Promise<SmallCity> {
  const platform = await openTestPlatform({ clock: () => NOW });
  const as = async (role: Role, area: string | null = null): Promise<Asking> => {
    const cookie = await signedIn(platform.accounts, role, NOW, area);
    return (request) =>
      platform.app.inject({
        ...request,
        headers: { cookie, 'x-zca-csrf': '1', ...request.headers },
      });
  };
  const city = await as('city');
  const yanta = await as('district', '610113');
  await platform.give(RECORDS);
  expect((await enter(city, 'population', POPULATION)).statusCode).toBe(201);
  return { platform, as, city, yanta, visitor: (request) => platform.app.inject(request) };
}

export async function read<T>(asking: Asking, url: string): Promise<T> {
  const answer = await asking({ url: `/api/v1/indicators${url}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
}

let serial = 100;
/** A granted invention in force whose classes belong to no strategic industry. */
export function invention(year: number, change: Partial<Patent> = {}, division = '610113'): Right {
  serial += 1;
  const number = applicationNumber(year, serial);
  return {
    ...patent({ number, ipc: ['A47G19/22'] }),
    applicants: [{ name: '西安样例有限公司', country: 'CN', division }],
    grantDay: `${year + 2}-06-01`,
    publications: [{ number: `CN${110_000_000 + serial}B`, kind: 'B', day: `${year + 2}-06-01` }],
    // The index is made for the real day, so the register has to be complete up to it.
    registerAsOf: '2099-12-31',
    ...change,
  };
}

export const enter = (asking: Asking, register: string, line: object) =>
  asking({
    method: 'POST',
    url: `/api/v1/indicators/registers/${register}/entries`,
    payload: { evidence: { title: '统计公报', number: '' }, area: '610100', ...line },
  });

export const OLD = invention(2014);
export const ABROAD = invention(2020, { family: ['US11924417B2', 'CN111111111A'] }, '610103');
export const CHIP = invention(2021, { ipc: [{ symbol: 'H01L29/778', first: true }] });
export const PLAIN = invention(2021);

/** An indication whose area is in Zhouzhi. */
function indication(basis: 'product' | 'agricultural'): Right {
  return {
    key: `GIN-CN-${basis === 'product' ? 'P' : 'A'}-样例猕猴桃`,
    collection: 'geographicalIndication',
    basis,
    country: 'CN',
    title: '样例猕猴桃',
    divisions: ['610124'],
    applicants: [{ name: '样例协会', country: 'CN', division: '610124' }],
    registrationDay: '2015-05-01',
    events: [],
  };
}

const RECORDS: readonly Right[] = [
  indication('product'),
  indication('agricultural'),
  {
    ...trademark({ number: '51234567', title: '样例石榴', nice: 31 }),
    kind: 'certification',
    geographicalIndication: true,
  },
  OLD,
  ABROAD,
  CHIP,
  PLAIN,
  { ...trademark({ number: '41234567', title: '样例', nice: 9 }), madrid: 'G1700001' },
  { ...trademark({ number: '41234568', title: '样例二', nice: 9 }), madrid: 'G1700001' },
  { ...trademark({ number: '41234569', title: '样例三', nice: 9 }), madrid: 'G1700002' },
];

const POPULATION = {
  subject: '西安市',
  from: '2024-12-31',
  category: 'yearbook',
  quantity: 10_000,
};

export const row = (board: Board, code: string) => board.rows.find((one) => one.code === code)!;

/** Reports a value of indicator 1, unless said otherwise. */
export const draft = (asking: Asking, more: object = {}) =>
  asking({
    method: 'POST',
    url: '/api/v1/indicators/drafts',
    payload: { code: '1', area: '610100', period: '2025', ...more },
  });
let n = 0;
export const act = (
  asking: Asking,
  matter: string,
  action: string,
  revision: number,
  input: object = {},
) =>
  asking({
    method: 'POST',
    url: `/api/v1/matters/${matter}/acts`,
    payload: { action, revision, input, key: `indicator-000000-${String(++n).padStart(8, '0')}` },
  });
