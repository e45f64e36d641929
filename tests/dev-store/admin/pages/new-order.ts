import { z } from "zod";
import { html } from "../html";
import type { Html } from "../html";
import { formatMinor } from "../format";
import { card, linkButton, pageHeader, textField } from "../parts";
import { describeErrors, redirectWithFlash } from "../store";
import type { AdminPage, View } from "../store";
import { placeAnyOrder } from "../../platform/any-order";
import type { CatalogueVariant } from "../../world/types";

const form = z.object({
  quantity: z
    .record(
      z.string().regex(/^v\d+$/),
      z
        .string()
        .trim()
        .regex(/^\d{1,4}$/, "must be a whole number"),
    )
    .default({}),
  customer: z.string().trim().regex(/^\d*$/, "must be a customer's number").default(""),
  discountCode: z.string().trim().max(255).default(""),
  test: z.literal("on").optional(),
});
type OrderForm = z.infer<typeof form>;

const EMPTY: OrderForm = { quantity: {}, customer: "", discountCode: "" };

export function showNewOrder(admin: AdminPage): View {
  const { variant, customer } = z
    .object({
      variant: z.string().regex(/^\d+$/).optional().catch(undefined),
      customer: z.string().regex(/^\d+$/).catch(""),
    })
    .parse(admin.request.query);
  const quantity: Record<string, string> = variant ? { [`v${variant}`]: "1" } : {};
  return render(admin, { ...EMPTY, quantity, customer }, []);
}

export function postNewOrder(admin: AdminPage): View | void {
  const parsed = form.safeParse(admin.request.body);
  if (!parsed.success) {
    const messages = parsed.error.issues.map((i) => `${i.path.join(" ")} ${i.message}`);
    return render(admin, EMPTY, messages);
  }
  const { quantity, customer, discountCode, test } = parsed.data;
  const lines = Object.entries(quantity)
    .map(([name, text]) => ({ variantId: Number(name.slice(1)), quantity: Number(text) }))
    .filter((line) => line.quantity > 0);
  if (lines.length === 0) return render(admin, parsed.data, ["Add at least one product."]);
  const placed = admin.world.trade.placeOrder({
    lines,
    customerId: customer === "" ? null : Number(customer),
    discountCode: discountCode || null,
    test: test === "on",
  });
  if (placed.orderId === null || placed.userErrors.length > 0) {
    return render(admin, parsed.data, describeErrors(placed.userErrors));
  }
  redirectWithFlash(admin, `/orders/${placed.orderId}`, "Order placed");
}

/** One click: a paid order of something that sells. */
export function postAnyOrder(admin: AdminPage): View | void {
  const { orderId, userErrors } = placeAnyOrder(admin.world);
  if (orderId === null) return render(admin, EMPTY, describeErrors(userErrors));
  redirectWithFlash(admin, "/orders", "Order placed and paid");
}

function render(admin: AdminPage, values: OrderForm, errors: readonly string[]): View {
  const { base, world } = admin;
  const lines = Object.entries(values.quantity).flatMap(([name, quantity]) => {
    const variant = world.catalogue.variant(Number(name.slice(1)));
    return variant ? [renderLine(admin, variant, quantity)] : [];
  });
  return {
    title: "Place an order",
    section: "orders",
    errors,
    body: html`<div class="narrow">
      ${pageHeader({
        title: "Place an order",
        back: `${base}/orders`,
        subtitle: "As a customer would in the online store: it is paid at once.",
      })}
      <form method="post" data-order-form>
        ${card("Products", [
          html`<div data-picker="${base}/picker.json?type=variant">
            <label for="picker">Search products</label>
            <input
              class="field"
              id="picker"
              type="search"
              data-picker-search
              placeholder="Title or SKU"
              autocomplete="off"
            />
            <ul class="picker-results" data-picker-results></ul>
          </div>`,
          html`<ul class="lines" data-lines>
            ${lines}
          </ul>`,
        ])}
        ${card("Customer and discount", [
          textField({
            label: "Customer number",
            name: "customer",
            value: values.customer,
            hint: "Empty: a guest",
            attributes: html`inputmode="numeric"`,
          }),
          textField({ label: "Discount code", name: "discountCode", value: values.discountCode }),
          html`<label class="choice"
            ><input type="checkbox" name="test" ${values.test ? html`checked` : null} /> Test
            order</label
          >`,
        ])}
        <div class="form-actions">
          ${linkButton(`${base}/orders`, "Discard")}
          <button class="button primary" type="submit">Place order</button>
        </div>
      </form>
    </div>`,
  };
}

function renderLine({ world }: AdminPage, variant: CatalogueVariant, quantity: string): Html {
  const product = world.catalogue.product(variant.productId);
  const title = [product?.title, variant.title].filter(Boolean).join(" · ");
  return html`<li>
    <span
      >${title}<span class="subdued block"
        >${formatMinor(variant.priceMinor, world.settings.currency)}</span
      ></span
    >
    <input
      class="field quantity"
      type="number"
      min="0"
      name="quantity[v${variant.id}]"
      value="${quantity}"
      aria-label="Quantity of ${title}"
    />
  </li>`;
}
