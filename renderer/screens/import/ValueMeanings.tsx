import { Autocomplete, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { closeValue } from '../../../shared/domain/intake/closeValue.ts';
import { newTexts } from '../../../shared/domain/intake/newTexts.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { counted } from '../../text/counted.ts';
import classes from './Import.module.css';
import { fieldIn, type MapDraft, meaningsIn, withMeanings } from './mapDraft.ts';
import type { Seen } from './useIntake.ts';

type SeenColumn = Seen['columns'][number];
type Text = NonNullable<SeenColumn['signs']['texts']>[number];

/** A column is a choice where its texts come again and again. */
const fewestTimes = 2;

/** Of a column of few texts: what each means for the contract. Texts without a meaning stay as they are. */
export function ValueMeanings({
  column: { name, signs },
  map,
  known,
  remembered,
  onChange,
}: {
  readonly column: SeenColumn;
  readonly map: MapDraft;
  /** The values the contract's criteria know for this column. */
  readonly known: readonly string[];
  /** Whether a file with these columns was read before. */
  readonly remembered: boolean;
  readonly onChange: (map: MapDraft) => void;
}): ReactNode {
  const { texts } = signs;
  const meanings = meaningsIn(map, name);
  const [open, setOpen] = useState(false);
  if (texts === null || texts.length === 0) {
    return known.length > 0 && signs.filled > 0 ? (
      <span className="quiet">More different texts than a choice has</span>
    ) : null;
  }
  const some = texts.filter(({ text }) => !map.empty.includes(text));
  const said = some.filter(({ text }) => meanings[text] !== undefined).length;
  if (some.length === 0) return null;
  if (known.length === 0 && said === 0 && signs.filled < texts.length * fewestTimes) return null;

  const close = some.flatMap(({ text }) => {
    const value = meanings[text] === undefined ? closeValue(text, known) : null;
    return value === null ? [] : [[text, value] as const];
  });
  const fresh = remembered ? newTexts(signs, meanings, known, map.empty) : [];
  const say = (entries: readonly (readonly [string, string | null])[]): void =>
    onChange(withMeanings(map, name, entries));
  return (
    <div className={classes.meanings}>
      <span>
        <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide its values' : `${counted(some.length, 'value')}${said > 0 ? `, ${said} mapped` : ''}`}
        </Button>{' '}
        {close.length > 0 && (
          <Button size="compact-sm" variant="light" onClick={() => say(close)}>
            {close.length === 1 ? `“${close[0]?.[0]}” is ${close[0]?.[1]}` : `Take ${close.length} that are close`}
          </Button>
        )}
      </span>
      {fresh.length > 0 && (
        <span className={classes.fresh}>
          {counted(fresh.length, 'new value')}: {shown(fresh)}{' '}
          <Button size="compact-sm" variant="subtle" onClick={() => say(fresh.map(({ text }) => [text, text]))}>
            {fresh.length === 1 ? 'Leave it as it is' : 'Leave them as they are'}
          </Button>
        </span>
      )}
      {open &&
        some.map(({ text, count }) => (
          <div key={text} className={classes.meaning}>
            <span>
              {text} <span className="quiet">{numberText(count, ownLocale)}×</span>
            </span>
            <Autocomplete
              aria-label={`“${text}” in ${name} means`}
              w={184}
              size="xs"
              placeholder="Stays as it is"
              data={[...known]}
              defaultValue={String(meanings[text] ?? '')}
              key={String(meanings[text] ?? '')}
              onBlur={(event) => {
                const value = event.currentTarget.value.trim();
                if (value !== String(meanings[text] ?? '')) say([[text, value === '' ? null : value]]);
              }}
            />
          </div>
        ))}
    </div>
  );
}

const mostShown = 3;
const shown = (texts: readonly Text[]): string => {
  const more = texts.length > mostShown ? ' …' : '';
  return (
    texts
      .slice(0, mostShown)
      .map(({ text, count }) => `${text} (${count}×)`)
      .join(', ') + more
  );
};

/** The values the contract's criteria know for what a column is. */
export const knownFor = (
  contract: Seen['contracts'][number] | undefined,
  map: MapDraft,
  name: string,
): readonly string[] => contract?.known.find(({ field }) => field === fieldIn(map, name))?.values ?? [];
