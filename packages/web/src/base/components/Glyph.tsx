import type { ReactNode } from 'react';

/** Shapes of a status: the shape and the word carry the meaning, the colour comes third. */
const SHAPES = {
  disc: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6 1.800a4.2 4.2 0 0 1 0 8.400z" fill="currentColor" />
    </>
  ),
  barred: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M3 9L9 3" stroke="currentColor" strokeWidth="1.2" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.2" />,
  dotted: (
    <circle
      cx="6"
      cy="6"
      r="4.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeDasharray="1.2 1.8"
    />
  ),
  diamond: <path d="M6 1l5 5-5 5-5-5z" fill="currentColor" />,
  lozenge: (
    <path d="M6 1.300L10.7 6L6 10.700L1.3 6z" fill="none" stroke="currentColor" strokeWidth="1.2" />
  ),
  triangle: <path d="M6 1.500L11 10.500H1z" fill="currentColor" />,
  square: <path d="M1.5 1.500h9v9h-9z" fill="currentColor" />,
  done: (
    <>
      <circle cx="6" cy="6" r="5" fill="currentColor" />
      <path
        d="M3.4 6.200l1.8 1.800l3.400-3.600"
        fill="none"
        stroke="var(--glyph-ground, #fff)"
        strokeWidth="1.4"
      />
    </>
  ),
  alarm: (
    <>
      <path d="M1 1h10v10H1z" fill="currentColor" />
      <path d="M6 2.800v4M6 8.200v1.200" stroke="var(--glyph-ground, #fff)" strokeWidth="1.4" />
    </>
  ),
  dash: <path d="M2.500 6h7" stroke="currentColor" strokeWidth="1.4" />,
} as const;

export type GlyphShape = keyof typeof SHAPES;

export function Glyph(props: { readonly shape: GlyphShape }): ReactNode {
  return (
    <svg className="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {SHAPES[props.shape]}
    </svg>
  );
}
