import type { MessagePort } from 'node:worker_threads';
import type { View, ViewDescription } from '@zca/lens';
import { LensError, idsOf, openView, Recall, SharedParts } from '@zca/lens';
import type { Database } from '../database/index.ts';
import { connect } from '../database/index.ts';
import { theAnalyzer } from './analyzer.ts';
import { MapCounts } from './mapCounts.ts';
import type { FromReader, PublishedView, ThreadData, ToReader } from './protocol.ts';
import type { SearchSource } from './source.ts';

interface PastView {
  readonly instant: string;
  /** The view of the present from which it was made. */
  readonly present: View;
  readonly view: View;
}

const CLOCK = { now: () => performance.now() };

/** Answers questions over the newest published view. One question at a time; a view never changes. */
export function runReader(port: MessagePort, source: SearchSource, data: ThreadData): void {
  const { schema } = source;
  const analyzer = theAnalyzer();
  let view: View = openView(schema, analyzer, { generation: 0, segments: [] });
  let published: PublishedView | undefined;
  let past: PastView | undefined;
  let database: Database | undefined;
  const recall = new Recall();
  const maps = new MapCounts(schema);
  let refreshing: NodeJS.Immediate | undefined;

  /** What standing questions find in new large segments, and their places, are looked for between other questions. */
  function refresh(): void {
    clearImmediate(refreshing);
    refreshing = setImmediate(() => {
      if (recall.refresh(view, CLOCK) || maps.prepare(view)) refresh();
    });
  }

  const send = (message: FromReader) => port.postMessage(message);

  /** The present with every record that changed since hidden, and its version of then added. */
  async function viewOf(instant: string | null): Promise<View> {
    if (instant === null) return view;
    // What the database is asked afterwards holds at least the changes of the view held now.
    const present = view;
    if (past?.instant === instant && past.present === present) return past.view;
    database ??= connect(data.database, { name: 'zca past', maxConnections: 1 });
    const change = await source.readPast(database.pool, instant);
    past = {
      instant,
      present,
      view: present.overlay({ hide: change.deletes, add: change.upserts }),
    };
    return past.view;
  }

  async function serve(message: Extract<ToReader, { call: number }>): Promise<void> {
    const { call } = message;
    try {
      const asked = await viewOf(message.past);
      if (message.kind === 'ids') {
        send({ kind: 'ids', call, ids: idsOf(asked, message.where, message.scope) });
        return;
      }
      const generation = published?.generation ?? '0';
      if (message.kind === 'map') {
        const answer = { ...maps.answer(asked, message.request, message.part), generation };
        send({ kind: 'map', call, answer });
        return;
      }
      if (message.kind === 'askAll') {
        const { questions, scope, past, standing } = message;
        const options = standing && past === null ? { recall } : {};
        const answers = questions.map((question) => asked.ask(question, scope, CLOCK, options));
        send({ kind: 'answers', call, answers: answers.map((one) => ({ ...one, generation })) });
        return;
      }
      const { question, scope, shared } = message;
      const parts = shared === null ? undefined : new SharedParts(shared.memory, shared.end);
      const answer = asked.ask(question, scope, CLOCK, { parts });
      send({ kind: 'answer', call, answer: { ...answer, generation } });
    } catch (error) {
      const { code, params } = error instanceof LensError ? error : { code: 'failed', params: {} };
      const text = error instanceof Error ? error.message : String(error);
      send({ kind: 'refused', call, code, message: text, params });
    }
  }

  port.on('message', (message: ToReader) => {
    switch (message.kind) {
      case 'view': {
        const isSame = published?.epoch === message.view.epoch;
        published = message.view;
        const parts = message.view.parts as ViewDescription;
        view = openView(schema, analyzer, parts, isSame ? view : undefined);
        // The dictionary is read before the first question, if there is anything to be found.
        if (published.documents > 0) analyzer.words('');
        refresh();
        return;
      }
      case 'ask':
      case 'askAll':
      case 'ids':
      case 'map':
        void serve(message);
        return;
      case 'close':
        clearImmediate(refreshing);
        send({ kind: 'closed' });
        void (database?.close() ?? Promise.resolve()).finally(() => port.close());
        return;
    }
  });
}
