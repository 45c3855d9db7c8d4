import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { PerAppointmentForm } from './PerAppointmentForm.tsx';
import { PerLeadForm } from './PerLeadForm.tsx';
import { RetainerForm } from './RetainerForm.tsx';

export interface ComponentFormProps<Kind extends Component> {
  readonly component: Kind;
  /** ISO 4217, the client's. */
  readonly currency: string;
  readonly onChange: (component: Kind) => void;
}

interface OfferedKind {
  readonly kind: Component['kind'];
  readonly title: string;
  /** The name a new one gets. */
  readonly name: string;
  readonly blank: (id: string) => Component;
}

/** The kinds of price as the editor offers them. A new kind is its form and its line here. */
export const offeredKinds: readonly OfferedKind[] = [
  { kind: 'perLead', title: 'Per lead', name: 'lead', blank: (id) => ({ id, kind: 'perLead' }) },
  {
    kind: 'perAppointment',
    title: 'Per appointment',
    name: 'meeting',
    blank: (id) => ({ id, kind: 'perAppointment' }),
  },
  { kind: 'retainer', title: 'Retainer', name: 'fee', blank: (id) => ({ id, kind: 'retainer' }) },
];

/** The fields of a price, by its kind. */
export function ComponentForm({ component, ...rest }: ComponentFormProps<Component>): ReactNode {
  switch (component.kind) {
    case 'perLead':
      return <PerLeadForm component={component} {...rest} />;
    case 'perAppointment':
      return <PerAppointmentForm component={component} {...rest} />;
    case 'retainer':
      return <RetainerForm component={component} {...rest} />;
    default:
      return null;
  }
}
