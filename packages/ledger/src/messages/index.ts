import { isInstant } from '../chain.ts';
import type { Finding } from '../findings.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

const catalogues = { zh, en };

/** Longest text of a proof that is repeated in a sentence. */
const MAX_CHARACTERS = 300;

/** A finding as one plain sentence. */
export function explainFinding(finding: Finding, language: 'zh' | 'en'): string {
  return catalogues[language][finding.code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = finding.params[name] ?? '';
    const text = isInstant(value)
      ? `${value.slice(0, 10)} ${value.slice(11, 19)} UTC`
      : String(value);
    return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  });
}
