/**
 * PostgreSQL stores no character NUL, and no half of a surrogate pair in jsonb; Shopify's texts may
 * have either, left by a broken import. Such a text must not keep a whole shop from being read.
 */
export function toStorableText(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "") : text;
}

/** The same for JSON text, where these characters stand as escapes. */
export function toStorableJson(json: string): string {
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json;
  // Escapes are read from left to right: a backslash that is itself escaped begins none.
  return json.replace(
    /\\(?:(u0000)|(ud[89ab]..\\ud[c-f]..)|(ud[89a-f]..)|.)/gis,
    (escape, nul?: string, pair?: string, half?: string) =>
      nul ? "" : half && !pair ? "\\ufffd" : escape,
  );
}
