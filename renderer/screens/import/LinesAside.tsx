import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { reasonText } from '../../../shared/domain/intake/reasonWords.ts';
import { counted } from '../../text/counted.ts';
import classes from './Import.module.css';
import type { Intake, Seen } from './useIntake.ts';

const bare = { field: null, words: null, value: null, row: null, days: null } as const;
const longestShown = 160;
const shown = (cells: readonly string[]): string =>
  cells
    .filter((cell) => cell.trim() !== '')
    .join(' · ')
    .slice(0, longestShown);

/** The lines of the file that are no rows, each with the way to make one of it: nothing is lost without a word. */
export function LinesAside({ intake, seen }: { readonly intake: Intake; readonly seen: Seen }): ReactNode {
  const { above, aside, setAside } = seen;
  if (above.length + setAside === 0) return null;
  return (
    <section className={classes.aside} aria-label="Lines that are no rows">
      <h2>
        {[
          ...(above.length > 0 ? [`${counted(above.length, 'line')} above the table left aside`] : []),
          ...(setAside > 0 ? [`${counted(setAside, 'line')} of the report set aside`] : []),
        ].join(', ')}
      </h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Text</th>
            <th scope="col">Why</th>
            <th scope="col">Otherwise</th>
          </tr>
        </thead>
        <tbody>
          {above.map(({ line, cells }) => (
            <tr key={`line ${line}`}>
              <th scope="row">Line {line}</th>
              <td>{shown(cells)}</td>
              <td>Above the header, which is line {seen.headerLine}</td>
              <td>
                <Button size="compact-sm" variant="default" onClick={() => intake.changeHeaderLine(line)}>
                  This is the header
                </Button>
              </td>
            </tr>
          ))}
          {aside.map(({ row, code, cells }) => (
            <tr key={`row ${row}`}>
              <th scope="row">Row {row}</th>
              <td>{shown(cells)}</td>
              <td>{reasonText({ ...bare, code })}</td>
              <td>
                <Button size="compact-sm" variant="default" onClick={() => intake.takeIn(row)}>
                  Take in as a row
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {setAside > aside.length && <p className="quiet">… and {counted(setAside - aside.length, 'line')} more</p>}
    </section>
  );
}
