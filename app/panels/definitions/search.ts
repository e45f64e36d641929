/** Whether every word of the query is somewhere in the texts. Nothing asked for: yes. */
export function matchesSearch(texts: readonly string[], query: string): boolean {
  const haystack = simplify(texts.join("\n"));
  return simplify(query)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

function simplify(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
