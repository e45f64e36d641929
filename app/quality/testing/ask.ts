import { expect } from "vitest";
import { createI18n } from "../../i18n/i18n";
import type { Check, Evidence, Outcome } from "../rules/check";
import { textsOfCheck } from "../rules/check-texts";
import type { CatalogueFacts, ProductFacts, ShopFacts } from "../facts/facts";
import { mostEvidence } from "../rules/outcomes";
import { catalogueFacts, productFacts, shopFacts } from "./facts";

const i18n = createI18n();
// Which values a text takes is known of a key that stands in the code, not of one by id.
const translate = i18n.t as (key: string, values: Evidence["values"]) => string;

export interface Asked {
  product?: Partial<ProductFacts>;
  catalogue?: Partial<CatalogueFacts>;
  shop?: Partial<ShopFacts>;
  settings?: object;
}

/** The sentence of one piece of evidence, as a merchant reads it. Fails where the text asks for more than there is. */
export function tellEvidence(id: string, { values }: Pick<Evidence, "values">): string {
  const told = translate(textsOfCheck(id).evidence, values);
  expect(told, `evidence of ${id}`).not.toMatch(/\{\{|^quality\.|undefined/);
  return told;
}

/** What a check makes of a product that is clean but for what is given. Every finding is told, too. */
export function ask(check: Check, { product, catalogue, shop, settings }: Asked = {}): Outcome {
  const outcome = check.run(
    productFacts(product),
    { shop: shopFacts(shop), catalogue: catalogueFacts(catalogue) },
    check.settings.parse(settings ?? {}),
  );
  if (outcome.state === "finding") {
    expect(outcome.evidence.length).toBe(Math.min(outcome.places, mostEvidence));
    expect(outcome.evidence.length).toBeGreaterThan(0);
    for (const evidence of outcome.evidence) tellEvidence(check.id, evidence);
  }
  return outcome;
}

/** The outcome in one word: its state, or what kind of finding it is. */
export function askState(check: Check, asked: Asked = {}): string {
  const outcome = ask(check, asked);
  if (outcome.state === "unknown") return `unknown: ${outcome.why}`;
  if (outcome.state !== "finding") return outcome.state;
  const context = outcome.evidence[0]?.values.context;
  return context === undefined ? "finding" : `finding: ${context}`;
}
