import { ActionIcon, MultiSelect } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import type { Criterion } from '../../../../../shared/domain/contract/criterion.ts';
import { freeName } from '../../../../../shared/domain/contract/freeName.ts';
import { blankCriterion } from '../../../../../shared/domain/contract/operators.ts';
import type { PriceRule } from '../../../../../shared/domain/pricing/unitPrice.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import { Choice } from '../Choice.tsx';
import { CriterionFields } from '../CriterionFields.tsx';
import { DayField, RemoveButton } from '../fields.tsx';
import { Offers } from '../Offers.tsx';
import { type RowActions, Rows } from '../Rows.tsx';
import { saidAmount, unsaidAmount } from '../unsaid.ts';

const sales = ['exclusive', 'shared'] as const;
const saleWords = { exclusive: 'exclusive leads', shared: 'shared leads' } as const;

/** One conditional price: for which leads, on which days, how much. */
export const PriceRuleRow = memo(function PriceRuleRow({
  rule,
  actions: { change, remove, move },
  at,
  isLast,
  currency,
  bands,
  label,
}: {
  readonly rule: PriceRule;
  readonly actions: RowActions<PriceRule>;
  readonly at: number;
  readonly isLast: boolean;
  readonly currency: string;
  readonly bands: readonly string[];
  /** What one unit is: "accepted lead". */
  readonly label: string;
}): ReactNode {
  const { when, from, to, price } = rule;
  const criteria = when.criteria ?? [];
  const row = `row ${at + 1} of ${label}`;
  const [dated, setDated] = useState(from !== undefined || to !== undefined);
  const set = (part: Partial<PriceRule['when']>): void => change({ ...rule, when: { ...when, ...part } });
  const setCriteria = (next: Criterion[]): void => set({ criteria: next.length === 0 ? undefined : next });
  const condition = (): Criterion =>
    blankCriterion(
      {
        id: freeName(
          'industry',
          criteria.map(({ id }) => id),
        ),
        field: 'company.industry',
        hard: true,
      },
      'in',
    );
  return (
    <div className="price-rule">
      <div className="tier">
        <span className="tier-word">{at + 1}.</span>
        <Choice
          label={`Sale of ${row}`}
          hidesLabel
          w={148}
          options={sales}
          words={saleWords}
          value={when.leads}
          onChange={(leads) => set({ leads })}
          none={{ says: 'any lead', onChoose: () => set({ leads: undefined }) }}
        />
        {(bands.length > 0 || when.bands !== undefined) && (
          <MultiSelect
            aria-label={`Score bands of ${row}`}
            placeholder={when.bands === undefined ? 'any band' : ''}
            w={132}
            data={[...new Set([...bands, ...(when.bands ?? [])])]}
            value={when.bands ?? []}
            onChange={(chosen) => set({ bands: chosen.length === 0 ? undefined : chosen })}
          />
        )}
        <MoneyField
          label={`Price of ${row}`}
          hidesLabel
          wanted
          w={132}
          currency={currency}
          value={saidAmount(price)}
          onChange={(next) => change({ ...rule, price: next ?? unsaidAmount })}
        />
        <span className="grow" />
        <Move label={`Move ${row} up`} sign="↑" disabled={at === 0} onClick={() => move(-1)} />
        <Move label={`Move ${row} down`} sign="↓" disabled={isLast} onClick={() => move(1)} />
        <RemoveButton what={row} onClick={remove} />
      </div>
      <Rows rows={criteria} onRows={setCriteria}>
        {(criterion, inner) => (
          <div className="tier price-condition">
            <span className="tier-word">if</span>
            <CriterionFields criterion={criterion} onChange={inner.change} />
            <RemoveButton what={`condition ${criterion.id} of ${row}`} onClick={inner.remove} />
          </div>
        )}
      </Rows>
      {dated && (
        <div className="tier price-condition">
          <span className="tier-word">on days</span>
          <DayField
            label={`First day of ${row}`}
            hidesLabel
            value={from}
            onChange={(next) => change({ ...rule, from: next })}
          />
          <span>to</span>
          <DayField
            label={`Last day of ${row}`}
            hidesLabel
            value={to}
            onChange={(next) => change({ ...rule, to: next })}
          />
        </div>
      )}
      <Offers
        offers={[
          { what: `a condition to row ${at + 1}`, add: () => setCriteria([...criteria, condition()]), there: false },
          { what: `days to row ${at + 1}`, add: () => setDated(true), there: dated },
        ]}
      />
    </div>
  );
});

function Move({
  label,
  sign,
  disabled,
  onClick,
}: {
  readonly label: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      {sign}
    </ActionIcon>
  );
}
