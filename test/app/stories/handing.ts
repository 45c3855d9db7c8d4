import { expect } from 'vitest';
import { csv } from '../sampleContract.ts';
import { person } from './people.ts';
import type { Scene } from './scene.ts';
import { contract, localOf, momentOf } from './scene.ts';

export interface Leads {
  /** Ref of the source they come from; `web` where left out. */
  readonly source?: string;
  /** What they say beside name, mail and phone: `company.industry`, `call.seconds`. */
  readonly saying?: Readonly<Record<string, string>>;
}

/** Leads of a story: taken in, handed over, kept on hold, disputed. Deliveries and claims are named by their ids. */
export function handing({ world }: Scene) {
  const { client, context } = world;
  const handed = new Set<number>();
  let people = 0;

  const takeIn = async (count: number, { source = 'web', saying = {} }: Leads = {}): Promise<void> => {
    const now = Temporal.Instant.fromEpochMilliseconds(context.now());
    const captured = now.subtract({ hours: 1 }).toString();
    const rows = Array.from({ length: count }, () => {
      people += 1;
      const { name, mail, phone } = person(people);
      return [name, mail, phone, `L-${people}`, captured, ...Object.values(saying)].join(',');
    });
    const columns = {
      Name: 'person.fullName',
      Email: 'person.email',
      Phone: 'person.phone',
      Id: 'lead.id',
      Submitted: 'lead.capturedAt',
      ...Object.fromEntries(Object.keys(saying).map((field) => [field, field])),
    };
    const file = csv(Object.keys(columns).join(','), ...rows);
    const map = { kind: 'leads', columns, source };
    expect(await client.lead.import({ file, contract, map, again: true })).toMatchObject({ rows: count, problems: [] });
  };

  /** Deliveries that went out since the last time, in their order. */
  const wentOut = (): number[] => {
    const found = context.handle.reader
      .read<{ id: number }>('SELECT id FROM delivery WHERE delivered_at IS NOT NULL ORDER BY delivered_at, id')
      .all()
      .flatMap(({ id }) => (handed.has(id) ? [] : id));
    for (const id of found) handed.add(id);
    return found;
  };

  return {
    /** Takes new leads in and hands over what there is room for; answers the deliveries that went out, in their order. */
    deliver: async (count: number, leads?: Leads): Promise<number[]> => {
      await takeIn(count, leads);
      await client.delivery.deliver({ contract });
      return wentOut();
    },

    /** Hands over what waits, as far as there is room; tells why the rest stayed. */
    handOver: async () => {
      const { delivered, onHold, kept, replacements } = await client.delivery.deliver({ contract });
      return { delivered, onHold, kept, replacements, went: wentOut() };
    },

    /** What waits on hold, oldest first. */
    onHold: async (): Promise<number[]> => (await client.delivery.hold({ contract })).rows.map(({ id }) => id),

    /** Empties the hold bin of some deliveries; answers those that went out. */
    decideHeld: async (as: 'deliver' | 'makeGood' | 'discard', ids: readonly number[]): Promise<number[]> => {
      await client.delivery.decideHeld({ contract, as, ids: [...ids] });
      return wentOut();
    },

    /** The client disputes deliveries in time; `at` is its own time where we hear of it later. Answers the claims. */
    claim: async (deliveries: readonly number[], reason = 'wrong contact data', at?: string): Promise<number[]> => {
      const answer = await client.delivery.decide({
        ids: [...deliveries],
        decision: 'dispute',
        reason,
        ...(at === undefined ? {} : { at: localOf(at) }),
      });
      expect(answer).toMatchObject({ disputed: deliveries.length, late: 0 });
      return answer.claims.map(({ dispute }) => dispute);
    },

    /** The client disputes a meeting in the window after it, by its file; answers the claim. */
    claimMeeting: async (chain: number, reason: string, at: string): Promise<number> => {
      const columns = {
        Meeting: 'appointment.id',
        Answer: 'feedback.decision',
        Why: 'feedback.reason',
        When: 'feedback.at',
      };
      const file = csv(Object.keys(columns).join(','), `${chain},dispute,${reason},${momentOf(at)}`);
      const answer = await client.feedback.import({ contract, map: { kind: 'feedback', columns }, file });
      expect(answer).toMatchObject({ disputed: 1 });
      const open = await client.dispute.list({ contract, open: true });
      return open.find(({ appointment }) => appointment === chain)?.id ?? 0;
    },

    /** Decides claims; answers the net of each credit note that follows, in cents. */
    decide: async (
      claims: readonly number[],
      as: 'uphold' | 'part' | 'deny',
      how: { readonly remedy?: 'credit' | 'replacement'; readonly percent?: string } = {},
    ): Promise<number[]> => {
      const { credits } = await client.dispute.decide({ ids: [...claims], as, ...how });
      return credits.map(({ net }) => net);
    },
  };
}
