import { ActionIcon, Button, Group, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { People } from '../../../shared/api/shell.ts';
import type { Actor } from '../../../shared/domain/basics.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { OwnersOnly } from './OwnersOnly.tsx';

const roles: readonly { readonly value: Actor['role']; readonly label: string }[] = [
  { value: 'owner', label: 'owner' },
  { value: 'manager', label: 'account manager' },
];

/** Names and roles on this laptop: history says who did what. */
export function PeopleSection(): ReactNode {
  const read = useQuery(query.shell.read.queryOptions());
  return <Answered read={read}>{({ people }) => <PeopleForm key={JSON.stringify(people)} stored={people} />}</Answered>;
}

function PeopleForm({ stored }: { readonly stored: People }): ReactNode {
  const [{ people, me }, setListed] = useState<People>(stored);
  const mayChange = stored.people[stored.me]?.role === 'owner';
  const save = useAct(api.people.save, { said: () => 'Saved' });
  const choose = useAct(api.people.choose, { said: ({ name }) => `${name} works now` });
  const changed = people !== stored.people;
  const setPeople = (next: Actor[]): void => setListed({ people: next, me });
  /** Whoever works now keeps the place, whoever else leaves. */
  const remove = (at: number): void =>
    setListed({ people: people.filter((_, place) => place !== at), me: at < me ? me - 1 : me });
  const set = (at: number, person: Actor): void => setPeople(people.map((old, place) => (place === at ? person : old)));
  const whole = people.every(({ name }) => name.trim() !== '');
  return (
    <div className="settings-form">
      <OwnersOnly what="who works here" />
      <h2>Who works now</h2>
      <p className="quiet">There is no log-in: whoever sits here says who it is, and history keeps the name.</p>
      <Radio.Group
        aria-label="Who works now"
        value={String(stored.me)}
        onChange={(me) => void choose.act({ me: Number(me) })}
      >
        {stored.people.map(({ name, role }, at) => (
          <Radio
            key={name}
            value={String(at)}
            label={`${name}, ${role === 'owner' ? 'owner' : 'account manager'}`}
            py={4}
          />
        ))}
      </Radio.Group>
      {mayChange && (
        <>
          <h2>Everybody</h2>
          <p className="quiet">
            Owners change the agency, the people and the lock, and take late claims. Both do everything else.
          </p>
          {people.map((person, at) => (
            <Group key={ids[at]} gap="xs">
              <TextInput
                aria-label={`Name of person ${at + 1}`}
                w={260}
                maxLength={80}
                value={person.name}
                onChange={({ currentTarget }) => set(at, { ...person, name: currentTarget.value })}
              />
              <Select
                aria-label={`Role of ${person.name}`}
                allowDeselect={false}
                w={168}
                data={[...roles]}
                value={person.role}
                onChange={(role) => set(at, { ...person, role: role === 'owner' ? 'owner' : 'manager' })}
              />
              {people.length > 1 && at !== me && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove ${person.name}`}
                  onClick={() => remove(at)}
                >
                  ✕
                </ActionIcon>
              )}
            </Group>
          ))}
          <Group>
            <Button variant="default" onClick={() => setPeople([...people, { name: '', role: 'manager' }])}>
              Add a person
            </Button>
            <Button
              disabled={!changed || !whole}
              loading={save.busy}
              onClick={() =>
                void save.act({
                  people: people.map(({ name, role }) => ({ name: name.trim(), role })),
                  me,
                })
              }
            >
              Save people
            </Button>
          </Group>
        </>
      )}
    </div>
  );
}

/** A row keeps its fields while its name is typed; fifty people are the most there can be. */
const ids = Array.from({ length: 51 }, (_, place) => `person ${place}`);
