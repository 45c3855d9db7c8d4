import type { Component } from '../../../../../shared/domain/contract/component.ts';

export interface OfferedKind {
  /** What stands before the fields of the price, and in the menu that adds one. */
  readonly title: string;
  /** The name a new one gets. */
  readonly name: string;
  readonly blank: (id: string) => Component;
}

/** The kinds of price as the editor offers them. A new kind is its form and its line here. */
export const componentKinds: Readonly<Record<Component['kind'], OfferedKind>> = {
  perLead: {
    title: 'For every accepted lead',
    name: 'lead',
    blank: (id) => ({ id, kind: 'perLead' }),
  },
  perRecord: {
    title: 'For every contact record',
    name: 'record',
    blank: (id) => ({ id, kind: 'perRecord' }),
  },
  perSubmission: {
    title: 'For every form submission',
    name: 'submission',
    blank: (id) => ({ id, kind: 'perSubmission' }),
  },
  perCall: {
    title: 'For every call',
    name: 'call',
    blank: (id) => ({ id, kind: 'perCall' }),
  },
  perAppointment: {
    title: 'For every appointment',
    name: 'meeting',
    blank: (id) => ({ id, kind: 'perAppointment' }),
  },
  perSale: {
    title: 'For every sale',
    name: 'sale',
    blank: (id) => ({ id, kind: 'perSale' }),
  },
  firstPurchaseShare: {
    title: 'Share of the first purchase',
    name: 'first-purchase',
    blank: (id) => ({ id, kind: 'firstPurchaseShare' }),
  },
  dealShare: {
    title: 'Share of every deal',
    name: 'share',
    blank: (id) => ({ id, kind: 'dealShare' }),
  },
  recurringShare: {
    title: 'Share of what a customer pays',
    name: 'recurring',
    blank: (id) => ({ id, kind: 'recurringShare' }),
  },
  retainer: {
    title: 'Fee for every period',
    name: 'fee',
    blank: (id) => ({ id, kind: 'retainer' }),
  },
  subscription: {
    title: 'Subscription to a volume',
    name: 'subscription',
    blank: (id) => ({ id, kind: 'subscription' }),
  },
  bonus: {
    title: 'Bonus for targets met',
    name: 'bonus',
    blank: (id) => ({ id, kind: 'bonus', targets: [{ measure: 'accepted' }] }),
  },
  oneOff: {
    title: 'Fee once',
    name: 'set-up',
    blank: (id) => ({ id, kind: 'oneOff' }),
  },
  passThrough: {
    title: 'Costs passed on',
    name: 'costs',
    blank: (id) => ({ id, kind: 'passThrough' }),
  },
};

/** What one chooses from, grouped by what brings the money. */
export const kindGroups: readonly { readonly title: string; readonly kinds: readonly Component['kind'][] }[] = [
  { title: 'What is delivered', kinds: ['perLead', 'perRecord', 'perSubmission', 'perCall'] },
  {
    title: 'Appointments and sales',
    kinds: ['perAppointment', 'perSale', 'firstPurchaseShare', 'dealShare', 'recurringShare'],
  },
  { title: 'The period', kinds: ['retainer', 'subscription', 'bonus', 'oneOff', 'passThrough'] },
];
