/** What the report's page can do by itself: show only the leads of a source, state or week or with a text, with their number and sum. */
export const pageScript = `
'use strict';
const rows = [...document.querySelectorAll('#leads tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
const cuts = [...document.querySelectorAll('select[data-cut]')];
const search = document.querySelector('input[type=search]');
const shown = document.querySelector('output');
const { places, currency, words } = shown.dataset;
const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency, minimumFractionDigits: Number(places), maximumFractionDigits: Number(places) });
const count = new Intl.NumberFormat(document.documentElement.lang);
function show() {
  const wanted = search.value.trim().toLowerCase();
  let number = 0;
  let sum = 0;
  for (const { row, text } of rows) {
    const fits = text.includes(wanted) && cuts.every((cut) => cut.value === '' || cut.value === '=' + row.dataset[cut.dataset.cut]);
    row.hidden = !fits;
    if (!fits) continue;
    number += 1;
    sum += Number(row.dataset.amount);
  }
  const said = words.replace('{count}', count.format(number)).replace('{of}', count.format(rows.length));
  shown.textContent = said + ' · ' + money.format(sum / 10 ** Number(places));
}
for (const cut of cuts) cut.addEventListener('change', show);
search.addEventListener('input', show);
show();
`;
