import { z } from "zod";
import { readThresholds } from "./active-checks";
import type { Check } from "./check";
import type { MediaFacts, ProductFacts, VariantFacts } from "../facts/facts";
import { listImages } from "../facts/media-places";
import { mostEvidence } from "./outcomes";
import { copyOf } from "../fixes/with-change";
import type { FixContext } from "../fixes/fix";

// What a check finds, asked again by the fix: a product that passes is left as it is.

function settingsOf(check: Check, { settings }: FixContext): unknown {
  return readThresholds(check, settings?.[check.id]);
}

/** One threshold of a check, as the shop has it. */
export function readThreshold(check: Check, context: FixContext, name: string): number {
  const settings = z.record(z.string(), z.unknown()).parse(settingsOf(check, context));
  return z.number().parse(settings[name]);
}

/** A list of words of a check, as the shop has it. */
export function readWords(check: Check, context: FixContext, name: string): string[] {
  const settings = z.record(z.string(), z.unknown()).parse(settingsOf(check, context));
  return z.array(z.string()).parse(settings[name]);
}

export function isFound(check: Check, product: ProductFacts, context: FixContext): boolean {
  return check.run(product, context, settingsOf(check, context)).state === "finding";
}

/** All of a list that a check finds, though it tells of few at a time. */
function listFound<Place>(
  all: readonly Place[],
  find: (some: readonly Place[]) => readonly Place[],
): Place[] {
  const found: Place[] = [];
  for (let at = 0; at < all.length; at += mostEvidence) {
    found.push(...find(all.slice(at, at + mostEvidence)));
  }
  return found;
}

/** The variants that a check finds: of checks that look at each by itself. */
export function listFoundVariants(
  check: Check,
  product: ProductFacts,
  context: FixContext,
): VariantFacts[] {
  if (!isFound(check, product, context)) return [];
  return listFound(product.variants, (variants) => {
    const outcome = check.run(copyOf(product, { variants }), context, settingsOf(check, context));
    const evidence = outcome.state === "finding" ? outcome.evidence : [];
    return variants.filter(({ id }) => evidence.some(({ variantId }) => variantId === id));
  });
}

/** The images that a check finds: of checks that look at each by itself. */
export function listFoundImages(
  check: Check,
  product: ProductFacts,
  context: FixContext,
): MediaFacts[] {
  if (!isFound(check, product, context)) return [];
  return listFound(listImages(product), (media) => {
    const outcome = check.run(copyOf(product, { media }), context, settingsOf(check, context));
    const evidence = outcome.state === "finding" ? outcome.evidence : [];
    return media.filter(({ id }) => evidence.some(({ mediaId }) => mediaId === id));
  });
}
