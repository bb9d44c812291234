import { Agent, get } from 'node:http';

/** Connections that a browser opens to one host. */
const CONNECTIONS = 6;

/** What came back for one address. */
export interface Got {
  readonly ms: number;
  readonly bytes: number;
  readonly body: Buffer;
}

/** The column and row of a tile of a zoom. */
export type TilePlace = readonly [x: number, y: number];

/** Asks the map of a platform over HTTP, over as many connections as a browser. */
export class HttpMap {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Throws for every answer but 200. */
  ask(path: string, asked: Readonly<Record<string, string>> = {}): Promise<Got> {
    const query = new URLSearchParams(asked);
    const address = `${this.#origin}/api/v1/map/${path}?${query}`;
    const began = performance.now();
    return new Promise((resolve, reject) => {
      get(address, { agent: this.#agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          const body = Buffer.concat(parts);
          const ms = performance.now() - began;
          if (answer.statusCode === 200) resolve({ ms, bytes: body.length, body });
          else reject(new Error(`status ${answer.statusCode} of ${address}: ${body.toString()}`));
        });
      }).once('error', reject);
    });
  }

  tile(layer: string, zoom: number, [x, y]: TilePlace, q: string): Promise<Got> {
    return this.ask(`tiles/${layer}/${zoom}/${x}/${y}.mvt`, q === '' ? {} : { q });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Twenty tiles around the middle of Xi'an, five across: more than a large screen shows. */
export function viewport(zoom: number): TilePlace[] {
  const [x, y] = tileOf(CENTRE, zoom);
  return [-2, -1, 0, 1, 2].flatMap((right) =>
    [-2, -1, 0, 1].map((down): TilePlace => [x + right, y + down]),
  );
}

/** The tiles of a zoom that touch the built-up city. */
export function tilesOfCity(zoom: number): TilePlace[] {
  const [left, top] = tileOf([108.7, 34.4], zoom);
  const [right, bottom] = tileOf([109.2, 34.12], zoom);
  const places: TilePlace[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) places.push([x, y]);
  return places;
}

/** Longitude and latitude of the Bell Tower. */
export const CENTRE = [108.942, 34.261] as const;

/** The tile of a place in degrees. */
export function tileOf([longitude, latitude]: readonly [number, number], zoom: number): TilePlace {
  const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI;
  return [
    Math.floor(((longitude + 180) / 360) * 2 ** zoom),
    Math.floor(((1 - north) / 2) * 2 ** zoom),
  ];
}
