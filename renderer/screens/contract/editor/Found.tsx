import { Anchor } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { type Mend, mendsOf } from '../../../../shared/domain/contract/mends.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { findingText } from '../../../text/findings.ts';

/** Takes a mend over into the terms that are written. */
export const Mending = createContext<(mend: Mend) => void>(() => {
  throw new Error('a mend outside the editor');
});

/** Whether a place is `at`, or lies beneath it. */
export const isAt = (place: string, at: string): boolean => place === at || place.startsWith(`${at}.`);

/** What the linter says of a place and what lies beneath it, beside the fields it is about; one click where the mend is one value. */
export function Found({ findings, at }: { readonly findings: readonly Finding[]; readonly at: string }): ReactNode {
  return <FoundLines findings={findings.filter(({ place }) => isAt(place, at))} />;
}

export function FoundLines({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  return findings.map((finding) => <FoundLine key={`${finding.place} ${finding.code}`} finding={finding} />);
}

function FoundLine({ finding }: { readonly finding: Finding }): ReactNode {
  const mend = useContext(Mending);
  const isError = finding.severity === 'error';
  return (
    <p className={isError ? 'finding bad' : 'finding wait'}>
      <span aria-hidden="true">{isError ? '▲' : '◐'}</span> {findingText(finding.code)}
      {mendsOf(finding).map((one) => (
        <Anchor key={one.says} component="button" type="button" size="sm" className="mend" onClick={() => mend(one)}>
          {one.says}
        </Anchor>
      ))}
    </p>
  );
}
