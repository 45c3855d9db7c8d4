import { ActionIcon, TextInput } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { Found, saysTheSame } from '../Found.tsx';
import { RemoveButton } from '../fields.tsx';
import type { RowActions } from '../Rows.tsx';
import { ComponentForm } from './ComponentForm.tsx';
import type { ComponentFormProps } from './componentForm.ts';
import { componentKinds } from './componentKinds.ts';

type Props = Omit<ComponentFormProps, 'onChange'> & { readonly actions: RowActions<Component> };

const isTheSame = (before: Props, after: Props): boolean =>
  before.component === after.component &&
  before.actions === after.actions &&
  before.currency === after.currency &&
  before.bands === after.bands &&
  before.sources === after.sources &&
  before.follows === after.follows &&
  saysTheSame(before.findings, after.findings, [`components.${after.component.id}`]);

function Row({ component, actions: { change, remove }, ...facts }: Props): ReactNode {
  const { id, name, kind } = component;
  const { title } = componentKinds[kind];
  const [named, setNamed] = useState(name !== undefined);
  return (
    <fieldset className="clause" data-place={`components.${id}`} aria-label={title}>
      <div className="clause-head">
        <strong>{title}</strong>
        <span className="grow" />
        {!named && (
          <ActionIcon variant="subtle" color="gray" aria-label={`Name of price ${id}`} onClick={() => setNamed(true)}>
            ⋯
          </ActionIcon>
        )}
        <RemoveButton what={`price ${id}`} onClick={remove} />
      </div>
      <div className="clause-fields">
        <ComponentForm component={component} onChange={change} {...facts} />
      </div>
      {named && (
        <div className="clause-fields">
          <TextInput
            label="Words on the invoice"
            placeholder="the usual ones"
            w={260}
            value={name ?? ''}
            onChange={({ currentTarget }) => change({ ...component, name: currentTarget.value || undefined })}
          />
          <TextInput
            label="Short name"
            description="In files and in the linter"
            w={164}
            value={id}
            onChange={({ currentTarget }) => change({ ...component, id: currentTarget.value.trim() })}
          />
        </div>
      )}
      <Found findings={facts.findings} at={`components.${id}`} />
    </fieldset>
  );
}

/** One price of the contract: what it is for, its fields, what the linter says of it. Drawn again only when one of these changes. */
export const ComponentRow = memo(Row, isTheSame);
