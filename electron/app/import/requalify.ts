import type { Writer } from '../../../db/handle.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { readLeadOfAnyBatch } from '../../../db/queries/lead.ts';
import {
  contractsHolding,
  deleteQualification,
  type Qualification,
  qualificationInsert,
  qualificationsOf,
} from '../../../db/queries/qualification.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { createJudgeAgain, type JudgeAgain, saysTheSame } from '../lead/judgeAgain.ts';
import { judgingFor, targetAt } from './plan.ts';

/** Verdicts that have been replaced, and those in their place. */
export interface Requalified {
  readonly before: readonly Qualification[];
  readonly after: readonly Qualification[];
  /** The newest verdicts that stood before those of `after`, in their order: also under earlier terms, which are kept. */
  readonly stood: readonly Qualification[];
}

/** `isWanted`: for which contracts (ids); without it every one it was judged for. */
type Requalify = (w: Writer, leadId: number, isWanted?: (contractId: number) => boolean) => Requalified;

/**
 * Judges a lead anew, as it stands in the file, for every contract it was judged for, under the version in force now (domain §3).
 * Not where it was delivered or waits on hold, because that verdict is evidence. What comes out as before is left alone.
 */
export function createRequalify(now: Instant): Requalify {
  const ready = new Map<number, JudgeAgain | null>();

  function readyFor(w: Writer, contractId: number): JudgeAgain | null {
    const known = ready.get(contractId);
    if (known !== undefined) return known;
    const contract = readContractById(w, contractId);
    const target = targetAt(contract, now);
    const found = target && createJudgeAgain(w, target, judgingFor(contract, now));
    ready.set(contractId, found);
    return found;
  }

  return (w, leadId, isWanted = () => true) => {
    const before: Qualification[] = [];
    const after: Qualification[] = [];
    const stood: Qualification[] = [];
    const lead = readLeadOfAnyBatch(w, leadId);
    const held = contractsHolding(w, leadId);
    const verdicts = qualificationsOf(w, leadId);
    for (const contractId of new Set(verdicts.map((one) => one.contractId))) {
      const newest = verdicts.find((one) => one.contractId === contractId);
      if (newest === undefined || held.has(contractId) || !isWanted(contractId)) continue;
      const anew = readyFor(w, contractId)?.(lead, newest);
      if (anew === undefined || saysTheSame(anew, newest)) continue;
      const replaced = verdicts.find((one) => one.contractId === contractId && one.termsId === anew.termsId);
      if (replaced !== undefined) {
        deleteQualification(w, replaced);
        before.push(replaced);
      }
      qualificationInsert(w)(anew);
      after.push(anew);
      stood.push(newest);
    }
    return { before, after, stood };
  };
}
