import { createRouter } from '@tanstack/react-router';
import { parseAddress, stringifyAddress } from './base/address.ts';
import { publicPages, root, wallPage } from './rooms.ts';
import type { workPages } from './workRooms.ts';

type WorkPages = typeof workPages;

/** The router; parameters of addresses are plain strings and lists of strings. */
export function makeRouter(work: WorkPages | null) {
  // To types both are always there: a link to a page of work is a whole page load.
  const pages = [publicPages, wallPage, ...(work === null ? [] : [work])] as unknown as [
    typeof publicPages,
    typeof wallPage,
    WorkPages,
  ];
  return createRouter({
    routeTree: root.addChildren(pages),
    parseSearch: parseAddress,
    stringifySearch: stringifyAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
