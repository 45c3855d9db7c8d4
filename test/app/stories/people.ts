const first = ['Alva', 'Bero', 'Cilia', 'Dario', 'Elke', 'Fiete', 'Greta', 'Hauke', 'Ilka', 'Jonte'];
const last = ['Ahlgrimm', 'Brackwede', 'Crivitz', 'Dornbusch', 'Eschweiler', 'Falkenrehde', 'Grabow'];

/** The n-th made-up person, up to 999: mail under example.com, a phone number of the range kept free for fiction. */
export function person(n: number): { readonly name: string; readonly mail: string; readonly phone: string } {
  const name = `${first[n % first.length]} ${last[n % last.length]}`;
  return { name, mail: `person${n}@example.com`, phone: `+49 30 23125 ${String(n).padStart(3, '0')}` };
}
