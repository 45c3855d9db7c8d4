import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { intakeKinds } from '../../../shared/domain/intake/fields.ts';
import { newTextsIn } from '../../../shared/domain/intake/newTexts.ts';
import { counted } from '../../text/counted.ts';
import { fileEvidence } from '../../text/fileEvidence.ts';
import classes from './Import.module.css';
import { keep, type MapDraft, targetOf } from './mapDraft.ts';
import { SourceChoice } from './SourceChoice.tsx';
import { type Intake, pool, type Seen } from './useIntake.ts';

const kindWords = {
  leads: 'Leads',
  feedback: "Client's answers",
  appointments: 'Appointments',
  sales: 'Sales',
} as const;
/** What the file is and how it is read, on one line; the columns open behind it. */
export function MapLine({
  intake,
  seen,
  map,
  open,
  onOpen,
}: {
  readonly intake: Intake;
  readonly seen: Seen;
  readonly map: MapDraft;
  readonly open: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const kind = intakeKinds.find((one) => one === map.kind);
  const book = seen.written.kind === 'workbook' ? seen.written : null;
  const severalSheets = book !== null && book.sheets.length > 1;
  return (
    <div className={classes.mapLine}>
      <Select
        aria-label="What the file holds"
        w={152}
        allowDeselect={false}
        data={intakeKinds.map((value) => ({ value, label: kindWords[value] }))}
        value={kind ?? null}
        onChange={(value) => {
          const next = intakeKinds.find((one) => one === value);
          if (next !== undefined) intake.changeKind(next);
        }}
      />
      <Select
        aria-label="Contract"
        w={severalSheets ? 288 : 336}
        searchable
        allowDeselect={false}
        placeholder="Contract"
        data={[
          ...seen.contracts
            .filter(({ active }) => active)
            .map(({ ref, name, look }) => ({ value: ref, label: `${look.name} – ${name}` })),
          ...(map.kind === 'leads' ? [{ value: pool, label: 'No contract: into the pool' }] : []),
        ]}
        value={intake.contract}
        onChange={(value) => value !== null && intake.changeContract(value)}
      />
      {map.kind === 'leads' && (
        <SourceChoice
          sources={seen.sources}
          value={map.source}
          onChange={(source) => intake.changeMap({ ...map, source })}
        />
      )}
      {severalSheets && (
        <Select
          aria-label="Sheet"
          w={168}
          allowDeselect={false}
          data={book.sheets.map(({ name, hidden }) => ({
            value: name,
            label: `Sheet: ${name}${hidden ? ' (hidden)' : ''}`,
          }))}
          value={book.sheet}
          onChange={(value) => value !== null && intake.changeSheet(value)}
        />
      )}
      <span className="grow" />
      <Button variant={open ? 'light' : 'default'} aria-expanded={open} onClick={onOpen}>
        {open ? 'Show the rows' : `Columns: ${recognised(seen, map)} of ${seen.columns.length} recognised`}
      </Button>
      <p className={classes.evidence}>
        {[
          ...origin(seen, intake.contract),
          ...freshWords(seen, map, intake.contract),
          ...(intake.reading === null
            ? []
            : fileEvidence(seen, intake.reading, { ...intake.answers, empty: map.empty })),
        ].join(' · ')}
      </p>
    </div>
  );
}

const recognised = (seen: Seen, map: MapDraft): number =>
  seen.columns.filter(({ name }) => targetOf(map, name) !== keep).length;

/** Values that no earlier file with these columns had, where its values were mapped. */
function freshWords({ mapFrom, columns, contracts }: Seen, map: MapDraft, contract: string | null): string[] {
  if (mapFrom !== 'remembered') return [];
  const known = contracts.find(({ ref }) => ref === contract)?.known ?? [];
  return newTextsIn(columns, map, known).map(
    ({ column, texts }) => `${counted(texts.length, 'new value')} in ${column}: see the columns`,
  );
}

/** What the file is, and as which it was recognised. */
function origin({ tool, mapFrom, lastContract }: Seen, contract: string | null): string[] {
  return [
    ...(tool === null ? [] : [`a file of ${tool}`]),
    ...(mapFrom === 'remembered'
      ? [
          lastContract !== null && lastContract === contract
            ? 'columns and contract as last time'
            : 'columns as last time',
        ]
      : []),
  ];
}
