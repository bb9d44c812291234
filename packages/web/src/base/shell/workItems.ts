import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Parts of the side navigation of work, from top to bottom. */
export const WORK_SECTIONS = [
  'matters',
  'protection',
  'indicators',
  'data',
  'law',
  'operation',
  'organisation',
] as const;
export type WorkSection = (typeof WORK_SECTIONS)[number];

/** Whoever is signed in, as far as it decides which pages of work are offered. */
export interface WorkAsker {
  readonly may: (action: string) => boolean;
  /** Works on matters in some role. */
  readonly isStaff: boolean;
  /** Manages the staff of an organisation. */
  readonly isManager: boolean;
}

/** A page of work that a room offers in the side navigation. */
export interface WorkItem {
  readonly section: WorkSection;
  /** Address of the page; with `isOutside` one that stands in no frame of work and is loaded whole. */
  readonly to: NonNullable<LinkProps['to']>;
  readonly isOutside?: true;
  /** Draws the name of the page, and what stands beside it. */
  readonly Label: () => ReactNode;
  readonly isShown: (asker: WorkAsker) => boolean;
  /** Whether a path is of this page; just the page's own address where it is left out. */
  readonly isAt?: (path: string) => boolean;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Given to the frame of work by `workRooms.ts`, which alone knows all rooms. */
    workItems?: readonly WorkItem[];
  }
}
