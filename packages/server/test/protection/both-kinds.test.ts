import type { MatterDetail } from '@zca/domain/matters';
import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const platform = await openTestPlatform();
const now = Date.now();

async function post(url: string, payload: object, cookie = '') {
  return platform.app.inject({
    method: 'POST',
    url,
    headers: { 'x-zca-csrf': '1', ...(cookie === '' ? {} : { cookie }) },
    payload,
  });
}

interface Receipt {
  readonly matter: string;
  readonly filed: readonly {
    readonly id: string;
    readonly number: string;
    readonly relation: string;
    readonly trackingCode: string | null;
  }[];
}

const COMPLAINT = {
  respondentName: '渭曲食品有限公司',
  businessAddress: '西安市雁塔区长安南路300号',
  content: '石榴汁不是临潼所产',
  requests: ['refund'],
  complainantName: '王一',
  complainantPhone: '14000000001',
  complainantAddress: '西安市碑林区友谊西路1号',
};

describe('a submission of both kinds (order 121 art. 9)', () => {
  const both = {
    procedure: 'complaint',
    action: 'file',
    input: { ...COMPLAINT, reportsViolation: true, violationClue: '冒用地理标志' },
    key: 'both-kinds-000000001',
  };

  it('becomes two linked matters, each with its own clocks and tracking code', async () => {
    const answer = await post('/api/v1/matters', both);
    expect(answer.statusCode, answer.body).toBe(201);
    const { filed } = answer.json() as Receipt;
    expect(filed).toMatchObject([{ relation: 'splitFrom' }]);
    const [report] = filed;
    expect(report!.number).toMatch(/^举/);
    const tracked = await platform.app.inject({
      url: `/api/v1/tracking/${report!.trackingCode}`,
    });
    expect(tracked.statusCode, tracked.body).toBe(200);
    expect(tracked.json()).toMatchObject({ procedure: 'report', number: report!.number });
    const clocks = (tracked.json() as { clocks: { id: string }[] }).clocks.map(({ id }) => id);
    expect(clocks).toEqual(['verify']);
  });

  it('sent again is answered alike, with both tracking codes', async () => {
    const once = { ...both, key: 'both-kinds-000000006' };
    const first = (await post('/api/v1/matters', once)).json() as Receipt;
    expect(first.filed[0]?.trackingCode).toMatch(/\S/);
    expect((await post('/api/v1/matters', once)).json()).toEqual(first);
  });

  it('a clue that an officer finds is no party’s to follow', async () => {
    const yanta = await signedIn(platform.accounts, 'district', now, '610113');
    const registered = await post(
      '/api/v1/matters',
      {
        procedure: 'complaint',
        action: 'register',
        input: COMPLAINT,
        key: 'both-kinds-000000002',
      },
      yanta,
    );
    const { matter } = registered.json() as Receipt;
    const foundClue = () =>
      post(
        `/api/v1/matters/${matter}/acts`,
        {
          action: 'foundClue',
          input: { violationClue: '无证经营' },
          revision: 1,
          key: 'both-kinds-000000003',
        },
        yanta,
      );
    const found = await foundClue();
    expect(found.statusCode, found.body).toBe(201);
    const { filed } = found.json() as Receipt;
    expect(filed).toMatchObject([{ relation: 'clueOf', trackingCode: null }]);
    expect((await foundClue()).json()).toEqual(found.json());
  });

  it('shows of what was filed only what is there, in the order of the form, and who has it', async () => {
    const city = await signedIn(platform.accounts, 'city', now);
    const answer = await post('/api/v1/matters', {
      procedure: 'complaint',
      action: 'file',
      input: COMPLAINT,
      key: 'both-kinds-000000007',
    });
    const { matter } = answer.json() as Receipt;
    const page = await platform.app.inject({
      url: `/api/v1/matters/${matter}`,
      headers: { cookie: city },
    });
    const { row, timeline } = page.json() as MatterDetail;
    expect(row).toMatchObject({ office: null, officeName: { zh: '西安市市场监督管理局' } });
    const { values } = timeline[0]!;
    expect(values.map(({ text }) => text.zh)).not.toContain('null');
    const fields = values.map(({ field }) => field);
    expect(fields).not.toContain('handler');
    expect(fields.indexOf('complainantName')).toBeLessThan(fields.indexOf('respondentName'));
    expect(fields.indexOf('content')).toBeLessThan(fields.indexOf('requests'));
  });

  it('P:A.9-7: 高新 is refused to pass a matter on to 碑林, over HTTP', async () => {
    const zone = await signedIn(platform.accounts, 'district', now, 'XA-GX');
    const registered = await post(
      '/api/v1/matters',
      { procedure: 'complaint', action: 'register', input: COMPLAINT, key: 'both-kinds-000000004' },
      zone,
    );
    const { matter } = registered.json() as Receipt;
    const moved = await post(
      `/api/v1/matters/${matter}/acts`,
      {
        action: 'toStation',
        input: { handler: '610103' },
        revision: 1,
        key: 'both-kinds-000000005',
      },
      zone,
    );
    expect(moved.statusCode).toBe(422);
    expect(moved.json()).toMatchObject({ reason: 'MUST_RETURN_TO_INTAKE' });
  });
});
