/** What an input may cost. Archives are untrusted: their own size fields are never believed. */
export interface InputLimits {
  /** Decompressed bytes over the whole input. */
  readonly maxExpandedBytes: number;
  /** Decompressed : compressed of one member, enforced beyond `ratioGraceBytes`. */
  readonly maxRatio: number;
  /** Bytes a member may expand to before its ratio is judged (small texts compress very well). */
  readonly ratioGraceBytes: number;
  /** Files in the input, over all archives and folders. */
  readonly maxEntries: number;
  /** Archives within archives: 1 reads `a.zip`, 2 also `a.zip!b.tar.gz`. */
  readonly maxArchiveDepth: number;
}

export const DEFAULT_INPUT_LIMITS: InputLimits = {
  maxExpandedBytes: 64 * 1024 ** 3,
  maxRatio: 250,
  ratioGraceBytes: 64 * 1024 ** 2,
  maxEntries: 2_000_000,
  maxArchiveDepth: 2,
};
