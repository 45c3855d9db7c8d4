import type { z } from 'zod';
import type { Handle } from '../../../db/handle.ts';
import type { RequalifyInput, RequalifyPreview } from '../../../shared/api/requalification.ts';
import { type LeadOutcome, leadOutcomes } from '../../../shared/domain/lead.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { counted, noTally, type Tally } from '../../../shared/domain/requalification.ts';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
import { whilePatient } from '../patience.ts';
import { differenceOf } from './difference.ts';
import { createJudging, targetOf } from './judging.ts';
import { type Scope, scopeOf } from './scope.ts';

type Input = z.output<typeof RequalifyInput>;

/** Leads judged at once, several times without a pause. */
const judgedAtOnce = 20;

/** What a dry run found: the leads that change, each with its move. Kept by the running application, not by the file. */
export interface Preview {
  readonly id: number;
  readonly contract: string;
  readonly moved: readonly { readonly lead: number; readonly move: number }[];
}

const kept = new WeakMap<Handle, Preview[]>();
/** Older ones are made again. */
const mostKept = 4;
let made = 0;

export const previewOf = (handle: Handle, id: number): Preview | undefined =>
  kept.get(handle)?.find((one) => one.id === id);

/** One small number for each move: a million of them are kept. */
export const moveNumber = (from: LeadOutcome, to: LeadOutcome): number =>
  leadOutcomes.indexOf(from) * leadOutcomes.length + leadOutcomes.indexOf(to);

/**
 * What judging leads of a contract again would change (domain §3): nothing is written. Refuses `notFound`, `contractNotActive`
 * and `cancelled`.
 */
export async function previewRequalification(context: Context, input: Input): Promise<Result<RequalifyPreview>> {
  const { handle } = context;
  const now = context.now();
  const target = targetOf(handle.reader, input.contract, now);
  if (!target.ok) return target;
  const { contract, version } = target.value;
  const scope = scopeOf(handle.reader, contract, input.of, now);
  if (!scope.ok) return scope;
  const name = input.job ?? `requalify ${contract.ref}`;
  return context.jobs.run(name, `Judging again: ${contract.name}`, async (job) => {
    const judge = createJudging(handle.reader, target.value, now);
    const looked = await look(context, job, scope.value, judge);
    if (looked === null) return refuse('cancelled', { contract: contract.ref });
    made += 1;
    const preview = { id: made, contract: contract.ref, moved: looked.moved };
    kept.set(handle, [preview, ...(kept.get(handle) ?? [])].slice(0, mostKept));
    return done({ preview: preview.id, ...differenceOf(contract, version.id, looked.tally) });
  });
}

async function look(
  { handle: { reader } }: Pick<Context, 'handle'>,
  job: Job,
  scope: Scope,
  judge: ReturnType<typeof createJudging>,
): Promise<{ readonly tally: Tally; readonly moved: Preview['moved'] } | null> {
  await job.breathe();
  const whole = await scope.about(reader, job.breathe);
  const moved: { lead: number; move: number }[] = [];
  let tally = noTally();
  let [after, seen] = [0, 0];
  const judgeSome = (): boolean => {
    const some = scope.next(reader, after, judgedAtOnce);
    if (some === null) return false;
    for (const judged of judge(some.ids)) {
      tally = counted(tally, judged);
      if (judged.from !== judged.to && !judged.isHanded)
        moved.push({ lead: judged.lead.id, move: moveNumber(judged.from, judged.to) });
    }
    after = some.upTo;
    seen += some.ids.length;
    return true;
  };
  while (whilePatient(judgeSome)) {
    job.progress(seen, Math.max(whole, seen));
    await job.breathe();
    if (job.cancelled()) return null;
  }
  return { tally, moved };
}
