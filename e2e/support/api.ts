import type { ImportPreview, ImportRun } from '@zca/domain/registry';
import { inject } from 'vitest';

/** Asks the shared city's API as the administrator; an answer that is not a success is thrown. */
export async function ask<T>(path: string, request: RequestInit = {}): Promise<T> {
  const { name, value } = inject('session');
  const headers = new Headers(request.headers);
  headers.set('x-zca-csrf', '1');
  headers.set('cookie', `${name}=${value}`);
  const response = await fetch(`${inject('origin')}/api/v1${path}`, { ...request, headers });
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
): Promise<ImportRun> {
  const form = new FormData();
  form.append('files', new Blob([content]), name);
  const preview = await ask<ImportPreview>('/imports/preview', { method: 'POST', body: form });
  const started = await ask<ImportRun>('/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uploadId: preview.uploadId }),
  });
  for (;;) {
    const run = await ask<ImportRun>(`/imports/${started.id}`);
    if (run.status === 'finished') return run;
    if (run.status !== 'pending' && run.status !== 'running') {
      throw new Error(`import ${run.status}: ${run.problem?.en ?? ''}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
