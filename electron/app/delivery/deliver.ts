import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readContract } from '../../../db/queries/contract.ts';
import { countHeld, countReady, heldLeads, readyLeads } from '../../../db/queries/deliverable.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import type { DeliverAnswer, DeliverInput } from '../../../shared/api/delivery.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { beyondCapacity } from '../../../shared/domain/caps.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { endOfWindow } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { calendarOf } from '../dispute/claimUnit.ts';
import { judgingFor, targetAt } from '../import/plan.ts';
import type { Job } from '../jobs.ts';
import { createLongStep } from '../transact.ts';
import type { DeliveryPlan, Handed } from './handOver.ts';
import { handOver } from './handOver.ts';

type Answer = z.output<typeof DeliverAnswer>;

/** Leads in one transaction. */
const chunk = 1000;

/**
 * Delivers everything of a contract that passed and is not delivered, as of now (command-line.md, deliver): what waits on hold
 * first, then the others in the order they came. The rules for each lead stand at `handOver`. A job in short transactions: what
 * was delivered when it is cancelled, or cut off, stays delivered, and the next call goes on from there. `onHold` is what waits
 * after it. Refuses an unknown contract (`notFound`), and one that is a draft or has no terms in force (`contractNotActive`).
 */
export async function deliver(context: Context, input: z.output<typeof DeliverInput>): Promise<Result<Answer>> {
  const planned = planDelivery(context.handle.reader, input.contract, context.now());
  if (!planned.ok) return planned;
  const name = input.job ?? `deliver ${input.contract}`;
  return done(await context.jobs.run(name, name, (job) => run(context, job, planned.value)));
}

/** What holds for every lead delivered to a contract now. Refuses as `deliver` does. */
export function planDelivery(r: Reader, ref: string, now: Instant): Result<DeliveryPlan> {
  const contract = readContract(r, ref);
  if (!contract) return refuse('notFound', { kind: 'contract', ref });
  if (contract.state !== 'active') return refuse('contractNotActive', { contract: ref, state: contract.state });
  const judging = judgingFor(contract, now);
  const target = targetAt(contract, now);
  if (!target) return refuse('contractNotActive', { contract: ref, day: judging.today });
  const reviewEndsAt = endOfWindow(now, target.version.terms.review ?? {}, calendarOf(contract));
  return done({ ...target, judging, reviewEndsAt });
}

async function run(context: Context, job: Job, plan: DeliveryPlan): Promise<Answer> {
  const { handle } = context;
  const { contract } = plan;
  const step = createLongStep(context);
  const whole = countHeld(handle.reader, contract.id) + countReady(handle.reader, contract.id);
  const total = { seen: 0, delivered: 0, replacements: 0, kept: new Map<string, number>() };
  for (const next of [heldLeads, readyLeads]) {
    for (let after = 0; !job.cancelled(); ) {
      const some = step.transaction((w) => {
        const waiting = next(w, contract.id, after, chunk);
        return { waiting, handed: handOver(w, context, plan, waiting) };
      });
      const last = some.waiting.at(-1);
      if (last === undefined) break;
      after = last.heldId ?? last.leadId;
      add(total, some.handed);
      total.seen += some.waiting.length;
      job.progress(total.seen, whole);
      await job.breathe();
    }
  }
  const { delivered, replacements } = total;
  return answerOf(handle.reader, plan, { delivered, replacements, kept: total.kept });
}

/** What a delivery came to, as its caller hears of it. */
export const answerOf = (
  r: Reader,
  { contract, version, judging: { today } }: DeliveryPlan,
  { delivered, replacements, kept }: Omit<Handed, 'onHold'>,
): Answer => ({
  delivered,
  onHold: countHeld(r, contract.id),
  replacements,
  kept: [...kept].map(([reason, count]) => ({ reason, count })),
  beyondCapacity: beyondCapacity(version.terms.capacity, countDelivered(r, contract.id, { from: today, to: today })),
});

function add(total: { delivered: number; replacements: number; kept: Map<string, number> }, some: Handed): void {
  total.delivered += some.delivered;
  total.replacements += some.replacements;
  for (const [reason, count] of some.kept) total.kept.set(reason, (total.kept.get(reason) ?? 0) + count);
}
