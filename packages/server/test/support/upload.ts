import { setTimeout as delay } from 'node:timers/promises';
import type { ImportPreview, ImportRun } from '@zca/domain/registry';
import type { Asker, TestPlatform } from './platform.ts';

/** A form with files, as a browser sends it. */
export function formOf(files: Readonly<Record<string, Uint8Array | string>>) {
  const boundary = 'zca-test-boundary';
  const parts: Buffer[] = [];
  for (const [name, content] of Object.entries(files)) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n` +
          'content-type: application/octet-stream\r\n\r\n',
      ),
      Buffer.from(content as string),
      Buffer.from('\r\n'),
    );
  }
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** Sends files and gives the answer, a preview when it was taken. */
export function upload(
  platform: TestPlatform,
  files: Readonly<Record<string, Uint8Array | string>>,
  asker: Asker = 'city',
) {
  const request = { method: 'POST', url: '/api/v1/imports/preview', ...formOf(files) } as const;
  return platform.ask(asker, request);
}

/** Starts the import of an upload and waits for its end. */
export async function startAndWait(
  platform: TestPlatform,
  preview: ImportPreview,
  options: Readonly<Record<string, unknown>> = {},
): Promise<ImportRun> {
  const answer = await platform.ask('city', {
    method: 'POST',
    url: '/api/v1/imports',
    payload: { uploadId: preview.uploadId, ...options },
  });
  if (answer.statusCode !== 202) throw new Error(answer.body);
  let run = answer.json() as ImportRun;
  while (run.status === 'pending' || run.status === 'running') {
    await delay(10);
    run = (await platform.ask('city', { url: `/api/v1/imports/${run.id}` })).json();
  }
  return run;
}
