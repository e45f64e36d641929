import { createRng } from "../world/rng";
import type { Rng } from "../world/rng";
import { writeDescription } from "./descriptions";
import type { MediaFacts, MetafieldFacts, ProductFacts, ProductStatus } from "./facts";
import type { GeneratorContext, ProductDates } from "./generator-context";
import { buildGiftCard } from "./gift-cards";
import { mediaId, productId } from "./ids";
import { combination, GIFT_CARD } from "./plan";
import type { PlannedKind } from "./plan";
import { writeSeo } from "./seo";
import { slug } from "./slug";
import { buildVariants } from "./variants";
import { SEASONS } from "./verticals/vertical";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * One product without any planted defect. Depends on nothing but the context and the index, so any
 * product can be generated alone and in any order.
 */
export function generateProduct(context: GeneratorContext, index: number): ProductFacts {
  const kindIndex = context.plan.kindOf[index];
  if (kindIndex === undefined) throw new RangeError(`no product ${index}`);
  const rng = createRng(context.settings.seed, "product", index);
  const dates = chooseDates(rng, context, index);
  const status = chooseStatus(rng);
  if (kindIndex === GIFT_CARD) return buildGiftCard(rng, context, index, dates);
  const planned = context.plan.kinds[kindIndex] as PlannedKind;
  const { vertical, kind } = planned;
  const words = combination(planned, context.plan.ordinal[index] ?? 0);
  const brand = rng.int(0, vertical.brands.length - 1);
  const vendor = vertical.brands[brand] as string;
  const title = composeTitle(rng, planned, words, vendor);
  const mediaCount = rng.weighted([1, 2, 3, 4, 5, 6], (n) => [6, 12, 24, 26, 18, 10][n - 1] ?? 0);
  const { options, variants } = buildVariants(rng, {
    index,
    planned,
    vendor,
    brandNumber: planned.brandBase + brand,
    settings: context.settings,
    locations: context.locations,
    mediaCount,
    updatedAt: dates.updatedAt,
  });
  return {
    index,
    id: productId(index),
    handle: slug(title),
    title,
    vendor,
    productType: kind.productType,
    vertical: vertical.key,
    tags: chooseTags(rng, planned),
    status,
    ...dates,
    publishedAt: status === "DRAFT" ? null : dates.launchedAt,
    publications: choosePublications(rng, status),
    descriptionHtml: writeDescription(rng, {
      title,
      look: words.look,
      noun: words.noun,
      vendor,
      vertical,
    }),
    seo: writeSeo(rng, title, vendor, kind.productType, context.settings.shopName),
    category: kind.category,
    rightCategory: kind.category,
    isGiftCard: false,
    options,
    variants,
    media: makeMedia(rng, index, mediaCount, title),
    metafields: chooseMetafields(rng, words.look, vertical.care),
    popularity: status === "DRAFT" ? 0 : choosePopularity(rng, status),
    season: SEASONS[vertical.season],
    defects: [],
  };
}

function chooseDates(rng: Rng, context: GeneratorContext, index: number): ProductDates {
  const { until } = context.settings;
  const createdAt = wholeSecond(Math.min(context.plan.createdAt[index] as number, until - DAY_MS));
  const prepared = createdAt + 2 * HOUR_MS + rng.next() ** 2 * 8 * DAY_MS;
  const launchedAt = wholeSecond(Math.min(prepared, until - HOUR_MS));
  const updatedAt = wholeSecond(launchedAt + (until - launchedAt) * (1 - rng.next() ** 2) * 0.999);
  return { createdAt, launchedAt, updatedAt };
}

function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function chooseStatus(rng: Rng): ProductStatus {
  const draw = rng.next();
  if (draw < 0.05) return "DRAFT";
  if (draw < 0.105) return "ARCHIVED";
  if (draw < 0.12) return "UNLISTED";
  return "ACTIVE";
}

function composeTitle(
  rng: Rng,
  planned: PlannedKind,
  words: { name: string; look: string; noun: string; round: number },
  vendor: string,
): string {
  const fill = (pattern: string): string =>
    pattern
      .replace("{brand}", vendor)
      .replace("{name}", words.name)
      .replace("{look}", words.look)
      .replace("{noun}", words.noun);
  let title = fill(rng.pick(planned.vertical.patterns));
  if (title.length < MIN_TITLE) title = `${vendor} ${title}`;
  return words.round === 0 ? title : `${title} No. ${words.round + 1}`;
}

/** Titles below this are a finding of their own, so clean ones stay above. */
const MIN_TITLE = 18;

function chooseTags(rng: Rng, planned: PlannedKind): string[] {
  const tags = new Set<string>([planned.vertical.key.replace(/[^a-z]+/g, "-")]);
  const wanted = rng.int(1, 4);
  for (let i = 0; i < wanted; i++) tags.add(rng.pick(planned.vertical.tags));
  return [...tags].sort();
}

function choosePublications(rng: Rng, status: ProductStatus): number[] {
  if (status === "DRAFT") return [];
  if (status === "UNLISTED") return [0];
  const publications = [0];
  if (rng.chance(0.92)) publications.push(1);
  if (rng.chance(0.85)) publications.push(2);
  if (rng.chance(0.8)) publications.push(3);
  return publications;
}

const VIEWS = ["front view", "detail", "back view", "in use", "packaging", "side view"];
const SIZES = [
  [2048, 2048],
  [1800, 1800],
  [3000, 3000],
  [2000, 2500],
  [1600, 2000],
] as const;

function makeMedia(rng: Rng, index: number, count: number, title: string): MediaFacts[] {
  const [width, height] = rng.pick(SIZES);
  return Array.from({ length: count }, (_, position) => ({
    id: mediaId(index, position),
    alt: `${title}, ${VIEWS[position] ?? "view"}`,
    name: fileName(title, index, position),
    width,
    height,
  }));
}

/** Two products of one title still have files of their own. */
function fileName(title: string, index: number, position: number): string {
  return `${slug(title)}-${slug(VIEWS[position] ?? "view")}-${index + 1}`;
}

function chooseMetafields(rng: Rng, look: string, care: readonly string[]): MetafieldFacts[] {
  const metafields: MetafieldFacts[] = [];
  if (rng.chance(0.35)) {
    metafields.push({
      namespace: "custom",
      key: "material",
      type: "single_line_text_field",
      value: look,
    });
  }
  if (rng.chance(0.25)) {
    metafields.push({
      namespace: "custom",
      key: "care_guide",
      type: "multi_line_text_field",
      value: rng.pick(care),
    });
  }
  if (rng.chance(0.1)) {
    metafields.push({
      namespace: "custom",
      key: "lead_time_days",
      type: "number_integer",
      value: String(rng.int(1, 21)),
    });
  }
  return metafields;
}

/**
 * Pareto draws rank like Zipf's law (rank r sells about 1 / r^0.9 of the best) without needing to
 * know the other products' draws. Unlisted and archived products are the slow ones.
 */
function choosePopularity(rng: Rng, status: ProductStatus): number {
  const popularity = Math.max(rng.next(), 1e-4) ** -0.9;
  return status === "ACTIVE" ? popularity : popularity * 0.3;
}
