import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import { RemoveButton } from '../fields.tsx';
import { Rows } from '../Rows.tsx';
import { TargetFields } from '../TargetFields.tsx';
import type { ComponentFormProps } from './componentForm.ts';

type Bonus = Extract<Component, { readonly kind: 'bonus' }>;

/** A sum for a period in which every target is met. */
export function BonusForm({ component, currency, onChange }: ComponentFormProps<Bonus>): ReactNode {
  const { targets = [] } = component;
  return (
    <>
      <MoneyField
        label="Bonus of a billing period"
        hidesLabel
        wanted
        w={132}
        currency={currency}
        value={component.price}
        onChange={(price) => onChange({ ...component, price })}
      />
      <span>when all of these are met</span>
      <div className="clause-more clause-rows">
        <Rows rows={targets} atOnce onRows={(next) => onChange({ ...component, targets: next })}>
          {(target, { change, remove }) => (
            <Group gap="xs" align="center">
              <TargetFields target={target} onTarget={(next) => change({ ...target, ...next })} />
              <RemoveButton what="this target" onClick={remove} />
            </Group>
          )}
        </Rows>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange({ ...component, targets: [...targets, { measure: 'accepted' }] })}
        >
          Add a target
        </Button>
      </div>
    </>
  );
}
