import type { Component } from '../../../../../shared/domain/contract/component.ts';
import type { Finding } from '../../../../../shared/domain/pricing/model.ts';

/** What the form of a price gets. */
export interface ComponentFormProps<Kind extends Component = Component> {
  readonly component: Kind;
  readonly onChange: (component: Kind) => void;
  /** ISO 4217, the client's. */
  readonly currency: string;
  /** Score bands of the lead definition. */
  readonly bands: readonly string[];
  /** Sources there are, as a choice offers them. */
  readonly sources: readonly { readonly value: string; readonly label: string }[];
  /** Another price is for an earlier stage of the same lead's way: the contract must say which holds. */
  readonly follows: boolean;
  readonly findings: readonly Finding[];
}

export type UnitPricedComponent = Extract<
  Component,
  { readonly kind: 'perLead' | 'perRecord' | 'perSubmission' | 'perCall' | 'perAppointment' | 'perSale' }
>;
