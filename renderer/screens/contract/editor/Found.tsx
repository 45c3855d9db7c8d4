import { Anchor } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { type Mend, mendsOf, type Usual } from '../../../../shared/domain/contract/mends.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { findingText } from '../../../text/findings.ts';

interface Mends {
  /** Takes one over into the terms that are written. */
  readonly mend: (mend: Mend) => void;
  readonly usual: Usual;
}

/** What the editor offers as answers to what the linter finds. */
export const Mending = createContext<Mends>({
  mend: () => {
    throw new Error('a mend outside the editor');
  },
  usual: { standardTax: null },
});

/** Whether a place is `at`, or lies beneath it. */
export const isAt = (place: string, at: string): boolean => place === at || place.startsWith(`${at}.`);

/** Whether the linter says the same as before of some places: what is drawn from that is not drawn again. */
export function saysTheSame(before: readonly Finding[], after: readonly Finding[], places: readonly string[]): boolean {
  if (before === after) return true;
  const of = (findings: readonly Finding[]): string =>
    findings
      .filter(({ place }) => places.some((at) => isAt(place, at)))
      .map(({ place, code, severity }) => `${place} ${code} ${severity}`)
      .join('\n');
  return of(before) === of(after);
}

/** What the linter says of a place and what lies beneath it, beside the fields it is about; one click where the mend is one value. */
export function Found({ findings, at }: { readonly findings: readonly Finding[]; readonly at: string }): ReactNode {
  return <FoundLines findings={findings.filter(({ place }) => isAt(place, at))} />;
}

/** The linter may say the same of one place more than once: it is read once. */
export const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.place} ${finding.code}`, finding])).values(),
];

export function FoundLines({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  return distinct(findings).map((finding) => <FoundLine key={`${finding.place} ${finding.code}`} finding={finding} />);
}

function FoundLine({ finding }: { readonly finding: Finding }): ReactNode {
  const { mend, usual } = useContext(Mending);
  const isError = finding.severity === 'error';
  return (
    <p className={isError ? 'finding bad' : 'finding wait'}>
      <span aria-hidden="true">{isError ? '▲' : '◐'}</span> {findingText(finding.code)}
      {mendsOf(finding, usual).map((one) => (
        <Anchor key={one.says} component="button" type="button" size="sm" className="mend" onClick={() => mend(one)}>
          {one.says}
        </Anchor>
      ))}
    </p>
  );
}
