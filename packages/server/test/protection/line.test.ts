import { expect, it } from 'vitest';
import { openTestPlatform } from '../support/platform.ts';

const platform = await openTestPlatform();
let n = 0;
const register = (input: object) =>
  platform.ask('operator', {
    method: 'POST',
    url: '/api/v1/matters',
    payload: {
      procedure: 'complaint',
      action: 'register',
      input,
      key: `line-0000-0000-${String(++n).padStart(6, '0')}`,
    },
  });
const earlier = (asker: 'operator' | 'leader', texts: readonly string[]) =>
  platform.ask(asker, {
    method: 'POST',
    url: '/api/v1/protection/line/earlier',
    payload: { texts },
  });

it('finds the earlier matters of a number and of an operator, and shows nothing personal', async () => {
  const one = await register({
    content: '退款',
    respondentName: '长安茶叶店',
    complainantName: '䶮𬭎',
    complainantPhone: '13912345678',
  });
  expect(one.statusCode, one.body).toBe(201);
  await register({ content: '修理', respondentName: '别的店', complainantPhone: '13900000000' });
  const byPhone = await earlier('operator', ['13912345678']);
  expect(byPhone.json().matters.map(({ row }: { row: { id: string } }) => row.id)).toEqual([
    one.json().matter,
  ]);
  expect(byPhone.body).not.toContain('䶮');
  expect(byPhone.body).not.toContain('13912345678');
  const both = await earlier('operator', ['13900000000', '长安茶叶店']);
  expect(both.json().matters).toHaveLength(2);
  expect((await earlier('operator', ['13711112222'])).json().matters).toEqual([]);
  expect((await earlier('leader', ['13912345678'])).statusCode).toBe(403);
});
