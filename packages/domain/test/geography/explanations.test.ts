import { describe, expect, it } from 'vitest';
import {
  ANALYSIS_KINDS,
  EXPLANATIONS,
  Explanation,
  explainNotComputed,
  NOT_COMPUTED,
  notComputed,
} from '@zca/domain/geography';

describe('explanations', () => {
  it.each(ANALYSIS_KINDS)(
    'of %s are whole, in both languages, with doubts and a source',
    (kind) => {
      const each = Explanation.parse(EXPLANATIONS[kind]);
      const texts = [each.title, each.says, each.method, ...each.doubts];
      for (const { zh, en } of texts) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).not.toMatch(/[\u4e00-\u9fff]/);
        expect(en.length).toBeGreaterThan(5);
      }
      // Short enough to be read beside a map.
      expect(each.says.zh.length).toBeLessThan(120);
      expect(each.method.zh.length).toBeLessThan(150);
      expect(each.doubts.length).toBeGreaterThanOrEqual(4);
      expect(new Set(each.doubts.map(({ zh }) => zh)).size).toBe(each.doubts.length);
      expect(each.sources.length).toBeGreaterThan(0);
    },
  );

  it('say why nothing was computed, with the numbers where there are any', () => {
    for (const reason of NOT_COMPUTED) {
      const { zh, en } = explainNotComputed(notComputed(reason, 7, 30));
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/null|undefined/);
    }
    expect(explainNotComputed(notComputed('fewCells', 7, 30)).zh).toContain(
      '只有7个格子，少于30个',
    );
  });
});
