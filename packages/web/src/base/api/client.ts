import type { Problem } from '@zca/domain/registry';
import { stringifyAddress } from '../address.ts';
import type { AddressValues } from '../address.ts';

export const API = '/api/v1';

/** A refusal or failure of the API that a page can show. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail.en);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** The address of an API resource with its parameters. */
export function apiAddress(path: string, parameters: AddressValues = {}): string {
  return `${API}${path}${stringifyAddress(parameters)}`;
}

/** Codes of faults that arise in the browser; their sentences are in the catalogue. */
export const UNREACHABLE = 'web.unreachable';
export const UNREADABLE = 'web.unreadable';

function localProblem(code: string, status: number): Problem {
  return { type: 'about:blank', title: code, status, code, detail: { zh: '', en: '' } };
}

async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.includes('json') === true) {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.code === 'string' && body.detail !== undefined) return body as Problem;
  }
  return localProblem(UNREADABLE, response.status);
}

/**
 * Asks the API. Throws `ApiProblem` for every refusal and failure, with the server's own problem
 * where it sent one; an abort is passed on as it is.
 */
async function ask(address: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...request });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new ApiProblem(localProblem(UNREACHABLE, 0));
  }
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return response;
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiProblem(localProblem(UNREADABLE, response.status));
  }
}

export async function get<T>(
  path: string,
  parameters: AddressValues = {},
  signal?: AbortSignal,
): Promise<T> {
  return read<T>(await ask(apiAddress(path, parameters), signal === undefined ? {} : { signal }));
}

/** The bytes of a resource, as they were sent. */
export async function getBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await ask(apiAddress(path), {})).arrayBuffer());
}

/** Writes carry the header that a foreign form cannot send. */
const WRITE_HEADERS = { 'x-zca-csrf': '1' };

export async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const request: RequestInit =
    body === undefined
      ? { method, headers: WRITE_HEADERS }
      : body instanceof FormData
        ? { method, headers: WRITE_HEADERS, body }
        : {
            method,
            headers: { ...WRITE_HEADERS, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
  return read<T>(await ask(apiAddress(path), request));
}

/** Sends one file as a form, in the field `file`. */
export function sendFile<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.append('file', file, file.name);
  return send<T>('POST', path, body);
}
