import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import type { ComponentFormProps } from './componentForm.ts';
import { OverlapQuestion } from './OverlapQuestion.tsx';
import { UnitPriceForm } from './UnitPriceForm.tsx';

/** A price for every appointment. What triggers it is asked: there is no default for it. */
export function PerAppointmentForm(
  props: ComponentFormProps<Extract<Component, { readonly kind: 'perAppointment' }>>,
): ReactNode {
  const { component, onChange, follows } = props;
  return (
    <>
      <Radio.Group
        className="trigger"
        aria-label="The appointment is paid for when it is"
        value={component.trigger ?? ''}
        onChange={(chosen) => onChange({ ...component, trigger: chosen === 'booked' ? 'booked' : 'held' })}
      >
        <Radio value="booked" label="booked" />
        <Radio value="held" label="held" />
      </Radio.Group>
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
