import { z } from "zod";
import { html } from "../html";
import type { Html } from "../html";
import { formatMoneyBag, parseAmount } from "../format";
import { card, linkButton, pageHeader, textField } from "../parts";
import { idOf, readList, readText, readValue } from "../read";
import { describeErrors, idParameter, notFound, redirectWithFlash } from "../store";
import type { AdminPage, View } from "../store";
import type { UserError, ViewNode, World } from "../../world/types";
import { findOrder } from "./order";

const count = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, "is not a whole number")
  .transform((text) => (text === "" ? 0 : Number(text)));
const quantities = z.record(z.string().regex(/^l\d+$/), count).default({});

const refundForm = z.object({
  quantity: quantities,
  shipping: z.string().trim().default(""),
  adjustment: z.string().trim().default(""),
});
const editForm = z.object({
  quantity: quantities,
  addVariant: z.string().trim().regex(/^\d*$/, "is not a variant's id").default(""),
  addQuantity: count.default(0),
});
const cancelForm = z.object({ refund: z.literal("on").optional() });

interface Line {
  id: number;
  title: string;
  price: string;
  /** What is left of it after refunds and removals. */
  current: number;
}

export function showRefund(admin: AdminPage, errors: readonly string[] = []): View {
  return renderAction(admin, errors, "Refund", (order) => [
    card(
      "Items to refund",
      quantityFields(readLines(admin.world, order), () => 0),
    ),
    card("Money", [
      textField({
        label: `Shipping to refund (${admin.world.settings.currency})`,
        name: "shipping",
        value: "",
      }),
      textField({
        label: `Adjustment (${admin.world.settings.currency})`,
        name: "adjustment",
        value: "",
        hint: "Positive: goodwill on top. Negative: a fee that is kept.",
      }),
    ]),
  ]);
}

export function postRefund(admin: AdminPage): View | void {
  const { currency } = admin.world.settings;
  const parsed = refundForm.safeParse(admin.request.body);
  if (!parsed.success) return showRefund(admin, describeIssues(parsed.error));
  const shipping = parsed.data.shipping === "" ? 0 : parseAmount(parsed.data.shipping, currency);
  const adjustment =
    parsed.data.adjustment === "" ? 0 : parseAmount(parsed.data.adjustment, currency);
  if (shipping === null || shipping < 0 || adjustment === null) {
    return showRefund(admin, [`Shipping and adjustment must be amounts in ${currency}.`]);
  }
  const lines = Object.entries(parsed.data.quantity)
    .map(([name, quantity]) => ({ lineItemId: Number(name.slice(1)), quantity }))
    .filter((line) => line.quantity > 0);
  if (lines.length === 0 && shipping === 0 && adjustment === 0) {
    return showRefund(admin, ["Choose something to refund."]);
  }
  const refund = { lines, shippingMinor: shipping, adjustmentMinor: adjustment };
  const run = (id: number) => admin.world.trade.refundOrder(id, refund);
  return runCommand(admin, run, "Refund created", showRefund);
}

export function showEdit(admin: AdminPage, errors: readonly string[] = []): View {
  return renderAction(admin, errors, "Edit", (order) => [
    card(
      "Quantities",
      quantityFields(readLines(admin.world, order), (line) => line.current),
    ),
    card("Add an item", [
      html`<div data-picker="${admin.base}/picker.json?type=variant" data-picker-single>
        ${textField({ label: "Variant", name: "addVariant", value: "", hint: "Search by title or SKU" })}
      </div>`,
      textField({ label: "Quantity", name: "addQuantity", value: "1", type: "number" }),
    ]),
  ]);
}

export function postEdit(admin: AdminPage): View | void {
  const parsed = editForm.safeParse(admin.request.body);
  if (!parsed.success) return showEdit(admin, describeIssues(parsed.error));
  const order = findOrder(admin);
  if (!order) return notFound(admin, "orders", "Order");
  const { addVariant, addQuantity, quantity } = parsed.data;
  const add =
    addVariant !== "" && addQuantity > 0
      ? [{ variantId: Number(addVariant), quantity: addQuantity }]
      : [];
  const setQuantity = readLines(admin.world, order)
    .filter((line) => (quantity[`l${line.id}`] ?? line.current) !== line.current)
    .map((line) => ({ lineItemId: line.id, quantity: quantity[`l${line.id}`] ?? line.current }));
  if (add.length === 0 && setQuantity.length === 0)
    return showEdit(admin, ["Nothing was changed."]);
  const run = (id: number) => admin.world.trade.editOrder(id, { add, setQuantity });
  return runCommand(admin, run, "Order edited", showEdit);
}

export function showCancel(admin: AdminPage, errors: readonly string[] = []): View {
  return renderAction(admin, errors, "Cancel order", () => [
    card(null, [
      html`<p>The order is cancelled and its items go back to stock.</p>
        <label class="choice"
          ><input type="checkbox" name="refund" checked /> Refund what was paid</label
        >`,
    ]),
  ]);
}

export function postCancel(admin: AdminPage): View | void {
  const parsed = cancelForm.safeParse(admin.request.body ?? {});
  if (!parsed.success) return showCancel(admin, describeIssues(parsed.error));
  const options = { refund: parsed.data.refund === "on" };
  const run = (id: number) => admin.world.trade.cancelOrder(id, options);
  return runCommand(admin, run, "Order cancelled", showCancel);
}

export function showDelete(admin: AdminPage, errors: readonly string[] = []): View {
  return renderAction(admin, errors, "Delete order", () => [
    card(null, [
      html`<p>The order disappears from the store and from its reports. This cannot be undone.</p>`,
    ]),
  ]);
}

export function postDelete(admin: AdminPage): View | void {
  const order = findOrder(admin);
  if (!order) return notFound(admin, "orders", "Order");
  const errors = admin.world.trade.deleteOrder(idParameter(admin));
  if (errors.length > 0) return showDelete(admin, describeErrors(errors));
  redirectWithFlash(admin, "/orders", `Order ${readText(admin.world, order, "name")} deleted`);
}

function renderAction(
  admin: AdminPage,
  errors: readonly string[],
  verb: string,
  body: (order: ViewNode) => Html[],
): View {
  const order = findOrder(admin);
  if (!order) return notFound(admin, "orders", "Order");
  const name = readText(admin.world, order, "name");
  const back = `${admin.base}/orders/${idParameter(admin)}`;
  const isDestructive = verb.startsWith("Cancel") || verb.startsWith("Delete");
  return {
    title: `${verb} ${name}`,
    section: "orders",
    errors,
    body: html`<div class="narrow">
      ${pageHeader({
        title: `${verb} ${name}`,
        back,
        subtitle: `Total now ${formatMoneyBag(admin.world, order, "currentTotalPriceSet")}`,
      })}
      <form method="post">
        ${body(order)}
        <div class="form-actions">
          ${linkButton(back, "Back")}
          <button class="button ${isDestructive ? "critical" : "primary"}" type="submit">
            ${verb === "Edit" ? "Update order" : verb}
          </button>
        </div>
      </form>
    </div>`,
  };
}

function quantityFields(lines: readonly Line[], value: (line: Line) => number): Html {
  return html`${lines.map((line) =>
    textField({
      label: `${line.title}, ${line.price}`,
      name: `quantity[l${line.id}]`,
      value: String(value(line)),
      type: "number",
      hint: `${line.current} on the order`,
      attributes: html`min="0" inputmode="numeric"`,
    }),
  )}`;
}

function readLines(world: World, order: ViewNode): Line[] {
  return readList(world, order, "lineItems").map((line) => ({
    id: idOf(line.id) ?? 0,
    title: [readText(world, line, "title"), readText(world, line, "variantTitle")]
      .filter(Boolean)
      .join(" · "),
    price: formatMoneyBag(world, line, "originalUnitPriceSet"),
    current: Number(
      readValue(world, line, "currentQuantity") ?? readValue(world, line, "quantity") ?? 0,
    ),
  }));
}

function runCommand(
  admin: AdminPage,
  run: (id: number) => UserError[],
  flash: string,
  show: (admin: AdminPage, errors: readonly string[]) => View,
): View | void {
  if (!findOrder(admin)) return notFound(admin, "orders", "Order");
  const id = idParameter(admin);
  const errors = run(id);
  if (errors.length > 0) return show(admin, describeErrors(errors));
  redirectWithFlash(admin, `/orders/${id}`, flash);
}

function describeIssues(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join(" ")} ${issue.message}`.trim());
}
