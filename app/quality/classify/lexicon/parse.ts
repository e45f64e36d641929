/** A word or phrase that names products, and where those belong. */
export interface LexiconEntry {
  /** As written. */
  form: string;
  /** Names from the vertical down. */
  path: readonly string[];
  /** It only hints at it (a brand, a measure), and names no product. */
  isHint: boolean;
}

/**
 * Reads the lexicon. "= Vertical" begins a vertical, ": form, form" are forms of the vertical itself,
 * "Path > Below: form, ~hint" those of a category in it. A line that begins with spaces continues the
 * one before.
 */
export function parseLexicon(text: string): LexiconEntry[] {
  const entries: LexiconEntry[] = [];
  let vertical = "";
  for (const line of text.replace(/\n +/g, " ").split("\n")) {
    if (line.startsWith("= ")) vertical = line.slice(2).trim();
    const at = line.startsWith(":") ? 0 : line.indexOf(": ");
    if (at < 0) continue;
    const below = line.slice(0, at).trim();
    const path = [vertical, ...(below === "" ? [] : below.split(" > "))];
    for (const part of line.slice(at + 1).split(",")) {
      const form = part.trim();
      if (form === "") continue;
      entries.push(
        form.startsWith("~")
          ? { form: form.slice(1), path, isHint: true }
          : { form, path, isHint: false },
      );
    }
  }
  return entries;
}
