import { readSetting, writeSetting } from '../../../db/queries/setting.ts';
import { People } from '../../../shared/api/shell.ts';
import type { Actor } from '../../../shared/domain/basics.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { ownersOnly } from '../ownersOnly.ts';
import { stop, transactWithoutStep } from '../transact.ts';

/** The setting that says who works on this laptop. No `SettingName` holds a slash: `setting.save` cannot go round the owner. */
export const peopleSetting = 'agency/people';

/**
 * Says who works on this laptop, and who does now. Refuses a manager (`ownerOnly`), a list without an owner (`noOwner`), a name
 * that stands in it twice, and a `me` that is nobody (`invalidInput`).
 */
export function savePeople(context: Context, wanted: People): Result<{ saved: true }> {
  return transactWithoutStep(context, (w) => {
    ownersOnly(context, 'people');
    const { people, me } = wanted;
    const twice = people.find(({ name }, at) => people.findIndex((other) => other.name === name) !== at);
    if (twice) stop('invalidInput', { field: 'name', value: twice.name });
    if (people[me] === undefined) stop('invalidInput', { field: 'me', value: me });
    if (people.every(({ role }) => role !== 'owner')) stop('noOwner');
    writeSetting(w, peopleSetting, wanted);
    const after = { people: people.map(({ name, role }) => ({ name, role })) };
    appendHistory(w, context, { actor: context.actor, action: 'people', subject: 'agency:people', change: { after } });
    return { saved: true };
  });
}

/** Somebody else takes the laptop over. Refuses a place that is nobody's (`notFound`). */
export function choosePerson(context: Context, { me }: { readonly me: number }): Result<Actor> {
  return transactWithoutStep(context, (w) => {
    const kept = People.safeParse(readSetting(w, peopleSetting));
    const chosen = kept.success ? kept.data.people[me] : undefined;
    if (!kept.success || chosen === undefined) stop('notFound', { kind: 'person', ref: me });
    writeSetting(w, peopleSetting, { ...kept.data, me });
    return chosen;
  });
}
