import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { findingText, placeText } from '../../../text/findings.ts';
import { distinct } from './Found.tsx';

/** Everything the linter finds, errors first; choosing one goes to its part of the editor, or to where it can be mended. */
export function Findings({
  findings,
  onChoose = showPlace,
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
  const sorted = distinct(findings).toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
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

/** To the field a finding is about, else to its part: the first field there has the keyboard, an empty one before others. */
function showPlace(place: string): void {
  const names = place.split('.');
  const own = names
    .map((_, cut) => names.slice(0, names.length - cut).join('.'))
    .map((at) => document.querySelector(`[data-place="${CSS.escape(at)}"]`))
    .find((found) => found !== null);
  const shown = own ?? document.querySelector(`[data-places~="${CSS.escape(names[0] ?? '')}"]`);
  shown?.scrollIntoView({ block: own === undefined ? 'start' : 'center' });
  const fields = [...(shown?.querySelectorAll<HTMLInputElement>('input, button') ?? [])];
  const field = fields.find((one) => one.matches('input[data-wanted]') && one.value === '') ?? fields[0];
  field?.focus({ preventScroll: true });
}
