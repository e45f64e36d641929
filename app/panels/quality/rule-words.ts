import en from "../../i18n/en.json";
import type { TextKey } from "../../i18n/text-key";
import { mostEvidence } from "../../quality/rules/outcomes";
import type { Check } from "../../quality/rules/check";
import type { ShopCheck } from "../../quality/rules/shop-check";
import { textsOfCheck } from "../../quality/rules/check-texts";
import { fixesOf } from "../../quality/fixes/registry";
import { z } from "zod";
import type { EvidenceView, RuleWords } from "./view";

export function wordsOf({ id, source }: Pick<Check | ShopCheck, "id" | "source">): RuleWords {
  const { fail, pass, why } = textsOfCheck(id);
  const isFixable = fixesOf([id]).length > 0;
  return {
    ...{ id, fail, pass, why, isFixable },
    source: { name: source.name, url: source.url ?? null },
    guide: guideOf(id),
  };
}

/** What to do by hand about what a rule finds; null: nothing is said of it. */
function guideOf(id: string): TextKey | null {
  return Object.hasOwn(en.quality.guides, id) ? (`quality.guides.${id}` as TextKey) : null;
}

const evidenceSchema = z
  .array(
    z.object({
      variantId: z.number().optional(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  )
  .max(mostEvidence);

/** Stored evidence, to be put into words; none where it is of another version of the check. */
export function readEvidence(
  checkId: string,
  stored: unknown,
  variantNames: ReadonlyMap<number, string>,
): EvidenceView[] {
  const parsed = evidenceSchema.safeParse(stored);
  if (!parsed.success) return [];
  const text = textsOfCheck(checkId).evidence;
  return parsed.data.map(({ variantId, values }) => ({
    text,
    values,
    variant: variantId === undefined ? null : (variantNames.get(variantId) ?? String(variantId)),
  }));
}

const valuesSchema = evidenceSchema.element.shape.values;

/** The same of one place in the shop; null where it is of another version of the check. */
export function readShopEvidence(checkId: string, stored: unknown): EvidenceView | null {
  const parsed = valuesSchema.safeParse(stored);
  if (!parsed.success) return null;
  return { text: textsOfCheck(checkId).evidence, values: parsed.data, variant: null };
}

const reasons = {
  notRead: "quality.unknown.notRead",
  noSales: "quality.unknown.noSales",
  notClassified: "quality.unknown.notClassified",
  categoryNotTold: "quality.unknown.categoryNotTold",
  tooFewPeers: "quality.unknown.tooFewPeers",
  noImageSize: "quality.unknown.noImageSize",
  needsImageBytes: "quality.unknown.needsImageBytes",
  imageNotTold: "quality.unknown.imageNotTold",
  needsEyes: "quality.unknown.needsEyes",
  languageNotKnown: "quality.unknown.languageNotKnown",
  missingScope: "quality.unknown.missingScope",
} as const satisfies Record<string, TextKey>;

/** Why something is not known, in words. */
export function reasonText(why: string): TextKey {
  return Object.hasOwn(reasons, why) ? reasons[why as keyof typeof reasons] : reasons.notRead;
}
