import { z } from "zod";
import { formatMinor } from "../format";
import { readText } from "../read";
import type { AdminPage } from "../store";
import type { CatalogueProduct, World } from "../../world/types";
import { productImage } from "./products";

const MAX_RESULTS = 25;
const query = z.object({
  type: z.enum(["product", "variant", "collection"]),
  query: z.string().trim().max(200).default(""),
});

/** /picker.json?type=&query=: what App Bridge's resource picker and the order form choose from. */
export function sendPickerItems({ world, request, response }: AdminPage): void {
  const parsed = query.safeParse(request.query);
  if (!parsed.success) {
    response.status(422).json({ error: "type must be product, variant or collection." });
    return;
  }
  const wanted = parsed.data.query.toLowerCase();
  const find = { product: findProducts, variant: findVariants, collection: findCollections };
  response.json({ items: find[parsed.data.type](world, wanted) });
}

function findProducts(world: World, wanted: string) {
  return matching(
    world,
    (product) => product.title.toLowerCase().includes(wanted),
    MAX_RESULTS,
  ).map((product) => {
    const node = world.resource("products").node(product.id);
    const image = node ? productImage(world, node) : "";
    return {
      id: `gid://shopify/Product/${product.id}`,
      title: product.title,
      handle: node ? readText(world, node, "handle") : "",
      vendor: product.vendor,
      productType: product.productType,
      images: image ? [{ originalSrc: image, altText: "" }] : [],
      totalVariants: product.variants.length,
      variants: product.variants.map((variant) => describeVariant(world, product, variant)),
    };
  });
}

function findVariants(world: World, wanted: string) {
  const items: ReturnType<typeof describeVariant>[] = [];
  const isMatch = (product: CatalogueProduct) =>
    product.title.toLowerCase().includes(wanted) ||
    product.variants.some((variant) => variant.sku?.toLowerCase().includes(wanted));
  for (const product of matching(world, isMatch, MAX_RESULTS)) {
    const isTitleMatch = product.title.toLowerCase().includes(wanted);
    for (const variant of product.variants) {
      if (!isTitleMatch && !variant.sku?.toLowerCase().includes(wanted)) continue;
      items.push(describeVariant(world, product, variant));
      if (items.length === MAX_RESULTS) return items;
    }
  }
  return items;
}

function findCollections(world: World, wanted: string) {
  const resource = world.resource("collections");
  const items: { id: string; title: string; handle: string }[] = [];
  for (const id of Array.from(resource.ids())) {
    const node = resource.node(id);
    const title = readText(world, node, "title");
    if (!node || !title.toLowerCase().includes(wanted)) continue;
    items.push({ id: node.id, title, handle: readText(world, node, "handle") });
    if (items.length === MAX_RESULTS) break;
  }
  return items;
}

function matching(
  world: World,
  isMatch: (product: CatalogueProduct) => boolean,
  limit: number,
): CatalogueProduct[] {
  const found: CatalogueProduct[] = [];
  for (const id of Array.from(world.resource("products").ids())) {
    const product = world.catalogue.product(id);
    if (product && isMatch(product)) found.push(product);
    if (found.length === limit) break;
  }
  return found;
}

function describeVariant(
  world: World,
  product: CatalogueProduct,
  variant: CatalogueProduct["variants"][number],
) {
  return {
    id: `gid://shopify/ProductVariant/${variant.id}`,
    numericId: variant.id,
    title: variant.title,
    displayName:
      variant.title === "Default Title" ? product.title : `${product.title} · ${variant.title}`,
    sku: variant.sku,
    price: formatMinor(variant.priceMinor, world.settings.currency),
    product: { id: `gid://shopify/Product/${product.id}` },
  };
}
