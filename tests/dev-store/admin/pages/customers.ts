import { z } from "zod";
import { html } from "../html";
import { formatAmount, formatCount, formatTime } from "../format";
import { card, linkButton, pageHeader, pagination, table, textField } from "../parts";
import { idOf, readText } from "../read";
import {
  describeErrors,
  idParameter,
  notFound,
  pageOfIds,
  readListQuery,
  redirectWithFlash,
} from "../store";
import type { AdminPage, View } from "../store";
import type { ViewNode, World } from "../../world/types";
import { sendCompliance } from "../../webhooks/compliance";
import { orderTable } from "./orders";

/** Orders shown on a customer's page. */
const SHOWN_ORDERS = 50;

const PRIVACY_REQUESTS = [
  ["customers/data_request", "Request data"],
  ["customers/redact", "Erase data"],
] as const;

export function listCustomers({ world, base, request }: AdminPage): View {
  const resource = world.resource("customers");
  const { q, page, raw } = readListQuery(request);
  const wanted = q.replace(/\D/g, "");
  const matches = wanted ? (id: number) => String(id).includes(wanted) : null;
  const found = pageOfIds(resource.ids(), page, matches);
  const nodes = found.ids.flatMap((id) => resource.node(id) ?? []);
  const rows = nodes.map((node) => [
    html`<a class="strong" href="${base}/customers/${idOf(node.id)}">Customer ${idOf(node.id)}</a>`,
    html`${formatCount(Number(readText(world, node, "numberOfOrders")), "order")}`,
    html`${formatSpent(world, node)}`,
    html`<span class="nowrap">${formatTime(world, readText(world, node, "createdAt"))}</span>`,
  ]);
  return {
    title: "Customers",
    section: "customers",
    body: html`${pageHeader({
      title: "Customers",
      subtitle: "This store holds no names or addresses: customers are numbers.",
    })}
    ${card(null, [
      html`<form class="filters" action="${base}/customers" role="search">
        <input
          class="field"
          type="search"
          name="q"
          value="${q}"
          placeholder="Customer number"
          aria-label="Search customers"
        />
      </form>`,
      rows.length > 0
        ? table(["Customer", "Orders", "Amount spent", "Since"], rows, [1, 2])
        : html`<p class="empty subdued">No customer matches.</p>`,
      pagination(`${base}/customers`, raw, page, found.hasNext),
    ])}`,
  };
}

export function showCustomer(admin: AdminPage, errors: readonly string[] = []): View {
  const { world, base } = admin;
  const id = idParameter(admin);
  const node = Number.isNaN(id) ? null : world.resource("customers").node(id);
  if (!node) return notFound(admin, "customers", "Customer");
  const orders = ordersOf(world, id);
  const group = readText(world, node, "statistics", "rfmGroup");
  return {
    title: `Customer ${id}`,
    section: "customers",
    errors,
    body: html`${pageHeader({
        title: `Customer ${id}`,
        back: `${base}/customers`,
        subtitle: `Since ${formatTime(world, readText(world, node, "createdAt"))}`,
        actions: [linkButton(`${base}/orders/new?customer=${id}`, "Place an order")],
      })}
      <div class="columns">
        <div>
          ${card(
            "Orders",
            orders.length > 0
              ? orderTable(world, base, orders, false)
              : html`<p class="subdued">No orders</p>`,
          )}
        </div>
        <div>
          ${card("Summary", [
            html`<p>
              ${formatCount(Number(readText(world, node, "numberOfOrders")), "order")},
              ${formatSpent(world, node)} spent
            </p>`,
            group
              ? html`<p class="subdued">RFM group: ${group.toLowerCase().replaceAll("_", " ")}</p>`
              : null,
          ])}
          ${card("Privacy", [
            html`<p class="subdued small">Sends the app the webhook the law asks for.</p>
              <div class="button-row">
                ${PRIVACY_REQUESTS.map(
                  ([topic, label]) =>
                    html`<form method="post" action="${base}/customers/${id}/privacy">
                      <input type="hidden" name="topic" value="${topic}" />
                      <button class="button" type="submit">${label}</button>
                    </form>`,
                )}
              </div>`,
          ])}
          ${card("Merge", [
            html`<form
              method="post"
              action="${base}/customers/${id}/merge"
              data-confirm="Merge this customer into the other one? This cannot be undone."
            >
              ${textField({
                label: "Merge into customer",
                name: "into",
                value: "",
                hint: "This customer disappears, its orders move to the other one.",
                attributes: html`inputmode="numeric" required`,
              })}
              <button class="button" type="submit">Merge</button>
            </form>`,
          ])}
        </div>
      </div>`,
  };
}

export function postMerge(admin: AdminPage): View | void {
  const parsed = z
    .object({ into: z.string().trim().regex(/^\d+$/, "Enter the number of the other customer.") })
    .safeParse(admin.request.body);
  if (!parsed.success)
    return showCustomer(
      admin,
      parsed.error.issues.map((i) => i.message),
    );
  const into = Number(parsed.data.into);
  const errors = admin.world.trade.mergeCustomers(idParameter(admin), into);
  if (errors.length > 0) return showCustomer(admin, describeErrors(errors));
  redirectWithFlash(admin, `/customers/${into}`, "Customers merged");
}

export function postPrivacy(admin: AdminPage): View | void {
  const customerId = idParameter(admin);
  const parsed = z
    .object({ topic: z.enum(["customers/data_request", "customers/redact"]) })
    .safeParse(admin.request.body);
  if (!parsed.success) return showCustomer(admin, ["There is no such privacy request."]);
  if (Number.isNaN(customerId)) return notFound(admin, "customers", "Customer");
  sendCompliance(admin.devStore.webhooks, admin.world, { topic: parsed.data.topic, customerId });
  redirectWithFlash(admin, `/customers/${customerId}`, `${parsed.data.topic} was sent`);
}

function formatSpent(world: World, node: ViewNode): string {
  const amount = readText(world, node, "amountSpent", "amount");
  const currency = readText(world, node, "amountSpent", "currencyCode");
  return amount === "" ? "" : formatAmount(Number(amount), currency);
}

function ordersOf(world: World, customerId: number): ViewNode[] {
  const resource = world.resource("orders");
  const ids = resource.ids();
  const nodes: ViewNode[] = [];
  for (let i = ids.length - 1; i >= 0 && nodes.length < SHOWN_ORDERS; i -= 1) {
    const id = ids[i] ?? 0;
    if (Number(resource.field(id, "customer_id")) !== customerId) continue;
    const node = resource.node(id);
    if (node) nodes.push(node);
  }
  return nodes;
}
