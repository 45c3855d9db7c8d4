import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { intakeKinds } from '../../../shared/domain/intake/fields.ts';
import type { ReadingOf } from '../../../shared/domain/intake/reading.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { counted } from '../../text/counted.ts';
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
const encodingWords = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const;
const delimiterWords = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

type Workbook = Extract<Seen['written'], { kind: 'workbook' }>;

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
        {evidence(seen, intake.contract).join(' · ')}
        {intake.reading === null ? '' : readingWords(intake.reading, map)}
      </p>
    </div>
  );
}

const recognised = (seen: Seen, map: MapDraft): number =>
  seen.columns.filter(({ name }) => targetOf(map, name) !== keep).length;

function evidence(
  { written, rows, even, columns, tool, mapFrom, lastContract, above, setAside }: Seen,
  contract: string | null,
): string[] {
  return [
    ...(tool === null ? [] : [`a file of ${tool}`]),
    ...(mapFrom === 'remembered'
      ? [
          lastContract !== null && lastContract === contract
            ? 'columns and contract as last time'
            : 'columns as last time',
        ]
      : []),
    ...(written.kind === 'text'
      ? [
          encodingWords[written.encoding],
          columns.length === 1
            ? 'one column'
            : `${delimiterWords[written.delimiter]}: ${count(even)} of ${count(rows)} rows have ${columns.length} cells`,
        ]
      : sheetWords(written)),
    ...(above.length > 0 ? [`${counted(above.length, 'line')} above the table left aside`] : []),
    ...(setAside > 0 ? [`${counted(setAside, 'line')} around the rows set aside`] : []),
  ];
}

const count = (value: number): string => numberText(value, ownLocale);

/** Which sheet is read, and what of it a person may not see in the spreadsheet, or not expect here. */
function sheetWords({ sheets, sheet, hiddenRows, mergedAreas }: Workbook): string[] {
  const tables = sheets.filter(({ name, table }) => table && name !== sheet).length;
  return [
    sheets.length === 1 ? 'Excel workbook' : `Excel workbook, sheet ${sheet}`,
    ...(tables > 0 ? [`${counted(tables, 'other sheet')} with a table`] : []),
    ...(hiddenRows > 0 ? [`${counted(hiddenRows, 'hidden row')} read as well`] : []),
    ...(mergedAreas > 0 ? [`${counted(mergedAreas, 'merged area')}: value in the first cell`] : []),
  ];
}

/** How dates and numbers are read, where anything depends on it. */
function readingWords({ dateOrder, decimal }: ReadingOf, map: MapDraft): string {
  const words = [
    ...(dateOrder.kind === 'silent' || map.dateOrder === undefined
      ? []
      : [map.dateOrder === 'mdy' ? 'month first' : map.dateOrder === 'dmy' ? 'day first' : 'year first']),
    ...(decimal.kind === 'silent' ? [] : [map.decimal === ',' ? 'decimal comma' : 'decimal point']),
  ];
  return words.map((word) => ` · ${word}`).join('');
}
