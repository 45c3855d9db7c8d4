import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readClients } from '../../../db/queries/client.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { writeSetting } from '../../../db/queries/setting.ts';
import type { BeginAnswer, BeginInput, FirstPay } from '../../../shared/api/agency.ts';
import { Agency, Client } from '../../../shared/domain/client.ts';
import type { Component } from '../../../shared/domain/contract/component.ts';
import { firstTerms } from '../../../shared/domain/contract/firstTerms.ts';
import { Contract } from '../../../shared/domain/contract/terms.ts';
import { homelandOf } from '../../../shared/domain/homeland.ts';
import { refFrom } from '../../../shared/domain/ref.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { putClient } from '../client/putClient.ts';
import type { Context } from '../context.ts';
import { putContract } from '../contract/putContract.ts';
import { peopleSetting } from '../people/people.ts';
import { stop, transactWithoutStep } from '../transact.ts';
import { putAgency } from './putAgency.ts';

type Answer = z.output<typeof BeginAnswer>;

/**
 * Answers the first start: agency, person, client, and, where it is said how that pays, a contract with the usual terms, kept a
 * draft until somebody has read it. What only an invoice needs (addresses, tax numbers) is asked for when one is due. Refuses a file that has an agency
 * (`agencyThere`).
 */
export function beginAgency(context: Context, input: z.output<typeof BeginInput>): Result<Answer> {
  return transactWithoutStep(context, (w) => {
    if (readAgency(w) !== null) stop('agencyThere');
    const { country, ...own } = input.agency;
    const asked = { ...context, actor: input.person };
    putAgency(w, asked, Agency.parse({ ...own, address: { line1: '', city: '', country } }));
    writeSetting(w, peopleSetting, { people: [input.person], me: 0 });
    return firstClient(w, asked, input);
  });
}

function firstClient(w: Writer, context: Context, input: z.output<typeof BeginInput>): Answer {
  const { agency: own, client } = input;
  const ref = refFrom(client.name, new Set(readClients(w).map((known) => known.ref)));
  const { country, currency, timeZone } = own;
  const locale = homelandOf(country)?.locale;
  putClient(w, context, Client.parse({ ref, name: client.name, currency, timeZone, ...(locale && { locale }) }));
  return input.pay === null
    ? { client: ref, contract: null, lint: [] }
    : firstContract(w, context, { ...input, pay: input.pay, ref });
}

function firstContract(
  w: Writer,
  context: Context,
  input: z.output<typeof BeginInput> & { readonly pay: FirstPay; readonly ref: string },
): Answer {
  const { agency: own, client, pay, tax, ref } = input;
  const { country, timeZone } = own;
  const name = payNames[pay.kind];
  const terms = firstTerms({
    from: dayOf(context.now(), timeZone),
    components: componentsOf(pay),
    // Most first clients are neighbours; the editor shows the guess.
    seller: country,
    buyer: country,
  });
  const contract = Contract.parse({
    ref: refFrom(`${client.name} ${name}`, new Set(readContracts(w).map((known) => known.ref))),
    client: ref,
    name,
    terms: [tax === null ? terms : { ...terms, billing: { ...terms.billing, tax } }],
  });
  const { lint } = putContract(w, context, contract);
  return { client: ref, contract: contract.ref, lint: lint.map(({ contract: _, ...finding }) => finding) };
}

const payNames: Readonly<Record<FirstPay['kind'], string>> = {
  perLead: 'Pay per lead',
  perHeld: 'Pay per appointment held',
  feePlus: 'Monthly fee and results',
};

function componentsOf(pay: FirstPay): Component[] {
  const lead = (price: number): Component => ({ id: 'lead', kind: 'perLead', price });
  const held = (price: number): Component => ({ id: 'meeting', kind: 'perAppointment', trigger: 'held', price });
  switch (pay.kind) {
    case 'perLead':
      return [lead(pay.price)];
    case 'perHeld':
      return [held(pay.price)];
    case 'feePlus':
      return [pay.each === 'lead' ? lead(pay.price) : held(pay.price), { id: 'fee', kind: 'retainer', price: pay.fee }];
  }
}
