/** A question that the index refuses, with the lens's stable code. */
export class SearchRefusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, message: string, params: Readonly<Record<string, string | number>>) {
    super(message);
    this.code = code;
    this.params = params;
  }
}
