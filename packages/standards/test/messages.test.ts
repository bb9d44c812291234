import { describe, expect, it } from 'vitest';
import { explain, fail, type RuleCode, RULES } from '../src/index.ts';

const codes = Object.keys(RULES) as RuleCode[];

function parametersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).toSorted();
}

describe('sentences of failed rules', () => {
  it.each(codes)('%s names the same parameters in both languages', (code) => {
    expect(parametersOf(RULES[code].zh)).toEqual(parametersOf(RULES[code].en));
  });

  it.each(codes)('%s is Chinese in Chinese and has no Chinese punctuation in English', (code) => {
    expect(RULES[code].zh).toMatch(/[\u4e00-\u9fff]/);
    expect(RULES[code].en).not.toMatch(/[。，；]/);
  });

  it('fills parameters in and leaves unknown ones visible', () => {
    expect(explain(fail('nice.class', { class: 46 }), 'en')).toContain('no class 46');
    expect(explain(fail('nice.class'), 'en')).toContain('{class}');
  });

  it('does not read parameters within parameters', () => {
    const failure = fail('ipc.form', { text: '{text}{class}' });
    expect(explain(failure, 'en')).toContain('"{text}{class}"');
  });
});
