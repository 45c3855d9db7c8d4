import type { Scene } from './scene.ts';
import { localOf } from './scene.ts';

type Outcome = 'held' | 'prospectNoShow' | 'clientNoShow' | 'cancelledInTime' | 'lateCancel';

/** Meetings of a story, named by the id of their chain. */
export function meeting({ world: { client } }: Scene) {
  return {
    /** Books a meeting on a delivery now; answers its chain. */
    book: async (delivery: number, startsAt: string): Promise<number> =>
      (await client.appointment.book({ delivery, startsAt: localOf(startsAt) })).chain,

    /** Moves it to another time: the chain goes on. */
    move: async (chain: number, startsAt: string): Promise<void> => {
      await client.appointment.move({ id: chain, startsAt: localOf(startsAt) });
    },

    /** Says how meetings ended; answers how many units are owed for it. */
    ended: async (chains: readonly number[], outcome: Outcome): Promise<number> =>
      (await client.appointment.decide({ ids: [...chains], outcome })).owed,
  };
}
