import { Button, Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ComponentForm, offeredKinds } from './components/componentForms.tsx';
import { RemoveButton } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { freeName, Rows } from './Rows.tsx';

/** What is paid: one row a price, each kind with its own fields. */
export function ComponentsPart({ terms, onTerms, findings, currency }: PartProps<'components'>): ReactNode {
  const { components } = terms;
  const names = components.map(({ id }) => id);
  return (
    <Part
      id="components"
      title="What is paid"
      says="One price or several; each is a line of the invoice."
      findings={findings}
    >
      <Rows rows={components} onRows={(next) => onTerms({ components: next })}>
        {(component, change, remove) => (
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              label="Name"
              w={96}
              value={component.id}
              onChange={({ currentTarget }) => change({ ...component, id: currentTarget.value.trim() })}
            />
            <ComponentForm component={component} currency={currency} onChange={change} />
            <TextInput
              label="Words on the invoice"
              placeholder="the usual ones"
              flex={1}
              miw={96}
              value={component.name ?? ''}
              onChange={({ currentTarget }) => change({ ...component, name: currentTarget.value || undefined })}
            />
            <RemoveButton what={`price ${component.id}`} onClick={remove} />
          </Group>
        )}
      </Rows>
      <Group gap="xs">
        {offeredKinds.map(({ kind, title, name, blank }) => (
          <Button
            key={kind}
            variant="default"
            onClick={() => onTerms({ components: [...components, blank(freeName(name, names))] })}
          >
            Add: {title.toLowerCase()}
          </Button>
        ))}
      </Group>
    </Part>
  );
}
