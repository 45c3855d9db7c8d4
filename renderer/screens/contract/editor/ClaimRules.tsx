import { Group, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DisputeTerms } from '../../../../shared/domain/contract/terms.ts';
import { Choice } from './Choice.tsx';
import { WholeField } from './fields.tsx';
import { Offers } from './Offers.tsx';

const silences = ['uphold', 'deny'] as const;
const silenceWords = { uphold: 'the claim is upheld', deny: 'the claim is denied' } as const;

/** How late a claim may come, what it must bring, and by when it is answered. */
export function ClaimRules({
  disputes,
  onDisputes,
}: {
  readonly disputes: DisputeTerms;
  readonly onDisputes: (part: Partial<DisputeTerms>) => void;
}): ReactNode {
  const { maxAgeDays, daysAfterPeriod, evidenceRequired, answerBusinessDays, silence } = disputes;
  const [limited, setLimited] = useState(maxAgeDays !== undefined || daysAfterPeriod !== undefined);
  const [answered, setAnswered] = useState(answerBusinessDays !== undefined || silence !== undefined);
  return (
    <>
      {limited && (
        <Group gap="sm" align="end">
          <WholeField
            label="Claims at most after delivery"
            suffix="days"
            w={196}
            value={maxAgeDays}
            onChange={(next) => onDisputes({ maxAgeDays: next })}
          />
          <WholeField
            label="And after the billing period"
            suffix="days"
            w={196}
            min={0}
            value={daysAfterPeriod}
            onChange={(next) => onDisputes({ daysAfterPeriod: next })}
          />
        </Group>
      )}
      {answered && (
        <Group gap="sm" align="end">
          <WholeField
            label="The agency answers within"
            suffix="business days"
            w={196}
            value={answerBusinessDays}
            onChange={(next) => onDisputes({ answerBusinessDays: next })}
          />
          <Choice
            label="If it does not"
            w={196}
            options={silences}
            words={silenceWords}
            value={silence}
            onChange={(next) => onDisputes({ silence: next })}
            none={{ says: 'the claim stays open', onChoose: () => onDisputes({ silence: undefined }) }}
          />
        </Group>
      )}
      <Switch
        label="A claim must say what proves it"
        checked={evidenceRequired === true}
        onChange={({ currentTarget }) => onDisputes({ evidenceRequired: currentTarget.checked })}
      />
      <Offers
        offers={[
          { what: 'a last day for claims', add: () => setLimited(true), there: limited },
          { what: 'a time to answer', add: () => setAnswered(true), there: answered },
        ]}
      />
    </>
  );
}
