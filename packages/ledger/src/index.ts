export {
  type BundleEntry,
  type Disclosure,
  MAX_ENTRIES,
  type ProofBundle,
  type PublishedKey,
} from './bundle.ts';
export { equalBytes, fromBase64, fromHex, toBase64, toHex } from './bytes.ts';
export {
  type ChainEntry,
  type ChainFault,
  ChainFollower,
  type ChainLink,
  type EntryInput,
  hashEntry,
  isHash,
  isInstant,
  NO_PREVIOUS,
  sealEntry,
  type StoredEntry,
  verifyChain,
} from './chain.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { type Commitment, commit, isCommitment, mapCommitments, opens } from './commitment.ts';
export { compareLogs, type PresentLog } from './compareLogs.ts';
export { type Finding, type FindingCode, FINDING_LEVELS, type FindingLevel } from './findings.ts';
export { findHash, type HashAlgorithm, type HashId, sha256, sm3 } from './hash.ts';
export { canonicalJson, type JsonValue, NotCanonical, type NotCanonicalReason } from './json.ts';
export { type CompletedNode, GrowingTree } from './merkle/growth.ts';
export { emptyRoot, leafHash, nodeHash } from './merkle/hashing.ts';
export {
  consistencyRanges,
  foldNodes,
  inclusionRanges,
  type LeafRange,
  type NodeAddress,
  nodesOf,
  proofOf,
} from './merkle/ranges.ts';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from './merkle/verify.ts';
export { explainFinding } from './messages/index.ts';
export {
  formatKey,
  isKeyName,
  type NoteSignature,
  parseKey,
  parseNote,
  type SignedNote,
  type SignerKey,
  signerKey,
  signNote,
  type VerifiedNote,
  type VerifierKey,
  verifierKey,
  verifyNote,
} from './note.ts';
export { ed25519, type SignatureAlgorithm, type SignatureId, sm2 } from './signature.ts';
export { type TrustedKey, trustedKeys } from './trust.ts';
export {
  type BundleReport,
  type VerifiedEntry,
  verifyBundle,
  verifyBundleText,
  type VerifyOptions,
} from './verifyBundle.ts';
