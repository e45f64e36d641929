import { html } from "../html";
import { formatCount } from "../format";
import { card, linkButton, pageHeader } from "../parts";
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
        ])}
      </div>`,
  };
}
