import type { ReactNode } from 'react';
import type { Component } from '../../../../shared/domain/contract/component.ts';
import { modelOf } from '../../../../shared/domain/contract/component.ts';
import type { Guarantee } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { Choice } from './Choice.tsx';
import { Clause } from './Clause.tsx';
import { WholeField } from './fields.tsx';
import { UnitsOf } from './UnitsOf.tsx';

const shortfalls = ['makeGood', 'rollover', 'feeCut'] as const;
const shortfallWords = {
  makeGood: 'is given free in the next period',
  rollover: 'is added to the next promise',
  feeCut: 'is cut from the fee by its share',
} as const;

/** What the agency promises for a billing period, and what becomes of what is missing. */
export function GuaranteeClause({
  guarantee,
  onGuarantee,
  components,
  findings,
}: {
  readonly guarantee: Guarantee;
  readonly onGuarantee: (guarantee: Guarantee | undefined) => void;
  readonly components: readonly Component[];
  readonly findings: readonly Finding[];
}): ReactNode {
  const set = (part: Partial<Guarantee>): void => onGuarantee({ ...guarantee, ...part });
  return (
    <Clause
      title="Guarantee of the agency"
      place="guarantee"
      findings={findings}
      onRemove={() => onGuarantee(undefined)}
    >
      <span>At least</span>
      <WholeField
        label="Units the agency promises"
        hidesLabel
        wanted
        w={76}
        // Nothing is promised until it is said.
        value={guarantee.units === 0 ? undefined : guarantee.units}
        onChange={(units) => set({ units: units ?? 0 })}
      />
      <UnitsOf
        label="What the guarantee counts"
        components={components.filter((component) => modelOf(component).stage !== undefined)}
        value={guarantee.component === '' ? undefined : guarantee.component}
        onChange={(component) => set({ component })}
      />
      <span>a period. What is missing</span>
      <Choice
        label="What is missing of the guarantee"
        hidesLabel
        wanted
        w={240}
        options={shortfalls}
        words={shortfallWords}
        value={guarantee.shortfall}
        onChange={(shortfall) => set({ shortfall })}
      />
    </Clause>
  );
}
