import type { ReactNode } from 'react';

/** Signs on a 16 px grid, 1.3 px stroke, square caps. */
const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.5 10.500L14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3.500L5.5 8l4.5 4.5',
  right: 'M6 3.500L10.5 8L6 12.5',
  down: 'M3.5 6L8 10.500L12.5 6',
  download: 'M8 2v8M4.5 7L8 10.500L11.5 7M2.5 13.500h11',
  upload: 'M8 10.500v-8M4.5 6L8 2.500L11.5 6M2.5 13.500h11',
  bell: 'M8 2.500a3.700 3.700 0 0 1 3.700 3.700c0 3 .8 4.300 1.800 5.300h-11c1-1 1.800-2.300 1.800-5.300A3.700 3.700 0 0 1 8 2.500zM6.5 13.500h3',
  list: 'M2 3h12v10H2zM2 6.300h12M2 9.700h12M6 3v10',
  chart: 'M2.5 2.500v11h11M5.5 11V8M8.5 11V5M11.5 11V7',
  picture: 'M2.5 3h11v10h-11zM2.5 11l3.500-4l3 3.500l2-2l2.500 2.500',
  exclude: 'M8 2.500a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM4.2 4.200l7.6 7.6',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.500L6.5 12L13 4.5',
  calendar: 'M2.5 3.500h11v10h-11zM2.5 6.500h11M5.5 2v3M10.5 2v3',
  person:
    'M8 2.500a2.7 2.7 0 1 1 0 5.400a2.7 2.7 0 0 1 0-5.400zM2.5 13.500c0-3 2.5-4.2 5.5-4.200s5.5 1.2 5.5 4.2',
  filter: 'M2.5 3.500h11L9.5 8.500v4.500l-3-1.500v-3z',
  book: 'M2.5 3h5.500v10H2.500zM8 3h5.500v10H8z',
  fault: 'M8 2.500a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 5v4M8 10.800v.200',
  lock: 'M3.5 7.500h9v6h-9zM5.5 7.500V5a2.5 2.5 0 0 1 5 0v2.5',
  print: 'M4 6V2.500h8V6M4 11.500H2.500V6h11v5.500H12M4 9.500h8v4H4z',
  link: 'M6.5 9.500l3-3M5 8L3.5 9.500a2 2 0 0 0 3 3L8 11M8 5l1.5-1.500a2 2 0 0 1 3 3L11 8',
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
