import { Group, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FinalOutcome } from '../../../../shared/domain/appointment.ts';
import { finalOutcomes } from '../../../../shared/domain/appointment.ts';
import { effectWords, outcomeWords } from '../../../../shared/domain/contract/english/claims.ts';
import type { OutcomeEffect } from '../../../../shared/domain/contract/terms.ts';
import { outcomeEffects } from '../../../../shared/domain/contract/terms.ts';
import { WholeField } from './fields.tsx';
import { Offers } from './Offers.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';

/** By when a unit owed in place of another is due. */
export function ReplacementPart({ terms, onTerms, findings }: PartProps<'replacement'>): ReactNode {
  return (
    <Part
      id="replacement"
      title="Replacements"
      says="A replacement is never charged and cannot be returned."
      findings={findings}
    >
      <WholeField
        label="Due within"
        suffix="days"
        value={terms.replacement?.dueDays}
        onChange={(dueDays) => onTerms({ replacement: dueDays === undefined ? undefined : { dueDays } })}
      />
    </Part>
  );
}

/** What each outcome of a meeting brings; what is not said follows the trigger of the price. */
export function AppointmentsPart({ terms, onTerms, findings }: PartProps<'appointments'>): ReactNode {
  const outcomes = terms.appointments?.outcomes ?? {};
  const set = (outcome: FinalOutcome, effect: OutcomeEffect | undefined): void => {
    const next = Object.fromEntries(
      finalOutcomes.flatMap((one) => {
        const brings = one === outcome ? effect : outcomes[one];
        return brings === undefined ? [] : [[one, brings]];
      }),
    );
    onTerms({ appointments: Object.keys(next).length === 0 ? undefined : { outcomes: next } });
  };
  const [wanted, setWanted] = useState(terms.appointments !== undefined);
  return (
    <Part
      id="appointments"
      title="What a meeting brings"
      says="Left open, a price for appointments held is due only when the meeting took place, one for those booked always."
      findings={findings}
    >
      <Offers
        offers={[{ what: 'what a no-show or a cancellation brings', add: () => setWanted(true), there: wanted }]}
      />
      {wanted && (
        <Group gap="sm" align="end">
          {finalOutcomes.map((outcome) => (
            <Select
              key={outcome}
              label={outcomeWords[outcome]}
              placeholder="as the price says"
              clearable
              clearButtonProps={{ 'aria-label': `Leave ${outcomeWords[outcome]} open` }}
              w={184}
              data={outcomeEffects.map((value) => ({ value, label: effectWords[value] }))}
              value={outcomes[outcome] ?? null}
              onChange={(value) =>
                set(
                  outcome,
                  outcomeEffects.find((one) => one === value),
                )
              }
            />
          ))}
        </Group>
      )}
    </Part>
  );
}
