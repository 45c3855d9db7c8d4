import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { readContract } from '../../../db/queries/contract.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { LeadQualifyAnswer, LeadQualifyInput } from '../../../shared/api/leadPage.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import { judgingFor, type Target, targetAt } from '../import/plan.ts';
import { createRequalify } from '../import/requalify.ts';
import { stop, transact } from '../transact.ts';
import { assertAll, subjectOf } from './chosen.ts';
import { createFirstJudgement } from './judgeForContract.ts';

/**
 * Judges leads again under the terms in force now, for the contracts they were judged for; with a contract named, for that one,
 * also leads of the pool (domain §3). Verdicts under earlier terms stay beside the new ones; one under the same terms goes into
 * history. A delivered lead keeps its verdict of that day. Refuses `notFound`, and `contractNotActive` for a contract that has
 * nothing to judge by.
 */
export function qualifyLeads(
  context: Context,
  { leads: asked, contract: ref }: z.output<typeof LeadQualifyInput>,
): Result<z.output<typeof LeadQualifyAnswer>> {
  const now = context.now();
  return transact(context, (w) => {
    const leads = assertAll(asked, readLeads(w, asked));
    const target = ref === undefined ? null : targetOf(w, ref, now);
    const first = target && createFirstJudgement(w, target, judgingFor(target.contract, now));
    const requalify = createRequalify(now);
    const outcomes = new Map<string, number>();
    const changes: Json[] = [];
    const count = (outcome: string): void => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    let same = 0;
    for (const lead of leads) {
      const judgedFor = qualificationsOf(w, lead.id).map(({ contractId }) => contractId);
      if (target !== null && first !== null && !judgedFor.includes(target.contract.id)) {
        const outcome = first(lead);
        count(outcome);
        changes.push([lead.id, target.contract.id, null, outcome]);
        continue;
      }
      const { before, after } = requalify(w, lead.id, (id) => target === null || id === target.contract.id);
      if (after.length === 0) same += 1;
      for (const anew of after) {
        const old = before.find(({ contractId }) => contractId === anew.contractId);
        count(anew.outcome);
        changes.push([lead.id, anew.contractId, old ? [old.termsId, old.outcome] : null, anew.outcome]);
      }
    }
    const changed = changes.length - (outcomes.get('suppressed') ?? 0);
    if (changed > 0) {
      appendBulk(w, context, {
        action: 'lead.qualify',
        subject: subjectOf(asked),
        counts: { leads: leads.length, changed },
        changed: changes,
      });
    }
    return { changed, same, outcomes: [...outcomes].map(([outcome, n]) => ({ outcome, count: n })) };
  });
}

function targetOf(w: Writer, ref: string, now: number): Target {
  const contract = readContract(w, ref);
  if (contract === null) stop('notFound', { kind: 'contract', ref });
  const target = targetAt(contract, now);
  if (target === null) stop('contractNotActive', { contract: ref, day: dayOf(now, contract.client.timeZone) });
  return target;
}
