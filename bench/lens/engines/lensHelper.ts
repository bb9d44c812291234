import { parentPort, workerData } from 'node:worker_threads';
import { createNormaliser, createSegmenter, openView, SharedParts } from '@zca/lens';
import { corpusSchema } from '../corpus.ts';
import { questionFor } from '../queries.ts';
import type { HelperData, ToHelper } from './lens.ts';

/** The second thread of `LensEngine`: answers the parts of a question from the back. */
const { view: description, words } = workerData as HelperData;
const analyzer = { normalise: createNormaliser(), words: createSegmenter(words) };
const view = openView(corpusSchema, analyzer, description);
const clock = { now: () => performance.now() };
const port = parentPort!;
port.on('message', ({ query, memory }: ToHelper) => {
  const parts = new SharedParts(memory, 'back');
  port.postMessage(view.ask(questionFor(query), { op: 'all' }, clock, { parts }));
});
port.postMessage('ready');
