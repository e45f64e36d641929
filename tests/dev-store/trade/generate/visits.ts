import type { Campaign, Catalogue } from "../../world/types";
import type { Rng } from "../../world/rng";
import type { JourneyFact, VisitFact } from "../log/events";

const HOUR = 3_600_000;
/** Share of online orders by shoppers who gave no consent to be followed. */
const NO_CONSENT = 0.12;

interface Origin {
  source: string;
  description: string | null;
  type: string | null;
  referrer: string | null;
}

const UNPAID: readonly (Origin & { weight: number })[] = [
  { weight: 30, source: "direct", description: "A direct visit", type: null, referrer: null },
  {
    weight: 26,
    source: "Google",
    description: "A visit from a search engine",
    type: "SEO",
    referrer: "https://www.google.com/",
  },
  {
    weight: 4,
    source: "Bing",
    description: "A visit from a search engine",
    type: "SEO",
    referrer: "https://www.bing.com/",
  },
  {
    weight: 9,
    source: "Instagram",
    description: "A visit from a social network",
    type: "POST",
    referrer: "https://l.instagram.com/",
  },
  {
    weight: 5,
    source: "Pinterest",
    description: "A visit from a social network",
    type: "POST",
    referrer: "https://www.pinterest.com/",
  },
  {
    weight: 4,
    source: "an unknown source",
    description: null,
    type: "LINK",
    referrer: "https://www.homeandhearth.example/gift-guide",
  },
];
const REFERRERS: Readonly<Record<string, string>> = {
  google: "https://www.google.com/",
  facebook: "https://l.facebook.com/",
  meta: "https://l.facebook.com/",
  instagram: "https://l.instagram.com/",
  tiktok: "https://www.tiktok.com/",
};
const LANDINGS = ["/", "/collections/all", "/collections/new", "/pages/about", "/blogs/journal"];

/** How the shopper found the store, or null without consent; first and last visit may be one. */
export function drawJourney(
  catalogue: Pick<Catalogue, "campaigns">,
  shopDomain: string,
  at: number,
  firstOrder: boolean,
  productSlug: string | null,
  rng: Rng,
): JourneyFact | null {
  if (rng.chance(NO_CONSENT)) return null;
  const last = drawVisit(
    catalogue.campaigns,
    shopDomain,
    at - rng.int(3, 90) * 60_000,
    productSlug,
    rng,
  );
  if (rng.chance(firstOrder ? 0.45 : 0.7)) return { first: last, last, moments: 1 };
  const before = Math.floor(rng.next() ** 2 * (firstOrder ? 30 : 60) * 24) * HOUR + 2 * HOUR;
  const first = drawVisit(catalogue.campaigns, shopDomain, last.at - before, productSlug, rng);
  return { first, last, moments: rng.int(2, 7) };
}

function drawVisit(
  campaigns: readonly Campaign[],
  shopDomain: string,
  at: number,
  productSlug: string | null,
  rng: Rng,
): VisitFact {
  const running = campaigns.filter(
    (campaign) => campaign.startsAt <= at && (campaign.endsAt === null || campaign.endsAt > at),
  );
  const path = productSlug && rng.chance(0.4) ? `/products/${productSlug}` : rng.pick(LANDINGS);
  const landing = `https://${shopDomain}${path}`;
  const paid = running.length > 0 && rng.chance(0.42);
  if (!paid) {
    const origin = rng.weighted(UNPAID, ({ weight }) => weight);
    return {
      at,
      source: origin.source,
      sourceDescription: origin.description,
      sourceType: origin.type,
      referrerUrl: origin.referrer,
      landingPage: landing,
      utm: null,
      marketingActivityId: null,
    };
  }
  const campaign = rng.weighted(running, ({ weight }) => weight);
  const query = `utm_source=${encodeURIComponent(campaign.source)}&utm_medium=${encodeURIComponent(campaign.medium)}&utm_campaign=${encodeURIComponent(campaign.campaign)}`;
  const isMail = /mail/i.test(campaign.medium);
  return {
    at,
    source: campaign.source,
    sourceDescription: `A visit from ${campaign.title}`,
    sourceType: isMail ? "NEWSLETTER" : /affiliate/i.test(campaign.medium) ? "AFFILIATE" : "AD",
    referrerUrl: isMail ? null : (REFERRERS[campaign.source.toLowerCase()] ?? null),
    landingPage: `${landing}?${query}`,
    utm: {
      source: campaign.source,
      medium: campaign.medium,
      campaign: campaign.campaign,
      content: null,
      term: null,
    },
    marketingActivityId: campaign.activityId,
  };
}
