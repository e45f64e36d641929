import { html } from "../html";
import type { Html } from "../html";
import { formatMoneyBag, formatTime } from "../format";
import { badge, card, linkButton, pageHeader, pagination, table } from "../parts";
import { idOf, readText, readValue } from "../read";
import { pageOfIds, readListQuery } from "../store";
import type { AdminPage, View } from "../store";
import { compileSearch, type Matcher } from "../../graphql/search";
import { SearchSyntaxError } from "../../graphql/search-syntax";
import type { ViewNode, World } from "../../world/types";

export function listOrders({ world, base, request }: AdminPage): View {
  const resource = world.resource("orders");
  const { q, query, page, raw } = readListQuery(request);
  const wanted = q.replace(/^#/, "").toLowerCase();
  const matches = (id: number) =>
    String(id) === wanted ||
    String(resource.field(id, "name") ?? "")
      .toLowerCase()
      .includes(wanted);
  const searched = searchOrders(world, query);
  const test = wanted ? matches : searched.matcher;
  const found = pageOfIds(resource.ids(), page, test);
  const nodes = found.ids.flatMap((id) => resource.node(id) ?? []);
  return {
    title: "Orders",
    section: "orders",
    body: html`${pageHeader({
      title: "Orders",
      actions: [
        html`<form method="post" action="${base}/orders/any">
          <button class="button" type="submit">Place a paid order</button>
        </form>`,
        linkButton(`${base}/orders/new`, "Place an order", true),
      ],
    })}
    ${card(null, [
      html`<form class="filters" action="${base}/orders" role="search">
        <input
          class="field"
          type="search"
          name="q"
          value="${q}"
          placeholder="Order number or id"
          aria-label="Search orders"
        />
      </form>`,
      query === "" || wanted
        ? null
        : html`<p class="subdued">${searched.problem ?? `Orders found by: ${query}`}</p>`,
      nodes.length > 0
        ? orderTable(world, base, nodes)
        : html`<p class="empty subdued">No order matches.</p>`,
      pagination(`${base}/orders`, raw, page, found.hasNext),
    ])}`,
  };
}

/** As the list of the API is searched, which is how links of apps search this one. */
function searchOrders(
  world: World,
  query: string,
): { matcher: Matcher | null; problem: string | null } {
  try {
    const matcher = compileSearch(world.resource("orders"), query, world.settings.timezone);
    return { matcher, problem: null };
  } catch (error) {
    if (!(error instanceof SearchSyntaxError)) throw error;
    return { matcher: () => false, problem: error.message };
  }
}

/** Orders as a table; on a customer's own page without the customer. */
export function orderTable(
  world: World,
  base: string,
  nodes: readonly ViewNode[],
  hasCustomer = true,
): Html {
  const customer = hasCustomer ? ["Customer"] : [];
  return table(
    ["Order", "Date", "Total", "Payment", "Fulfillment", "Items", ...customer],
    nodes.map((node) => {
      const row = orderRow(world, base, node);
      return hasCustomer ? [...row, customerCell(world, base, node)] : row;
    }),
    [2],
  );
}

function customerCell(world: World, base: string, node: ViewNode): Html {
  const id = idOf(readText(world, node, "customer", "id"));
  if (id === null) return html`<span class="subdued nowrap">No customer</span>`;
  return html`<a class="nowrap" href="${base}/customers/${id}">Customer ${id}</a>`;
}

function orderRow(world: World, base: string, node: ViewNode): Html[] {
  const text = (...path: string[]) => readText(world, node, ...path);
  const items = Number(readValue(world, node, "subtotalLineItemsQuantity") ?? 0);
  const isCancelled = text("cancelledAt") !== "";
  return [
    html`<a class="strong ${isCancelled ? "struck" : ""}" href="${base}/orders/${idOf(node.id)}"
        >${text("name")}</a
      >
      ${readValue(world, node, "test") === true ? badge("TEST", "info") : null}`,
    html`<span class="nowrap"
      >${formatTime(world, text("processedAt") || text("createdAt"))}</span
    >`,
    html`${formatMoneyBag(world, node, "totalPriceSet")}`,
    text("displayFinancialStatus") ? badge(text("displayFinancialStatus")) : html``,
    text("displayFulfillmentStatus") ? badge(text("displayFulfillmentStatus")) : html``,
    html`${items}`,
  ];
}
