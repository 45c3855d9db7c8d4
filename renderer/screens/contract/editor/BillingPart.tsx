import { Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { taxWords } from '../../../../shared/domain/contract/english/billing.ts';
import type { Billing } from '../../../../shared/domain/contract/terms.ts';
import { cycles, taxCategories } from '../../../../shared/domain/contract/terms.ts';
import { taxLaw } from '../../../../shared/domain/tax.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { Clause } from './Clause.tsx';
import { DiscountClause } from './DiscountClause.tsx';
import { DayField, DecimalField, WholeField } from './fields.tsx';
import { Offers } from './Offers.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';

const cycleWords: Readonly<Record<Billing['cycle'], string>> = {
  weekly: 'every week',
  twoWeekly: 'every two weeks',
  monthly: 'every month',
  quarterly: 'every quarter',
};

/** When and how it is invoiced, and how tax is treated. */
export function BillingPart({ terms, onTerms, findings, currency }: PartProps<'billing'>): ReactNode {
  const { billing } = terms;
  const { tax, discount, prepaid } = billing;
  const set = (part: Partial<Billing>): void => onTerms({ billing: { ...billing, ...part } });
  const countsWeeks = billing.cycle === 'weekly' || billing.cycle === 'twoWeekly';
  return (
    <Part
      id="billing"
      title="Billing"
      findings={findings}
      told={[...(discount ? ['billing.discount'] : []), ...(prepaid ? ['billing.prepaid'] : [])]}
    >
      <Group gap="sm" align="end">
        <Select
          label="Invoiced"
          allowDeselect={false}
          w={148}
          data={cycles.map((value) => ({ value, label: cycleWords[value] }))}
          value={billing.cycle}
          onChange={(value) => {
            const cycle = cycles.find((one) => one === value);
            if (cycle !== undefined) set({ cycle });
          }}
        />
        {(countsWeeks || billing.firstDay !== undefined) && (
          <DayField label="Counted from" value={billing.firstDay} onChange={(firstDay) => set({ firstDay })} />
        )}
        <WholeField
          label="Payable within"
          suffix="days"
          min={0}
          value={billing.paymentDays}
          onChange={(paymentDays) => set({ paymentDays: paymentDays ?? 0 })}
        />
        <TextInput
          label="Purchase order"
          w={160}
          value={billing.purchaseOrder ?? ''}
          onChange={({ currentTarget }) => set({ purchaseOrder: currentTarget.value || undefined })}
        />
      </Group>
      <Group gap="sm" align="end">
        <Select
          label="Tax"
          data-wanted
          placeholder="choose"
          w={280}
          data={taxCategories.map((value) => ({ value, label: `${value} – ${taxWords[value]}` }))}
          value={tax?.category ?? null}
          onChange={(value) => {
            const category = taxCategories.find((one) => one === value);
            if (category === undefined) return set({ tax: undefined });
            const { charged, note } = taxLaw[category];
            set({
              tax: {
                category,
                ratePercent: charged ? (tax?.ratePercent ?? '') : '0',
                note: note ? (tax?.note ?? '') : undefined,
              },
            });
          }}
        />
        {tax !== undefined && taxLaw[tax.category].charged && (
          <DecimalField
            label="Rate"
            wanted
            unit="%"
            value={tax.ratePercent === '' ? undefined : tax.ratePercent}
            onChange={(ratePercent) => set({ tax: { ...tax, ratePercent: ratePercent ?? '' } })}
          />
        )}
        {tax !== undefined && taxLaw[tax.category].note && (
          <TextInput
            label="Sentence on the invoice"
            description="Why no tax is charged"
            flex={1}
            miw={260}
            value={tax.note ?? ''}
            onChange={({ currentTarget }) => set({ tax: { ...tax, note: currentTarget.value } })}
          />
        )}
      </Group>
      {discount !== undefined && (
        <DiscountClause
          discount={discount}
          onDiscount={(next) => set({ discount: next })}
          currency={currency}
          findings={findings}
        />
      )}
      {prepaid !== undefined && (
        <Clause
          title="Paid in advance"
          place="billing.prepaid"
          findings={findings}
          onRemove={() => set({ prepaid: undefined })}
        >
          <span>from a balance that may go below zero by</span>
          <MoneyField
            label="Credit limit of the balance"
            hidesLabel
            w={132}
            currency={currency}
            value={prepaid.creditLimit}
            onChange={(creditLimit) => set({ prepaid: { creditLimit: creditLimit ?? 0 } })}
          />
        </Clause>
      )}
      <Offers
        offers={[
          { what: 'a discount', add: () => set({ discount: { percent: '' } }), there: discount !== undefined },
          {
            what: 'a prepaid balance',
            add: () => set({ prepaid: { creditLimit: 0 } }),
            there: prepaid !== undefined,
          },
        ]}
      />
    </Part>
  );
}
