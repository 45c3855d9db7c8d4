import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Criterion } from '../../../../shared/domain/contract/criterion.ts';
import type { Operator } from '../../../../shared/domain/contract/operators.ts';
import { blankCriterion, operatorsOf, operatorWords } from '../../../../shared/domain/contract/operators.ts';
import { leadFields } from '../../../../shared/domain/intake/fields.ts';
import { fieldInWords } from '../../../../shared/domain/qualification/wording.ts';
import { CriterionValue } from './CriterionValue.tsx';

const fieldChoices = leadFields
  .map((field) => ({ value: field, label: fieldInWords(field) }))
  .sort((a, b) => a.label.localeCompare(b.label));
const ownColumn = 'custom.';

/** What a criterion asks: a field, a condition that makes sense for it, and what it compares with. */
export function CriterionFields({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion) => void;
}): ReactNode {
  const { id, field, hard, points, op } = criterion;
  const isOwn = field.startsWith(ownColumn);
  const common = { id, field, hard, points };
  const offered = operatorsOf(field);
  const toField = (next: string): void => {
    const allowed = operatorsOf(next);
    const operator = allowed.includes(op) ? op : (allowed[0] ?? 'present');
    onChange(operator === op ? { ...criterion, field: next } : blankCriterion({ ...common, field: next }, operator));
  };
  return (
    <>
      <Select
        aria-label={`Field of ${id}`}
        searchable
        allowDeselect={false}
        w={132}
        data={[...fieldChoices, { value: ownColumn, label: 'own column…' }]}
        value={isOwn ? ownColumn : field}
        onChange={(next) => toField(next === ownColumn ? `${ownColumn}column` : (next ?? field))}
      />
      {isOwn && (
        <TextInput
          aria-label={`Column of ${id}`}
          w={112}
          value={field.slice(ownColumn.length)}
          onChange={({ currentTarget }) => onChange({ ...criterion, field: `${ownColumn}${currentTarget.value}` })}
        />
      )}
      <Select
        aria-label={`Condition of ${id}`}
        allowDeselect={false}
        w={164}
        data={offered.map((value) => ({ value, label: operatorWords[value] }))}
        value={op}
        onChange={(next) => {
          const chosen = offered.find((one: Operator) => one === next);
          if (chosen !== undefined && chosen !== op) onChange(blankCriterion(common, chosen));
        }}
      />
      <div className="criterion-value">
        <CriterionValue criterion={criterion} onChange={onChange} />
      </div>
    </>
  );
}
