import type { DerivationWords } from './wording.ts';

export const german: DerivationWords = {
  times: (quantity, price) => `${quantity} × ${price}`,
  byRule: (price, place) => `${price} nach Preis ${place} der Liste`,
  rank: (rank) => `Nummer ${rank} des Zeitraums`,
  place: (rank) => `Nr. ${rank}`,
  ranks: (first, last) => `Nummern ${first} bis ${last} des Zeitraums`,
  share: (percent, of) => `${percent} von ${of}`,
  lessPart: (price, percent) => `${price} abzüglich ${percent}`,
  daysOf: (days, of, price) => `${days} von ${of} Tagen zu ${price}`,
  tier: (units, total, charged) =>
    `${units === '1' ? '1 Einheit ergibt' : `${units} Einheiten ergeben`} ${total}, einzeln berechnet ${charged}`,
  shortfall: (missing, units, fee) => `${missing} von ${units} nicht genutzt, von ${fee}`,
  upgrade: (charged) => `${charged} wurden zuvor berechnet`,
  discount: (charges) => `auf Leistungen von ${charges}`,
  minimum: (minimum, charges) => `vereinbart ${minimum}, berechnet ${charges}`,
  guarantee: (missing, promised, fees) => `${missing} von ${promised} fehlen, von ${fees}`,
  cost: (cost, percent) => `Kosten ${cost} zuzüglich ${percent}`,
  measure: {
    delivered: 'geliefert',
    accepted: 'angenommen',
    held: 'wahrgenommene Termine',
    sales: 'Abschlüsse',
    acceptanceRate: 'Annahmequote',
    returnRate: 'Rückgabequote',
    showRate: 'Show\u2011Rate',
    leadToCloseRate: 'Abschlussquote',
  },
  billedBefore: (amount) => `davon zuvor berechnet ${amount}`,
};
