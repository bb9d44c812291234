import type { SubmissionFacts } from './split.ts';

const SOLUTION =
  /退[款货费换钱]|赔|换货|更换|修理|维修|调解|补足|重做|refund|compensat|repair|replace/i;
const VIOLATION =
  /假冒|冒用|侵权|侵犯|山寨|违法|举报|查处|虚假|伪造|仿冒|无证|假货|counterfeit|fake|infring|illegal/i;
const PATENT = /专利|patent/i;

/**
 * What a text seems to ask for, by its words, to tick boxes for whoever writes it down. A suggestion:
 * the person who registers decides.
 */
export function suggestKinds(
  text: string,
): Pick<SubmissionFacts, 'asksForSolution' | 'reportsViolation' | 'infringesPatent'> {
  const plain = text.normalize('NFKC');
  return {
    asksForSolution: SOLUTION.test(plain),
    reportsViolation: VIOLATION.test(plain),
    infringesPatent: PATENT.test(plain),
  };
}
