/** Markup that is safe to write: made by {@link html} alone, from our own text and escaped values. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[] | null;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);

/** A template whose values are escaped, text and attributes in quotes alike; null is nothing. */
export function html(markup: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: markup.reduce((text, part, at) => text + written(values[at - 1] ?? null) + part) };
}

function written(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((one) => one.html).join('');
}

/** A value as JSON inside a script element that is only data: nothing in it can end the element. */
export const dataBlock = (json: string): Html => ({
  html: json.replaceAll(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
});

/** Our own style or script as it stands: never with anything of a user in it. */
export const own = (text: string): Html => ({ html: text });
