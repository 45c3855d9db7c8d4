import { memo, type ReactNode } from 'react';
import type { ContractEditor } from '../../../../shared/api/contract.ts';
import type { ClientLook } from '../../../../shared/api/look.ts';
import { termsDifference } from '../../../../shared/domain/contract/difference.ts';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { dayText } from '../../../parts/format.ts';

/** What this version changes against the one before it, in plain words and while it is written. */
export const WhatChanges = memo(function WhatChanges({
  read,
  terms,
  look,
}: {
  readonly read: ContractEditor;
  readonly terms: Terms;
  readonly look: ClientLook;
}): ReactNode {
  const before = read.existing?.contract.terms.findLast(({ from }) => from < terms.from);
  if (before === undefined) return null;
  const parts = termsDifference(before, terms, look);
  return (
    <section aria-labelledby="what-changes">
      <h3 id="what-changes">Against the version of {dayText(before.from, look.locale)}</h3>
      {parts.length === 0 ? (
        <p className="quiet">Nothing is different yet.</p>
      ) : (
        <ul className="bare-list changed-clauses">
          {parts.flatMap(({ part, changes }) =>
            changes.map(({ before: was, after }) => (
              <li key={`${part} ${was} ${after}`}>
                {was !== null && <del>{was}</del>}
                {after !== null && <ins>{after}</ins>}
              </li>
            )),
          )}
        </ul>
      )}
    </section>
  );
});
