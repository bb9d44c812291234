import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type XmlFault, XmlTokenizer } from '../src/xml/tokenizer.ts';

/** What a reader hears, adjoining texts joined; `malformed` where it stops. */
interface Heard {
  readonly events: (string | readonly unknown[])[];
  readonly malformed: string | undefined;
  readonly isTolerated: boolean;
}

function say(events: Heard['events'], text: string): void {
  const last = events.at(-1);
  if (text === '') return;
  if (typeof last === 'string') events[events.length - 1] = last + text;
  else events.push(text);
}

/** Named characters of both: one that has a character, every other unknown. */
const NAMED: Readonly<Record<string, string>> = { eacute: 'é' };

function ours(xml: string, ...sizes: readonly number[]): Heard & { readonly faults: XmlFault[] } {
  const events: Heard['events'] = [];
  const faults: XmlFault[] = [];
  const tokenizer = new XmlTokenizer(
    {
      open: (name, attributes) => events.push(['open', name, { ...attributes }]),
      text: (text) => say(events, text),
      close: () => events.push(['close']),
      fault: (fault) => faults.push(fault),
    },
    { namedCharacter: (name) => (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) },
  );
  for (let at = 0, n = 0; at < xml.length; n++) {
    const size = Math.max(1, sizes[n % sizes.length] ?? xml.length);
    tokenizer.write(xml.slice(at, at + size));
    at += size;
  }
  tokenizer.close();
  const malformed = faults.find((fault) => fault.kind === 'malformed')?.reason;
  return { events, faults, malformed, isTolerated: faults.length > 0 && malformed === undefined };
}

/** The oracle: its faults told apart as ours are. */
function theirs(xml: string): Heard {
  const events: Heard['events'] = [];
  let malformed: string | undefined;
  let isTolerated = false;
  const parser = new SaxesParser({ xmlns: false });
  Object.assign(parser.ENTITIES, NAMED);
  parser.on('opentag', ({ name, attributes }) => events.push(['open', name, { ...attributes }]));
  parser.on('text', (text) => say(events, text));
  parser.on('cdata', (text) => say(events, text));
  parser.on('closetag', () => events.push(['close']));
  parser.on('error', ({ message }) => {
    // The target of a processing instruction, which is passed over, is not looked at.
    if (message.includes('processing instruction')) return;
    if (/undefined entity|disallowed character\.|character entity|"\]\]>" is/.test(message)) {
      isTolerated = true;
    } else malformed ??= message;
  });
  parser.write(xml).close();
  return { events, malformed, isTolerated: isTolerated && malformed === undefined };
}

function expectAgreement(xml: string): void {
  const [a, b] = [ours(xml), theirs(xml)];
  expect([xml, a.malformed === undefined]).toEqual([xml, b.malformed === undefined]);
  if (b.malformed !== undefined) return;
  expect([xml, a.isTolerated]).toEqual([xml, b.isTolerated]);
  // Of what XML does not allow, saxes drops some and keeps some.
  if (!b.isTolerated) expect([xml, a.events]).toEqual([xml, b.events]);
}

const name = fc.constantFrom('a', 'b', 'exch:doc', 'x-y', 'é', '_1.2', '王');
const words = fc.constantFrom(
  'text',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '&amp;',
  '&lt;',
  '&#65;',
  '&#x4E2D;',
  '&eacute;',
  '中文',
  '𠮷',
  ']',
  ']]',
  '"',
  "'",
  '>',
  '/',
  '-',
  '=',
  '&nope;',
);
const value = fc.array(
  words.filter((word) => !/["']/.test(word)),
  { maxLength: 3 },
);
const attributes = fc
  .uniqueArray(name, { maxLength: 3 })
  .chain((names) =>
    fc.tuple(
      ...names.map((one) =>
        fc
          .tuple(
            value,
            fc.constantFrom('"', "'"),
            fc.constantFrom(' ', '\n', '\t '),
            fc.constantFrom('=', ' = '),
          )
          .map(
            ([parts, quote, space, equals]) =>
              `${space}${one}${equals}${quote}${parts.join('')}${quote}`,
          ),
      ),
    ),
  )
  .map((list) => list.join(''));
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.constantFrom('', ' ', '\n'),
      fc.option(tie('content'), { nil: undefined }),
    )
    .map(([tag, list, space, content]) =>
      content === undefined
        ? `<${tag}${list}${space}/>`
        : `<${tag}${list}${space}>${content}</${tag}${space}>`,
    ),
  content: fc
    .array(
      fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        words,
        fc.constantFrom(
          '<!-- c > ]]> -->',
          '<![CDATA[<x> & ] ]]>',
          '<?pi a?>',
          '<!---->',
          '<![CDATA[]]>',
        ),
        tie('element'),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('')),
}));

describe('the reader of tokens and saxes', () => {
  it('hear the same in well-formed XML', () => {
    fc.assert(fc.property(element, expectAgreement), { numRuns: 1500 });
    expect.hasAssertions();
  });

  it('take or refuse the same XML when a character of it is lost, doubled or replaced', () => {
    const edit = fc.tuple(
      fc.nat(200),
      fc.constantFrom(
        '',
        '<',
        '>',
        '&',
        '/',
        '"',
        ' ',
        '=',
        '-',
        ']',
        '!',
        '?',
        '\u0001',
        ';',
        'x',
      ),
      fc.nat(1),
    );
    fc.assert(
      fc.property(element, edit, (xml, [place, put, removed]) => {
        const at = place % xml.length;
        const edited = xml.slice(0, at) + put + xml.slice(at + removed);
        // saxes reads a reference on to its semicolon, whatever is between, and takes half a pair.
        fc.pre(!/&[^;]*[&"'<]/.test(edited) && edited.isWellFormed());
        expectAgreement(edited);
      }),
      { numRuns: 3000 },
    );
    expect.hasAssertions();
  });

  it('the same however the XML is cut into pieces', () => {
    fc.assert(
      fc.property(
        element,
        fc.nat(200),
        fc.constantFrom('', '<', '&', ']', '\u0001'),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (xml, place, put, sizes) => {
          const at = place % xml.length;
          const edited = xml.slice(0, at) + put + xml.slice(at);
          const [whole, cut] = [ours(edited), ours(edited, ...sizes)];
          expect(cut.malformed === undefined).toBe(whole.malformed === undefined);
          if (whole.malformed === undefined) {
            expect(cut.events).toEqual(whole.events);
            expect(new Set(cut.faults.map((fault) => JSON.stringify(fault)))).toEqual(
              new Set(whole.faults.map((fault) => JSON.stringify(fault))),
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what is malformed says so', () => {
  it.each([
    ['<a><b></a>', 'unexpected close tag'],
    ['<a>', 'unclosed tag: a'],
    ['<a/><b/>', 'documents may contain only one root'],
    ['<a b="1" b="2"/>', 'duplicate attribute: b'],
    ['<a b="1"c="2"/>', 'no whitespace between attributes'],
    ['<a b=1/>', 'unquoted attribute value'],
    ['<a b/>', 'disallowed character in attribute name'],
    ['<a b >', 'attribute without value'],
    ['<1/>', 'disallowed character in tag name'],
    ['<a><!-- x -- y --></a>', 'malformed comment'],
    ['<a><!DOCTYPE a></a>', 'inappropriately located doctype declaration'],
    ['<a>AT&T</a>', 'unfinished reference'],
    ['<a>&;</a>', 'empty entity name'],
    ['<a><![CDATA[x</a>', 'unclosed tag: a'],
    ['', 'document must contain a root element'],
  ])('%s', (xml, reason) => {
    expect(ours(xml).malformed).toBe(reason);
    expect(ours(xml, 1).malformed).toBe(reason);
  });

  it('a tag or a reference without end is not waited for for ever', () => {
    const endless = `<a ${'b="1" '.repeat(300_000)}`;
    expect(ours(endless, 65_536).malformed).toBe('a tag without end');
    expect(ours(`<a>&${'x'.repeat(5000)}`, 1000).malformed).toBe('unfinished reference');
    const crowded = Array.from({ length: 501 }, (_, n) => `a${n}=""`).join(' ');
    expect(ours(`<a ${crowded}/>`).malformed).toBe('too many attributes');
  });

  it('line and column of a fault, from 0, are those of its construct', () => {
    let place: readonly number[] = [];
    const tokenizer: XmlTokenizer = new XmlTokenizer({
      open: () => undefined,
      text: () => undefined,
      close: () => undefined,
      fault: () => {
        place = [tokenizer.line, tokenizer.column];
      },
    });
    for (const piece of ['<a>\n<b>x', '</b>\n', '  <c', '>y</b>']) tokenizer.write(piece);
    expect(place).toEqual([2, 6]);
  });
});
