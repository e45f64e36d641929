import { html } from "../html";
import type { Html } from "../html";
import { formatCount } from "../format";
import { badge, card, pageHeader, pagination, table } from "../parts";
import { readList, readText, readValue } from "../read";
import { pageOfIds, readListQuery } from "../store";
import type { AdminPage, View } from "../store";
import type { ViewNode, World } from "../../world/types";

const STATUSES = [
  ["", "All"],
  ["ACTIVE", "Active"],
  ["DRAFT", "Draft"],
  ["ARCHIVED", "Archived"],
  ["UNLISTED", "Unlisted"],
] as const;

export function listProducts({ world, base, request }: AdminPage): View {
  const resource = world.resource("products");
  const { q, page, status, raw } = readListQuery(request);
  const wanted = q.toLowerCase();
  const lower = (id: number, name: string) => String(resource.field(id, name) ?? "").toLowerCase();
  const matches = (id: number) =>
    (status === "" || lower(id, "status") === status.toLowerCase()) &&
    (wanted === "" ||
      String(id) === wanted ||
      lower(id, "title").includes(wanted) ||
      lower(id, "vendor").includes(wanted));
  const found = pageOfIds(resource.ids(), page, wanted || status ? matches : null);
  const nodes = found.ids.map((id) => [id, resource.node(id)] as const);
  const rows = nodes.flatMap(([id, node]) => (node ? [productRow(world, base, id, node)] : []));
  return {
    title: "Products",
    section: "products",
    body: html`${pageHeader({ title: "Products" })}
    ${card(null, [
      html`<div class="filters">
        <nav class="tabs" aria-label="Status">
          ${STATUSES.map(([value, label]) => {
            const query = new URLSearchParams(raw);
            query.set("status", value);
            return html`<a
              href="${base}/products?${query.toString()}"
              ${status === value ? html`aria-current="true"` : null}
              >${label}</a
            >`;
          })}
        </nav>
        <form action="${base}/products" role="search">
          ${status ? html`<input type="hidden" name="status" value="${status}" />` : null}
          <input
            class="field"
            type="search"
            name="q"
            value="${q}"
            placeholder="Title, vendor or id"
            aria-label="Search products"
          />
        </form>
      </div>`,
      rows.length > 0
        ? table(["", "Product", "Status", "Inventory", "Type", "Vendor"], rows)
        : html`<p class="empty subdued">No product matches.</p>`,
      pagination(`${base}/products`, raw, page, found.hasNext),
    ])}`,
  };
}

function productRow(world: World, base: string, id: number, node: ViewNode): Html[] {
  const text = (...path: string[]) => readText(world, node, ...path);
  const image = productImage(world, node);
  const total = readValue(world, node, "totalInventory");
  return [
    image
      ? html`<img class="thumb" src="${image}" alt="" loading="lazy" />`
      : html`<span class="thumb"></span>`,
    html`<a class="strong product" href="${base}/products/${id}"
      >${text("title") || "(no title)"}</a
    >`,
    badge(text("status")),
    typeof total === "number"
      ? html`<span class="nowrap ${total <= 0 ? "critical-text" : ""}">${total} in stock</span>
          <span class="subdued"
            >for ${formatCount(world.catalogue.product(id)?.variants.length ?? 0, "variant")}</span
          >`
      : html``,
    html`${text("productType")}`,
    html`${text("vendor")}`,
  ];
}

/** Address of a product's first picture; "" when it has none. */
export function productImage(world: World, node: ViewNode): string {
  const featured = readText(world, node, "featuredMedia", "preview", "image", "url");
  if (featured) return featured;
  const first = readList(world, node, "media")[0];
  return first ? readText(world, first, "preview", "image", "url") : "";
}
