import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { glanceAtCalls } from '../../../db/queries/callQueue.ts';
import { glanceAtReach } from '../../../db/queries/reach.ts';
import { readSetting } from '../../../db/queries/setting.ts';
import { hasDocument, nextRedo, nextUndo } from '../../../db/queries/step.ts';
import { countWaits } from '../../../db/queries/waits.ts';
import { Appearance, People, type ShellAnswer } from '../../../shared/api/shell.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { manyWait } from '../../../shared/domain/manyWait.ts';
import { unnamedActor } from '../actor.ts';
import { callingForAll } from '../call/callingFor.ts';
import type { Context } from '../context.ts';
import { agencyDay } from '../lead/leadLook.ts';
import { peopleSetting } from '../people/people.ts';
import { asStep } from '../step/asStep.ts';

/** What the frame around every screen shows. */
export function readShell(context: Context): z.output<typeof ShellAnswer> {
  const { reader } = context.handle;
  const now = context.now();
  const agency = readAgency(reader);
  const [undo, redo] = [nextUndo(reader), nextRedo(reader)];
  return {
    agency: agency && { name: agency.name, currency: agency.currency, timeZone: agency.timeZone },
    asOf: now,
    locked: context.locked,
    appearance: Appearance.parse(readSetting(reader, 'appearance') ?? {}),
    people: People.parse(readSetting(reader, peopleSetting) ?? { people: [unnamedActor], me: 0 }),
    waits: { ...countWaits(reader, now), ...toTalkTo(reader, now) },
    // Undo of what issued a document is refused, with the reason; the frame does not offer it.
    undo: undo && !hasDocument(reader, undo.id) ? asStep(undo) : null,
    redo: redo && asStep(redo),
  };
}

/** Leads to verify and to call, up to `manyWait` of each. */
function toTalkTo(r: Reader, now: Instant): { readonly reach: number; readonly calls: number } {
  const reach = glanceAtReach(r, agencyDay(r, now), manyWait);
  const calls = glanceAtCalls(r, callingForAll(r, now), manyWait);
  return { reach, calls };
}
