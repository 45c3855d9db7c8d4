import { Group, Kbd, NativeSelect, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { type CallOutcome, callOutcomes } from '../../../shared/domain/call.ts';
import { MomentField } from '../../parts/MomentField.tsx';
import { stateWord } from '../../text/states.ts';
import css from './call.module.css';
import { type CallDraft, suppressionChoices } from './callDraft.ts';
import { asksAgain, type CallInHand, type Desk } from './useCall.ts';

/** How the call ended, by one key, and what that asks for: a moment to call again, or the list a person goes on. */
export function Ending({
  desk,
  hand: { call, change },
}: {
  readonly desk: Desk;
  readonly hand: CallInHand;
}): ReactNode {
  const { look, zone, clock } = desk;
  return (
    <>
      <div data-part="outcome">
        <Radio.Group
          label="Outcome"
          value={call.outcome}
          onChange={(value) => change({ outcome: callOutcomes.find((one) => one === value) ?? null })}
        >
          <Group gap="8px 12px">
            {callOutcomes.map((outcome, place) => (
              <Radio key={outcome} value={outcome} label={<OutcomeLabel outcome={outcome} place={place + 1} />} />
            ))}
          </Group>
        </Radio.Group>
      </div>
      {asksAgain(call) && (
        <div data-part="again" className={css.moment}>
          <MomentField
            label={call.outcome === 'callBack' ? 'Call back at' : 'Try again at'}
            value={call.again}
            onChange={(again) => change({ again })}
            zone={zone}
            beside={look.timeZone}
            locale={look.locale}
            now={clock()}
            {...(call.outcome === 'notReached' && { empty: 'In two hours if empty' })}
          />
        </div>
      )}
      {call.outcome === 'doNotCall' && (
        <NativeSelect
          size="xs"
          label="Suppression list"
          data={listChoices(look.name)}
          value={call.suppress}
          onChange={(event) =>
            change({ suppress: suppressionChoices.find((one) => one === event.currentTarget.value) ?? 'none' })
          }
        />
      )}
    </>
  );
}

const listChoices = (client: string): { value: CallDraft['suppress']; label: string }[] => [
  { value: 'agency', label: 'The agency’s: for no client any more' },
  { value: 'client', label: `${client}’s only` },
  { value: 'none', label: 'None: only not called any more' },
];

function OutcomeLabel({ outcome, place }: { readonly outcome: CallOutcome; readonly place: number }): ReactNode {
  return (
    <>
      {stateWord('call', outcome).word} <Kbd size="xs">Alt {place}</Kbd>
    </>
  );
}
