import type { z } from 'zod';
import { readDispute } from '../../../db/queries/dispute.ts';
import type { PreviewAnswer, PreviewInput } from '../../../shared/api/dispute.ts';
import { RefusalShape } from '../../../shared/api/procedure.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import { effectOf, type UnitCharge, weighDecision } from '../../../shared/domain/decision.ts';
import type { Refusal, Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import type { Choice } from './choices.ts';
import { choices } from './choices.ts';
import type { ReadCase } from './disputeCase.ts';
import { readCase, ruledContracts } from './disputeCase.ts';
import { chargesOfUnit } from './unitCharges.ts';

type Shown = z.output<typeof PreviewAnswer>['choices'][number];

interface Weighing {
  readonly at: ReadCase;
  readonly charges: readonly UnitCharge[];
}

/**
 * What deciding a selection would bring, for every way to do it, before anything is written. Of several returns under one cap
 * the first ones fit, in the order of the selection: what is left out says so. Refuses `notFound`.
 */
export function previewDecisions(
  context: Context,
  { ids, percent, note }: z.output<typeof PreviewInput>,
): Result<z.output<typeof PreviewAnswer>> {
  const { reader } = context.handle;
  const contractOf = ruledContracts(reader);
  const cases: Weighing[] = [];
  for (const id of new Set(ids)) {
    const dispute = readDispute(reader, id);
    if (dispute === null) return refuse('notFound', { kind: 'dispute', ref: id });
    const at = readCase(reader, contractOf(dispute.contractId), dispute);
    cases.push({ at, charges: chargesOfUnit(reader, at, at.unit.delivery, context.now()) });
  }
  return done({ choices: choices.map((choice) => previewOf(context, choice, cases, { percent, note })) });
}

function previewOf(
  context: Context,
  { key, asked }: Choice,
  cases: readonly Weighing[],
  { percent, note }: Pick<z.output<typeof PreviewInput>, 'percent' | 'note'>,
): Shown {
  const wish = { ...asked, note, ...(asked.as === 'part' && { percent }) };
  const open: number[] = [];
  const refusals = new Map<string, Refusal & { count: number }>();
  const sums = new Map<string, { notBilled: Minor; credited: Minor }>();
  const returns = new Map<string, number>();
  let owed = 0;
  for (const { at, charges } of cases) {
    const period = `${at.contract.id} ${at.facts.meter?.period.from}`;
    const before = returns.get(period) ?? 0;
    const meter = at.facts.meter && { ...at.facts.meter, used: at.facts.meter.used + before };
    const weighed = weighDecision({ ...at.facts, meter }, wish, context.actor.role);
    if (!weighed.ok) {
      const { code, data } = weighed.refusal;
      refusals.set(code, { code, data, count: (refusals.get(code)?.count ?? 0) + 1 });
      continue;
    }
    const { remedy, decision } = weighed.value;
    if (decision === 'uphold') returns.set(period, before + 1);
    if (remedy.kind === 'replacement') owed += 1;
    open.push(at.dispute.id);
    const effect = effectOf(charges, at.unit.chain?.id ?? null, remedy, null);
    const { currency } = at.contract.client;
    const sum = sums.get(currency) ?? { notBilled: 0, credited: 0 };
    sums.set(currency, { notBilled: sum.notBilled + effect.notBilled, credited: sum.credited + effect.credited });
  }
  return {
    key,
    as: asked.as,
    remedy: asked.remedy ?? null,
    open,
    refused: [...refusals.values()].map(({ count, ...refusal }) => ({ ...RefusalShape.parse(refusal), count })),
    sums: [...sums].map(([currency, sum]) => ({ currency, ...sum })),
    owed,
  };
}
