import { clickIdOf } from "../../../app/lib/click-id";
import type { MarketingChannel } from "../../../app/lib/marketing-channel";
import { channelOf } from "../../../app/metrics/acquisition/touch";

/** The page a visit is on and where it came from, as the browser tells. */
export interface Page {
  location: { hostname: string; pathname: string; search: string };
  /** The address of the page before; "" where there was none. */
  referrer: string;
}

/** What is kept of the first page of a visit. */
export interface Arrival {
  page: string;
  channel: MarketingChannel;
}

const locale = /^[a-z]{2}(-[a-z]{2})?$/i;
// Below these lie pages that everybody may see; below others (orders, accounts, carts) lie people's own.
const publicSections = new Set(["products", "collections", "pages", "blogs", "policies"]);
const longestPage = 200;

/** The path of a page that says nothing of who looks at it: no query, no tokens, no numbers of orders. */
export function publicPath(pathname: string): string {
  const parts = pathname.split("/").filter(Boolean);
  const [first] = parts;
  const prefix = first !== undefined && locale.test(first) ? [first.toLowerCase()] : [];
  const [section, ...below] = parts.slice(prefix.length);
  if (section === undefined) return `/${prefix.join("/")}`;
  const shown = publicSections.has(section)
    ? [section, ...below.slice(0, section === "collections" && below[1] === "products" ? 3 : 2)]
    : [/^[a-z_-]{1,30}$/i.test(section) ? section : "other"];
  return `/${[...prefix, ...shown].join("/")}`.slice(0, longestPage);
}

/** The channel and the landing page of a visit that begins on this page. */
export function arrivalOf({ location, referrer }: Page): Arrival {
  const query = new URLSearchParams(location.search);
  const text = (name: string) => query.get(name) ?? "";
  const referrerHost = hostOf(referrer, location.hostname);
  const channel = channelOf({
    source: referrerHost === "" ? "direct" : "",
    sourceType: "",
    utmSource: text("utm_source"),
    medium: text("utm_medium"),
    campaign: text("utm_campaign"),
    referrerHost,
    // What ad platforms put into links by themselves.
    click: clickIdOf(location.search) ?? "",
  });
  return { page: publicPath(location.pathname), channel: channel ?? "other" };
}

/** Of another site; "" for the shop's own pages. */
function hostOf(referrer: string, own: string): string {
  try {
    const { hostname } = new URL(referrer);
    return hostname === own ? "" : hostname;
  } catch {
    return "";
  }
}
