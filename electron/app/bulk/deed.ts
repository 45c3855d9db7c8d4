import type { Writer } from '../../../db/handle.ts';
import type { BulkLead } from '../../../db/queries/bulk.ts';
import { readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import { qualificationInsert, qualificationsOf } from '../../../db/queries/qualification.ts';
import { addTags, removeTags, tagsOf } from '../../../db/queries/tag.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { type BulkDeed, type BulkTally, noBulkTally } from '../../../shared/domain/bulk.ts';
import { editedFacts } from '../../../shared/domain/leadEdit.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { judgingFor } from '../import/plan.ts';
import { createRequalify } from '../import/requalify.ts';
import { changeLead } from '../lead/changeLead.ts';
import { createFirstVerdict } from '../lead/judgeForContract.ts';
import { createLeadHomes } from '../lead/leadHome.ts';
import { agencyZone } from '../lead/leadLook.ts';
import { targetOf } from '../requalification/judging.ts';

type Changed = Pick<BulkLead, 'leadId' | 'change'>;
type Part = Partial<BulkTally>;

/** What the deed did to some leads that are still there: those it changed, and what is counted of it. */
interface Did {
  readonly changed: readonly Changed[];
  readonly tally: BulkTally;
}

export type Deed = (w: Writer, ids: readonly number[]) => Did;

/** What is done to one lead, as one lead knows it as well; null where it stays as it is. */
type ToOne = (w: Writer, lead: StoredLead) => { readonly change: Changed['change'] | null; readonly part: Part };

/**
 * A deed, ready for leads one after the other, by the lists, terms and the clock of now. Refuses what it could do to none of them:
 * `fieldFixed`, `invalidInput`, `notFound` and `contractNotActive`.
 */
export function createDeed({ handle, now: clock }: Context, deed: BulkDeed): Result<Deed> {
  const now = clock();
  if (deed.kind === 'tag') return done((w, ids) => tagSome(w, readLeads(w, ids), deed));
  const toOne = deed.kind === 'edit' ? editing(handle.reader, deed, now) : judging(handle.reader, deed, now);
  if (!toOne.ok) return toOne;
  return done((w, ids) => eachOf(w, readLeads(w, ids), toOne.value));
}

function eachOf(w: Writer, leads: readonly StoredLead[], toOne: ToOne): Did {
  const changed: Changed[] = [];
  const tally = { ...noBulkTally };
  for (const lead of leads) {
    const { change, part } = toOne(w, lead);
    tally.rejudged += part.rejudged ?? 0;
    tally.unread += part.unread ?? 0;
    if (change !== null) changed.push({ leadId: lead.id, change });
  }
  return { changed, tally: { ...tally, changed: changed.length } };
}

type Reads = Context['handle']['reader'];

function editing(r: Reads, { fields: typed }: BulkDeed & { kind: 'edit' }, now: Instant): Result<ToOne> {
  const nobody = { capturedAt: now, values: {}, custom: {}, unread: {} };
  const tried = editedFacts(nobody, typed, agencyZone(r));
  if (!tried.ok) return tried;
  const homeOf = createLeadHomes(r, now);
  const requalify = createRequalify(now);
  const fields = Object.keys(typed);
  return done((w, lead) => {
    const { zone, readers } = homeOf(lead.id);
    const facts = editedFacts(lead, typed, zone);
    if (!facts.ok) return { change: null, part: { unread: 1 } };
    const changed = changeLead(w, lead, facts.value, { fields, readers, now });
    if (changed === null) return { change: null, part: {} };
    const { before, after } = requalify(w, lead.id);
    const verdicts = after.length === 0 ? {} : { verdicts: { before: [...before], after: [...after] } };
    const images = { before: changed.before, after: changed.after };
    return { change: { lead: images, ...verdicts }, part: { rejudged: after.length } };
  });
}

function judging(r: Reads, { contract: ref }: BulkDeed & { kind: 'qualify' }, now: Instant): Result<ToOne> {
  const found = ref === undefined ? null : targetOf(r, ref, now);
  if (found !== null && !found.ok) return found;
  const target = found?.value ?? null;
  const first = target && createFirstVerdict(r, target, judgingFor(target.contract, now));
  const requalify = createRequalify(now);
  return done((w, lead) => {
    const isNew =
      target !== null && qualificationsOf(w, lead.id).every(({ contractId }) => contractId !== target.contract.id);
    if (isNew && first !== null) {
      const made = first(lead);
      if (made === 'suppressed') return { change: null, part: {} };
      qualificationInsert(w)(made);
      return { change: { verdicts: { before: [], after: [made] } }, part: { rejudged: 1 } };
    }
    const { before, after } = requalify(w, lead.id, (id) => target === null || id === target.contract.id);
    if (after.length === 0) return { change: null, part: {} };
    return {
      change: { verdicts: { before: [...before], after: [...after] } },
      part: { rejudged: after.length },
    };
  });
}

function tagSome(w: Writer, leads: readonly StoredLead[], { add, remove }: BulkDeed & { kind: 'tag' }): Did {
  const ids = leads.map(({ id }) => id);
  const before = tagsOf(w, ids);
  addTags(w, ids, add);
  removeTags(w, ids, remove);
  const changed = ids.flatMap((leadId): Changed[] => {
    const had = new Set(before.get(leadId));
    const added = [...new Set(add)].filter((tag) => !had.has(tag) && !remove.includes(tag));
    const removed = [...new Set(remove)].filter((tag) => had.has(tag));
    return added.length + removed.length === 0 ? [] : [{ leadId, change: { tags: { added, removed } } }];
  });
  const count = (of: 'added' | 'removed'): number =>
    changed.reduce((sum, { change }) => sum + (change.tags?.[of].length ?? 0), 0);
  return {
    changed,
    tally: { ...noBulkTally, changed: changed.length, added: count('added'), removed: count('removed') },
  };
}
