import type { Catalogue, ViewNode } from "../world/types";

/** The redirects of the online store: of two that lead to products, one has lost its product. */
export function redirectNodes({ resources, products }: Catalogue): ViewNode[] {
  const handle = resources.products.node(products[0]?.id ?? 0)?.["handle"];
  const targets = [
    ["/about-us", "/pages/about"],
    ["/bestseller", `/products/${String(handle)}`],
    ["/last-years-bestseller", "/products/no-longer-sold"],
  ] as const;
  return targets.map(([path, target], index) => ({
    __typename: "UrlRedirect",
    id: `gid://shopify/UrlRedirect/${index + 1}`,
    path,
    target,
  }));
}
