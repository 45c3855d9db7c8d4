import { readContracts } from '../../../db/queries/contract.ts';
import { contractsDelivered } from '../../../db/queries/delivery.ts';
import { countStoredLeads } from '../../../db/queries/lead.ts';
import { leadKeys } from '../../../db/queries/suppression.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { storedForms } from '../../../shared/domain/suppression.ts';
import type { Context } from '../context.ts';
import { createRequalify } from '../import/requalify.ts';
import type { Job } from '../jobs.ts';
import type { LongStep } from '../transact.ts';
import { checkAgainst, type SuppressionHashes } from './suppressed.ts';

/** Leads looked at without a pause. */
const lookedAtOnce = 2000;
/** Leads judged again in one transaction. */
const judgedAtOnce = 100;

/**
 * The leads here that some entries of suppression lists name, by the keys they were given when they came in. Reads every lead,
 * because a list holds nothing by which one could be looked up, some at a time.
 */
export async function leadsOn(
  { handle: { reader } }: Pick<Context, 'handle'>,
  job: Job,
  hashes: SuppressionHashes,
  entries: readonly { readonly hash: string; readonly bucket: number }[],
): Promise<number[]> {
  const found: number[] = [];
  if (entries.length === 0) return found;
  const check = checkAgainst(hashes, entries);
  const readers = createReaders();
  const whole = countStoredLeads(reader);
  for (let [after, seen] = [0, 0]; ; ) {
    const some = leadKeys(reader, after, lookedAtOnce);
    const last = some.at(-1);
    if (last === undefined) return found;
    const named = check(some.map((lead) => storedForms(lead, readers)));
    for (const [place, { id }] of some.entries()) if (named[place]) found.push(id);
    after = last.id;
    seen += some.length;
    job.progress(seen, Math.max(whole, seen));
    await job.breathe();
  }
}

/** What leads came to that were judged again because a list changed. */
interface Rejudged {
  /** Verdicts that are other ones now. */
  readonly changed: number;
  /** Of these, those that passed before and are held back now. */
  readonly heldBack: number;
  /** Deliveries of these leads, without what waits on hold: what was delivered stays so. */
  readonly delivered: number;
}

/**
 * Judges leads again for the contracts of a client, or (null) for everybody's, in short transactions of the step: what is ready to
 * be delivered must not be shown so any longer once its person is on a list, nor stay back when it is on none.
 */
export async function rejudgeListed(
  context: Context,
  job: Job,
  step: LongStep,
  leads: readonly number[],
  clientId: number | null,
): Promise<Rejudged> {
  const own = new Set(
    readContracts(context.handle.reader)
      .filter(({ client }) => clientId === null || client.id === clientId)
      .map(({ id }) => id),
  );
  const requalify = createRequalify(context.now());
  let [changed, heldBack, delivered] = [0, 0, 0];
  for (let at = 0; at < leads.length; at += judgedAtOnce) {
    step.transaction((w) => {
      for (const lead of leads.slice(at, at + judgedAtOnce)) {
        delivered += contractsDelivered(w, lead).filter((id) => own.has(id)).length;
        const { after, stood } = requalify(w, lead, (id) => own.has(id));
        changed += after.length;
        heldBack += after.filter(
          ({ outcome }, place) => outcome === 'suppressed' && stood[place]?.outcome === 'pass',
        ).length;
      }
    });
    await job.breathe();
  }
  return { changed, heldBack, delivered };
}
