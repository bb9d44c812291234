/** A small element tree for the bibliographic part of a document; names are canonical. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

/**
 * Makes the function that turns names of a file into names of the tree: prefix and hyphens are
 * dropped, case is folded, and `synonyms` brings together what a format calls by several names
 * (`base:DocNumber`, `doc-number` → `docnumber`). `dropped` matches a beginning that says nothing.
 */
export function nameFolder(
  synonyms: Readonly<Record<string, string>> = {},
  dropped?: RegExp,
): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const local = name.slice(name.indexOf(':') + 1);
    const said = dropped === undefined ? local : local.replace(dropped, '');
    const bare = said.replaceAll('-', '').toLowerCase();
    const canonical = Object.hasOwn(synonyms, bare) ? (synonyms[bare] as string) : bare;
    // Hostile files could invent names without end.
    if (known.size < 5000) known.set(name, canonical);
    return canonical;
  };
}

export function elements(node: XmlNode | undefined, name?: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const child of node?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** First element along a path of names. */
export function find(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let current = node;
  for (const name of path) current = child(current, name);
  return current;
}

function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node === undefined) return undefined;
  for (const one of node.children) {
    if (typeof one !== 'string' && one.name === name) return one;
  }
  return undefined;
}

/** The element with the children of those `wrappers` that stand in it put in their place, at any depth. */
export function lifted(node: XmlNode, wrappers: ReadonlySet<string>): XmlNode {
  const lift = (list: XmlNode['children']): XmlNode['children'] =>
    list.flatMap((one) =>
      typeof one !== 'string' && wrappers.has(one.name) ? lift(one.children) : [one],
    );
  return { ...node, children: lift(node.children) };
}

/** First descendant of that name, in document order. */
export function findDeep(node: XmlNode | undefined, name: string): XmlNode | undefined {
  for (const child of elements(node)) {
    if (child.name === name) return child;
    const deeper = findDeep(child, name);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** Stands in a text where the source has a picture (a formula, usually). */
export const PICTURE_MARK = '[图]';

/** Text of an element with all that is in it: sub- and superscripts run on, pictures are marked. */
export function textOf(node: XmlNode | undefined): string {
  return node === undefined ? '' : tidyText(rawText(node));
}

function rawText(node: XmlNode): string {
  const only = node.children[0];
  if (node.children.length === 1 && typeof only === 'string') return only;
  let text = '';
  for (const child of node.children) {
    if (typeof child === 'string') text += child;
    else if (child.name === 'img') text += PICTURE_MARK;
    else if (child.name === 'br') text += '\n';
    else if (/^(?:entry|td|row|tr)$/.test(child.name)) text += `${rawText(child)} `;
    else text += rawText(child);
  }
  return text;
}

/**
 * Undoes the layout of the file: a line break in running text is nothing next to a Chinese
 * character and a space otherwise; runs of white space become one space.
 */
export function tidyText(text: string): string {
  const trimmed = text.trim();
  // Most values of a document are one word, or words with single blanks.
  if (!/[^\S ]|  /.test(trimmed)) return trimmed;
  return trimmed.replace(/\s+/g, (space, offset: number, whole: string) => {
    if (!/[\r\n]/.test(space)) return ' ';
    const around = (whole[offset - 1] ?? '') + (whole[offset + space.length] ?? '');
    return /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\ud840-\udfff]/.test(
      around,
    )
      ? ''
      : ' ';
  });
}

/** Text of a value element, or undefined when empty or one of the placeholders `0`, `0000…`. */
export function valueOf(node: XmlNode | undefined): string | undefined {
  const text = textOf(node);
  return text === '' || /^0+$/.test(text) ? undefined : text;
}

export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  const value = node?.attributes[name]?.trim();
  return value === '' ? undefined : value;
}
