export const documentKinds = ['invoice', 'creditNote'] as const;

/** Orders the list of documents can stand in. */
export const documentSorts = ['number', 'client', 'period', 'issued', 'gross'] as const;
