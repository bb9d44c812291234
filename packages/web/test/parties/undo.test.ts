import { PROCEDURES } from '@zca/domain/procedures';
import type { PartyDetail } from '@zca/domain/parties';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/base/address.ts';
import { givenTexts, readFilingAddress } from '../../src/rooms/matters/address.ts';
import { MAY_UNDO, undoPath } from '../../src/rooms/parties/undo.ts';

const { undo } = PROCEDURES.find(({ id }) => id === 'partyMerge')!.actions;
const act = {
  id: 41,
  party: { id: '0123456789abcdef', name: '西安样例有限公司' },
  into: { id: '0123456789abcdeg', name: '西安䶮光 & 样例：有限公司' },
} as PartyDetail['acts'][number];

describe('undoing a merge', () => {
  it('is offered to those to whom the procedure allows it', () => {
    const roles = undo!.by.flatMap((who) => ('role' in who ? [who.role] : []));
    expect([...MAY_UNDO].toSorted()).toEqual([...new Set(roles)].toSorted());
  });

  it('opens its form with the merge and both names filled in', () => {
    const address = readFilingAddress(parseAddress(undoPath(act).split('?')[1]!));
    expect([address.procedure, address.action]).toEqual(['partyMerge', 'undo']);
    const fields = undo!.form!.map(({ field }) => ({
      name: field,
      type: field === 'mergeAct' ? 'number' : 'text',
    }));
    expect(givenTexts(address, fields)).toEqual({
      mergeAct: '41',
      first: '0123456789abcdeg',
      second: '0123456789abcdef',
      summary: '西安样例有限公司 / 西安䶮光 & 样例：有限公司',
    });
  });
});
