import { createServer } from 'node:http';
import { afterFile } from './closing.ts';

/** A PNG of one transparent pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What the next requests are answered with, in place of a tile. */
export interface PlannedAnswer {
  readonly status: number;
  readonly body?: string | Buffer;
  /** Milliseconds before it is answered. */
  readonly after?: number;
}

export interface TileServer {
  readonly url: string;
  /** Addresses that were asked for, with their query. */
  readonly asked: URL[];
  readonly planned: PlannedAnswer[];
}

/** A map server of one's own on 127.0.0.1 that gives the same image for every tile; ended after the test file. */
export async function openTileServer(tile: Buffer = PIXEL): Promise<TileServer> {
  const asked: URL[] = [];
  const planned: PlannedAnswer[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://127.0.0.1'));
    const { status, body, after = 0 } = planned.shift() ?? { status: 200, body: tile };
    setTimeout(() => response.writeHead(status).end(body), after);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, asked, planned };
}
