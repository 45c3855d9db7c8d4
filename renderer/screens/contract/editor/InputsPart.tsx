import { Button, Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { inputInWords, moneyInputs } from '../../../../shared/domain/contract/inputWords.ts';
import type { ContractInput } from '../../../../shared/domain/contract/terms.ts';
import { inputKeys } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { DayField, DecimalField, RemoveButton } from './fields.tsx';
import { Part } from './Part.tsx';
import { Rows } from './Rows.tsx';

/** Figures that no event gives, each with who said so. They belong to the contract, whatever version is in force. */
export function InputsPart({
  inputs,
  onInputs,
  currency,
  today,
  me,
  findings,
}: {
  readonly inputs: readonly ContractInput[];
  readonly onInputs: (inputs: ContractInput[]) => void;
  readonly currency: string;
  readonly today: string;
  /** Who says so unless another is named. */
  readonly me: string;
  readonly findings: readonly Finding[];
}): ReactNode {
  return (
    <Part
      id="inputs"
      title="Targets and figures"
      says="What no event gives: the pace is measured against the target."
      findings={findings}
    >
      <Rows rows={inputs} onRows={onInputs}>
        {(input, { change, remove }) => (
          <Group gap="sm" align="end">
            <Select
              label="Figure"
              allowDeselect={false}
              w={212}
              data={inputKeys.map((value) => ({ value, label: inputInWords(value) }))}
              value={input.key}
              onChange={(value) => {
                const key = inputKeys.find((one) => one === value);
                if (key !== undefined) change({ ...input, key });
              }}
            />
            {moneyInputs.has(input.key) ? (
              <MoneyField
                label="Amount"
                w={144}
                currency={currency}
                value={input.value === '' ? undefined : Number(input.value)}
                onChange={(amount) => change({ ...input, value: amount === undefined ? '' : String(amount) })}
              />
            ) : (
              <DecimalField
                label="Number"
                value={input.value === '' ? undefined : input.value}
                onChange={(value) => change({ ...input, value: value ?? '' })}
              />
            )}
            <DayField label="From" value={input.from} onChange={(from) => change({ ...input, from: from ?? '' })} />
            <TextInput
              label="Said by"
              w={148}
              value={input.saidBy}
              onChange={({ currentTarget }) => change({ ...input, saidBy: currentTarget.value })}
            />
            <RemoveButton what={inputInWords(input.key)} onClick={remove} />
          </Group>
        )}
      </Rows>
      <Group>
        <Button
          variant="default"
          onClick={() => onInputs([...inputs, { key: 'target', from: today, value: '', saidBy: me }])}
        >
          Add a figure
        </Button>
      </Group>
    </Part>
  );
}
