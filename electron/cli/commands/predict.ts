import { z } from 'zod';
import { comparisonWords, keyWords, readingName, tooFewText, verdictWords } from '../../../renderer/text/scoring.ts';
import type { Predicted, Suggested } from '../../../shared/api/scoring.ts';
import { scoringOutcomes } from '../../../shared/domain/scoring/outcome.ts';
import type { Client } from '../command.ts';
import { command, WrongUsage } from '../command.ts';
import { table } from '../say.ts';
import { contract, given, optional } from './options.ts';

const outcomes = z.enum(scoringOutcomes);

/** What predicts acceptance and sale, and weights learned from history. */
export const predict = command({
  name: 'predict',
  usage: 'predict --contract REF [--from DAY] [--to DAY] [--suggest [--outcome accepted|sold]]',
  summary: 'which bands, criteria and values go with acceptance and sale, or weights learned from it',
  details:
    'Days are those of delivery; without them the last 52 weeks. Rates have their Wilson interval at 95 %, and stand beside those of all\n' +
    'other leads. --suggest learns weights for the criteria and says whether to believe them; it changes nothing.',
  options: {
    contract,
    from: { type: 'string', value: 'DAY', help: 'first day, YYYY-MM-DD' },
    to: { type: 'string', value: 'DAY', help: 'last day, YYYY-MM-DD' },
    suggest: { type: 'boolean', help: 'learn weights' },
    outcome: { type: 'string', value: 'OUTCOME', help: 'with --suggest: accepted or sold; accepted without' },
  },
  run: (client, call): Promise<Predicted | Suggested> => {
    const scope = {
      contract: call.required('contract'),
      ...given('from', call.text('from')),
      ...given('to', call.text('to')),
    };
    const outcome = optional(outcomes, call.text('outcome'), '--outcome');
    if (call.flag('suggest')) return suggested(client, { ...scope, ...given('outcome', outcome) });
    if (outcome !== undefined) throw new WrongUsage('--outcome goes with --suggest');
    return client.scoring.predict({ ...scope, job: 'predict' });
  },
  say: (answer) => ('kind' in answer ? saySuggested(answer) : sayPredicted(answer)),
});

const suggested = (client: Client, input: Parameters<Client['scoring']['suggest']>[0]): Promise<Suggested> =>
  client.scoring.suggest({ ...input, job: 'suggest' });

type Row = Predicted['bands'][number];
type Share = Row['acceptance'];

const shareText = ({ rate, low, high }: Pick<Share, 'rate' | 'low' | 'high'>): string =>
  rate === null ? '–' : `${rate} (${low}–${high})`;

function sayPredicted({ total, leftOut, sale, comparisons, bands, criteria, fields }: Predicted): string {
  const tables = [
    ...(bands.length === 0 ? [] : [{ title: 'Score band', of: 'band' as const, rows: bands }]),
    ...criteria.map(({ id, definition, rows }) => ({ title: `${id}: ${definition}`, of: 'criterion' as const, rows })),
    ...fields.map((one) => ({ title: readingName(one), of: 'field' as const, rows: one.rows })),
  ];
  const undecided = leftOut.acceptance.reduce((sum, { count }) => sum + count, 0);
  return [
    `${total.delivered} delivered; accepted ${total.accepted} of ${total.decided} decided, ${shareText(total.acceptance)} %, ${undecided} left out`,
    `sold ${total.sold} of ${total.ripe} within ${sale.days} days${sale.isAgreed ? '' : ' (no attribution window agreed)'}, ${shareText(total.closing)} %, ${leftOut.sale.young} too young left out`,
    `${comparisons.telling} of ${comparisons.made} differences say something; of twenty, chance alone makes one`,
    ...tables.map(
      ({ title, of, rows }) =>
        `\n${title}\n${table(
          ['', 'leads', 'decided', 'accepted % (95 %)', 'beside the rest', 'ripe', 'sold % (95 %)', 'beside the rest'],
          rows.map((row) => [
            keyWords(row.key, of),
            row.delivered,
            row.decided,
            shareText(row.acceptance),
            comparisonWords(row.acceptance),
            row.ripe,
            shareText(row.closing),
            comparisonWords(row.closing),
          ]),
        )}`,
    ),
  ].join('\n');
}

function saySuggested(answer: Suggested): string {
  if (answer.kind === 'tooFew') return tooFewText(answer);
  const { verdict, weights, auc, plain, straightened, isStraightened, baseBrier, bands, moves, cases, events } = answer;
  const interval = ({ value, low, high }: typeof auc.model): string => `${value} (${low}–${high})`;
  const foresight = isStraightened ? straightened : plain;
  return [
    `${verdictWords[verdict].word}. ${verdictWords[verdict].says}`,
    '',
    table(
      ['criterion', 'met', 'not met', 'not known', 'gain, log odds (95 %)', 'points now', 'suggested'],
      weights.map(({ id, met, unmet, unknown, gain, before, after }) => [
        id,
        met,
        unmet,
        unknown,
        gain && interval(gain),
        before,
        after,
      ]),
    ),
    '',
    `learned from ${cases} leads, ${events} of them ${answer.outcome}; all that follows was seen on leads not learned from`,
    `how often the better lead of a pair has more points: suggested ${interval(auc.suggested)}, present ${interval(auc.present)}, difference ${interval(auc.difference)}`,
    `squared distance (Brier): ${foresight.brier}, of the average alone ${baseBrier}; foretold and come lie ${foresight.calibrationError} points apart${isStraightened ? ', straightened' : ''}`,
    '',
    table(
      ['band', 'leads now', '% now (95 %)', 'leads then', '% then (95 %)'],
      bands.map(({ band, before, after }) => [band, before.cases, shareText(before), after.cases, shareText(after)]),
    ),
    `${moves.up} leads would rise, ${moves.down} fall, ${moves.same} stay in their band`,
  ].join('\n');
}
