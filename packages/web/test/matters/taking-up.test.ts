import type { MatterDetail, ProcedureDescription } from '@zca/domain/matters';
import { describe, expect, it } from 'vitest';
import { mayTakeUp, takingsUp } from '../../src/rooms/matters/takingUp.ts';

const words = (zh: string) => ({ zh, en: zh });
const action = (id: string, takesUp: boolean) => ({
  id,
  title: words(id),
  takesUp,
  by: [{ role: 'district', where: 'handler' }],
});
const procedures = [
  { id: 'complaint', actions: [action('sign', true), action('decide', false)] },
  { id: 'loan', actions: [action('sign', true)] },
] as unknown as ProcedureDescription[];

function matter(id: string, procedure: string, offers: object[]): MatterDetail {
  return { row: { id, procedure }, revision: 1, offers } as unknown as MatterDetail;
}
const offer = (id: string, title = id, locked: object | null = null) => ({
  action: id,
  title: words(title),
  locked,
});

describe('taking up several matters', () => {
  it('gathers what is offered and open, whatever the procedure, and nothing that asks or decides', () => {
    const found = takingsUp(
      [
        matter('1', 'complaint', [offer('sign'), offer('decide')]),
        matter('2', 'complaint', [offer('sign', 'sign', words('not yet'))]),
        matter('3', 'loan', [offer('sign')]),
        matter('4', 'unknown', [offer('sign')]),
      ],
      procedures,
    );
    expect(found.map(({ action: id, matters }) => [id, matters.map(({ row }) => row.id)])).toEqual([
      ['sign', ['1', '3']],
    ]);
  });

  it('keeps apart what two procedures call by one name and mean differently', () => {
    const found = takingsUp(
      [matter('1', 'complaint', [offer('sign')]), matter('2', 'loan', [offer('sign', '签字')])],
      procedures,
    );
    expect(found.map(({ title }) => title.zh)).toEqual(['sign', '签字']);
  });

  it('is for those who hold a role of such an act', () => {
    const grant = (role: string) => [{ role, jurisdiction: null }] as never;
    expect(mayTakeUp(procedures, grant('district'))).toBe(true);
    expect(mayTakeUp(procedures, grant('leader'))).toBe(false);
    expect(mayTakeUp([], grant('district'))).toBe(false);
  });
});
