import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { findingText, placeText } from '../../../text/findings.ts';

/** Everything the linter finds, errors first; choosing one goes to its part of the editor, or to where it can be mended. */
export function Findings({
  findings,
  onChoose = showPart,
}: {
  readonly findings: readonly Finding[];
  readonly onChoose?: (place: string) => void;
}): ReactNode {
  if (findings.length === 0) {
    return (
      <p className="finding good">
        <span aria-hidden="true">●</span> Nothing is missing and nothing contradicts itself.
      </p>
    );
  }
  const sorted = findings.toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
  return (
    <ul className="findings">
      {sorted.map(({ code, severity, place }) => (
        <li key={`${place} ${code}`} className={severity === 'error' ? 'finding bad' : 'finding wait'}>
          <UnstyledButton onClick={() => onChoose(place)}>
            <span aria-hidden="true">{severity === 'error' ? '▲' : '◐'}</span> <strong>{placeText(place)}</strong>
            <br />
            {findingText(code)}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function showPart(place: string): void {
  const part = document.getElementById(`part-${place.split('.')[0]}`);
  part?.scrollIntoView({ block: 'start' });
  part?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
}
