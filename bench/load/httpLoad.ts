import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { randomFrom } from '../../packages/lens/test/chinese.ts';
import { openLoop } from './openLoop.ts';

/** What the thread is told: it asks over HTTP and posts a `LoopResult`. */
export interface HttpLoad {
  readonly addresses: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
}

const { addresses, perSecond, seconds, seed } = workerData as HttpLoad;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function ask(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (answer) => {
      answer.resume();
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`status ${answer.statusCode} of ${decodeURIComponent(address)}`));
      });
    }).once('error', reject);
  });
}

const end = performance.now() + seconds * 1000;
const result = await openLoop({
  perSecond,
  isOver: () => performance.now() >= end,
  random: randomFrom(seed),
  ask: (index) => ask(addresses[index % addresses.length]!),
});
agent.destroy();
parentPort!.postMessage(result);
