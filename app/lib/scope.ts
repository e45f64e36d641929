/** The first scope named in Shopify's words, e.g. "read_customers"; null where none is. */
export function scopeIn(text: string): string | null {
  return /\b(?:read|write|unauthenticated)_[a-z_]+/.exec(text)?.[0] ?? null;
}

/** Whether a text is the name of a scope and nothing else: only such a one can be asked for. */
export function isScope(text: string): boolean {
  return scopeIn(text) === text;
}
