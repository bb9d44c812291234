import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterFile } from './closing.ts';

export interface ReceivedPost {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestGateway {
  readonly url: string;
  readonly received: ReceivedPost[];
  /** Statuses of the next answers; 204 when there is none left. */
  readonly statuses: number[];
}

/** A gateway that keeps what is posted to it; ended after the test file. */
export async function openGateway(): Promise<TestGateway> {
  const received: ReceivedPost[] = [];
  const statuses: number[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    received.push({ headers: request.headers, body: body.toString('utf8') });
    const status = statuses.shift() ?? 204;
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {});
    response.end(status === 204 ? undefined : `answer ${status}`);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/hook`, received, statuses };
}
