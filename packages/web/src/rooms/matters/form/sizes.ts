/** Most bytes of one file of a form; the server refuses more. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/** A size as people read it: `3.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;
}
