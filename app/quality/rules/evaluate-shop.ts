import { createHash } from "node:crypto";
import type { ActiveCheck } from "./active-checks";
import type { Evidence, Outcome, Severity } from "./check";
import type { ShopCheck, ShopWideFacts } from "./shop-check";

/** What a check of the shop as a whole came to. */
export interface ShopResult {
  checkId: string;
  severity: Severity;
  state: Outcome["state"];
  /** Of what is unknown. */
  why: string | null;
  /** In all; the findings are the first ones. */
  places: number;
  findings: (Evidence & { place: string })[];
}

/** What is found where a check throws, though it must not: nothing is known then. */
type OnFailure = (checkId: string, error: unknown) => void;

export function evaluateShop(
  facts: ShopWideFacts,
  active: readonly ActiveCheck<ShopCheck>[],
  scopes: ReadonlySet<string>,
  onFailure: OnFailure,
): ShopResult[] {
  return active.map(({ check, severity, settings }) => {
    const outcome = ask(check, facts, settings, onFailure);
    const result: ShopResult = {
      checkId: check.id,
      severity:
        severity ?? (outcome.state === "finding" ? outcome.severity : undefined) ?? check.severity,
      state: outcome.state,
      why: null,
      places: 0,
      findings: [],
    };
    if (outcome.state === "unknown") {
      const isDenied = check.needsScope !== undefined && !scopes.has(check.needsScope);
      return { ...result, why: isDenied ? "missingScope" : outcome.why };
    }
    if (outcome.state !== "finding") return result;
    const { places, evidence } = outcome;
    return { ...result, places, findings: withPlaces(evidence) };
  });
}

function ask(
  check: ShopCheck,
  facts: ShopWideFacts,
  settings: unknown,
  onFailure: OnFailure,
): Outcome {
  try {
    return check.run(facts, settings);
  } catch (error) {
    onFailure(check.id, error);
    return { state: "unknown", why: "notRead" };
  }
}

/** Each with the name that it is known by the next time; what is said twice is one finding. */
function withPlaces(evidence: readonly Evidence[]): ShopResult["findings"] {
  const byPlace = new Map(evidence.map((each) => [placeOf(each), each]));
  return [...byPlace].map(([place, each]) => ({ ...each, place }));
}

function placeOf({ collectionId, productId, values }: Evidence): string {
  if (collectionId !== undefined) return `collection ${collectionId}`;
  if (productId !== undefined) return `product ${productId}`;
  return createHash("md5").update(JSON.stringify(values)).digest("base64url");
}
