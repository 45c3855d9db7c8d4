import type { Writer } from '../../../db/handle.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import {
  contractsHolding,
  deleteQualification,
  type Qualification,
  qualificationInsert,
  qualificationsOf,
  reasonsOf,
} from '../../../db/queries/qualification.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { judgedOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadFacts, Verdict } from '../../../shared/domain/lead.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { judgingFor, type Target, targetAt } from './plan.ts';

/** Verdicts a change of data has replaced, and those in their place. */
export interface Requalified {
  readonly before: readonly Qualification[];
  readonly after: readonly Qualification[];
}

/** `only`: the one contract it is judged for; without it every one it was judged for. */
type Requalify = (w: Writer, leadId: number, facts: LeadFacts, contact: Verdict, only?: number) => Requalified;

const settled: ReadonlySet<Qualification['outcome']> = new Set(['duplicate', 'taken']);

/**
 * Judges a lead anew for every contract it was judged for, under the version in force now (domain §3). Not where it was
 * delivered, because that verdict is evidence; not where it is a duplicate or taken, because its own data do not change that.
 * What comes out as before is left alone.
 */
export function createRequalify(now: Instant): Requalify {
  const ready = new Map<number, { readonly target: Target; readonly judging: Judging } | null>();

  function readyFor(w: Writer, contractId: number) {
    const known = ready.get(contractId);
    if (known !== undefined) return known;
    const contract = readContractById(w, contractId);
    const target = targetAt(contract, now);
    const found = target && { target, judging: judgingFor(contract, now) };
    ready.set(contractId, found);
    return found;
  }

  return (w, leadId, facts, contact, only) => {
    const before: Qualification[] = [];
    const after: Qualification[] = [];
    const held = contractsHolding(w, leadId);
    const verdicts = qualificationsOf(w, leadId);
    for (const contractId of new Set(verdicts.map((one) => one.contractId))) {
      const newest = verdicts.find((one) => one.contractId === contractId);
      if (only !== undefined && contractId !== only) continue;
      if (newest === undefined || held.has(contractId) || settled.has(newest.outcome)) continue;
      const found = readyFor(w, contractId);
      if (found === null) continue;
      const { target, judging } = found;
      const criteria = judge(target.definition, facts, judging);
      const anew: Qualification = {
        ...newest,
        termsId: target.version.id,
        verdict: criteria.verdict,
        outcome: judgedOutcome({ criteria: criteria.verdict, contact }),
        reasons: reasonsOf(criteria),
        score: criteria.score,
        band: criteria.band,
        judgedAt: now,
      };
      if (sameVerdict(anew, newest)) continue;
      const replaced = verdicts.find((one) => one.contractId === contractId && one.termsId === anew.termsId);
      if (replaced !== undefined) {
        deleteQualification(w, replaced);
        before.push(replaced);
      }
      qualificationInsert(w)(anew);
      after.push(anew);
    }
    return { before, after };
  };
}

const sameVerdict = (one: Qualification, other: Qualification): boolean =>
  JSON.stringify({ ...one, judgedAt: 0 }) === JSON.stringify({ ...other, judgedAt: 0 });
