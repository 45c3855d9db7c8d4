import type { ReactNode } from 'react';
import type { Discount } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { Choice } from './Choice.tsx';
import { Clause } from './Clause.tsx';
import { DecimalField } from './fields.tsx';

const kinds = ['percent', 'amount'] as const;
const kindWords = { percent: 'percent', amount: 'an amount' } as const;

/** What is taken off the charges of a period, before minimum, passed-on costs and tax. */
export function DiscountClause({
  discount,
  onDiscount,
  currency,
  findings,
}: {
  readonly discount: Discount;
  readonly onDiscount: (discount: Discount | undefined) => void;
  readonly currency: string;
  readonly findings: readonly Finding[];
}): ReactNode {
  return (
    <Clause title="Discount" place="billing.discount" findings={findings} onRemove={() => onDiscount(undefined)}>
      <Choice
        label="Discount in"
        hidesLabel
        w={116}
        options={kinds}
        words={kindWords}
        value={'percent' in discount ? 'percent' : 'amount'}
        onChange={(kind) => onDiscount(kind === 'percent' ? { percent: '' } : { amount: 0 })}
      />
      {'percent' in discount ? (
        <DecimalField
          label="Discount on the charges"
          hidesLabel
          wanted
          w={96}
          unit="%"
          value={discount.percent === '' ? undefined : discount.percent}
          onChange={(percent) => onDiscount({ percent: percent ?? '' })}
        />
      ) : (
        <MoneyField
          label="Discount on the charges"
          hidesLabel
          wanted
          w={132}
          currency={currency}
          value={discount.amount === 0 ? undefined : discount.amount}
          onChange={(amount) => onDiscount({ amount: amount ?? 0 })}
        />
      )}
      <span className="quiet">of the charges of a period, before minimum, costs and tax</span>
    </Clause>
  );
}
