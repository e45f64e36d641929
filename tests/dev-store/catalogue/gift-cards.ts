import type { Rng } from "../world/rng";
import type { ProductFacts } from "./facts";
import type { GeneratorContext, ProductDates } from "./generator-context";
import { inventoryItemId, mediaId, productId, variantId } from "./ids";
import { charmPrice, formatMinor, minorFromUsd } from "./money";
import { slug } from "./slug";
import { SEASONS } from "./verticals/vertical";

const DESIGNS = ["Gift Card", "Birthday Gift Card", "Holiday Gift Card", "Thank You Gift Card"];
const DENOMINATIONS_USD = [10, 25, 50, 100, 200];

/** A gift card product: one variant per denomination, not shipped, not taxed, not counted in stock. */
export function buildGiftCard(
  rng: Rng,
  context: GeneratorContext,
  index: number,
  dates: ProductDates,
): ProductFacts {
  const { settings } = context;
  const number = countGiftCardsBefore(context, index);
  const title = `${settings.shopName} ${DESIGNS[number % DESIGNS.length] as string}`;
  const amounts = DENOMINATIONS_USD.map((usd) =>
    charmPrice(minorFromUsd(usd, settings.currency), settings.currency, "round"),
  );
  const names = amounts.map(
    (minor) => `${formatMinor(minor, settings.currency)} ${settings.currency}`,
  );
  return {
    index,
    id: productId(index),
    handle: slug(title),
    title,
    vendor: settings.shopName,
    productType: "Gift Cards",
    vertical: "gift cards",
    tags: ["gift", "gift-card"],
    status: "ACTIVE",
    ...dates,
    publishedAt: dates.launchedAt,
    publications: [0, 1, 2],
    descriptionHtml: `<p>Shopping for someone else but not sure what to give them? Give them the gift of choice with a ${title}.</p>\n<p>Gift cards are delivered by email and contain instructions to redeem them at checkout. Our gift cards have no additional processing fees and never expire.</p>`,
    seo: {
      title: `${title} | Delivered by Email`.slice(0, 60),
      description: `Give the ${title}: delivered by email within minutes, valid on everything we sell.`,
    },
    category: "gc",
    rightCategory: "gc",
    isGiftCard: true,
    options: [{ name: "Denominations", values: names }],
    variants: amounts.map((priceMinor, position) => ({
      id: variantId(index, position),
      inventoryItemId: inventoryItemId(index, position),
      position: position + 1,
      title: names[position] as string,
      optionValues: [names[position] as string],
      sku: null,
      barcode: null,
      priceMinor,
      compareAtMinor: null,
      costMinor: null,
      grams: 0,
      requiresShipping: false,
      taxable: false,
      tracked: false,
      inventoryPolicy: "CONTINUE" as const,
      stock: Array.from({ length: context.locations }, () => 0),
      hsCode: null,
      origin: null,
      media: null,
      updatedAt: dates.updatedAt,
    })),
    media: [
      {
        id: mediaId(index, 0),
        alt: title,
        name: `${slug(title)}-${index + 1}`,
        width: 2048,
        height: 2048,
      },
    ],
    metafields: [],
    popularity: 6 + rng.next() * 6,
    season: SEASONS.gifts,
    defects: [],
  };
}

function countGiftCardsBefore(context: GeneratorContext, index: number): number {
  let count = 0;
  for (let i = 0; i < index; i++) if (context.plan.kindOf[i] === -1) count++;
  return count;
}
