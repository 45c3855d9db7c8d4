import type { ReactNode } from 'react';
import { modelOf } from '../../../../shared/domain/contract/component.ts';
import { CapClause, spans } from './CapClause.tsx';
import { Clause } from './Clause.tsx';
import { WholeField } from './fields.tsx';
import { GuaranteeClause } from './GuaranteeClause.tsx';
import { MinimumClause } from './MinimumClause.tsx';
import { Offers } from './Offers.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { Rows } from './Rows.tsx';

/** What both sides commit to: a minimum, a promise, and how many leads at most. */
export function CommitmentsPart({
  terms,
  onTerms,
  findings,
  currency,
  sources,
}: PartProps<'minimum' | 'guarantee' | 'caps' | 'capacity' | 'components'>): ReactNode {
  const { minimum, guarantee, caps, capacity, components } = terms;
  const free = spans.find((span) => caps.every(({ per }) => per !== span));
  const counted = components.find((component) => modelOf(component).stage !== undefined);
  return (
    <Part
      id="commitments"
      title="Commitments"
      says="What is paid at least, what is promised, and how much at most."
      findings={findings}
      places={['minimum', 'guarantee', 'caps', 'capacity']}
      told={[
        ...(minimum ? ['minimum'] : []),
        ...(guarantee ? ['guarantee'] : []),
        ...caps.map(({ per }) => `caps.${per}`),
        ...(capacity ? ['capacity'] : []),
      ]}
    >
      {minimum !== undefined && (
        <MinimumClause
          minimum={minimum}
          onMinimum={(next) => onTerms({ minimum: next })}
          components={components}
          currency={currency}
          findings={findings}
        />
      )}
      {guarantee !== undefined && (
        <GuaranteeClause
          guarantee={guarantee}
          onGuarantee={(next) => onTerms({ guarantee: next })}
          components={components}
          findings={findings}
        />
      )}
      <Rows rows={caps} atOnce onRows={(next) => onTerms({ caps: next })}>
        {(cap, { change, remove }) => (
          <CapClause
            cap={cap}
            onCap={change}
            onRemove={remove}
            currency={currency}
            sources={sources}
            findings={findings}
          />
        )}
      </Rows>
      {capacity !== undefined && (
        <Clause
          title="What the client’s sales team can answer"
          place="capacity"
          findings={findings}
          onRemove={() => onTerms({ capacity: undefined })}
        >
          <WholeField
            label="Leads a day that the sales team can answer"
            hidesLabel
            wanted
            w={132}
            suffix="leads a day"
            value={capacity.leadsPerDay === 0 ? undefined : capacity.leadsPerDay}
            onChange={(leadsPerDay) => onTerms({ capacity: { leadsPerDay: leadsPerDay ?? 0 } })}
          />
        </Clause>
      )}
      <Offers
        offers={[
          { what: 'a minimum', add: () => onTerms({ minimum: {} }), there: minimum !== undefined },
          {
            what: 'a guarantee',
            add: () => onTerms({ guarantee: { units: 0, component: counted?.id ?? '' } }),
            there: guarantee !== undefined || counted === undefined,
          },
          {
            what: 'a cap',
            add: () => {
              if (free !== undefined) onTerms({ caps: [...caps, { per: free, leads: 0, above: 'hold' }] });
            },
            there: free === undefined,
          },
          {
            what: 'the sales team’s capacity',
            add: () => onTerms({ capacity: { leadsPerDay: 0 } }),
            there: capacity !== undefined,
          },
        ]}
      />
    </Part>
  );
}
