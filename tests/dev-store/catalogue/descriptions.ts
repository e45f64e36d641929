import type { Rng } from "../world/rng";
import type { Vertical } from "./verticals/vertical";

export interface DescriptionInput {
  title: string;
  look: string;
  noun: string;
  vendor: string;
  vertical: Vertical;
}

/** HTML as merchants write it: an opening, one or two sentences more, often a list of features. */
export function writeDescription(rng: Rng, input: DescriptionInput): string {
  const { look, noun, vendor, vertical } = input;
  const article = /^[aeiou8]/i.test(look) ? "An" : "A";
  const openings = [
    `${input.title} by ${vendor}.`,
    `${article} ${look.toLowerCase()} ${noun.toLowerCase()} from ${vendor}, part of our ${vertical.key} range.`,
    `Meet the ${input.title}.`,
  ];
  const paragraphs = [`<p>${rng.pick(openings)} ${rng.pick(vertical.selling)}</p>`];
  if (rng.chance(0.6)) {
    paragraphs.push(`<p>${rng.pick(vertical.selling)} ${rng.pick(vertical.care)}</p>`);
  }
  if (rng.chance(0.75)) {
    const features = new Set<string>();
    const wanted = rng.int(2, 4);
    for (let i = 0; i < 8 && features.size < wanted; i++) features.add(rng.pick(vertical.features));
    paragraphs.push(`<ul>${[...features].map((line) => `<li>${line}</li>`).join("")}</ul>`);
  } else {
    paragraphs.push(`<p>${rng.pick(vertical.care)}</p>`);
  }
  return paragraphs.join("\n");
}

/** Product.description: the HTML without tags, entities decoded, whitespace collapsed. */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** The text cut at a word to at most `limit` characters, with "..." as Shopify does. */
export function truncateText(text: string, limit: number | null | undefined): string {
  if (limit === null || limit === undefined || text.length <= limit) return text;
  const room = Math.max(0, limit - 3);
  const cut = text.lastIndexOf(" ", room);
  return `${text.slice(0, cut > 0 ? cut : room)}...`;
}
