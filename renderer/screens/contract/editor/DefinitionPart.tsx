import { Button, Checkbox, Group, Switch, TextInput } from '@mantine/core';
import { memo, type ReactNode, startTransition, useRef, useState } from 'react';
import { asksBant, withBant } from '../../../../shared/domain/contract/bant.ts';
import type { Criterion, LeadDefinition } from '../../../../shared/domain/contract/criterion.ts';
import { junkChecks } from '../../../../shared/domain/contract/criterion.ts';
import { junkWords } from '../../../../shared/domain/contract/english/leads.ts';
import { freeName } from '../../../../shared/domain/contract/freeName.ts';
import { blankCriterion } from '../../../../shared/domain/contract/operators.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { CriterionFields } from './CriterionFields.tsx';
import { Found } from './Found.tsx';
import { RemoveButton, WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import { askForDefinition } from './PasteDefinition.tsx';
import type { PartProps } from './partProps.ts';
import { type RowActions, Rows } from './Rows.tsx';

const none: LeadDefinition = { criteria: [], junk: [], bands: [] };

/** Who counts: criteria as rows, junk checks, score bands. */
export function DefinitionPart({ terms, onTerms, findings }: PartProps<'definition'>): ReactNode {
  const definition = terms.definition ?? none;
  const set = (part: Partial<LeadDefinition>): void => onTerms({ definition: { ...definition, ...part } });
  const { criteria, junk, bands } = definition;
  const names = criteria.map(({ id }) => id);
  const pasteNow = useRef<(pasted: readonly Criterion[], replaces: boolean) => void>(() => undefined);
  pasteNow.current = (pasted, replaces) => set({ criteria: replaces ? [...pasted] : joined(criteria, pasted) });
  const [scores, setScores] = useState(bands.length > 0 || criteria.some(({ points }) => points !== undefined));
  return (
    <Part
      id="definition"
      title="Who counts"
      says="A lead passes when it meets every criterion marked “must”; the others only score."
      findings={findings}
      told={names.map((id) => `definition.${id}`)}
    >
      <Rows rows={criteria} onRows={(next) => set({ criteria: next })}>
        {(criterion, actions) => (
          <CriterionRow criterion={criterion} scores={scores} actions={actions} findings={findings} />
        )}
      </Rows>
      <Group>
        <Button
          variant="default"
          onClick={() =>
            // A row of many fields: drawn in pieces, not in one long task.
            startTransition(() =>
              set({
                criteria: [
                  ...criteria,
                  blankCriterion({ id: freeName('country', names), field: 'address.country', hard: true }, 'in'),
                ],
              }),
            )
          }
        >
          Add a criterion
        </Button>
        <Button
          variant="default"
          onClick={() => askForDefinition((pasted, replaces) => pasteNow.current(pasted, replaces))}
        >
          Paste a definition…
        </Button>
        {!asksBant(definition) && (
          <Button
            variant="default"
            title="Budget, authority, need and timeline as criteria that only score, 25 points each"
            onClick={() =>
              startTransition(() => {
                setScores(true);
                onTerms({ definition: withBant(definition) });
              })
            }
          >
            Score by BANT
          </Button>
        )}
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

/** Those there are and those that were pasted, each with a name of its own. */
function joined(criteria: readonly Criterion[], pasted: readonly Criterion[]): Criterion[] {
  const all = [...criteria];
  for (const one of pasted)
    all.push({
      ...one,
      id: freeName(
        one.id,
        all.map(({ id }) => id),
      ),
    });
  return all;
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
        {(band, { change, remove }) => (
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

const CriterionRow = memo(function CriterionRow({
  criterion,
  scores,
  actions: { change, remove },
  findings,
}: {
  readonly criterion: Criterion;
  /** Points are given. */
  readonly scores: boolean;
  readonly actions: RowActions<Criterion>;
  readonly findings: readonly Finding[];
}): ReactNode {
  const { id, hard, points } = criterion;
  return (
    <div className={scores ? 'criterion scores' : 'criterion'} data-place={`definition.${id}`}>
      <TextInput
        aria-label="Name of the criterion"
        title="Claims appeal to it by this name"
        value={id}
        w={92}
        onChange={({ currentTarget }) => change({ ...criterion, id: currentTarget.value.trim() })}
      />
      <CriterionFields criterion={criterion} onChange={change} />
      <Checkbox
        label="must"
        checked={hard}
        onChange={({ currentTarget }) => change({ ...criterion, hard: currentTarget.checked })}
      />
      {scores && (
        <WholeField
          label={`Points of ${id}`}
          hidesLabel
          w={104}
          min={0}
          max={100}
          suffix="points"
          value={points}
          onChange={(next) => change({ ...criterion, points: next })}
        />
      )}
      <RemoveButton what={`criterion ${id}`} onClick={remove} />
      <Found findings={findings} at={`definition.${id}`} />
    </div>
  );
});
