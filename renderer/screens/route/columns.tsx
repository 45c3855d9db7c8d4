import type { RouteAnswer, RouteRow } from '../../../shared/api/routing.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { Column } from '../../parts/List.tsx';
import { type RouteChoice, reasonLine, shortReason } from '../../text/routing.ts';

type Contract = RouteAnswer['contracts'][number];

/** What a contract pays for the lead itself; many pay for what comes of it. */
function priceText(price: number, { look }: Contract): string {
  return price === 0 ? 'no charge' : formatMoney(price, look.currency, look.locale);
}

/** `$25.00 · gets it`: what it pays where it could have the lead, and what came of it. */
function choiceText(choice: RouteChoice, contract: Contract): string {
  const price = choice.price === null ? '' : `${priceText(choice.price, contract)} · `;
  return `${price}${shortReason(choice.reason)}`;
}

/** `Acme: Enquiries`, several where the lead is shared; a dash where nobody takes it. */
function takersText({ choices }: RouteRow, contracts: readonly Contract[]): string {
  const takers = choices.filter(({ as }) => as !== null);
  const names = takers.map(({ contract, as }) => {
    const name = contracts.find(({ ref }) => ref === contract)?.look.name ?? contract;
    return as === 'onHold' ? `${name} (on hold)` : name;
  });
  return names.length === 0 ? '–' : names.join(', ');
}

function columnOf(contract: Contract): Column<RouteRow> {
  const choiceIn = ({ choices }: RouteRow): RouteChoice | undefined =>
    choices.find((one) => one.contract === contract.ref);
  return {
    id: contract.ref,
    title: `${contract.look.name}: ${contract.name}`,
    text: (row) => {
      const choice = choiceIn(row);
      return choice === undefined ? '' : choiceText(choice, contract);
    },
    cell: (row) => {
      const choice = choiceIn(row);
      if (choice === undefined) return null;
      const said = choiceText(choice, contract);
      return (
        <span title={reasonLine(choice)} className={choice.as === null ? 'quiet' : undefined}>
          {choice.as === null ? said : <strong>{said}</strong>}
        </span>
      );
    },
    width: 208,
  };
}

/** The grid: each lead against each contract, in the owner's order. */
export const routeColumns = (contracts: readonly Contract[]): readonly Column<RouteRow>[] => [
  { id: 'name', title: 'Name', text: ({ lead }) => lead.name ?? lead.email ?? '–', width: 152 },
  { id: 'company', title: 'Company', text: ({ lead }) => lead.company ?? '', width: 136 },
  { id: 'takers', title: 'Goes to', text: (row) => takersText(row, contracts), width: 184 },
  ...contracts.map(columnOf),
];
