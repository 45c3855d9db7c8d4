import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { SetupAnswer } from '../../../shared/api/setup.ts';
import { findingText, placeText } from '../../text/findings.ts';

type Answer = z.output<typeof SetupAnswer>;

/** What a setup file made, changed and left, and what the linter says of its contracts. */
export function SetupDone({ answer, onToday }: { readonly answer: Answer; readonly onToday: () => void }): ReactNode {
  const counts = [
    `${answer.created.length} created`,
    `${answer.updated.length} updated`,
    `${answer.unchanged.length} unchanged`,
  ];
  return (
    <>
      <p role="status">{counts.join(', ')}.</p>
      {answer.drafts.map((ref) => (
        <p key={ref}>{ref} is kept as a draft until its errors are mended.</p>
      ))}
      {answer.lint.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Contract</th>
              <th scope="col">From</th>
              <th scope="col">Place</th>
              <th scope="col">Finding</th>
            </tr>
          </thead>
          <tbody>
            {answer.lint.map(({ contract, from, code, place, severity }) => (
              <tr key={`${contract} ${from} ${code} ${place}`}>
                <td>{contract}</td>
                <td>{from}</td>
                <td>{placeText(place)}</td>
                <td>
                  {severity === 'error' ? 'To mend: ' : 'Worth a look: '}
                  {findingText(code)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <Button onClick={onToday}>Go to Today</Button>
      </p>
    </>
  );
}
