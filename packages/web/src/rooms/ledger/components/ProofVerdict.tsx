import type { BundleReport, Finding } from '@zca/ledger';
import type { ReactNode } from 'react';
import logo from '../../../base/assets/logo.svg';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProofTexts } from '../../../base/catalogue/proof/index.ts';
import type { IconName } from '../../../base/components/Icon.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { useVerifier } from '../verifier.ts';

const ICONS: Readonly<Record<Finding['level'], IconName>> = {
  good: 'check',
  note: 'bell',
  fault: 'fault',
};

/** Whether a proof holds, in one line. */
export function ProofVerdict(props: { readonly verdict: BundleReport['verdict'] }): ReactNode {
  const p = useProofTexts();
  const { verdict } = props;
  return (
    <div className="proof__verdict" data-verdict={verdict}>
      {verdict === 'verified' ? (
        <img src={logo} width={56} height={56} alt="" />
      ) : (
        <Icon name={verdict === 'refuted' ? 'exclude' : 'bell'} size={40} />
      )}
      <div>
        <p className="proof__word">{p.verdicts[verdict]}</p>
        <p>{p.verdictNotes[verdict]}</p>
        <p className="note">{p.recomputed}</p>
      </div>
    </div>
  );
}

/** Findings, each in a sentence. */
export function ProofFindings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const p = useProofTexts();
  const { language } = useSpeech();
  const { explainFinding } = useVerifier();
  return (
    <ul className="proof__findings">
      {findings.map((finding, place) => (
        <li key={place} data-level={finding.level}>
          <Icon name={ICONS[finding.level]} />
          <span>
            <span className="seen-by-readers">{p.levels[finding.level]} </span>
            {explainFinding(finding, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
