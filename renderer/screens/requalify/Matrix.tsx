import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequalifyPreview } from '../../../shared/api/requalification.ts';
import { type LeadOutcome, leadOutcomes } from '../../../shared/domain/lead.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { stateWord } from '../../text/states.ts';

type Moves = RequalifyPreview['moves'];

const shown = leadOutcomes.toReversed();

/** From what leads stood at, down the side, to what they stand at now. Cells of leads that change open their list. */
export function Matrix({
  moves,
  label,
  chosen,
  onCell,
}: {
  readonly moves: Moves;
  readonly label: string;
  readonly chosen?: { readonly from: LeadOutcome; readonly to: LeadOutcome } | undefined;
  readonly onCell?: (from: LeadOutcome, to: LeadOutcome) => void;
}): ReactNode {
  const froms = shown.filter((from) => moves.some((move) => move.from === from));
  const tos = shown.filter((to) => moves.some((move) => move.to === to));
  return (
    <table className="plain matrix" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Stood at</th>
          {tos.map((to) => (
            <th key={to} scope="col" className="right">
              now {stateWord('lead', to).word.toLowerCase()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {froms.map((from) => (
          <tr key={from}>
            <th scope="row">
              <StateBadge kind="lead" value={from} />
            </th>
            {tos.map((to) => {
              const count = moves.find((move) => move.from === from && move.to === to)?.count ?? 0;
              return (
                <td key={to} className="right">
                  <Cell
                    count={count}
                    opens={
                      onCell !== undefined && from !== to && count > 0
                        ? {
                            does: () => onCell(from, to),
                            says: `${count.toLocaleString('en')} leads from ${stateWord('lead', from).word} to ${stateWord('lead', to).word}`,
                            isOpen: chosen?.from === from && chosen.to === to,
                          }
                        : null
                    }
                    isSame={from === to}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  count,
  opens,
  isSame,
}: {
  readonly count: number;
  readonly opens: { readonly does: () => void; readonly says: string; readonly isOpen: boolean } | null;
  readonly isSame: boolean;
}): ReactNode {
  const text = count === 0 ? '–' : count.toLocaleString('en');
  if (opens === null) return <span className={isSame || count === 0 ? 'quiet' : undefined}>{text}</span>;
  return (
    <UnstyledButton className="matrix-cell" aria-label={opens.says} aria-pressed={opens.isOpen} onClick={opens.does}>
      {text}
    </UnstyledButton>
  );
}
