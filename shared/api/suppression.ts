import { z } from 'zod';
import { Count, Instant } from '../domain/basics.ts';
import { suppressionKinds } from '../domain/suppression.ts';
import { FileReading } from './clientFile.ts';
import { SuppressLeadsInput } from './leadPage.ts';
import { JobName, procedure } from './procedure.ts';

/** Each a mail, a phone, or a whole domain such as `acme.com`, by what it looks like. */
const Entries = z.array(z.string().max(500)).min(1).max(100_000);

const List = {
  /** Ref; without one the list is the agency's. */
  client: z.string().optional(),
  /** Country of phones written without their country code; else the client's or the agency's. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  job: JobName,
};

export const SuppressionInput = z.strictObject({ ...List, entries: Entries });
/** A file of them: every cell of its rows that is one is taken, whichever column it stands in. */
export const SuppressionFileInput = z.strictObject({ ...List, file: z.file(), sheet: FileReading.shape.sheet });

/** What of the leads in the file an entry concerns. */
const Here = z.strictObject({
  /** Leads that the entries name. */
  leads: Count,
  /** Of these, verdicts that passed and are held back now. */
  heldBack: Count,
  /** Of these, delivered to somebody the list holds for: they stay delivered. */
  delivered: Count,
});

export const SuppressionAnswer = z.strictObject({
  added: Count,
  /** On the list before. */
  known: Count,
  /** Neither mail nor phone nor domain, or a domain that gives everybody mail; the first hundred. */
  unreadable: z.array(z.string()),
  unreadableCount: Count,
  here: Here,
});

export const RemovalInput = z.strictObject({
  ...List,
  /** What came in by one addition; else the entries named. */
  addition: z.int().optional(),
  entries: Entries.optional(),
});
export const RemovalAnswer = z.strictObject({
  removed: Count,
  /** Entries that are not on the list. */
  unknown: z.array(z.string()),
  /** Leads whose verdict is another one now: no list names them any more. */
  back: Count,
});

const Kinds = { mails: Count, phones: Count, domains: Count };

const Addition = z.strictObject({ addition: z.int(), at: Instant, by: z.string(), origin: z.string(), ...Kinds });

const ShownList = z.strictObject({
  /** Null: the agency's. */
  client: z.string().nullable(),
  name: z.string(),
  ...Kinds,
  /** Leads here that are held back for the client's contracts; of the agency's list, for anybody's. */
  heldBack: Count,
  /** What came in together, the newest first. */
  additions: z.array(Addition),
});
export type ShownList = z.infer<typeof ShownList>;

/** Lists of people who must not be delivered: per client, or agency-wide. Kept as keyed hashes only (domain §8). */
export const suppression = {
  add: procedure.input(SuppressionInput).output(SuppressionAnswer),
  addFile: procedure.input(SuppressionFileInput).output(SuppressionAnswer),
  /** The lists there are, the agency's first; who is on them cannot be read back. */
  read: procedure.output(z.strictObject({ lists: z.array(ShownList) })),
  /** Puts the mails and phones of leads on a list. */
  addLeads: procedure.input(SuppressLeadsInput).output(SuppressionAnswer),
  /** Takes people off a list. */
  remove: procedure.input(RemovalInput).output(RemovalAnswer),
  /** Whether a person is on a list, and on which. */
  check: procedure.input(z.strictObject({ entry: z.string().min(1).max(500), country: List.country })).output(
    z.strictObject({
      /** What it was read as; null where it is none of them. */
      kind: z.enum(suppressionKinds).nullable(),
      on: z.array(
        z.strictObject({
          client: z.string().nullable(),
          name: z.string(),
          /** By its mail, its phone, or the domain. */
          by: z.enum(suppressionKinds),
          at: Instant,
          addedBy: z.string(),
          origin: z.string(),
        }),
      ),
    }),
  ),
};
