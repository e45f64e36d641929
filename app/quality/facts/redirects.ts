import type { RedirectFacts } from "../rules/shop-check";

/** A redirect as the merchant entered it. */
export interface Redirect {
  path: string;
  target: string;
}

/** What a target shows: a collection, a product, or a product within a collection. */
export interface TargetHandles {
  product: string | null;
  collection: string | null;
}

// Before it may stand a language ("/de", "/pt-br"); after it anything.
const place =
  /^(?:\/[a-z]{2}(?:-[a-z]{2,4})?)?\/(?:products\/([^/?#]+)|collections\/([^/?#]+)(?:\/products\/([^/?#]+))?)\/?(?:[?#].*)?$/i;

/** Null where the target is no product or collection of this shop. */
export function handlesOf(target: string, domain: string): TargetHandles | null {
  const found = place.exec(pathOf(target, domain) ?? "");
  if (!found) return null;
  const [, product, collection, productWithin] = found;
  return {
    product: decode(product ?? productWithin),
    // Every shop has this one by itself.
    collection: decode(collection) === "all" ? null : decode(collection),
  };
}

/** Which of the redirects to products and collections of the shop lead nowhere. */
export function judgeRedirects(
  redirects: readonly Redirect[],
  domain: string,
  isThere: { product(handle: string): boolean; collection(handle: string): boolean },
): RedirectFacts[] {
  // From there it is led on: that one is judged by itself.
  const paths = new Set(redirects.map(({ path }) => path.toLowerCase()));
  return redirects.flatMap(({ path, target }): RedirectFacts[] => {
    const handles = handlesOf(target, domain);
    if (!handles) return [];
    const isThereAll =
      (handles.product === null || isThere.product(handles.product)) &&
      (handles.collection === null || isThere.collection(handles.collection));
    const next = (pathOf(target, domain) ?? "").toLowerCase();
    const isLedOn = next !== path.toLowerCase() && paths.has(next);
    return [{ path, target, isBroken: !isThereAll && !isLedOn }];
  });
}

/** The path of an address within the shop; null of one elsewhere. */
function pathOf(target: string, domain: string): string | null {
  const text = target.trim();
  if (text.startsWith("/") && !text.startsWith("//")) return text;
  const own = new RegExp(`^(?:https?:)?//${domain.replace(/\./g, "\\.")}(?=/)`, "i");
  return own.test(text) ? text.replace(own, "") : null;
}

function decode(handle: string | undefined): string | null {
  if (handle === undefined) return null;
  try {
    return decodeURIComponent(handle).toLowerCase();
  } catch {
    return handle.toLowerCase();
  }
}
