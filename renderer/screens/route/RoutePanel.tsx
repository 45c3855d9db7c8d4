import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RouteAnswer, RouteRow } from '../../../shared/api/routing.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Panel } from '../../parts/Screen.tsx';
import { limitSpans } from '../../text/limits.ts';
import { knownBy, type RouteChoice, reasonLine, ruleWords } from '../../text/routing.ts';

type Contract = RouteAnswer['contracts'][number];

/** One lead before every contract: why, what it pays, how many share it, the room, and what its client had before. */
export function RoutePanel({
  row,
  contracts,
  onClose,
}: {
  readonly row: RouteRow;
  readonly contracts: readonly Contract[];
  readonly onClose: () => void;
}): ReactNode {
  const { lead, choices, rule } = row;
  return (
    <Panel
      title={lead.name ?? lead.email ?? 'Lead'}
      onClose={onClose}
      foot={
        <LinkButton to="/leads/$lead" params={{ lead: String(lead.id) }}>
          Open the page
        </LinkButton>
      }
    >
      <Stack gap={16}>
        <p className="quiet">Decided by: {ruleWords[rule].toLowerCase()}</p>
        {choices.map((choice) => {
          const contract = contracts.find(({ ref }) => ref === choice.contract);
          return contract && <Choice key={choice.contract} choice={choice} contract={contract} />;
        })}
      </Stack>
    </Panel>
  );
}

function Choice({ choice, contract }: { readonly choice: RouteChoice; readonly contract: Contract }): ReactNode {
  const { look, buyers, limits } = contract;
  const money = (amount: number): string => formatMoney(amount, look.currency, look.locale);
  const facts = [
    ...(choice.price === null ? [] : [choice.price === 0 ? 'no charge for the lead' : money(choice.price)]),
    buyers === 1 ? 'exclusive' : buyers === null ? 'shared' : `shared with at most ${buyers}`,
    ...limits.map(({ kind, leads, used, money: most, spent }) =>
      leads !== null
        ? `${used} of ${leads} ${limitSpans[kind]}`
        : `${money(spent)} of ${money(most ?? 0)} ${limitSpans[kind]}`,
    ),
  ];
  return (
    <section>
      <h3>
        <Link to="/contracts/$contract" params={{ contract: contract.ref }} search={{}}>
          {look.name}: {contract.name}
        </Link>
      </h3>
      <p>{choice.as === null ? reasonLine(choice) : <strong>{reasonLine(choice)}</strong>}</p>
      <p className="quiet">{facts.join(' · ')}</p>
      {choice.before.map(({ delivery, lead, contract: ref, day, by, document }) => (
        <p key={`${delivery} ${ref} ${lead}`}>
          <Link to="/leads/$lead" params={{ lead: String(lead) }}>
            {delivery === null
              ? 'Would be delivered by this run'
              : day === null
                ? 'On hold'
                : `Delivered on ${dayText(day, look.locale)}`}{' '}
            under {ref}
          </Link>{' '}
          ({knownBy[by]})
          {document !== null && (
            <>
              , charged on{' '}
              <Link to="/documents/$number" params={{ number: document }}>
                {document}
              </Link>
            </>
          )}
        </p>
      ))}
    </section>
  );
}
