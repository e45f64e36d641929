import { textsOfFiles } from "../../i18n/i18n";
import type { ShopRow } from "../../store/shops.server";
import { appUrl } from "./app-url.server";
import { confirmUrl } from "./links.server";
import { makeMessage, type OutgoingMessage } from "./message";

/** Asks an address whether it wants to be told. */
export function confirmMessage(shop: ShopRow, channelId: number, now: Date): OutgoingMessage {
  const { t } = textsOfFiles();
  const name = shop.name ?? shop.domain;
  return makeMessage({
    title: t("outgoing.confirmTitle", { shop: name }),
    sentences: [t("outgoing.confirmText", { shop: name }), t("outgoing.confirmIgnore")],
    link: { text: t("outgoing.confirmLink"), url: confirmUrl(shop.id, channelId, now) },
  });
}

/** Shows the merchant that a channel works. */
export function testMessage(shop: ShopRow): OutgoingMessage {
  const { t } = textsOfFiles();
  return makeMessage({
    title: t("outgoing.testTitle"),
    severity: "info",
    sentences: [t("outgoing.testText", { shop: shop.name ?? shop.domain })],
    link: {
      text: t("outgoing.testLink"),
      url: appUrl(shop, "/app/settings/notifications"),
    },
  });
}
