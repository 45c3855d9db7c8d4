import { Group, MultiSelect, NumberInput, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Criterion, JobFunction, MailKind, Seniority } from '../../../../shared/domain/contract/criterion.ts';
import { jobFunctions, mailKinds, seniorities } from '../../../../shared/domain/contract/criterion.ts';
import { asksRightly } from '../../../../shared/domain/contract/lintDefinition.ts';
import { never } from '../../../../shared/domain/never.ts';
import {
  functionsInWords,
  mailKindsInWords,
  senioritiesInWords,
} from '../../../../shared/domain/qualification/wording.ts';

interface Props {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion) => void;
}

/** The right field for what a criterion compares with. */
export function CriterionValue({ criterion, onChange }: Props): ReactNode {
  const label = `Value of ${criterion.id}`;
  switch (criterion.op) {
    case 'in':
    case 'notIn':
    case 'startsWith':
      return (
        <TagsInput
          aria-label={label}
          placeholder={criterion.value.length === 0 ? 'Words, Enter after each' : undefined}
          value={[...criterion.value]}
          onChange={(value) => onChange({ ...criterion, value })}
          acceptValueOnBlur
          flex={1}
        />
      );
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return <Limit label={label} value={criterion.value} onChange={(value) => onChange({ ...criterion, value })} />;
    case 'between':
      return (
        <Group gap="xs" wrap="nowrap">
          <Limit
            label={`Lower limit of ${criterion.id}`}
            value={criterion.min}
            onChange={(min) => onChange({ ...criterion, min })}
          />
          <span className="quiet">and</span>
          <Limit
            label={`Upper limit of ${criterion.id}`}
            value={criterion.max}
            onChange={(max) => onChange({ ...criterion, max })}
          />
        </Group>
      );
    case 'is':
      return <IsValue criterion={criterion} onChange={onChange} />;
    case 'present':
      return null;
    case 'matches':
      return (
        <TextInput
          aria-label={label}
          placeholder="^[A-Z]{2}[0-9]+"
          value={criterion.value}
          onChange={({ currentTarget }) => onChange({ ...criterion, value: currentTarget.value })}
          flex={1}
        />
      );
    case 'withinDays':
      return (
        <Limit
          label={label}
          suffix=" days"
          value={criterion.value}
          onChange={(value) => onChange({ ...criterion, value: Math.max(0, Math.round(value)) })}
        />
      );
    case 'emailKind':
      return (
        <Choices
          label={label}
          all={mailKinds}
          word={(kind: MailKind) => mailKindsInWords([kind])}
          value={criterion.value}
          onChange={(value) => onChange({ ...criterion, value })}
        />
      );
    case 'phoneValid':
      return (
        <TextInput
          aria-label={`Country of ${criterion.id}`}
          placeholder="any country, or such as GB"
          maxLength={2}
          value={criterion.value ?? ''}
          onChange={({ currentTarget }) =>
            onChange({
              ...criterion,
              value: currentTarget.value === '' ? undefined : currentTarget.value.toUpperCase(),
            })
          }
          flex={1}
        />
      );
    case 'function':
      return (
        <Choices
          label={label}
          all={jobFunctions}
          word={(name: JobFunction) => functionsInWords([name])}
          value={criterion.value}
          onChange={(value) => onChange({ ...criterion, value })}
        />
      );
    case 'seniority':
      return (
        <Choices
          label={label}
          all={seniorities}
          word={(rank: Seniority) => senioritiesInWords([rank])}
          value={criterion.value}
          onChange={(value) => onChange({ ...criterion, value })}
        />
      );
    default:
      return never(criterion);
  }
}

function Limit({
  label,
  value,
  suffix,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly suffix?: string;
  readonly onChange: (value: number) => void;
}): ReactNode {
  return (
    <NumberInput
      aria-label={label}
      value={value}
      thousandSeparator=" "
      {...(suffix === undefined ? {} : { suffix })}
      onChange={(next) => onChange(typeof next === 'number' ? next : 0)}
      w={128}
    />
  );
}

/** Yes or no where the field is one of these, a word where it holds text, either in a column of the agency's own. */
function IsValue({ criterion, onChange }: Props & { readonly criterion: Extract<Criterion, { op: 'is' }> }): ReactNode {
  const label = `Value of ${criterion.id}`;
  const takesWord = asksRightly({ ...criterion, value: 'x' });
  if (!takesWord || typeof criterion.value === 'boolean') {
    return (
      <SegmentedControl
        aria-label={label}
        value={typeof criterion.value === 'boolean' ? String(criterion.value) : 'word'}
        data={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
          ...(takesWord ? [{ value: 'word', label: 'A word' }] : []),
        ]}
        onChange={(value) => onChange({ ...criterion, value: value === 'word' ? '' : value === 'true' })}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      value={criterion.value}
      onChange={({ currentTarget }) => onChange({ ...criterion, value: currentTarget.value })}
      flex={1}
    />
  );
}

function Choices<Value extends string>({
  label,
  all,
  word,
  value,
  onChange,
}: {
  readonly label: string;
  readonly all: readonly Value[];
  readonly word: (value: Value) => string;
  readonly value: readonly Value[];
  readonly onChange: (value: Value[]) => void;
}): ReactNode {
  return (
    <MultiSelect
      aria-label={label}
      data={all.map((one) => ({ value: one, label: word(one) }))}
      value={[...value]}
      onChange={(chosen) => onChange(all.filter((one) => chosen.includes(one)))}
      flex={1}
    />
  );
}
