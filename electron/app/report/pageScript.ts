/** What the report's page can do by itself: show only the leads of a source, state or week, with their number and sum. */
export const pageScript = `
'use strict';
const rows = [...document.querySelectorAll('#leads tbody tr')];
const cuts = [...document.querySelectorAll('select[data-cut]')];
const shown = document.querySelector('output');
const { places, currency, words } = shown.dataset;
const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency, minimumFractionDigits: Number(places), maximumFractionDigits: Number(places) });
const count = new Intl.NumberFormat(document.documentElement.lang);
function show() {
  let number = 0;
  let sum = 0;
  for (const row of rows) {
    const fits = cuts.every((cut) => cut.value === '' || cut.value === '=' + row.dataset[cut.dataset.cut]);
    row.hidden = !fits;
    if (!fits) continue;
    number += 1;
    sum += Number(row.dataset.amount);
  }
  const text = words.replace('{count}', count.format(number)).replace('{of}', count.format(rows.length));
  shown.textContent = text + ' · ' + money.format(sum / 10 ** Number(places));
}
for (const cut of cuts) cut.addEventListener('change', show);
show();
`;
