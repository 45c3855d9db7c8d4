import { Group, Radio, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { untaxedNote } from '../../shared/domain/tax.ts';
import { type TaxAnswer, taxOf } from './taxAnswer.ts';

interface TaxChoiceProps {
  readonly value: TaxAnswer | null;
  readonly onChange: (answer: TaxAnswer) => void;
  /** Of whoever reads the invoices: the language of its sentence, and how the tax is called there. */
  readonly locale: string;
  readonly canWait?: boolean;
}

/** How tax is charged, in plain words: not at all, at a rate, or decided later. */
export function TaxChoice({ value, onChange, locale, canWait = false }: TaxChoiceProps): ReactNode {
  const answer = value ?? { kind: 'later', rate: '', note: untaxedNote(locale) };
  const set = (part: Partial<TaxAnswer>): void => onChange({ ...answer, ...part });
  const named = new Intl.Locale(locale).region === 'US' ? 'sales tax' : 'tax';
  const wrongRate = answer.rate.trim() !== '' && taxOf({ ...answer, kind: 'rate' }) === null;
  return (
    <Radio.Group
      label="How is tax charged?"
      value={value?.kind ?? null}
      onChange={(kind) => set({ kind: kind === 'none' || kind === 'rate' ? kind : 'later' })}
    >
      <Radio value="none" label={`No ${named} on this service`} py={4} />
      {value?.kind === 'none' && (
        <TextInput
          label="Sentence on the invoice"
          description="It says why no tax is charged"
          ml={28}
          mb={4}
          value={answer.note}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
      )}
      <Group gap={8}>
        <Radio value="rate" label="A rate of" py={4} />
        <TextInput
          aria-label="Rate of tax"
          inputMode="decimal"
          w={96}
          value={answer.rate}
          error={wrongRate}
          rightSection={<span className="quiet">%</span>}
          styles={{ input: { textAlign: 'right' } }}
          onChange={({ currentTarget }) => set({ kind: 'rate', rate: currentTarget.value })}
        />
      </Group>
      {canWait && <Radio value="later" label="Decide later: nothing is invoiced before" py={4} />}
    </Radio.Group>
  );
}
