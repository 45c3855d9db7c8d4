import type { z } from 'zod';
import type { DecisionChoice } from '../../../shared/api/dispute.ts';
import { RefusalShape } from '../../../shared/api/procedure.ts';
import { effectOf, type UnitCharge, weighDecision } from '../../../shared/domain/decision.ts';
import type { choiceKeys } from '../../../shared/domain/dispute.ts';
import type { Asked } from '../../../shared/domain/remedy.ts';
import type { Context } from '../context.ts';
import type { ReadCase } from './disputeCase.ts';
import { dueDayOf } from './disputeCase.ts';

/** One way to decide a claim, and what is asked for. */
export interface Choice {
  readonly key: (typeof choiceKeys)[number];
  readonly asked: Asked;
}

/** The ways to decide a claim, in the order of the screen. */
export const choices: readonly Choice[] = [
  { key: 'uphold', asked: { as: 'uphold' } },
  { key: 'part', asked: { as: 'part' } },
  { key: 'deny', asked: { as: 'deny' } },
  { key: 'replace', asked: { as: 'uphold', remedy: 'replacement' } },
  { key: 'credit', asked: { as: 'uphold', remedy: 'credit' } },
  { key: 'withdraw', asked: { as: 'withdraw' } },
  { key: 'takeLate', asked: { as: 'takeLate' } },
  { key: 'appeal', asked: { as: 'appeal' } },
];

type Shown = z.output<typeof DecisionChoice>;

/**
 * The ways the state of a claim leaves open, each with what it would bring; where something else stands in the way, such as
 * a full cap, the reason. What upholding brings by the contract itself is not named a second time.
 */
export function choicesOf(context: Context, at: ReadCase, charges: readonly UnitCharge[]): Shown[] {
  const due = dueDayOf(at, context.now());
  const own = at.terms.disputes?.remedy ?? 'credit';
  return choices
    .filter(({ asked }) => asked.remedy !== own)
    .flatMap(({ key, asked }): Shown[] => {
      const weighed = weighDecision(at.facts, asked, context.actor.role);
      const choice = { key, as: asked.as, remedy: asked.remedy ?? null };
      if (!weighed.ok) {
        const refusal = RefusalShape.parse(weighed.refusal);
        return refusal.code === 'wrongState' ? [] : [{ ...choice, effect: null, refusal }];
      }
      const effect = effectOf(charges, at.unit.chain?.id ?? null, weighed.value.remedy, due);
      return [{ ...choice, effect, refusal: null }];
    });
}
