import { FormatProblem } from '../problem.ts';
import { hasText } from './bytes.ts';
import { isJpeg, jpegParts } from './jpeg.ts';
import type { ImageOrientation } from './orientation.ts';
import { isPng, pngParts } from './png.ts';
import { isWebp, webpParts } from './webp.ts';

/** An image without metadata. */
export interface StrippedImage {
  readonly kind: 'jpeg' | 'png' | 'webp';
  readonly bytes: Uint8Array;
  /** Kept, because a viewer that does not know it shows the picture on its side. */
  readonly orientation: ImageOrientation;
  /** Kinds of metadata that were removed (Exif, XMP, IPTC, comment, …); empty when there were none. */
  readonly removed: readonly string[];
}

/**
 * Removes from a JPEG, PNG or WebP everything that is not the picture: place, time, device and owner in
 * Exif, XMP and IPTC, comments, thumbnails, further pictures and films behind the image. The picture is
 * not decoded, so that it loses nothing; colour profiles and the orientation stay. The same bytes come
 * out when it is done again.
 *
 * Does not change the argument. The whole image is in memory: the caller bounds its size.
 * @throws FormatProblem `image-unknown`, `image-heic` for what is no such image, `image-damaged` for
 * one that cannot be taken apart. A file that is not understood is never passed on as it is.
 */
export function stripImageMetadata(bytes: Uint8Array): StrippedImage {
  const parts = isJpeg(bytes)
    ? jpegParts(bytes)
    : isPng(bytes)
      ? pngParts(bytes)
      : isWebp(bytes)
        ? webpParts(bytes)
        : null;
  if (parts === null) throw notAnImage(bytes);
  const { kind, orientation, removed } = parts;
  return { kind, orientation, removed, bytes: parts.join(orientation) };
}

/** Telephones store HEIC; their owners can have JPEG, so they are told how. */
function notAnImage(bytes: Uint8Array): FormatProblem {
  const isHeic = ['heic', 'heix', 'hevc', 'heif', 'mif1', 'msf1', 'avif'].some((brand) =>
    hasText(bytes, 4, `ftyp${brand}`),
  );
  return new FormatProblem(isHeic ? 'image-heic' : 'image-unknown');
}
