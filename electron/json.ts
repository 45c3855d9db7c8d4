/** The value of a JSON text, undefined when it is none: for files that may be damaged. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}
