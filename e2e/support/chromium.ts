import type { LaunchOptions } from 'playwright-core';

/**
 * Where Debian puts them. The shell is the same engine without the windows of a browser, which cost as much
 * as the pages in them.
 */
export const CHROMIUMS: readonly string[] = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
];

/** A quiet browser that knows no host but this machine. */
export const CHROMIUM_OPTIONS: LaunchOptions = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};
