import { AppError } from "../../lib/errors";

const refused = new Set(["missing_scope", "upstream_invalid", "query_too_costly"]);

/**
 * Asks for some objects that nothing depends on. Where Shopify does not answer, for one of them or for
 * all, in halves: what it refuses by itself is left out, and stays unknown. Throws what may pass.
 */
export async function askInParts<Id, Found>(
  ids: readonly Id[],
  ask: (ids: readonly Id[]) => Promise<Found[]>,
): Promise<Found[]> {
  if (ids.length === 0) return [];
  try {
    return await ask(ids);
  } catch (error) {
    if (!(error instanceof AppError) || !refused.has(error.code)) throw error;
    if (ids.length === 1 || error.code === "missing_scope") return [];
  }
  const half = Math.ceil(ids.length / 2);
  return [
    ...(await askInParts(ids.slice(0, half), ask)),
    ...(await askInParts(ids.slice(half), ask)),
  ];
}
