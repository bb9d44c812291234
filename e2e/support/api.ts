import type { ImportPreview, ImportRun } from '@zca/domain/registry';
import { inject } from 'vitest';
import type { Door } from './administrator.ts';

/** The city that the journeys of this worker share, asked by its administrator. */
export function cityDoor(): Door {
  const city = inject('cities')[Number(process.env['VITEST_POOL_ID']) - 1];
  if (city === undefined) throw new Error('this worker has no city');
  return city;
}

/** Asks the API of the shared city, or of another platform; what is no success is thrown. */
export async function ask<T>(
  path: string,
  request: RequestInit = {},
  door: Door = cityDoor(),
): Promise<T> {
  const headers = new Headers(request.headers);
  headers.set('x-zca-csrf', '1');
  headers.set('cookie', `${door.session.name}=${door.session.value}`);
  const response = await fetch(`${door.origin}/api/v1${path}`, { ...request, headers });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Path of an API resource with its parameters. */
export function withParameters(
  path: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of typeof value === 'string' ? [value] : value) query.append(name, each);
  }
  return `${path}?${query.toString()}`;
}

/** Imports one file over the API, without a browser, and waits until its records can be found. */
export async function importFile(
  name: string,
  content: Uint8Array<ArrayBuffer>,
  door: Door = cityDoor(),
): Promise<ImportRun> {
  const form = new FormData();
  form.append('files', new Blob([content]), name);
  const upload = { method: 'POST', body: form };
  const preview = await ask<ImportPreview>('/imports/preview', upload, door);
  const begin = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uploadId: preview.uploadId }),
  };
  const started = await ask<ImportRun>('/imports', begin, door);
  for (;;) {
    const run = await ask<ImportRun>(`/imports/${started.id}`, {}, door);
    if (run.status === 'finished') return run;
    if (run.status !== 'pending' && run.status !== 'running') {
      throw new Error(`import ${run.status}: ${run.problem?.en ?? ''}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
