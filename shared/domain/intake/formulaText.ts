/**
 * Text that a spreadsheet would run as a formula when it opens a file, also by the full-width signs some of them take for the same
 * (reliability I5): at the beginning, and behind a line end or a sign at which the spreadsheet of another country cuts cells,
 * whatever the quotes. An apostrophe before it keeps it text; where one stands already it gets another, so that {@link unguarded}
 * gives back exactly what was {@link guarded}.
 */
const formula = /^(?='*[^\S\t\r\n]*[=+\-@＝＋－＠\t\r])|(?<=[;|\t\r\n])(?='*[^\S\t\r\n]*[=+\-@＝＋－＠])/g;
const guard = /^'(?='*[^\S\t\r\n]*[=+\-@＝＋－＠\t\r])|(?<=[;|\t\r\n])'(?='*[^\S\t\r\n]*[=+\-@＝＋－＠])/g;

/** What runs nothing: `-5.00`, `+12025550143`. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/** Without one of these no text is a formula. Most have none, which is seen faster than the rest. */
const signs = /[=+\-@＝＋－＠\t\r]/;

export const guarded = (text: string): string =>
  !signs.test(text) || plainNumber.test(text) ? text : text.replace(formula, "'");

export const unguarded = (text: string): string =>
  text.includes("'") && signs.test(text) ? text.replace(guard, '') : text;
