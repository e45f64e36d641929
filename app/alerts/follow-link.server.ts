import { confirmChannel, readChannel, stopChannel } from "../store/notifications/channels.server";
import { deleteSchedule, listSchedules } from "../store/notifications/schedules.server";
import { findShopById } from "../store/shops.server";
import { tellPages } from "../store/spend/tell-pages.server";
import { withShop } from "../store/with-shop.server";
import { channelOf } from "./channels/registry.server";
import { openLink, type SignedLink } from "./outgoing/links.server";

/** What the page behind a signed link shows. */
export interface LinkView {
  does: SignedLink["does"];
  /** `asks`: nothing has been done yet; `over`: there is nothing to be done any more. */
  state: "asks" | "done" | "over" | "invalid";
  /** Where messages go; null where the link says nothing. */
  address: string | null;
  shop: string | null;
  /** The only one of the things that are sent there that it is about; `name`: of a report. Null: all. */
  schedule: { kind: "digest" | "report"; name: string } | null;
}

/**
 * What a signed link would do. Nothing is done before somebody presses its button, since programs that look at
 * mail open every link in it.
 */
export function describeLink(
  does: SignedLink["does"],
  address: string,
  now: Date,
): Promise<LinkView> {
  return readLink(does, address, now, false);
}

/** Does what a signed link is for. Mail programs do so too, where their reader wants no more (RFC 8058). */
export function followLink(
  does: SignedLink["does"],
  address: string,
  now: Date,
): Promise<LinkView> {
  return readLink(does, address, now, true);
}

async function readLink(
  does: SignedLink["does"],
  address: string,
  now: Date,
  isAccepted: boolean,
): Promise<LinkView> {
  const invalid: LinkView = {
    ...{ does, state: "invalid", address: null, shop: null, schedule: null },
  };
  const link = openLink(does, new URL(address).searchParams.get("link"), now);
  const shop = link && (await findShopById(link.shopId));
  if (!link || !shop) return invalid;
  return withShop(shop, async (tx): Promise<LinkView> => {
    const channel = await readChannel(tx, shop, link.channelId);
    const scheduleId = link.does === "stop" ? link.scheduleId : null;
    const found =
      scheduleId === null
        ? null
        : ((await listSchedules(tx, shop)).find(({ id }) => id === scheduleId) ?? null);
    const view = {
      does,
      address: channel && channelOf(channel.kind).describe(channel.address),
      shop: shop.name ?? shop.domain,
      schedule: found && { kind: found.kind, name: found.name },
    };
    if (!channel) return { ...view, state: "over" };
    if (link.does === "confirm") {
      if (channel.state !== "unconfirmed") return { ...view, state: "over" };
      if (isAccepted) await confirmChannel(tx, shop, channel.id, now);
    } else if (scheduleId !== null) {
      if (!found) return { ...view, state: "over" };
      if (isAccepted) await deleteSchedule(tx, shop, scheduleId);
    } else {
      if (channel.state === "stopped") return { ...view, state: "over" };
      if (isAccepted) await stopChannel(tx, shop, channel.id, now);
    }
    if (isAccepted) await tellPages(tx, shop);
    return { ...view, state: isAccepted ? "done" : "asks" };
  });
}
