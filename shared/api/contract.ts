import { z } from 'zod';
import { Count, CurrencyCode, Day, Decimal, Instant, Minor, Ref } from '../domain/basics.ts';
import { Asset, Contract, ContractInput, cadences, contractStates, Terms } from '../domain/contract/terms.ts';
import { termsParts } from '../domain/contract/worded.ts';
import { carryCodes } from '../domain/pricing/model.ts';
import { UnitPrice } from '../domain/pricing/unitPrice.ts';
import { FigureShape } from './figures.ts';
import { LimitUseShape } from './limits.ts';
import { ClientLook } from './look.ts';
import { Balance } from './prepaid.ts';
import { procedure } from './procedure.ts';

const State = z.enum(contractStates);

/** What the linter found; `place` is a path in the terms, such as `components.lead.price`. */
const LintFinding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  place: z.string(),
});

/** What waits on a contract, each with a tab or a screen of its own. */
const Waits = z.strictObject({
  /** Passed and not delivered, and deliveries on hold: what `delivery.deliver` would hand over. */
  toDeliver: Count,
  /** Of these, what waits above a cap. */
  onHold: Count,
  openDisputes: Count,
  lateClaims: Count,
  /** Meetings whose time has passed and nobody said how they ended. */
  unconfirmed: Count,
  replacementsOwed: Count,
});

/** A contract wherever one is chosen. */
export const ContractRow = z.strictObject({
  ref: z.string(),
  name: z.string(),
  state: State,
  client: ClientLook,
  /** By the terms in force today. */
  isPrepaid: z.boolean(),
  waits: Waits,
});
export type ContractRow = z.infer<typeof ContractRow>;

const Head = z.strictObject({ ref: z.string(), name: z.string(), state: State, client: ClientLook });

/** A step of the funnel in the period of the overview. */
const funnelSteps = [
  'imported',
  'passed',
  'delivered',
  'accepted',
  'booked',
  'held',
  'opportunities',
  'sales',
] as const;

export const ContractOverview = z.strictObject({
  contract: Head,
  asOf: Instant,
  today: Day,
  /** The billing period of today under the terms in force, both days inclusive; null before the first version. */
  period: z.strictObject({ from: Day, to: Day }).nullable(),
  /** The version in force, and the day of the next one. */
  version: z.strictObject({ version: z.int(), from: Day }).nullable(),
  nextVersion: Day.nullable(),
  waits: Waits,
  pace: z
    .strictObject({
      delivered: Count,
      target: Decimal.nullable(),
      /** Percent of the target; null without one. */
      attainment: Decimal.nullable(),
      /** At the end of the period, over the client's working days; null before the first. */
      projected: Decimal.nullable(),
      /** Delivered up to and with each day that has come, and the target's part by working days. */
      days: z.array(z.strictObject({ day: Day, delivered: Count.nullable(), planned: Decimal.nullable() })),
    })
    .nullable(),
  funnel: z.array(z.strictObject({ step: z.enum(funnelSteps), count: Count })),
  /** Opened; null before the terms are in force. */
  rates: z.strictObject({
    acceptanceRate: FigureShape.nullable(),
    disputeRate: FigureShape.nullable(),
    returnRate: FigureShape.nullable(),
    showRate: FigureShape.nullable(),
  }),
  /** What the invoice of the period would say now. Minor units of the client's currency. */
  money: z
    .strictObject({
      lines: z.array(
        z.strictObject({
          text: z.string(),
          quantity: z.union([z.int(), Decimal]),
          unit: UnitPrice,
          amount: Minor,
          month: z.string(),
        }),
      ),
      net: Minor,
      tax: Minor.nullable(),
      gross: Minor,
      carriedOver: z.array(z.strictObject({ code: z.enum(carryCodes), count: Count })),
      blockers: z.array(z.strictObject({ code: z.string(), count: Count })),
      /** Already invoiced for this period, gross. */
      invoiced: Minor,
    })
    .nullable(),
  limits: z.array(LimitUseShape),
  /** Leads delivered today of those that the client's sales team can answer; null where the terms do not say. */
  capacity: z.strictObject({ used: Count, leads: Count }).nullable(),
  /** Of a prepaid contract. */
  balance: Balance.nullable(),
  /** Returns of the period under the cap of the dispute terms; null without a cap. */
  returns: z.strictObject({ used: Count, cap: Count }).nullable(),
  /** What the work is done with, and who owns it. */
  owned: z.strictObject({ data: Terms.shape.dataOwner.unwrap().nullable(), assets: z.array(Asset) }),
  /** How often a report is promised, and the day the next one falls due; null where none is. */
  reporting: z.strictObject({ cadence: z.enum(cadences), next: Day.nullable() }).nullable(),
  lint: z.array(LintFinding),
});
export type ContractOverview = z.infer<typeof ContractOverview>;

/** One version as the Terms tab shows it. */
export const ShownVersion = z.strictObject({
  version: z.int().positive(),
  from: Day,
  /** The day before the next version; null for the last. */
  until: Day.nullable(),
  standing: z.enum(['past', 'inForce', 'coming']),
  /** Something was judged or invoiced under it: it can be read, and no longer edited. */
  locked: z.boolean(),
  content: Terms,
  parts: z.array(
    z.strictObject({
      part: z.enum(termsParts),
      title: z.string(),
      clauses: z.array(z.strictObject({ key: z.string(), text: z.string() })),
    }),
  ),
  /** Against the version before it; empty for the first. */
  changes: z.array(
    z.strictObject({
      part: z.enum(termsParts),
      title: z.string(),
      changes: z.array(z.strictObject({ before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  lint: z.array(LintFinding),
});
export type ShownVersion = z.infer<typeof ShownVersion>;

export const ContractTerms = z.strictObject({
  contract: Head,
  today: Day,
  /** A new version must be in force after this day; null where nothing was delivered or invoiced. */
  lastBilledDay: Day.nullable(),
  /** Newest first. */
  versions: z.array(ShownVersion),
  inputs: z.array(ContractInput),
});
export type ContractTerms = z.infer<typeof ContractTerms>;

/** A client as the editor needs it: how its money is written, and what tax asks of it. */
const EditorClient = z.strictObject({
  look: ClientLook,
  taxId: z.string().nullable(),
  country: z.string().nullable(),
});

export const ContractEditorInput = z.strictObject({
  ref: z.string().optional(),
  /** The contract a new one is made like; without a version like its last. */
  like: z.strictObject({ ref: z.string(), version: z.int().positive().optional() }).optional(),
});

export const ContractEditor = z.strictObject({
  clients: z.array(EditorClient),
  /** Every source, what a choice calls it, and the currencies of its costs. */
  sources: z.array(z.strictObject({ ref: z.string(), name: z.string(), currencies: z.array(CurrencyCode) })),
  /** Contracts that a new one can be made like. */
  contracts: z.array(z.strictObject({ ref: z.string(), name: z.string(), client: z.string() })),
  /** What a new contract is made like; null where it is made like none. */
  model: z.strictObject({ name: z.string(), client: z.string(), terms: Terms }).nullable(),
  /** Refs that are taken. */
  taken: z.array(z.string()),
  agencyCountry: z.string().nullable(),
  today: Day,
  /** Null for a new contract. */
  existing: z
    .strictObject({
      contract: Contract,
      lastBilledDay: Day.nullable(),
      /** `from` days of versions that can no longer be edited. */
      locked: z.array(Day),
    })
    .nullable(),
  /** Where the editor keeps what is typed, see `draft.save`. */
  draftName: z.string(),
  /** What was typed and not saved yet. */
  draft: z.strictObject({ content: z.json(), savedAt: Instant }).nullable(),
});
export type ContractEditor = z.infer<typeof ContractEditor>;

export const ContractSave = z.strictObject({
  /** With one version or several; those it does not name stay. */
  contract: Contract,
  /** A new contract: its ref must be free. */
  isNew: z.boolean().default(false),
  /** The day a version had before it was moved to the one here. */
  movedFrom: Day.optional(),
});

export const ContractSaved = z.strictObject({
  ref: z.string(),
  state: State,
  saved: z.enum(['created', 'updated', 'unchanged']),
  /** Active was asked for, and errors keep it a draft. */
  keptDraft: z.boolean(),
  lint: z.array(z.strictObject({ from: Day, ...LintFinding.shape })),
});

/** The agreement with a client, its terms and how it is doing. */
export const contract = {
  /** Every contract by the name of its client, with what waits. */
  list: procedure.input(z.strictObject({ client: Ref.optional() })).output(z.array(ContractRow)),
  /** One of them, as the head of its page shows it. */
  head: procedure.input(z.strictObject({ ref: z.string() })).output(ContractRow),
  /** How it is doing in the billing period of today. */
  read: procedure.input(z.strictObject({ ref: z.string() })).output(ContractOverview),
  /** Every version in plain words, what each changed, and what the linter says of it. */
  terms: procedure.input(z.strictObject({ ref: z.string() })).output(ContractTerms),
  /** What the editor starts from; without `ref` a new contract, like the version of another where one is named. */
  editor: procedure.input(ContractEditorInput).output(ContractEditor),
  /** Saves under the rules of the setup file; errors keep it a draft. The draft of the editor is discarded with it. */
  save: procedure.input(ContractSave).output(ContractSaved),
  /** The terms of a version in plain words, with worked examples, to sign, in the client's language; without one that in force. */
  sheet: procedure
    .input(z.strictObject({ contract: z.string(), version: z.int().positive().optional() }))
    .output(z.file()),
  /** Takes out a version that nothing was judged or invoiced under. */
  dropVersion: procedure
    .input(z.strictObject({ ref: z.string(), from: Day }))
    .output(z.strictObject({ left: z.int().positive() })),
};
