import { connect } from 'node:net';
import type { TestPlatform } from './platform.ts';

/** Opens a platform's door on a free port of the own machine; returns the port. */
export async function listen(platform: TestPlatform): Promise<number> {
  await platform.app.listen({ host: '127.0.0.1', port: 0 });
  const address = platform.app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Sends bytes as they are; returns what comes back until the other side ends. */
export function rawRequest(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    // The refusal of a request that goes on may reach us before all of it is sent.
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.on('close', () => resolve(answer));
  });
}
