import type { MatterPeople } from '@zca/domain/matters';
import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const platform = await openTestPlatform();
const as = (role: Parameters<typeof signedIn>[1], jurisdiction: string | null) =>
  signedIn(platform.accounts, role, Date.now(), jurisdiction);
const [yanta, station, beilin, mediator, applicant] = await Promise.all([
  as('district', '610113'),
  as('station', '610113.01'),
  as('district', '610103'),
  as('mediator', null),
  as('holder', null),
]);

const ask = (cookie: string, url: string, payload?: object) =>
  platform.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { 'x-zca-csrf': '1', ...(cookie === '' ? {} : { cookie }) },
    ...(payload === undefined ? {} : { payload }),
  });
const idOf = async (cookie: string): Promise<string> =>
  (await ask(cookie, '/api/v1/session')).json().person.id;

const COMPLAINT = {
  respondentName: '渭曲食品有限公司',
  businessAddress: '西安市雁塔区长安南路300号',
  content: '石榴汁不是临潼所产',
  requests: ['refund'],
  complainantName: '王一',
  complainantPhone: '14000000001',
  complainantAddress: '西安市碑林区友谊西路1号',
};

async function registered(key: string, cookie = yanta): Promise<string> {
  const answer = await ask(cookie, '/api/v1/matters', {
    procedure: 'complaint',
    action: 'register',
    input: COMPLAINT,
    key,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().matter;
}
async function peopleOf(matter: string, cookie = yanta): Promise<string[]> {
  const answer = await ask(cookie, `/api/v1/matters/${matter}/people`);
  expect(answer.statusCode, answer.body).toBe(200);
  return (answer.json() as MatterPeople).people.map(({ id }) => id);
}

describe('the people whom an act may name', () => {
  it('are those of the office and below it, and mediators of the city', async () => {
    const people = await peopleOf(await registered('people-000000000001'));
    for (const cookie of [yanta, station, mediator]) expect(people).toContain(await idOf(cookie));
    expect(people).not.toContain(await idOf(beilin));
    expect(people).not.toContain(await idOf(applicant));
    expect(people).not.toContain(await idOf(platform.cookies.city));
    expect(people).not.toContain(await idOf(platform.cookies.securityAdministrator));
  });

  it('can be given the matter, who then finds it among their own', async () => {
    const matter = await registered('people-000000000002');
    const act = async (action: string, input: object, revision: number) => {
      const answer = await ask(yanta, `/api/v1/matters/${matter}/acts`, {
        action,
        input,
        revision,
        key: `people-${action}-00000001`,
      });
      expect(answer.statusCode, answer.body).toBe(201);
    };
    await act('accept', {}, 1);
    const person = await idOf(mediator);
    expect(await peopleOf(matter)).toContain(person);
    await act('appointMediator', { mediator: person }, 2);
    const detail = (await ask(mediator, `/api/v1/matters/${matter}`)).json();
    expect(detail.row.assignee).toBe(person);
  });

  it('are not told to others', async () => {
    const matter = await registered('people-000000000003');
    const url = `/api/v1/matters/${matter}/people`;
    expect((await ask('', url)).statusCode).toBe(401);
    for (const cookie of [beilin, applicant]) expect((await ask(cookie, url)).statusCode).toBe(404);
    const own = await ask(applicant, '/api/v1/matters', {
      procedure: 'complaint',
      action: 'file',
      input: COMPLAINT,
      key: 'people-000000000004',
    });
    expect(own.statusCode, own.body).toBe(201);
    const filed = own.json().matter;
    expect((await ask(applicant, `/api/v1/matters/${filed}`)).statusCode).toBe(200);
    expect((await ask(applicant, `/api/v1/matters/${filed}/people`)).statusCode).toBe(404);
  });
});
