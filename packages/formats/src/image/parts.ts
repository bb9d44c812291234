import type { ImageOrientation } from './orientation.ts';

/** An image taken apart: what makes the picture, and the orientation that its metadata gave. */
export interface ImageParts {
  readonly kind: 'jpeg' | 'png' | 'webp';
  readonly orientation: ImageOrientation;
  /** Kinds of metadata that were left out, each once, in the order met. */
  readonly removed: readonly string[];
  /** Puts the picture together again, with an orientation as its only metadata. */
  readonly join: (orientation: ImageOrientation) => Uint8Array;
}
