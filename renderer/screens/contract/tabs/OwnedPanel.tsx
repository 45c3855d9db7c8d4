import type { ReactNode } from 'react';
import type { ContractOverview } from '../../../../shared/api/contract.ts';
import { DayText } from '../../../parts/words.tsx';
import { assetKindNames, cadenceNames, ownerNames } from '../../../text/agreed.ts';

/** Who owns the data and what the work is done with, and how often a report is promised; nothing where none is agreed. */
export function OwnedPanel({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { owned, reporting, contract } = overview;
  const { data, assets } = owned;
  if (data === null && assets.length === 0 && reporting === null) return null;
  return (
    <section aria-labelledby="contract-owned">
      <h2 id="contract-owned">Who owns what</h2>
      {(data !== null || reporting !== null) && (
        <dl className="facts">
          {data !== null && (
            <>
              <dt>Data</dt>
              <dd>{ownerNames[data]}</dd>
            </>
          )}
          {reporting !== null && (
            <>
              <dt>Reports</dt>
              <dd>
                {cadenceNames[reporting.cadence]}
                {reporting.next !== null && (
                  <span className="quiet">
                    , next due <DayText day={reporting.next} locale={contract.client.locale} />
                  </span>
                )}
              </dd>
            </>
          )}
        </dl>
      )}
      {assets.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Name</th>
              <th scope="col">Owner</th>
            </tr>
          </thead>
          <tbody>
            {assets.map(({ kind, name, owner }) => (
              <tr key={`${kind} ${name}`}>
                <td>{assetKindNames[kind]}</td>
                <td>{name}</td>
                <td>{ownerNames[owner]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
