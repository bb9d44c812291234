import type { MarkedText } from '@zca/domain/registry';
import type { ReactNode } from 'react';

/** A text with the parts that matched underlined. */
export function Marked(props: { readonly text: MarkedText }): ReactNode {
  return props.text.map((part, index) =>
    // Runs have no identity of their own; their place is their key.
    part.hit === true ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}

/** The same text without marks. */
export function plainText(text: MarkedText): string {
  return text.map((part) => part.text).join('');
}
