/** So many of what waits, and more, are said as one number: what lies behind it does not press. */
export const manyWait = 100;
