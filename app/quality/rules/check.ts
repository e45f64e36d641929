import type { z } from "zod";
import type { ShopDay } from "../../lib/shop-day";
import type { CatalogueFacts, ProductFacts, ShopFacts } from "../facts/facts";

export const severities = ["error", "warning", "hint"] as const;
/** Error: it keeps the product from being sold or listed, or is wrong. Warning: it costs reach. Hint: it could be better. */
export type Severity = (typeof severities)[number];

export const subjects = [
  "category",
  "title",
  "description",
  "media",
  "variant",
  "price",
  "logistics",
  "option",
  "seo",
  "publication",
  "shop",
] as const;
/** What a check is about: the folder it lies in. */
export type Subject = (typeof subjects)[number];

/** One place where something is wrong, with the facts that show it. */
export interface Evidence {
  /** Of one variant or medium of the product; neither: of the product as a whole. */
  variantId?: number;
  mediaId?: string;
  /** Of a check of the shop: the collection or product that it is about. */
  collectionId?: number;
  productId?: number;
  /** What the text of the finding is filled with: short, plain values. Money: minor units, keys ending in "Minor". */
  values: Readonly<Record<string, string | number>>;
}

/** What a check says of one place: the values of a finding, or that there is none. */
export type Answer = Evidence["values"] | "passed" | "notApplicable";

export const unknownReasons = [
  "notRead",
  "noSales",
  "notClassified",
  "categoryNotTold",
  "tooFewPeers",
  "noImageSize",
  "needsImageBytes",
  "imageNotTold",
  "needsEyes",
  "languageNotKnown",
  "missingScope",
] as const;
/** Why it cannot be told. */
export type UnknownReason = (typeof unknownReasons)[number];

/** What a check makes of a product. What is unknown has not passed. */
export type Outcome =
  | { state: "passed" }
  | { state: "notApplicable" }
  | { state: "unknown"; why: UnknownReason }
  | {
      state: "finding";
      /** At least one; at most `mostEvidence`, the first ones. */
      evidence: readonly Evidence[];
      /** Places in all; more than the evidence where there are more. */
      places: number;
      /** Where it is not the check's own. */
      severity?: Severity;
    };

/** Fix: "direct" is safe after a look at the list; "preview" needs each change looked at; "guided" needs a value. */
export const fixKinds = ["direct", "preview", "guided", "none"] as const;
export type FixKind = (typeof fixKinds)[number];

/** How the rule is decided: from what the API says, from the image's bytes, elsewhere, or not at all. */
export const deciders = ["api", "imageBytes", "external", "none"] as const;
export type Decider = (typeof deciders)[number];

/** Which products a check is about. Archived ones it never is: they are out of sight, and their faults cost nothing. */
export interface AppliesTo {
  /** Whether also of drafts: of what should be right before a product goes on sale. */
  drafts: boolean;
  /** Whether also of gift cards. */
  giftCards: boolean;
}

/**
 * One rule of merchandising. Its words are in the catalogue of texts under `quality.checks.<id>`: `pass`
 * and `fail` (titles), `why` (why it matters), `evidence` (filled with the evidence's values; where these have
 * a `context`, i18next takes `evidence_<context>`).
 */
export interface Check<Settings = unknown> {
  /** As in the list of rules: "TTL-05". */
  id: string;
  subject: Subject;
  severity: Severity;
  /** What its evidence points at. */
  scope: "product" | "variant" | "media";
  appliesTo: AppliesTo;
  /** Where the rule is from. */
  source: { name: string; url?: string };
  decidedBy: Decider;
  fix: FixKind;
  /**
   * Whether time alone may bring another outcome: "never", or the first day on which it may, where nothing but the day
   * is another; null: there is none. Until then a product that is as it was is not checked again.
   */
  changesOn:
    | "never"
    | ((product: ProductFacts, context: CheckContext, settings: Settings) => ShopDay | null);
  /** Thresholds that a shop may change; parses {} to the defaults. */
  settings: z.ZodType<Settings>;
  /** Pure. Never throws, whatever a merchant has entered. */
  run(product: ProductFacts, context: CheckContext, settings: Settings): Outcome;
}

export interface CheckContext {
  shop: ShopFacts;
  catalogue: CatalogueFacts;
}
