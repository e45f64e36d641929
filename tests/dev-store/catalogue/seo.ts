import type { Rng } from "../world/rng";

/** SEO fields as a careful merchant fills them: a title of 30-60, a description of 50-160 characters. */
export function writeSeo(
  rng: Rng,
  title: string,
  vendor: string,
  productType: string,
  shopName: string,
): { title: string; description: string } {
  const candidates = [
    `${title} | ${productType} by ${vendor}`,
    `${title} | ${shopName}`,
    `${title} by ${vendor}`,
    `${title} - Shop Online`,
    title,
  ];
  const fits = candidates.filter((text) => text.length >= 30 && text.length <= 60);
  const endings = [
    `Free returns within 30 days.`,
    `Ships from our own warehouse.`,
    `Loved by our customers.`,
  ];
  return {
    title: fits[0] ?? title.slice(0, 60),
    description: `Shop the ${title} by ${vendor}. ${rng.pick(endings)}`.slice(0, 160),
  };
}
