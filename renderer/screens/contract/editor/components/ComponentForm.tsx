import type { ReactNode } from 'react';
import { never } from '../../../../../shared/domain/never.ts';
import { BonusForm } from './BonusForm.tsx';
import type { ComponentFormProps } from './componentForm.ts';
import { OneOffForm, RetainerForm } from './FeeForms.tsx';
import { PassThroughForm } from './PassThroughForm.tsx';
import { PerAppointmentForm } from './PerAppointmentForm.tsx';
import { PerCallForm, PerDeliveryForm } from './PerDeliveryForm.tsx';
import { PerSaleForm, RecurringShareForm, ShareForm } from './SaleForms.tsx';
import { SubscriptionForm } from './SubscriptionForm.tsx';

/** The fields of a price, by its kind. */
export function ComponentForm({ component, ...rest }: ComponentFormProps): ReactNode {
  switch (component.kind) {
    case 'perLead':
    case 'perRecord':
    case 'perSubmission':
      return <PerDeliveryForm component={component} {...rest} />;
    case 'perCall':
      return <PerCallForm component={component} {...rest} />;
    case 'perAppointment':
      return <PerAppointmentForm component={component} {...rest} />;
    case 'perSale':
      return <PerSaleForm component={component} {...rest} />;
    case 'firstPurchaseShare':
    case 'dealShare':
      return <ShareForm component={component} {...rest} />;
    case 'recurringShare':
      return <RecurringShareForm component={component} {...rest} />;
    case 'retainer':
      return <RetainerForm component={component} {...rest} />;
    case 'subscription':
      return <SubscriptionForm component={component} {...rest} />;
    case 'bonus':
      return <BonusForm component={component} {...rest} />;
    case 'oneOff':
      return <OneOffForm component={component} {...rest} />;
    case 'passThrough':
      return <PassThroughForm component={component} {...rest} />;
    default:
      return never(component);
  }
}
