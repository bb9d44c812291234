import type { TextFormat } from './field.ts';

/**
 * What is shown of a personal text until it is asked for: the family name, the ends of a number, the
 * province and city with which an address begins. Counts code points, so that a rare character is one.
 */
export function mask(text: string, format: TextFormat | undefined): string {
  const characters = [...text];
  const keep = (start: number, end: number): string =>
    characters.length <= start + end
      ? '*'.repeat(Math.max(1, characters.length))
      : [
          ...characters.slice(0, start),
          '*'.repeat(Math.min(8, characters.length - start - end)),
          ...characters.slice(characters.length - end),
        ].join('');
  switch (format) {
    case 'name':
      if (characters.length < 2) return '*';
      return `${characters[0]}*${characters.length > 2 ? '*' : ''}`;
    case 'phone':
      return keep(3, 4);
    case 'idNumber':
    case 'creditCode':
      return keep(4, 4);
    case 'email': {
      const at = text.lastIndexOf('@');
      return at <= 0 ? '***' : `${characters[0]}***${text.slice(at)}`;
    }
    case 'address':
      return keep(6, 0);
    default:
      return '***';
  }
}
