import type { ReactNode } from 'react';

/** Signs on a 16 px grid, 1.3 px stroke, square caps. */
const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.5 10.5L14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  right: 'M6 3.5L10.5 8L6 12.5',
  down: 'M3.5 6L8 10.5L12.5 6',
  download: 'M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11',
  upload: 'M8 10.5v-8M4.5 6L8 2.5L11.5 6M2.5 13.5h11',
  bell: 'M8 2.5a3.7 3.7 0 0 1 3.7 3.7c0 3 .8 4.3 1.8 5.3h-11c1-1 1.8-2.3 1.8-5.3A3.7 3.7 0 0 1 8 2.5zM6.5 13.5h3',
  list: 'M2 3h12v10H2zM2 6.3h12M2 9.7h12M6 3v10',
  chart: 'M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V7',
  picture: 'M2.5 3h11v10h-11zM2.5 11l3.5-4l3 3.5l2-2l2.5 2.5',
  exclude: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM4.2 4.2l7.6 7.6',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.5L6.5 12L13 4.5',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  person:
    'M8 2.5a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 0 1 0-5.4zM2.5 13.5c0-3 2.5-4.2 5.5-4.2s5.5 1.2 5.5 4.2',
  filter: 'M2.5 3.5h11L9.5 8.5v4.5l-3-1.5v-3z',
  book: 'M2.5 3h5.5v10H2.5zM8 3h5.5v10H8z',
  fault: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 5v4M8 10.8v.2',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  print: 'M4 6V2.5h8V6M4 11.5H2.5V6h11v5.5H12M4 9.5h8v4H4z',
  link: 'M6.5 9.5l3-3M5 8L3.5 9.5a2 2 0 0 0 3 3L8 11M8 5l1.5-1.5a2 2 0 0 1 3 3L11 8',
  minus: 'M3 8h10',
  pointer: 'M4 2.5v10l3-3h4.5z',
  polygon: 'M3 6.5L8 2.5l5.5 4.5l-2 6.5H5z',
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
  whole: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside a word; it is hidden from screen readers, so the control around it carries the name. */
export function Icon(props: { readonly name: IconName; readonly size?: number }): ReactNode {
  const size = props.size ?? 16;
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="square"
      strokeLinejoin="miter"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
