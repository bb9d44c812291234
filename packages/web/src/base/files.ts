/** Hands a text to the reader as a file. */
export function saveText(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Hands bytes to the reader as a file. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** First characters that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of a CSV (RFC 4180); a text that a spreadsheet would run is kept from running. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV with byte-order mark, so that spreadsheets read it as UTF-8. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Pixels of a picture for each of the drawing, so that it prints well. */
const PICTURE_SCALE = 2;
const CAPTION_HEIGHT = 28;

/** Hands a drawing to the reader as a PNG on white, with a caption that says what it is. */
export async function savePng(
  name: string,
  drawing: SVGSVGElement,
  caption: string,
): Promise<void> {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const text = new XMLSerializer().serializeToString(copy);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PICTURE_SCALE;
  canvas.height = (height + CAPTION_HEIGHT) * PICTURE_SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(PICTURE_SCALE, PICTURE_SCALE);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height + CAPTION_HEIGHT);
  context.fillStyle = '#182023';
  context.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(caption, 4, 18, width - 8);
  context.drawImage(image, 0, CAPTION_HEIGHT, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) saveBlob(name, blob);
}
