import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { dateOrders, decimalSigns } from '../../../shared/domain/intake/cells.ts';
import { type ColumnType, columnTypes, typeIn, typeOfField } from '../../../shared/domain/intake/columnType.ts';
import { fieldTypesByKind, type IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { choicesOf, isChoice } from '../../../shared/domain/intake/meaningWords.ts';
import { fieldTitle } from '../../../shared/domain/intake/reasonWords.ts';
import { placeholdersIn } from '../../../shared/domain/intake/suggestMap.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Scrolled } from '../../parts/Screen.tsx';
import { stateWord } from '../../text/states.ts';
import classes from './Import.module.css';
import { LinesAside } from './LinesAside.tsx';
import {
  keep,
  leaveOut,
  lockedType,
  type MapDraft,
  meaningIn,
  targetOf,
  withDefault,
  withMeaning,
  withTarget,
  withType,
} from './mapDraft.ts';
import type { Intake, Seen } from './useIntake.ts';
import { knownFor, ValueMeanings } from './ValueMeanings.tsx';

type SeenColumn = Seen['columns'][number];

/** Every column of the file with what stands in it, and what it is. */
export function Mapping({
  intake,
  seen,
  map,
}: {
  readonly intake: Intake;
  readonly seen: Seen;
  readonly map: MapDraft;
}): ReactNode {
  const contract = seen.contracts.find(({ ref }) => ref === intake.contract);
  const reasons = contract?.reasons ?? null;
  return (
    <Scrolled className={classes.mapping ?? ''} label="Columns of the file">
      <ReadingSettings intake={intake} seen={seen} map={map} />
      <LinesAside intake={intake} seen={seen} />
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">In the file</th>
            <th scope="col">Is</th>
            <th scope="col">Type</th>
            <th scope="col">Its texts mean</th>
          </tr>
        </thead>
        <tbody>
          {seen.columns.map((column) => (
            <ColumnRow
              key={column.name}
              column={column}
              map={map}
              reasons={reasons}
              known={knownFor(contract, map, column.name)}
              remembered={seen.mapFrom === 'remembered'}
              onChange={intake.changeMap}
            />
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function ReadingSettings({
  intake,
  seen,
  map,
}: {
  readonly intake: Intake;
  readonly seen: Seen;
  readonly map: MapDraft;
}): ReactNode {
  return (
    <div className={classes.settings}>
      <NumberInput
        key={seen.headerLine}
        label="Header in line"
        w={120}
        min={1}
        max={1000}
        allowDecimal={false}
        defaultValue={seen.headerLine}
        onBlur={(event) => {
          const line = Number(event.currentTarget.value);
          if (line > 0 && line !== seen.headerLine) intake.changeHeaderLine(line);
        }}
      />
      <Select
        label="Dates such as 03/04/2026"
        w={200}
        placeholder="As the file says"
        clearable
        data={[
          { value: 'dmy', label: 'Day first' },
          { value: 'mdy', label: 'Month first' },
          { value: 'ymd', label: 'Only year first' },
        ]}
        value={map.dateOrder ?? null}
        onChange={(value) => {
          const { dateOrder: _, ...rest } = map;
          const order = dateOrders.find((one) => one === value);
          intake.changeMap(order === undefined ? rest : { ...rest, dateOrder: order });
        }}
      />
      <Select
        label="Decimal sign"
        w={152}
        allowDeselect={false}
        data={[
          { value: '.', label: 'Point: 1,234.5' },
          { value: ',', label: 'Comma: 1.234,5' },
        ]}
        value={map.decimal ?? '.'}
        onChange={(value) => {
          const sign = decimalSigns.find((one) => one === value);
          if (sign !== undefined) intake.sayDecimal(sign);
        }}
      />
      {map.kind === 'leads' && (
        <TextInput
          label="Country, where a row names none"
          w={240}
          placeholder="None"
          defaultValue={String(map.defaults['address.country'] ?? '')}
          onBlur={(event) => intake.changeMap(withDefault(map, 'address.country', event.currentTarget.value.trim()))}
        />
      )}
      <TagsInput
        label="Texts that mean nothing"
        description={placeholderWords(seen)}
        miw={240}
        placeholder="Such as Select or n/a"
        value={[...map.empty]}
        onChange={(empty) => intake.changeMap({ ...map, empty })}
      />
    </div>
  );
}

/** What the file holds of such texts, taken as nothing or not. */
function placeholderWords({ columns }: Seen): string | undefined {
  const found = placeholdersIn(columns);
  return found.length === 0
    ? undefined
    : found.map(({ text, count }) => `${text} ${numberText(count, ownLocale)}×`).join(', ');
}

function ColumnRow({
  column,
  map,
  reasons,
  known,
  remembered,
  onChange,
}: {
  readonly column: SeenColumn;
  readonly map: MapDraft;
  /** Why the client may dispute; null where any reason will do. */
  readonly reasons: readonly string[] | null;
  readonly known: readonly string[];
  readonly remembered: boolean;
  readonly onChange: (map: MapDraft) => void;
}): ReactNode {
  const { name, was, signs } = column;
  const target = targetOf(map, name);
  return (
    <tr>
      <th scope="row" className={classes.column}>
        {name}
        {was !== null && <div className="quiet">{was === '' ? 'without a header' : `“${was}” is there twice`}</div>}
      </th>
      <td className={classes.samples}>
        {signs.filled === 0 ? <span className="quiet">empty</span> : signs.samples.join(' · ')}
      </td>
      <td>
        <Select
          aria-label={`${name} is`}
          w={232}
          searchable
          allowDeselect={false}
          data={targets(map.kind)}
          value={target}
          onChange={(value) => value !== null && onChange(withTarget(map, name, value))}
        />
      </td>
      <td>
        <TypeOf column={column} target={target} map={map} onChange={onChange} />
      </td>
      <td>
        {takesWords(map.kind, target, reasons) ? (
          <Meanings column={column} field={target} map={map} reasons={reasons} onChange={onChange} />
        ) : (
          (typeIn(map.kind, map.columns[name]) ?? 'text') === 'text' &&
          target !== leaveOut && (
            <ValueMeanings column={column} map={map} known={known} remembered={remembered} onChange={onChange} />
          )
        )}
      </td>
    </tr>
  );
}

const takesWords = (kind: IntakeKind, field: string, reasons: readonly string[] | null): boolean =>
  (field === 'feedback.reason' ? reasons : choicesOf(kind, field)) !== null;

const typeWords: Readonly<Record<ColumnType, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  yesNo: 'Yes or no',
  phone: 'Phone',
};
const asItIs = 'asItIs';

/** As what a column is read: a field says that for itself, a kept column may be locked to a type. */
function TypeOf({
  column: { name, signs },
  target,
  map,
  onChange,
}: {
  readonly column: SeenColumn;
  readonly target: string;
  readonly map: MapDraft;
  readonly onChange: (map: MapDraft) => void;
}): ReactNode {
  if (target === leaveOut) return null;
  if (target !== keep) return typeWords[typeOfField(map.kind, target)];
  return (
    <Select
      aria-label={`Type of ${name}`}
      w={152}
      allowDeselect={false}
      data={[
        {
          value: asItIs,
          label: signs.looksLike === 'text' ? 'As it is' : `As it is (${typeWords[signs.looksLike].toLowerCase()})`,
        },
        ...columnTypes.map((value) => ({ value, label: typeWords[value] })),
      ]}
      value={lockedType(map, name) ?? asItIs}
      onChange={(value) => onChange(withType(map, name, columnTypes.find((one) => one === value) ?? null))}
    />
  );
}

/** Of fields that take a few words only: what each text of the column means. */
function Meanings({
  column: { name, signs },
  field,
  map,
  reasons,
  onChange,
}: {
  readonly column: SeenColumn;
  readonly field: string;
  readonly map: MapDraft;
  readonly reasons: readonly string[] | null;
  readonly onChange: (map: MapDraft) => void;
}): ReactNode {
  const choices = field === 'feedback.reason' ? reasons : choicesOf(map.kind, field);
  if (choices === null) return null;
  // Where several columns feed one field, a text without a meaning leaves the word to the next one.
  const isAskedInTurn = typeof map.columns[name] !== 'string';
  if (signs.texts === null) {
    return <span className="quiet">More different texts than there are words for it</span>;
  }
  return (
    <div className={classes.meanings}>
      {signs.texts.map(({ text, count }) => {
        const meaning = meaningIn(map, name, text);
        const own = field === 'feedback.reason' ? isOneOf(choices, text) : isChoice(map.kind, field, text);
        if (own && meaning === undefined) return null;
        return (
          <div key={text} className={classes.meaning}>
            <span>
              {text} <span className="quiet">{numberText(count, ownLocale)}×</span>
            </span>
            <Select
              aria-label={`“${text}” in ${name} means`}
              w={168}
              placeholder={isAskedInTurn ? 'Says nothing' : 'Say what it means'}
              clearable={!own}
              data={choices.map((value) => ({ value, label: choiceWord(field, value) }))}
              value={meaning === undefined ? null : String(meaning)}
              onChange={(value) => onChange(withMeaning(map, name, text, value))}
            />
          </div>
        );
      })}
    </div>
  );
}

const isOneOf = (words: readonly string[], text: string): boolean =>
  words.some((word) => word.toLowerCase() === text.trim().toLowerCase());

const choiceWord = (field: string, value: string): string =>
  field === 'appointment.outcome'
    ? stateWord('appointment', value).word
    : value.slice(0, 1).toUpperCase() + value.slice(1);

const kept = new Map<IntakeKind, ReturnType<typeof targetsOf>>();

function targets(kind: IntakeKind): ReturnType<typeof targetsOf> {
  const known = kept.get(kind) ?? targetsOf(kind);
  kept.set(kind, known);
  return known;
}

const groupWords: Readonly<Record<string, string>> = {
  person: 'Person',
  company: 'Company',
  address: 'Address',
  lead: 'Lead',
  source: 'Where from',
  call: 'Call',
  consent: 'Consent',
  bant: 'Answers',
  feedback: 'Answer',
  appointment: 'Appointment',
  sale: 'Sale',
  revenue: 'Revenue',
};

function targetsOf(kind: IntakeKind) {
  const fields = [...fieldTypesByKind[kind].keys()];
  const groups = Map.groupBy(fields, (field) => field.split('.')[0] ?? field);
  return [
    {
      group: 'No field of its own',
      items: [
        { value: keep, label: 'Keep as it is' },
        { value: leaveOut, label: 'Leave out' },
      ],
    },
    ...[...groups].map(([group, some]) => ({
      group: groupWords[group] ?? group,
      items: some.map((value) => ({ value, label: fieldTitle(value) })),
    })),
  ];
}
