import { isDefinedError, ORPCError, safe } from '@orpc/client';
import type { Overview } from '../shared/api/overview.ts';
import { api, openSession, takeStartCode } from './api.ts';
import { element, part } from './element.ts';
import { emptySection, lockSentence, overviewSections, standing } from './overview.ts';

const silent = 'Tallyproof does not answer. Is "npm start" still running in its terminal?';
const closed =
  'This page needs the link that "npm start" prints, and a link opens one browser once. Start again and open the new link.';
const tooManyTries = 'Too many wrong links were tried. Wait a minute, then retry.';
const unreadable = 'The file could not be read. Retry; if it stays so, run "npm run --silent tallyproof -- verify".';
const fault = (incident: string): string => `Something broke here: incident ${incident}. Nothing was changed.`;

let startCode = takeStartCode();

async function load(): Promise<void> {
  part('main').ariaBusy = 'true';
  try {
    // A link used before is no harm while the session it opened still holds: the read tells.
    if (startCode !== undefined && (await openSession(startCode)) === 'tooManyTries') return showProblem(tooManyTries);
    startCode = undefined;
  } catch (problem) {
    if (problem instanceof TypeError) return showProblem(silent);
    throw problem;
  }
  const { error, data } = await safe(api.overview.read());
  if (error === null) return show(data);
  if (isDefinedError(error)) return showProblem(error.code === 'FAULT' ? fault(error.data.incident) : unreadable);
  if (error instanceof ORPCError) return showProblem(error.status === 401 ? closed : unreadable);
  showProblem(error instanceof TypeError ? silent : unreadable);
}

function show(overview: Overview): void {
  const name = overview.agency?.name;
  part('agency').textContent = name ?? 'Tallyproof';
  document.title = name === undefined ? 'Tallyproof' : `${name} · Tallyproof`;
  part('standing').replaceChildren(...standing(overview));
  part('status').textContent = lockSentence(overview);
  showMain(...(overview.agency === null ? [emptySection()] : overviewSections(overview)));
}

function showProblem(sentence: string): void {
  const retry = element('button', { type: 'button' }, 'Retry');
  retry.addEventListener('click', () => void load());
  showMain(element('section', { role: 'alert', class: 'problem' }, element('p', {}, sentence), retry));
}

function showMain(...sections: readonly HTMLElement[]): void {
  part('main').replaceChildren(...sections);
  part('main').ariaBusy = 'false';
}

await load();
