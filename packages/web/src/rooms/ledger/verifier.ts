import { createContext, useContext, useEffect, useState } from 'react';

/** The verifier: all of the ledger's own code. */
export type Verifier = typeof import('@zca/ledger');

/**
 * The verifier, fetched as soon as the page stands and before a file can be chosen, so that from then
 * on nothing is needed of any network; null until then.
 */
export function useFetchedVerifier(): Verifier | null {
  const [verifier, setVerifier] = useState<Verifier | null>(null);
  useEffect(() => {
    let gone = false;
    void import('@zca/ledger').then((fetched) => {
      if (!gone) setVerifier(fetched);
      return fetched;
    });
    return () => {
      gone = true;
    };
  }, []);
  return verifier;
}

export const VerifierContext = createContext<Verifier | null>(null);

/** The verifier inside what stands only once it was fetched. */
export function useVerifier(): Verifier {
  const verifier = useContext(VerifierContext);
  if (verifier === null) throw new Error('useVerifier is used before the verifier was fetched');
  return verifier;
}
