/*
 * A reader of the EBNF (ISO/IEC 14977) of the manual, and a writer of random sentences of it.
 */

type Expression =
  | { readonly kind: 'choice' | 'sequence'; readonly of: readonly Expression[] }
  | { readonly kind: 'optional' | 'repeated'; readonly of: Expression }
  | { readonly kind: 'name' | 'terminal' | 'special'; readonly text: string };

export type Grammar = ReadonlyMap<string, Expression>;

const TOKEN =
  /\s*(?:(?<name>[A-Za-z]\w*)|"(?<double>[^"]*)"|'(?<single>[^']*)'|\?(?<special>[^]*?) \?(?=[\s;])|(?<sign>[=;|,(){}[\]]))/y;

interface Token {
  readonly kind: 'name' | 'terminal' | 'special' | 'sign';
  readonly text: string;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) throw new Error(`no EBNF at: ${source.slice(at, at + 40)}`);
    const { name, double, single, special, sign } = groups;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (special !== undefined) tokens.push({ kind: 'special', text: special.trim() });
    else tokens.push({ kind: 'terminal', text: double ?? single ?? '' });
  }
  return tokens;
}

/** Reads rules `name = expression ;`. Throws at anything else. */
export function readGrammar(source: string): Grammar {
  const tokens = tokensOf(source);
  let at = 0;
  const sign = (text: string): boolean =>
    tokens[at]?.kind === 'sign' && tokens[at]?.text === text && ++at > 0;
  const expect = (text: string): void => {
    if (!sign(text)) throw new Error(`${text} wanted, found ${tokens[at]?.text ?? 'the end'}`);
  };
  const choice = (): Expression => {
    const of = [sequence()];
    while (sign('|')) of.push(sequence());
    return of.length === 1 ? of[0]! : { kind: 'choice', of };
  };
  const sequence = (): Expression => {
    const of = [part()];
    while (sign(',')) of.push(part());
    return of.length === 1 ? of[0]! : { kind: 'sequence', of };
  };
  const part = (): Expression => {
    for (const [open, close, kind] of [
      ['[', ']', 'optional'],
      ['{', '}', 'repeated'],
      ['(', ')', 'group'],
    ] as const) {
      if (!sign(open)) continue;
      const of = choice();
      expect(close);
      return kind === 'group' ? of : { kind, of };
    }
    const token = tokens[at++];
    if (token === undefined || token.kind === 'sign') throw new Error('something is wanted');
    return { kind: token.kind, text: token.text };
  };
  const rules = new Map<string, Expression>();
  while (at < tokens.length) {
    const name = tokens[at++]!.text;
    expect('=');
    rules.set(name, choice());
    expect(';');
  }
  return rules;
}

/** Every terminal that a rule can begin to write, without following names. */
export function terminalsOf(expression: Expression | undefined): string[] {
  if (expression === undefined) return [];
  switch (expression.kind) {
    case 'terminal':
      return [expression.text];
    case 'choice':
    case 'sequence':
      return expression.of.flatMap(terminalsOf);
    case 'optional':
    case 'repeated':
      return terminalsOf(expression.of);
    default:
      return [];
  }
}

/** Names that rules use and no rule defines. */
export function undefinedNames(grammar: Grammar): string[] {
  const names = (expression: Expression): string[] => {
    switch (expression.kind) {
      case 'name':
        return [expression.text];
      case 'choice':
      case 'sequence':
        return expression.of.flatMap(names);
      case 'optional':
      case 'repeated':
        return names(expression.of);
      default:
        return [];
    }
  };
  return [...grammar.values()].flatMap(names).filter((name) => !grammar.has(name));
}

export interface Writer {
  /** A number from 0 to below the limit. */
  readonly pick: (limit: number) => number;
  /** A text for what is said in words. */
  readonly special: (words: string) => string;
}

/** Writes a random sentence of a rule; deep rules end soon. */
export function writeSentence(grammar: Grammar, rule: string, writer: Writer, depth = 0): string {
  const write = (expression: Expression): string => {
    switch (expression.kind) {
      case 'terminal':
        return expression.text;
      case 'special':
        return writer.special(expression.text);
      case 'name': {
        const { text } = expression;
        return writeSentence(grammar, text, writer, depth + 1);
      }
      case 'sequence':
        return expression.of.map(write).join('');
      case 'choice': {
        const of = depth > 12 && rule === 'term' ? expression.of.slice(1, 2) : expression.of;
        return write(of[writer.pick(of.length)]!);
      }
      case 'optional':
        return writer.pick(2) === 0 ? '' : write(expression.of);
      case 'repeated': {
        let text = '';
        for (let count = writer.pick(depth > 8 ? 1 : 3); count > 0; count--) {
          text += write(expression.of);
        }
        return text;
      }
    }
  };
  return write(grammar.get(rule)!);
}
