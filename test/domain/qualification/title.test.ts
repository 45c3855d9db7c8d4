import { expect, test } from 'vitest';
import { readTitle } from '../../../shared/domain/qualification/title.ts';

test.each([
  ['VP of Operations', 'operations', 'vp'],
  ['Head of Operations', 'operations', 'head'],
  ['Practice Manager', 'medical operations', 'manager'],
  ['Praxismanagerin', 'medical operations', 'manager'],
  ['Medical Director', 'medical', 'director'],
  ['Senior Vice President, Sales', 'sales', 'vp'],
  ['Director of Sales and Marketing', 'sales marketing', 'director'],
  ['C.E.O.', 'management', 'cLevel'],
  ['CEO & Founder', 'management', 'owner cLevel'],
  ['Chief Marketing Officer', 'marketing', 'cLevel'],
  ['Chief Engineer', 'engineering', 'head'],
  ['Sr. Buyer', 'procurement', 'senior'],
  ['R&D Manager', 'engineering', 'manager'],
  ['Lead Generation Manager', 'marketing', 'manager'],
  ['Product Owner', 'other', 'manager'], // owns a backlog, not the company
  ['Assistant Manager', '', 'manager'],
  ['Assistant to the CEO', 'other', 'entry'],
  ['Junior Sales Manager', 'sales', 'entry'],
  ['Geschäftsführer', 'management', 'owner cLevel'],
  ['Geschaeftsfuehrerin', 'management', 'owner cLevel'],
  ['GESCHÄFTSFÜHRER:IN', 'management', 'owner cLevel'],
  ['Assistenz der Geschäftsführung', 'other', 'entry'],
  ['Leiter Einkauf', 'procurement', 'head'],
  ['Einkaufsleiterin', 'procurement', 'head'],
  ['IT-Leiter', 'it', 'head'],
  ['Vertriebsleiter DACH', 'sales', 'head'],
  ['Teamleiter Kundenservice', 'support', 'manager'],
  ['Leitung Finanzen', 'finance', 'head'],
  ['Inhaberin / Zahnärztin', 'management medical', 'owner'],
  ['Directeur général', 'management', 'cLevel'],
  ['Directrice des ressources humaines', 'hr', 'director'],
  ['Responsable des achats', 'procurement', 'head'],
  ['Chef de projet', 'operations', 'manager'],
  ['Gérante', 'management', 'owner cLevel'],
  ['Jefe de compras', 'procurement', 'head'],
  ['Directora de Marketing', 'marketing', 'director'],
  ['Gerente', '', 'manager'],
  ['Zahnarzt', 'medical', ''],
  ['Ninja', '', ''],
  ['', '', ''],
  ['constructor __proto__', '', ''],
])('%s: functions "%s", rank "%s"', (title, functions, ranks) => {
  const reading = readTitle(title);
  expect([reading.functions.toSorted().join(' '), reading.seniorities.join(' ')]).toEqual([
    functions.split(' ').toSorted().join(' '),
    ranks,
  ]);
});
