import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PriceRule } from '../../../../../shared/domain/pricing/unitPrice.ts';
import { PriceField } from '../fields.tsx';
import { Rows } from '../Rows.tsx';
import { unsaidAmount } from '../unsaid.ts';
import type { ComponentFormProps, UnitPricedComponent } from './componentForm.ts';
import { PriceRuleRow } from './PriceRuleRow.tsx';

/** Prices under conditions, in order: the last that fits wins. Where none fits, the price below holds. */
export function PriceListForm({
  component,
  onChange,
  currency,
  bands,
  label,
}: Pick<ComponentFormProps<UnitPricedComponent>, 'component' | 'onChange' | 'currency' | 'bands'> & {
  readonly label: string;
}): ReactNode {
  const { prices = [], price } = component;
  const set = (next: readonly PriceRule[]): void => onChange({ ...component, prices: [...next] });
  return (
    <div className="clause-more clause-rows">
      <div className="tier">
        <span className="price-otherwise">Where no row fits</span>
        <PriceField
          label={`Price of ${label} where no row fits`}
          hidesLabel
          currency={currency}
          value={price}
          onChange={(next) => onChange({ ...component, price: next })}
        />
      </div>
      <Rows rows={prices} atOnce onRows={set}>
        {(rule, actions, at) => (
          <PriceRuleRow
            rule={rule}
            actions={actions}
            at={at}
            isLast={at === prices.length - 1}
            currency={currency}
            bands={bands}
            label={label}
          />
        )}
      </Rows>
      <p className="quiet">Read from above: the last row that fits wins.</p>
      <Button size="compact-sm" variant="subtle" onClick={() => set([...prices, { when: {}, price: unsaidAmount }])}>
        Add a row
      </Button>
    </div>
  );
}
