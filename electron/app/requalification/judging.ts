import type { Reader } from '../../../db/handle.ts';
import { readContract, type StoredContract } from '../../../db/queries/contract.ts';
import { readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import { type Qualification, qualificationsOfLeads } from '../../../db/queries/qualification.ts';
import { handedAmong } from '../../../db/queries/requalification.ts';
import type { Instant, Minor } from '../../../shared/domain/basics.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Rejudged } from '../../../shared/domain/requalification.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { createAsHanded } from '../delivery/handedLead.ts';
import { costsFromToday } from '../delivery/room.ts';
import { judgingFor, type Target, targetAt } from '../import/plan.ts';
import { createJudgeAgain, saysTheSame } from '../lead/judgeAgain.ts';

/** A lead with the verdict it had and the one it comes to. */
export interface JudgedLead extends Rejudged {
  readonly lead: StoredLead;
  readonly newest: Qualification;
  readonly anew: Qualification;
  /** The verdict under the same terms, which the new one takes the place of; null where there is none. */
  readonly replaces: Qualification | null;
}

/** The contract with what is in force. Refuses `notFound`, and `contractNotActive` where there is nothing to judge by. */
export function targetOf(r: Reader, ref: string, now: Instant): Result<Target> {
  const contract = readContract(r, ref);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref });
  const target = targetAt(contract, now);
  if (target !== null) return done(target);
  return refuse('contractNotActive', { contract: ref, day: dayOf(now, contract.client.timeZone) });
}

/**
 * Judges leads again, some at a time. Those never judged for the contract are left out. Made for one moment; prices are those of
 * the terms in force, each lead after those before it.
 */
export function createJudging(
  r: Reader,
  target: Target,
  now: Instant,
): (leadIds: readonly number[]) => readonly JudgedLead[] {
  const { contract } = target;
  const judging = judgingFor(contract, now);
  const judgeAgain = createJudgeAgain(r, target, judging);
  const asHanded = createAsHanded(target, judging);
  const [costsBefore, costsNow] = [1, 2].map(() => costsFromToday(r, contract, judging.today));
  const hardOf = hardCriteria(contract);
  const bill = (costs: typeof costsNow, lead: StoredLead, made: Qualification): Minor =>
    made.outcome === 'pass' ? (costs?.take(asHanded(lead, () => made)) ?? 0) : 0;

  return (leadIds) => {
    const verdicts = Map.groupBy(
      qualificationsOfLeads(r, leadIds).filter(({ contractId }) => contractId === contract.id),
      ({ leadId }) => leadId,
    );
    const handed = handedAmong(r, contract.id, leadIds);
    const leads = readLeads(r, leadIds).toSorted((a, b) => a.id - b.id);
    return leads.flatMap((lead): JudgedLead[] => {
      const made = verdicts.get(lead.id) ?? [];
      const [newest] = made;
      if (newest === undefined) return [];
      const anew = judgeAgain(lead, newest);
      const isHanded = handed.has(lead.id);
      return [
        {
          lead,
          newest,
          anew,
          replaces: made.find(({ termsId }) => termsId === anew.termsId) ?? null,
          from: newest.outcome,
          to: anew.outcome,
          isHanded,
          saysTheSame: saysTheSame(anew, newest),
          reasonsBefore: reasonsAgainst(newest, lead, hardOf(newest.termsId)),
          reasonsNow: reasonsAgainst(anew, lead, hardOf(anew.termsId)),
          billsBefore: isHanded ? 0 : bill(costsBefore, lead, newest),
          billsNow: isHanded ? 0 : bill(costsNow, lead, anew),
        },
      ];
    });
  };
}

/** Ids of the criteria that decide, by terms version. */
function hardCriteria({ versions }: StoredContract): (termsId: number) => ReadonlySet<string> {
  const byVersion = new Map(
    versions.map(({ id, terms }) => [
      id,
      new Set(
        definitionUnder(terms)
          ?.criteria.filter(({ hard }) => hard)
          .map((one) => one.id),
      ),
    ]),
  );
  return (termsId) => byVersion.get(termsId) ?? new Set();
}

/** What keeps a lead from passing, as keys of a tally. */
function reasonsAgainst(
  { outcome, reasons }: Qualification,
  { contactVerdict }: StoredLead,
  hard: ReadonlySet<string>,
): string[] {
  if (outcome === 'suppressed' || outcome === 'duplicate' || outcome === 'taken') return [outcome];
  if (outcome === 'pass') return [];
  return [
    ...(reasons.fail ?? []).filter((id) => hard.has(id)).map((id) => `failed:${id}`),
    ...(reasons.unknown ?? []).filter((id) => hard.has(id)).map((id) => `unknown:${id}`),
    ...(reasons.junk ?? []).map((check) => `junk:${check}`),
    ...(contactVerdict === 'fail' ? ['contact:'] : []),
  ];
}
