/** Videos and documents of Shopify's own are no other shop. */
const neutralHosts = ["youtube.com", "youtu.be", "vimeo.com", "cdn.shopify.com"];

function isHostOf(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether a host is the shop's: its domain, or the same name under another ending. */
function isOwnHost(host: string, domain: string): boolean {
  const own = domain.toLowerCase().replace(/^www\./, "");
  const name = own.split(".")[0] ?? "";
  return isHostOf(host, own) || (name !== "" && host.split(".").slice(0, -1).includes(name));
}

/** The host of a link that leads to another site; null: it stays in the shop, or leads nowhere. */
export function findOtherHost(
  link: string,
  domain: string,
  allowed: readonly string[],
): string | null {
  const address = link.trim().startsWith("//") ? `https:${link.trim()}` : link.trim();
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/^www\./, "");
  const isKnown = [...neutralHosts, ...allowed].some((known) => isHostOf(host, known));
  return isKnown || isOwnHost(host, domain) ? null : host;
}

/** The e-mail address or phone number of a link; null: it leads to a page. */
export function readContact(link: string): { kind: "email" | "phone"; value: string } | null {
  const [, scheme, value] = /^\s*(mailto|tel):(.*)$/i.exec(link) ?? [];
  if (scheme === undefined) return null;
  return { kind: scheme.toLowerCase() === "tel" ? "phone" : "email", value: value ?? "" };
}

/** Whether a link leads out of the shop: to another site, an e-mail or a call. */
export function isStrayLink(link: string, domain: string, allowed: readonly string[]): boolean {
  return readContact(link) !== null || findOtherHost(link, domain, allowed) !== null;
}
