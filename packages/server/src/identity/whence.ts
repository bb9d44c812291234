import type { FastifyRequest } from 'fastify';
import type { Whence } from './sessionStore.ts';

const BROWSERS = [
  ['微信', /MicroMessenger\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['QQ 浏览器', /QQBrowser\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /Safari\//],
] as const;
const SYSTEMS = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
] as const;

/** Whence a request comes, in words by which its person knows it again: browser, system, address. */
export function whenceOf(request: Pick<FastifyRequest, 'headers' | 'ip'>): Whence {
  const agent = request.headers['user-agent'] ?? '';
  const named = [BROWSERS, SYSTEMS].flatMap((list) => {
    const found = list.find(([, pattern]) => pattern.test(agent));
    return found === undefined ? [] : [found[0]];
  });
  return { device: named.length === 0 ? null : named.join(' · '), address: request.ip };
}
