import { Button, Checkbox, Group, Select, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Criterion, LeadDefinition } from '../../../../shared/domain/contract/criterion.ts';
import { junkChecks } from '../../../../shared/domain/contract/criterion.ts';
import { junkWords } from '../../../../shared/domain/contract/english/leads.ts';
import type { Operator } from '../../../../shared/domain/contract/operators.ts';
import { blankCriterion, operatorsOf, operatorWords } from '../../../../shared/domain/contract/operators.ts';
import { leadFields } from '../../../../shared/domain/intake/fields.ts';
import { fieldInWords } from '../../../../shared/domain/qualification/wording.ts';
import { CriterionValue } from './CriterionValue.tsx';
import { RemoveButton, WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { freeName, Rows } from './Rows.tsx';

const none: LeadDefinition = { criteria: [], junk: [], bands: [] };

/** Who counts: criteria as rows, junk checks, score bands. */
export function DefinitionPart({ terms, onTerms, findings }: PartProps<'definition'>): ReactNode {
  const definition = terms.definition ?? none;
  const set = (part: Partial<LeadDefinition>): void => onTerms({ definition: { ...definition, ...part } });
  const { criteria, junk, bands } = definition;
  const names = criteria.map(({ id }) => id);
  const [scores, setScores] = useState(bands.length > 0 || criteria.some(({ points }) => points !== undefined));
  return (
    <Part
      id="definition"
      title="Who counts"
      says="A lead passes when it meets every criterion marked “must”; the others only score."
      findings={findings}
    >
      <Rows rows={criteria} onRows={(next) => set({ criteria: next })}>
        {(criterion, change, remove) => (
          <CriterionRow criterion={criterion} scores={scores} onChange={change} onRemove={remove} />
        )}
      </Rows>
      <Group>
        <Button
          variant="default"
          onClick={() =>
            set({
              criteria: [
                ...criteria,
                blankCriterion({ id: freeName('country', names), field: 'address.country', hard: true }, 'in'),
              ],
            })
          }
        >
          Add a criterion
        </Button>
      </Group>
      <fieldset className="checks">
        <legend>Never count</legend>
        {junkChecks.map((check) => (
          <Checkbox
            key={check}
            label={junkWords[check]}
            checked={junk.includes(check)}
            onChange={({ currentTarget }) =>
              set({
                junk: junkChecks.filter((one) => (one === check ? currentTarget.checked : junk.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <Switch
        label="Criteria give points, and a score has a band"
        checked={scores}
        onChange={({ currentTarget }) => {
          setScores(currentTarget.checked);
          if (!currentTarget.checked) {
            set({ bands: [], criteria: criteria.map((criterion) => ({ ...criterion, points: undefined })) });
          }
        }}
      />
      {scores && <Bands bands={bands} onBands={(next) => set({ bands: next })} />}
    </Part>
  );
}

type Band = LeadDefinition['bands'][number];

/** A band begins at a score; the highest that a score reaches is its band. */
function Bands({
  bands,
  onBands,
}: {
  readonly bands: readonly Band[];
  readonly onBands: (bands: Band[]) => void;
}): ReactNode {
  const next = { band: freeBand(bands.map(({ band }) => band)), from: bands.length === 0 ? 70 : 40 };
  return (
    <>
      <Rows rows={bands} onRows={onBands}>
        {(band, change, remove) => (
          <Group gap="xs" align="end">
            <TextInput
              label="Band"
              w={96}
              value={band.band}
              onChange={({ currentTarget }) => change({ ...band, band: currentTarget.value })}
            />
            <WholeField
              label="From score"
              min={0}
              max={100}
              value={band.from}
              onChange={(from) => change({ ...band, from: from ?? 0 })}
            />
            <RemoveButton what={`band ${band.band}`} onClick={remove} />
          </Group>
        )}
      </Rows>
      <Group>
        <Button variant="default" onClick={() => onBands([...bands, next])}>
          Add a score band
        </Button>
      </Group>
    </>
  );
}

const freeBand = (taken: readonly string[]): string =>
  ['A', 'B', 'C', 'D', 'E'].find((letter) => !taken.includes(letter)) ?? freeName('F', taken);

const fieldChoices = leadFields
  .map((field) => ({ value: field, label: fieldInWords(field) }))
  .sort((a, b) => a.label.localeCompare(b.label));
const ownColumn = 'custom.';

function CriterionRow({
  criterion,
  scores,
  onChange,
  onRemove,
}: {
  readonly criterion: Criterion;
  /** Points are given. */
  readonly scores: boolean;
  readonly onChange: (criterion: Criterion) => void;
  readonly onRemove: () => void;
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
    <div className="criterion">
      <TextInput
        aria-label="Name of the criterion"
        title="Claims appeal to it by this name"
        value={id}
        w={92}
        onChange={({ currentTarget }) => onChange({ ...criterion, id: currentTarget.value.trim() })}
      />
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
      <Checkbox
        label="must"
        checked={hard}
        onChange={({ currentTarget }) => onChange({ ...criterion, hard: currentTarget.checked })}
      />
      {scores && (
        <div className="criterion-points">
          <WholeField
            label={`Points of ${id}`}
            hidesLabel
            min={0}
            max={100}
            suffix="points"
            value={points}
            onChange={(next) => onChange({ ...criterion, points: next })}
          />
        </div>
      )}
      <RemoveButton what={`criterion ${id}`} onClick={onRemove} />
    </div>
  );
}
