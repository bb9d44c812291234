import type { NumberList, NumberListPage } from '@zca/domain/registry';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { TestPlatform } from './platform.ts';
import { applicationNumber, patent, trademark } from './rights.ts';

/** The number of a patent that bears every kind of number. */
export const NUMBER = applicationNumber(2017, 601_862);

/** That patent, and a patent and a mark that have their digits in common. */
export const NUMBERED_RIGHTS = [
  {
    ...patent({
      number: NUMBER,
      title: '一种轧机',
      publications: [
        { number: 'CN107999999A', kind: 'A', day: '2018-05-01' },
        { number: 'CN107999999B', kind: 'B', day: '2020-05-01' },
      ],
    }),
    internationalApplication: 'PCT/CN2017/900001',
    internationalPublication: 'WO2018900001A1',
  },
  patent({ number: '85100001', title: '早期的申请', filingDay: '1985-04-01' }),
  trademark({ number: '85100001', title: '渭水', nice: 9 }),
];

export interface AskedList {
  readonly list: NumberList;
  /** The cookie that the asker was given. */
  readonly cookie: string;
}

/** Looks lists up on a platform as a visitor, with the cookie of an earlier answer or without. */
export function numberListsOn(platform: () => TestPlatform) {
  const given = (response: LightMyRequestResponse, before = ''): AskedList => {
    if (response.statusCode !== 201) throw new Error(response.body);
    const cookie = response.cookies.find(({ name }) => name === 'zca_asker');
    return {
      list: response.json<NumberList>(),
      cookie: cookie === undefined ? before : `zca_asker=${cookie.value}`,
    };
  };
  return {
    lookUp: async (lines: readonly string[], cookie = ''): Promise<AskedList> => {
      const response = await platform().ask('anonymous', {
        method: 'POST',
        url: '/api/v1/number-lists',
        payload: { text: lines.join('\n') },
        headers: { cookie },
      });
      return given(response, cookie);
    },
    upload: async (name: string, content: string): Promise<AskedList> => {
      const boundary = 'xxxx';
      return given(
        await platform().ask('anonymous', {
          method: 'POST',
          url: '/api/v1/number-lists/file',
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
        }),
      );
    },
    pageOf: async ({ list, cookie }: AskedList, query = ''): Promise<NumberListPage> => {
      const url = `/api/v1/number-lists/${list.id}?${query}`;
      const response = await platform().ask('anonymous', { url, headers: { cookie } });
      expect(response.statusCode, response.body).toBe(200);
      return response.json<NumberListPage>();
    },
  };
}
