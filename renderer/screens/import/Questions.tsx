import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DateOrder, DecimalSign } from '../../../shared/domain/intake/cells.ts';
import { readNumber } from '../../../shared/domain/intake/cells.ts';
import { dayIn } from '../../../shared/domain/intake/dateOrder.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import type { Evidence, OpenQuestion, Reading, ReadingOf } from '../../../shared/domain/intake/reading.ts';
import { dayText, numberText } from '../../parts/format.ts';
import { type Batch, localeOf, whenOf } from './BatchList.tsx';
import classes from './Import.module.css';
import { pool, type Seen } from './useIntake.ts';

/** For whom is it? One click where the answer is not known. */
export function ChooseContract({
  contracts,
  kind,
  onChoose,
}: {
  readonly contracts: Seen['contracts'];
  readonly kind: IntakeKind;
  readonly onChoose: (ref: string) => void;
}): ReactNode {
  const active = contracts.filter((one) => one.active);
  return (
    <section className={classes.ask} aria-label="Choose the contract">
      <h2>{kind === 'leads' ? 'Which contract are these leads for?' : 'Which contract does this file speak of?'}</h2>
      <Stack gap="xs" align="stretch">
        {active.map(({ ref, name, look }) => (
          <Button
            key={ref}
            variant="default"
            justify="flex-start"
            fullWidth
            classNames={{ root: classes.choice ?? '', label: classes.choiceName ?? '' }}
            onClick={() => onChoose(ref)}
          >
            {look.name} – {name}
          </Button>
        ))}
        {kind === 'leads' && (
          <Button variant="subtle" onClick={() => onChoose(pool)}>
            None yet: into the pool
          </Button>
        )}
        {active.length === 0 && kind !== 'leads' && <p className="quiet">There is no active contract yet.</p>}
      </Stack>
    </section>
  );
}

/** The very same file went in before: said before anything else. */
export function AlreadyImported({
  batch,
  onShow,
  onAnyway,
}: {
  readonly batch: Batch;
  readonly onShow: () => void;
  readonly onAnyway: () => void;
}): ReactNode {
  return (
    <section className={classes.ask} aria-label="Imported before">
      <h2>This very file was imported before</h2>
      <p>
        {whenOf(batch)}
        {batch.by === null ? '' : ` by ${batch.by}`}, {numberText(batch.rows, localeOf(batch))} rows
        {batch.contract === null ? ' into the pool' : ` for ${batch.contract.name}`}. Importing it once more makes its
        leads a second time, but for those that a duplicate rule or their id tells.
      </p>
      <Group gap="sm">
        <Button onClick={onShow}>Show that import</Button>
        <Button variant="default" onClick={onAnyway}>
          Import anyway
        </Button>
      </Group>
    </section>
  );
}

/** Something the file does not say of itself: asked with the file's own text and what each answer makes of it. */
export function Question({
  question,
  reading,
  onDateOrder,
  onDecimal,
}: {
  readonly question: OpenQuestion;
  readonly reading: ReadingOf;
  readonly onDateOrder: (order: DateOrder) => void;
  readonly onDecimal: (sign: DecimalSign) => void;
}): ReactNode {
  return question === 'dateOrder' ? (
    <Choice
      title="Which comes first in the dates, day or month?"
      reading={reading.dateOrder}
      answers={[
        { say: (text) => `Day first: ${text} is ${dayOf(text, 'dmy')}`, choose: () => onDateOrder('dmy') },
        { say: (text) => `Month first: ${text} is ${dayOf(text, 'mdy')}`, choose: () => onDateOrder('mdy') },
      ]}
    />
  ) : (
    <Choice
      title="Is it a decimal sign or does it part thousands?"
      reading={reading.decimal}
      answers={[
        { say: (text) => `Decimal point: ${text} is ${numberOf(text, '.')}`, choose: () => onDecimal('.') },
        { say: (text) => `Decimal comma: ${text} is ${numberOf(text, ',')}`, choose: () => onDecimal(',') },
      ]}
    />
  );
}

function Choice<Value>({
  title,
  reading,
  answers,
}: {
  readonly title: string;
  readonly reading: Reading<Value>;
  readonly answers: readonly { readonly say: (text: string) => string; readonly choose: () => void }[];
}): ReactNode {
  const found = evidenceOf(reading);
  const text = found[0]?.text ?? '';
  return (
    <section className={classes.ask} aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">
        {reading.kind === 'mixed'
          ? `The file holds both: ${found.map((one) => `${one.text} in ${one.column}`).join(', ')}. What does not fit will be a broken row.`
          : `${found.map((one) => `${one.column} says ${one.text}`).join(', ')}, and nothing in the file tells which it is.`}
      </p>
      <Stack gap="xs" align="flex-start">
        {answers.map(({ say, choose }) => (
          <Button key={say(text)} variant="default" onClick={choose}>
            {say(text)}
          </Button>
        ))}
      </Stack>
    </section>
  );
}

function evidenceOf<Value>(reading: Reading<Value>): readonly Evidence[] {
  switch (reading.kind) {
    case 'silent':
      return [];
    case 'mixed':
      return reading.evidence;
    case 'found':
    case 'either':
      return [reading.evidence];
  }
}

function dayOf(text: string, dateOrder: DateOrder): string {
  const day = dayIn(text, dateOrder);
  return day === null ? 'no date' : dayText(day, 'en-GB');
}

function numberOf(text: string, sign: DecimalSign): string {
  const read = readNumber(text, sign);
  return read === null ? 'no number' : numberText(String(read), 'en');
}
