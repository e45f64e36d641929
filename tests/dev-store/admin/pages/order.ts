import { html } from "../html";
import type { Html } from "../html";
import { formatAmount, formatMoneyBag, formatTime } from "../format";
import { badge, card, linkButton, pageHeader, table } from "../parts";
import { idOf, readList, readText, readValue } from "../read";
import { idParameter, notFound } from "../store";
import type { AdminPage, View } from "../store";
import { readTimeline } from "../timeline";
import type { ViewNode, World } from "../../world/types";

export function findOrder(admin: AdminPage): ViewNode | null {
  const id = idParameter(admin);
  return Number.isNaN(id) ? null : admin.world.resource("orders").node(id);
}

export function showOrder(admin: AdminPage): View {
  const { world, base } = admin;
  const node = findOrder(admin);
  if (!node) return notFound(admin, "orders", "Order");
  const text = (...path: string[]) => readText(world, node, ...path);
  const id = idParameter(admin);
  const isCancelled = text("cancelledAt") !== "";
  const statuses = ["displayFinancialStatus", "displayFulfillmentStatus"].map((name) => text(name));
  return {
    title: text("name"),
    section: "orders",
    body: html`${pageHeader({
        title: text("name"),
        back: `${base}/orders`,
        badges: [
          ...statuses.map((status) => status !== "" && badge(status)),
          isCancelled && badge("CANCELLED", "critical"),
          readValue(world, node, "test") === true && badge("TEST", "info"),
        ],
        subtitle: `${formatTime(world, text("processedAt") || text("createdAt"))} from ${describeChannel(world, node)}`,
        actions: [
          linkButton(`${base}/orders/${id}/refund`, "Refund"),
          !isCancelled && linkButton(`${base}/orders/${id}/edit`, "Edit"),
          !isCancelled && linkButton(`${base}/orders/${id}/cancel`, "Cancel"),
          linkButton(`${base}/orders/${id}/delete`, "Delete"),
        ],
      })}
      <div class="columns">
        <div>
          ${card("Items", lineTable(world, base, node))} ${card("Totals", totals(world, node))}
          ${card("Timeline", timeline(world, node))}
        </div>
        <div>
          ${card("Customer", customer(world, base, node))}
          ${card("Tags", [
            html`<p class="subdued">${readTags(world, node).join(", ") || "No tags"}</p>`,
          ])}
          ${card("Note", [html`<p class="subdued">${text("note") || "No note"}</p>`])}
          ${card("Payment", [
            html`<p class="subdued">
              Taxes ${readValue(world, node, "taxesIncluded") === true ? "included" : "added"},
              customer paid in ${text("presentmentCurrencyCode") || world.settings.currency}
            </p>`,
          ])}
        </div>
      </div>`,
  };
}

function describeChannel(world: World, node: ViewNode): string {
  return (
    readText(world, node, "attribution", "displayName") ||
    readText(world, node, "app", "name") ||
    readText(world, node, "sourceName") ||
    "the store"
  );
}

function readTags(world: World, node: ViewNode): string[] {
  const tags = readValue(world, node, "tags");
  return Array.isArray(tags) ? tags.map(String) : [];
}

function customer(world: World, base: string, node: ViewNode): Html {
  const id = idOf(readText(world, node, "customer", "id"));
  if (id === null) return html`<p class="subdued">No customer</p>`;
  return html`<p><a href="${base}/customers/${id}">Customer ${id}</a></p>`;
}

function lineTable(world: World, base: string, node: ViewNode): Html {
  const rows = readList(world, node, "lineItems").map((line) => {
    const productId = idOf(readText(world, line, "product", "id"));
    const title = readText(world, line, "title");
    const variant = readText(world, line, "variantTitle");
    const quantity = Number(readValue(world, line, "quantity") ?? 0);
    const current = Number(readValue(world, line, "currentQuantity") ?? quantity);
    return [
      html`${
          productId === null
            ? html`<span class="strong">${title}</span>`
            : html`<a class="strong" href="${base}/products/${productId}">${title}</a>`
        }
        <span class="subdued block"
          >${[variant, readText(world, line, "sku")].filter(Boolean).join(" · ")}</span
        >`,
      html`${formatMoneyBag(world, line, "originalUnitPriceSet")}`,
      current === quantity
        ? html`${quantity}`
        : html`${current} <span class="subdued">of ${quantity}</span>`,
      html`${formatMoneyBag(world, line, "originalTotalSet")}`,
    ];
  });
  return table(["Item", "Price", "Quantity", "Total"], rows, [1, 2, 3]);
}

const TOTALS = [
  ["Subtotal", "subtotalPriceSet"],
  ["Discounts", "totalDiscountsSet"],
  ["Shipping", "totalShippingPriceSet"],
  ["Taxes", "totalTaxSet"],
  ["Total before refunds", "totalPriceSet"],
  ["Refunded", "totalRefundedSet"],
  ["Total now", "currentTotalPriceSet"],
] as const;

function totals(world: World, node: ViewNode): Html {
  return html`<dl class="totals">
    ${TOTALS.map(([label, field]) => {
      const amount = Number(readText(world, node, field, "shopMoney", "amount"));
      const isOptional = field === "totalRefundedSet" || field === "totalDiscountsSet";
      if (isOptional && amount === 0) return null;
      return html`<div class="${label.startsWith("Total") ? "strong" : ""}">
        <dt>${label}</dt>
        <dd>${formatMoneyBag(world, node, field)}</dd>
      </div>`;
    })}
  </dl>`;
}

function timeline(world: World, node: ViewNode): Html {
  const { currency } = world.settings;
  return html`<ol class="timeline">
    ${readTimeline(world, node).map(
      (entry) =>
        html`<li>
          <span>${entry.text}</span>
          ${entry.amount === null ? null : html`<span>${formatAmount(entry.amount, currency)}</span>`}
          <time class="subdued" datetime="${entry.at}">${formatTime(world, entry.at)}</time>
        </li>`,
    )}
  </ol>`;
}
