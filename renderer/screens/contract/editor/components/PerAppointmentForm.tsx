import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { Choice } from '../Choice.tsx';
import type { ComponentFormProps } from './componentForm.ts';
import { OverlapQuestion } from './OverlapQuestion.tsx';
import { UnitPriceForm } from './UnitPriceForm.tsx';

const triggers = ['booked', 'held'] as const;
const triggerWords = { booked: 'booked', held: 'held' } as const;

/** A price for every appointment. What triggers it is asked: there is no default for it. */
export function PerAppointmentForm(
  props: ComponentFormProps<Extract<Component, { readonly kind: 'perAppointment' }>>,
): ReactNode {
  const { component, onChange, follows } = props;
  return (
    <>
      <Choice
        label="The appointment is paid for when it is"
        hidesLabel
        wanted
        w={104}
        options={triggers}
        words={triggerWords}
        value={component.trigger}
        onChange={(trigger) => onChange({ ...component, trigger })}
      />
      <UnitPriceForm
        {...props}
        label={component.trigger === undefined ? 'appointment' : `appointment ${component.trigger}`}
        onChange={(next) => onChange({ ...component, price: next.price, prices: next.prices, volume: next.volume })}
      />
      {(follows || component.overlap !== undefined) && (
        <OverlapQuestion
          later="the meeting"
          value={component.overlap}
          onChange={(overlap) => onChange({ ...component, overlap })}
        />
      )}
    </>
  );
}
