/** A text of this length is read at a glance. */
const mostCharacters = 300;
/** So much of what is the same stands before what is not. */
const lead = 60;

/**
 * The part of a long text in which it differs from another one; all of it where it is short. What is left out is
 * marked with "…".
 */
export function excerptOf(text: string, other: string): string {
  if (text.length <= mostCharacters) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  const last = text.length - mostCharacters;
  const from = Math.max(0, Math.min(same - lead, last));
  const to = Math.min(text.length, from + mostCharacters);
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
