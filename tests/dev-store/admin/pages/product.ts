import { html } from "../html";
import type { Html } from "../html";
import { formatCount, formatTime } from "../format";
import { badge, card, linkButton, pageHeader, textField } from "../parts";
import { readText } from "../read";
import { idParameter, notFound, redirectWithFlash } from "../store";
import type { AdminPage, View } from "../store";
import { productFormSchema, saveProduct, variantName } from "../product-form";
import type { ProductFormValues } from "../product-form";
import { toFixedDecimal } from "../../world/currency";
import type { CatalogueProduct, ViewNode } from "../../world/types";
import { productImage } from "./products";

const STATUSES = ["ACTIVE", "DRAFT", "UNLISTED", "ARCHIVED"];

export function showProduct(admin: AdminPage): View {
  const found = findProduct(admin);
  if (!found) return notFound(admin, "products", "Product");
  return renderProduct(admin, found, readFormValues(admin, found), {});
}

export function postProduct(admin: AdminPage): View | void {
  const found = findProduct(admin);
  if (!found) return notFound(admin, "products", "Product");
  const parsed = productFormSchema.safeParse(admin.request.body);
  if (!parsed.success) {
    const messages = parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`);
    return {
      ...renderProduct(admin, found, readFormValues(admin, found), {}),
      errors: messages,
    };
  }
  const before = readFormValues(admin, found);
  const errors = saveProduct(admin.world, found.product.id, before, parsed.data);
  if (Object.keys(errors).length > 0) {
    const view = renderProduct(admin, found, parsed.data, errors);
    return { ...view, errors: Object.values(errors) };
  }
  redirectWithFlash(admin, `/products/${found.product.id}`, "Product saved");
}

export function postDeleteProduct(admin: AdminPage): View | void {
  const found = findProduct(admin);
  if (!found) return notFound(admin, "products", "Product");
  const errors = admin.world.catalogue.deleteProduct(found.product.id);
  if (errors.length > 0) {
    const view = renderProduct(admin, found, readFormValues(admin, found), {});
    return { ...view, errors: errors.map((error) => error.message) };
  }
  redirectWithFlash(admin, "/products", "Product deleted");
}

interface Found {
  product: CatalogueProduct;
  node: ViewNode;
}

function findProduct(admin: AdminPage): Found | null {
  const id = idParameter(admin);
  const product = admin.world.catalogue.product(id);
  const node = product ? admin.world.resource("products").node(id) : null;
  return product && node ? { product, node } : null;
}

/** The form as the store has it now; money as decimals of the shop's currency. */
function readFormValues({ world }: AdminPage, { product, node }: Found): ProductFormValues {
  const text = (...path: string[]) => readText(world, node, ...path);
  const money = (minor: number | null) =>
    minor === null ? "" : toFixedDecimal(minor, world.settings.currency);
  return {
    title: text("title"),
    descriptionHtml: text("descriptionHtml"),
    vendor: text("vendor"),
    productType: text("productType"),
    tags: product.tags.join(", "),
    status: text("status"),
    category: text("category", "fullName"),
    seoTitle: text("seo", "title"),
    seoDescription: text("seo", "description"),
    variants: Object.fromEntries(
      product.variants.map((variant) => [
        variantName(variant.id),
        {
          price: money(variant.priceMinor),
          compareAtPrice: money(variant.compareAtMinor),
          cost: money(variant.costMinor),
          sku: variant.sku ?? "",
          barcode: variant.barcode ?? "",
          stock: String(variant.stock),
        },
      ]),
    ),
  };
}

function renderProduct(
  admin: AdminPage,
  { product, node }: Found,
  values: ProductFormValues,
  errors: Record<string, string>,
): View {
  const { world, base } = admin;
  const image = productImage(world, node);
  const status = readText(world, node, "status");
  const first = product.variants[0];
  const field = (name: keyof ProductFormValues & string, label: string, hint?: string) =>
    textField({
      label,
      name,
      value: String(values[name]),
      error: errors[name],
      ...(hint ? { hint } : {}),
    });
  return {
    title: product.title,
    section: "products",
    body: html`${pageHeader({
        title: product.title || "(no title)",
        back: `${base}/products`,
        badges: [badge(status)],
        actions: [
          first ? linkButton(`${base}/orders/new?variant=${first.id}`, "Place an order") : null,
        ],
      })}
      <form method="post" class="columns" id="product-form">
        <div>
          ${card(null, [
            field("title", "Title"),
            html`<div class="form-field">
              <label for="f-descriptionHtml">Description (HTML)</label>
              <textarea class="field" id="f-descriptionHtml" name="descriptionHtml" rows="9">
${values.descriptionHtml}</textarea>
            </div>`,
            renderCategory(admin, values.category, errors.category),
          ])}
          ${card("Variants", renderVariants(world.settings.currency, product, values, errors))}
          ${card("Search engine listing", [
            field("seoTitle", "Page title"),
            field("seoDescription", "Meta description"),
          ])}
        </div>
        <div>
          ${card("Status", [
            html`<select class="field" name="status" aria-label="Status">
              ${STATUSES.map(
                (value) =>
                  html`<option value="${value}" ${values.status === value ? html`selected` : null}>
                    ${value.charAt(0) + value.slice(1).toLowerCase()}
                  </option>`,
              )}
            </select>`,
          ])}
          ${card("Media", [
            image
              ? html`<img class="hero" src="${image}" alt="" />`
              : html`<p class="subdued">No media</p>`,
          ])}
          ${card("Product organization", [
            field("productType", "Type"),
            field("vendor", "Vendor"),
            field("tags", "Tags", "Separate tags with commas"),
          ])}
          <p class="subdued small">
            Updated ${formatTime(world, readText(world, node, "updatedAt"))}
          </p>
        </div>
      </form>
      <div class="form-actions">
        <form
          method="post"
          action="${base}/products/${product.id}/delete"
          data-confirm="Delete ${product.title}?"
        >
          <button class="button critical" type="submit">Delete product</button>
        </form>
        <button class="button primary" type="submit" form="product-form">Save</button>
      </div>`,
  };
}

function renderCategory({ world }: AdminPage, value: string, error: string | undefined): Html {
  return html`${textField({
      label: "Category",
      name: "category",
      value,
      error,
      hint: "Type to search the product taxonomy; empty for none",
      attributes: html`list="categories" autocomplete="off"`,
    })}
    <datalist id="categories">
      ${world.catalogue.taxonomy
        .categories()
        .map(
          (category) => html`<option value="${readText(world, category, "fullName")}"></option>`,
        )}
    </datalist>`;
}

const VARIANT_FIELDS = [
  ["price", "Price", true],
  ["compareAtPrice", "Compare at", true],
  ["cost", "Cost", true],
  ["stock", "Stock", true],
  ["sku", "SKU", false],
  ["barcode", "Barcode", false],
] as const;

function renderVariants(
  currency: string,
  product: CatalogueProduct,
  values: ProductFormValues,
  errors: Record<string, string>,
): Html {
  return html`<p class="subdued small">
      ${formatCount(product.variants.length, "variant")}, prices in ${currency}
    </p>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Variants">
      <table class="inputs">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            ${VARIANT_FIELDS.map(([, label]) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${product.variants.map((variant) => {
            const name = variantName(variant.id);
            return html`<tr>
              <th scope="row">${variant.title}</th>
              ${VARIANT_FIELDS.map(([key, label, isNumber]) => {
                const error = errors[`${name}.${key}`];
                return html`<td>
                  <input
                    class="field ${isNumber ? "number" : "code"}"
                    name="variants[${name}][${key}]"
                    value="${values.variants[name]?.[key] ?? ""}"
                    aria-label="${label} of ${variant.title}"
                    ${isNumber ? html`inputmode="decimal"` : null}
                    ${error ? html`aria-invalid="true" title="${error}"` : null}
                  />
                </td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
