import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { encode } from 'uqr';

/** The quiet zone around the code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one path, which prints sharply at any size. */
export function QrCode(props: { readonly text: string; readonly label: string }): ReactNode {
  const { size, path } = useMemo(() => {
    const { data } = encode(props.text, { ecc: 'M', border: QUIET });
    const squares = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: data.length, path: squares.join('') };
  }, [props.text]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
