import { html } from "../html";
import { formatCount } from "../format";
import { card, linkButton, pageHeader } from "../parts";
import { sendVisits } from "../../storefront/visitors";
import { webPixelOf } from "../../storefront/web-pixels";
import { redirectWithFlash } from "../store";
import type { AdminPage, View } from "../store";

export function showHome({ world, platform, base }: AdminPage): View {
  const { title, handle } = platform.app;
  const size = world.trade.size();
  const products = world.resource("products").ids().length;
  const isInstalled = platform.isInstalled();
  return {
    title: "Home",
    section: "home",
    body: html`${pageHeader({ title: world.settings.shopName })}
      <div class="grid">
        ${card(title, [
          html`<p class="subdued">
            ${isInstalled ? "Installed on this store." : "Not installed yet."}
          </p>`,
          linkButton(
            `${base}/apps/${handle}`,
            isInstalled ? `Open ${title}` : `Install ${title}`,
            true,
          ),
        ])}
        ${card("This store", [
          html`<p>
            ${formatCount(size.orders, "order")}, ${formatCount(products, "product")}. Times are in
            ${world.settings.timezone}, money is in ${world.settings.currency}.
          </p>`,
          linkButton(`${base}/orders/new`, "Place an order"),
          webPixelOf(world)
            ? html`<form method="post" action="${base}/visits">
                <button class="button" type="submit">Send 200 visitors</button>
              </form>`
            : null,
        ])}
      </div>`,
  };
}

/** Visitors with the app's pixel in their browsers: some of them purchase. */
export async function postVisits(admin: AdminPage): Promise<void> {
  const sent = await sendVisits(admin.world, { count: 200 });
  const told = sent
    ? `${sent.visits} visits, ${formatCount(sent.orders, "order")}, ${sent.refused} not counted`
    : "No pixel is turned on";
  redirectWithFlash(admin, "", told);
}
