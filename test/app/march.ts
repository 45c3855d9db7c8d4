import { monthFile, monthJson, monthWorld, type World } from '../world.ts';

/**
 * The worked month as it stands when its invoices are due, 2026-04-04T08:00Z: 44 clinic leads, 4 of them returned, and 10 chains
 * of appointments, 7 of them held. Nothing is issued yet.
 */
export async function marchWorld(): Promise<World> {
  const world = await monthWorld();
  const { client, setNow } = world;
  const leads = async (name: string, contract: string, map: string): Promise<void> => {
    await client.lead.import({ file: monthFile(name), contract, map: monthJson(map) });
  };
  setNow('2026-03-02T10:00:00Z');
  await leads('leads-b.csv', 'maschinenbau-termine', 'map-leads-b.json');
  setNow('2026-03-02T10:05:00Z');
  await client.delivery.deliver({ contract: 'maschinenbau-termine' });
  setNow('2026-03-10T14:00:00Z');
  await leads('leads-1.csv', 'brightsmile-leads', 'map-leads.json');
  setNow('2026-03-10T15:00:00Z');
  await client.delivery.deliver({ contract: 'brightsmile-leads' });
  setNow('2026-03-13T08:00:00Z');
  const feedback = {
    file: monthFile('feedback.csv'),
    contract: 'brightsmile-leads',
    map: monthJson('map-feedback.json'),
  };
  await client.feedback.import(feedback);
  for (const { id, reason } of await client.dispute.list({ contract: 'brightsmile-leads', open: true })) {
    await client.dispute.resolve(
      reason === 'wrong contact data' ? { id, as: 'uphold', remedy: 'credit' } : { id, as: 'deny' },
    );
  }
  setNow('2026-04-01T01:00:00Z');
  await leads('leads-2.tsv', 'brightsmile-leads', 'map-leads.json');
  setNow('2026-04-01T02:00:00Z');
  await client.delivery.deliver({ contract: 'brightsmile-leads' });
  setNow('2026-04-01T08:00:00Z');
  const meetings = { contract: 'maschinenbau-termine', map: monthJson('map-appointments.json') };
  await client.appointment.import({ file: monthFile('appointments-b.csv'), ...meetings });
  setNow('2026-04-04T08:00:00Z');
  return world;
}
