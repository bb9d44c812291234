// Runs in the page of the map before everything else.
//
// `mapPainted` tells when, in milliseconds from the start of the navigation, a colour of the sequence first
// stood on the drawing, and when the drawing last changed before it stayed the same for a while.
// `mapFrames` holds the milliseconds between frames from the moment `countFrames` is called.

/** Samples of the drawing side by side. */
const SAMPLES = 64;
/** The drawing is whole when it has stayed the same for so many milliseconds. */
const STILL_MS = 600;

const small = document.createElement('canvas');
small.width = SAMPLES;
small.height = SAMPLES;
const context = small.getContext('2d', { willReadFrequently: true });
context.imageSmoothingEnabled = false;

function coloursOf(element) {
  const style = getComputedStyle(element);
  const colours = [1, 2, 3, 4, 5, 6, 7].map((step) => {
    context.fillStyle = style.getPropertyValue(`--seq-${step}`).trim();
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return (r << 16) | (g << 8) | b;
  });
  return new Set(colours);
}

let first = 0;
let before = '';
let since = 0;

function look() {
  requestAnimationFrame(look);
  const target = document.querySelector('.map-canvas');
  const drawing = target?.querySelector('canvas');
  if (window.mapPainted !== undefined || !(drawing?.width > 0)) return;
  const colours = coloursOf(target);
  context.clearRect(0, 0, SAMPLES, SAMPLES);
  context.drawImage(drawing, 0, 0, SAMPLES, SAMPLES);
  const { data } = context.getImageData(0, 0, SAMPLES, SAMPLES);
  let seen = 0;
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    if (data[at + 3] === 255 && colours.has(colour)) seen++;
    sum = (Math.imul(sum, 31) + colour) | 0;
  }
  const now = performance.now();
  if (seen > 0 && first === 0) first = now;
  const found = `${seen} ${sum}`;
  if (found !== before) {
    before = found;
    since = now;
  } else if (first > 0 && now - since > STILL_MS) {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    window.mapPainted = { first, whole: since, firstContent: paint?.startTime ?? Number.NaN };
  }
}
requestAnimationFrame(look);

window.countFrames = () => {
  const frames = [];
  window.mapFrames = frames;
  let last;
  const frame = (now) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};
