import type { ReactNode } from 'react';
import { ApiProblem, UNREACHABLE, UNREADABLE } from '../api/client.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { Icon } from './Icon.tsx';
import './Notice.css';

/** The sentence for people that a fault carries, whatever threw it. */
export function useFaultSentence(): (fault: unknown) => string {
  const { t, say } = useSpeech();
  return (fault) => {
    if (!(fault instanceof ApiProblem)) return t.fault.unknown;
    if (fault.problem.code === UNREACHABLE) return t.fault.unreachable;
    if (fault.problem.code === UNREADABLE) return t.fault.unreadable(fault.problem.status);
    return say(fault.problem.detail);
  };
}

/** A failure: what failed, what to do, and the code for support. */
export function FaultNotice(props: {
  readonly fault: unknown;
  readonly again?: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const sentence = useFaultSentence();
  const id = props.fault instanceof ApiProblem ? props.fault.problem.requestId : undefined;
  return (
    <div className="notice notice--fault" role="alert">
      <Icon name="fault" />
      <div>
        <p>{sentence(props.fault)}</p>
        <p className="notice__ways">
          {props.again !== undefined && (
            <button type="button" className="link-button" onClick={props.again}>
              {t.fault.again}
            </button>
          )}
          {id !== undefined && <span className="note">{t.fault.code(id)}</span>}
        </p>
      </div>
    </div>
  );
}

/** Something worth knowing before reading on. */
export function InfoNotice(props: {
  readonly children: ReactNode;
  readonly warning?: boolean;
}): ReactNode {
  return (
    <div className={props.warning === true ? 'notice notice--warning' : 'notice'} role="status">
      <div>{props.children}</div>
    </div>
  );
}
