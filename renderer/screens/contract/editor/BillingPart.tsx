import { Group, Select, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { taxWords } from '../../../../shared/domain/contract/english/billing.ts';
import type { Billing, Terms } from '../../../../shared/domain/contract/terms.ts';
import { cadences, cycles, taxCategories } from '../../../../shared/domain/contract/terms.ts';
import { taxLaw } from '../../../../shared/domain/tax.ts';
import { DayField, DecimalField, WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';

const cycleWords: Readonly<Record<Billing['cycle'], string>> = {
  weekly: 'every week',
  twoWeekly: 'every two weeks',
  monthly: 'every month',
  quarterly: 'every quarter',
};

/** When and how it is invoiced, and how tax is treated. */
export function BillingPart({ terms, onTerms, findings }: PartProps<'billing'>): ReactNode {
  const { billing } = terms;
  const { tax } = billing;
  const set = (part: Partial<Billing>): void => onTerms({ billing: { ...billing, ...part } });
  const countsWeeks = billing.cycle === 'weekly' || billing.cycle === 'twoWeekly';
  return (
    <Part id="billing" title="Billing" findings={findings}>
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
    </Part>
  );
}

const cadenceWords: Readonly<Record<NonNullable<Terms['reporting']>['cadence'], string>> = {
  weekly: 'every week',
  monthly: 'every month',
  quarterly: 'every quarter',
};

/** Reports, consent and how long personal data is kept. */
export function ReportingPart({
  terms,
  onTerms,
  findings,
}: PartProps<'reporting' | 'retentionDays' | 'consentRequired'>): ReactNode {
  return (
    <Part id="reporting" title="Reports and data" findings={findings}>
      <Group gap="sm" align="end">
        <Select
          label="Report"
          placeholder="none agreed"
          clearable
          clearButtonProps={{ 'aria-label': 'No report agreed' }}
          w={148}
          data={cadences.map((value) => ({ value, label: cadenceWords[value] }))}
          value={terms.reporting?.cadence ?? null}
          onChange={(value) => {
            const cadence = cadences.find((one) => one === value);
            onTerms({ reporting: cadence === undefined ? undefined : { cadence } });
          }}
        />
        <WholeField
          label="Keep personal data"
          suffix="days"
          value={terms.retentionDays}
          onChange={(retentionDays) => onTerms({ retentionDays })}
        />
        <Switch
          label="Every lead needs a proof of consent"
          checked={terms.consentRequired}
          onChange={({ currentTarget }) => onTerms({ consentRequired: currentTarget.checked })}
        />
      </Group>
    </Part>
  );
}
