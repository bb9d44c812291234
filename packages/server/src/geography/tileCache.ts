/** Tiles that were made, the ones asked for longest ago dropped first. */
export class TileCache {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  find(key: string): Buffer | undefined {
    const tile = this.#kept.get(key);
    if (tile === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, tile);
    return tile;
  }

  keep(key: string, tile: Buffer): void {
    const before = this.#kept.get(key);
    if (before !== undefined) this.#bytes -= sizeOf(key, before);
    this.#kept.delete(key);
    this.#kept.set(key, tile);
    this.#bytes += sizeOf(key, tile);
    for (const [oldest, dropped] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(oldest, dropped);
    }
  }
}

function sizeOf(key: string, tile: Buffer): number {
  return 2 * key.length + tile.length;
}
