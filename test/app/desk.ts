import { insertAppointment } from '../../db/queries/appointment.ts';
import type { StoredContract } from '../../db/queries/contract.ts';
import { readContract } from '../../db/queries/contract.ts';
import { insertDelivery, readDelivery, setDeliveryState } from '../../db/queries/delivery.ts';
import { insertDispute } from '../../db/queries/dispute.ts';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { applySetup } from '../../electron/app/setup.ts';
import type { AppointmentOutcome } from '../../shared/domain/appointment.ts';
import type { ReasonClass } from '../../shared/domain/contract/terms.ts';
import { inForce } from '../../shared/domain/contract/terms.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { dayOf, endOfWindow } from '../../shared/domain/time.ts';
import { seededBytes, tempFolder } from '../place.ts';
import { opened } from './folders.ts';

/** An application without a host on a real file of its own, and the quickest true way to put work into it. */
export interface Desk {
  readonly dir: string;
  readonly context: Context;
  readonly setNow: (iso: string) => void;
  readonly contract: (ref: string) => StoredContract;
  /** Hands leads to a contract at a moment; answers the deliveries. */
  readonly deliver: (ref: string, at: string, leads: number | readonly DeskLead[]) => number[];
  readonly book: (delivery: number, meeting: DeskMeeting) => number;
  readonly dispute: (delivery: number, at: string, claim?: Partial<DeskClaim>) => number;
  readonly close: () => void;
}

export interface DeskLead {
  readonly externalId?: string;
  readonly campaign?: string;
  readonly source?: string;
  readonly name?: string;
  readonly capturedAt?: string;
  readonly employees?: number;
}

export interface DeskMeeting {
  readonly bookedAt: string;
  readonly startsAt: string;
  readonly outcome?: AppointmentOutcome;
  readonly setter?: string;
}

export interface DeskClaim {
  readonly reason: string;
  readonly class: ReasonClass;
  readonly chain: number;
}

export function openDesk(options: { now: string; setup: unknown; dir?: string; device?: number }): Desk {
  const dir = options.dir ?? tempFolder();
  let now = Date.parse(options.now);
  const random = seededBytes(1);
  const machine = { keys: `${dir}-keys`, now: () => now, random };
  const folder = opened(machine, dir);
  const device = options.device ?? 1;
  const context: Context = {
    handle: folder.handle,
    ids: createIds(device),
    device,
    now: () => now,
    random,
    locked: false,
    folder,
    keepIncident: (_incident, problem) => {
      throw problem;
    },
    jobs: createJobs(),
    actor: { name: 'Ada Example', role: 'owner' },
    recorded: () => {},
  };
  granted(applySetup(context, options.setup));
  const contract = (ref: string): StoredContract => {
    const found = readContract(context.handle.reader, ref);
    if (!found) throw new Error(`no contract ${ref}`);
    return found;
  };
  return {
    dir,
    context,
    contract,
    setNow: (iso) => {
      now = Date.parse(iso);
    },
    deliver: (ref, at, leads) => deliver(context, contract(ref), Date.parse(at), leads),
    book: (delivery, meeting) => book(context, delivery, meeting),
    dispute: (delivery, at, claim) => dispute(context, delivery, Date.parse(at), claim),
    close: () => folder.release(),
  };
}

/** The value of a result that must not be a refusal. */
export function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

function deliver(
  { handle, ids }: Context,
  contract: StoredContract,
  at: number,
  leads: number | readonly DeskLead[],
): number[] {
  const { client } = contract;
  const day = dayOf(at, client.timeZone);
  const version = inForce(contract.versions, day);
  if (!version) throw new Error(`no terms on ${day}`);
  const calendar = { zone: client.timeZone, workingDays: client.workingDays, holidays: client.holidays };
  const list = typeof leads === 'number' ? Array.from({ length: leads }, (): DeskLead => ({})) : leads;
  return handle.transaction((w) => {
    const batch = ids.next(w);
    w.write(
      `INSERT INTO batch (id, state, file_name, file_hash, map, counts, rows_digest, started_at, finished_at)
       VALUES (?, 'live', 'leads.csv', ?, '{}', json_object('rows', ?), '', ?, ?)`,
    ).run(batch, String(batch), list.length, at, at);
    const lead = w.write(
      `INSERT INTO lead (id, batch_id, source_id, external_id, captured_at, person_full_name, person_email, company_employees,
         source_campaign, contact_verdict)
       VALUES (?, ?, (SELECT id FROM source WHERE ref = ?), ?, ?, ?, ?, ?, ?, 'pass')`,
    );
    const judged = w.write(
      `INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, judged_at) VALUES (?, ?, ?, 'pass', 'pass', ?)`,
    );
    return list.map((one) => {
      const [leadId, id] = [ids.next(w), ids.next(w)];
      lead.run(
        leadId,
        batch,
        one.source ?? null,
        one.externalId ?? null,
        one.capturedAt === undefined ? at - 3_600_000 : Date.parse(one.capturedAt),
        one.name ?? 'Robin Example',
        `lead${leadId}@example.com`,
        one.employees ?? null,
        one.campaign ?? null,
      );
      judged.run(contract.id, leadId, version.id, at);
      insertDelivery(w, {
        id,
        leadId,
        contractId: contract.id,
        termsId: version.id,
        exclusive: true,
        state: 'delivered',
        createdAt: at,
        deliveredAt: at,
        deliveredDay: day,
        reviewEndsAt: endOfWindow(at, version.terms.review ?? {}, calendar),
        decidedAt: null,
        replacementId: null,
        isFree: false,
      });
      return id;
    });
  });
}

function book({ handle, ids }: Context, deliveryId: number, meeting: DeskMeeting): number {
  return handle.transaction((w) => {
    const id = ids.next(w);
    const bookedAt = Date.parse(meeting.bookedAt);
    const { contractId } = readDelivery(w, deliveryId);
    insertAppointment(
      w,
      {
        id,
        contractId,
        deliveryId,
        externalId: null,
        chainId: id,
        bookedAt,
        startsAt: Date.parse(meeting.startsAt),
        outcome: meeting.outcome ?? null,
        setter: meeting.setter ?? null,
      },
      bookedAt,
    );
    return id;
  });
}

function dispute({ handle, ids }: Context, deliveryId: number, at: number, claim: Partial<DeskClaim> = {}): number {
  return handle.transaction((w) => {
    const id = ids.next(w);
    const delivery = readDelivery(w, deliveryId);
    const chainId = claim.chain ?? null;
    insertDispute(w, {
      id,
      contractId: delivery.contractId,
      deliveryId,
      chainId,
      reason: claim.reason ?? 'wrong contact data',
      class: claim.class ?? 'creditable',
      state: 'open',
      openedAt: at,
      heardAt: at,
      decidedAt: null,
      remedy: null,
      percent: null,
      evidence: null,
      note: null,
    });
    if (chainId === null) setDeliveryState(w, delivery, 'disputed', null);
    return id;
  });
}
