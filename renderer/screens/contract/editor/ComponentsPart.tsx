import { Button, Menu } from '@mantine/core';
import { Fragment, type ReactNode, useMemo } from 'react';
import type { Component } from '../../../../shared/domain/contract/component.ts';
import { modelOf } from '../../../../shared/domain/contract/component.ts';
import { freeName } from '../../../../shared/domain/contract/freeName.ts';
import { type Stage, stages } from '../../../../shared/domain/pricing/model.ts';
import { Clause } from './Clause.tsx';
import { ComponentRow } from './components/ComponentRow.tsx';
import { componentKinds, kindGroups } from './components/componentKinds.ts';
import { WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { Rows } from './Rows.tsx';

/** The kinds most contracts are made of: added with one click, the others from the menu. */
const direct = ['perLead', 'perAppointment', 'retainer'] as const;

/** What is paid: one row a price, each kind with its own fields. */
export function ComponentsPart({
  terms,
  onTerms,
  findings,
  currency,
  sources,
}: PartProps<'components' | 'definition' | 'attribution'>): ReactNode {
  const { components, definition, attribution } = terms;
  const names = components.map(({ id }) => id);
  const bandText = (definition?.bands ?? []).map(({ band }) => band).join('\n');
  const bands = useMemo(() => bandText.split('\n').filter((band) => band !== ''), [bandText]);
  const add = (kind: Component['kind']): void => {
    const { name, blank } = componentKinds[kind];
    onTerms({ components: [...components, blank(freeName(name, names))] });
  };
  const sells = components.some((component) => stageOf(component) === 'sale');
  return (
    <Part
      id="components"
      title="What is paid"
      says="One price or several; each is a line of the invoice."
      findings={findings}
      places={['components', 'attribution']}
      told={[...names.map((id) => `components.${id}`), ...(sells || attribution ? ['attribution'] : [])]}
    >
      <Rows rows={components} atOnce onRows={(next) => onTerms({ components: next })}>
        {(component, actions) => (
          <ComponentRow
            component={component}
            actions={actions}
            currency={currency}
            bands={bands}
            sources={sources}
            follows={follows(component, components)}
            findings={findings}
          />
        )}
      </Rows>
      <div className="offers">
        {direct.map((kind) => (
          <Button key={kind} size="compact-sm" variant="default" onClick={() => add(kind)}>
            Add: {componentKinds[kind].title.toLowerCase()}
          </Button>
        ))}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              Add another price ▾
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kindGroups.map(({ title, kinds }) => (
              <Fragment key={title}>
                <Menu.Label>{title}</Menu.Label>
                {kinds.map((kind) => (
                  <Menu.Item key={kind} onClick={() => add(kind)}>
                    {componentKinds[kind].title}
                  </Menu.Item>
                ))}
              </Fragment>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {(sells || attribution !== undefined) && (
        <Clause
          title="Whose sale it is"
          place="attribution"
          findings={findings}
          {...(sells ? {} : { onRemove: () => onTerms({ attribution: undefined }) })}
        >
          <span>A sale counts as the lead’s within</span>
          <WholeField
            label="Attribution window"
            hidesLabel
            wanted
            w={104}
            suffix="days"
            value={attribution?.days}
            onChange={(days) => onTerms({ attribution: days === undefined ? undefined : { days } })}
          />
          <span>of its delivery</span>
        </Clause>
      )}
    </Part>
  );
}

const stageOf = (component: Component): Stage | null => modelOf(component).stage?.(component) ?? null;

/** Whether another price is for an earlier stage of the same lead's way. */
function follows(component: Component, components: readonly Component[]): boolean {
  const stage = stageOf(component);
  if (stage === null) return false;
  return components.some((other) => {
    const earlier = stageOf(other);
    return earlier !== null && stages.indexOf(earlier) < stages.indexOf(stage);
  });
}
