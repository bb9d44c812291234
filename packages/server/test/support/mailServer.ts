import { createServer, type Socket } from 'node:net';
import { afterFile } from './closing.ts';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string;
  /** Headers and body as sent. */
  readonly raw: string;
}

export interface TestMailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** How the next recipients are answered; 250 when there is nothing left. */
  readonly replies: string[];
}

/** The least of RFC 5321 that a sender needs; ended after the test file. */
export async function openMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const replies: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let to = '';
    let inData = false;
    let buffer = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          received.push({ to, raw: line });
          inData = false;
          say('250 taken');
        } else if (/^DATA/i.test(line)) {
          inData = true;
          say('354 go on');
        } else if (/^RCPT TO/i.test(line)) {
          to = /<(.*)>/.exec(line)![1]!;
          say(replies.shift() ?? '250 ok');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `smtp://127.0.0.1:${address.port}`, received, replies };
}
