import { EventEmitter } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { ThreadData } from '../../src/base/search/protocol.ts';
import type { SearchThread } from '../../src/base/search/searchThread.ts';

/*
 * To load what a thread of the search needs takes a second of a processor, and hundreds of platforms are
 * opened in tests: threads whose role has ended in good order are given the next one.
 */
const idle: Worker[] = [];

/** A thread for a role, which may have had another before. */
export function sharedThread(data: ThreadData): SearchThread {
  const worker = idle.pop() ?? startHost();
  const { port1: port, port2 } = new MessageChannel();
  const thread = new EventEmitter();
  port.on('message', (message) => thread.emit('message', message));
  const onError = (error: unknown) => thread.emit('error', error);
  const onExit = (code: number) => leave(code);
  const onEnd = () => {
    leave(0);
    idle.push(worker);
  };
  const leave = (code: number) => {
    worker.off('error', onError).off('exit', onExit).off('message', onEnd);
    port.close();
    thread.emit('exit', code);
  };
  worker.on('error', onError).on('exit', onExit).on('message', onEnd);
  worker.postMessage({ port: port2, data }, [port2]);
  const speak = {
    postMessage: (message: unknown) => port.postMessage(message),
    terminate: () => worker.terminate(),
  };
  // It emits what a worker emits; that `on` gives back another emitter matters to nobody.
  return Object.assign(thread, speak) as unknown as SearchThread;
}

function startHost(): Worker {
  const worker = new Worker(new URL('./searchThreadHost.ts', import.meta.url), {
    name: 'zca-search',
  });
  // What waits for a role keeps no test run alive.
  worker.unref();
  return worker;
}
