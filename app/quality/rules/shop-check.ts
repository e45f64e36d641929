import type { z } from "zod";
import type { Answer, Decider, Evidence, FixKind, Outcome, Severity } from "./check";
import type { ShopFacts } from "../facts/facts";
import { findingsOf, notApplicable, unknown } from "./outcomes";

export interface CollectionFacts {
  id: number;
  title: string;
  handle: string;
  /** Plain text. */
  descriptionText: string;
  imageUrl: string | null;
  imageAlt: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  /** Null: not known. A count from 1 on may be out of date. */
  productsCount: number | null;
  isSmart: boolean;
}

/** A redirect to a product or collection of the shop: of others it is not known where they lead. */
export interface RedirectFacts {
  path: string;
  target: string;
  isBroken: boolean;
}

/** What a check of the shop may know. Undefined: not read, mostly because the scope for it is not granted. */
export interface ShopWideFacts {
  shop: ShopFacts;
  collections: readonly CollectionFacts[] | undefined;
  /** Types of the policies that have a text, as the API names them: REFUND_POLICY, ... */
  policies?: readonly string[];
  redirects?: readonly RedirectFacts[];
  /** There are more redirects than were read. */
  hasMoreRedirects?: boolean;
  /** Products that are sold by weight, volume, length or area. */
  soldByMeasure?: readonly { productId: number; title: string; hasUnitPrice: boolean }[];
}

/** One rule of merchandising about the shop as a whole. Its words are where those of a Check are. */
export interface ShopCheck<Settings = unknown> {
  /** "SHOP-01". */
  id: string;
  subject: "shop";
  severity: Severity;
  scope: "shop";
  source: { name: string; url?: string };
  decidedBy: Decider;
  fix: FixKind;
  /** Without this scope, which the merchant may grant, it cannot be told. */
  needsScope?: string;
  settings: z.ZodType<Settings>;
  /** Pure. Never throws, whatever a merchant has entered. */
  run(facts: ShopWideFacts, settings: Settings): Outcome;
}

/** Keeps the type of its settings, and forgets it for the list. */
export function defineShopCheck<Settings>(check: ShopCheck<Settings>): ShopCheck {
  return check as ShopCheck;
}

/** More than this many places are counted, not listed. */
export const mostShopEvidence = 1_000;

export function shopFindingsOf(places: readonly Evidence[]): Outcome {
  return findingsOf(places, mostShopEvidence);
}

/** A finding of each collection that has one, with its title as `collection`. */
export function askEachCollection(
  { collections }: ShopWideFacts,
  ask: (collection: CollectionFacts) => Answer,
): Outcome {
  if (collections === undefined) return unknown("notRead");
  const places: Evidence[] = [];
  let concerned = 0;
  for (const collection of collections) {
    const answer = ask(collection);
    if (answer === "notApplicable") continue;
    concerned++;
    if (answer !== "passed") {
      const values = { collection: collection.title, ...answer };
      places.push({ collectionId: collection.id, values });
    }
  }
  return concerned === 0 ? notApplicable : shopFindingsOf(places);
}
