import type { Catalogue, StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import type { Rng } from "../../world/rng";
import type { OrderEvents, SalesChannel } from "../log/events";
import { idCounter } from "../log/changes";
import type { Calendar } from "./calendar";
import { checkOut, usualShipping } from "./checkout";
import type { Item } from "./checkout";
import { planOrder } from "./plan";
import type { OrderPlan } from "./plan";
import { drawPlace, usualAmountMinor } from "./places";
import type { Place } from "./places";
import { CHANNELS } from "./population";
import type { Population } from "./population";
import { drawDiscounts } from "./promotions";
import { createShelf } from "./shelf";
import { tellStory } from "./story";
import { drawJourney } from "./visits";

/** Share of online orders with a gift card in them; half of those hold nothing else. */
const GIFT_CARD_SOLD = 0.011;
const TIP_AT_TILL = 0.12;
const DUTIES_ABROAD = 0.3;
const LOCAL_CURRENCY_ABROAD = 0.95;
const SURCHARGE = 0.004;
const ON_SELLING_PLAN = 0.03;
/** How often a basket has so many lines more than one. */
const MORE_LINES = [0, 1, 2, 3, 4, 5] as const;
const LINE_WEIGHTS = [62, 21, 9, 4, 2, 1] as const;

/** The generated past: any order's plan and events as pure functions of the seed and its position. */
export interface History {
  plan(order: number): OrderPlan;
  events(order: number): OrderEvents;
  placeOfCustomer(customer: number): Place;
}

export function createHistory(
  settings: StoreSettings,
  calendar: Calendar,
  population: Population,
  catalogue: Catalogue,
): History {
  const shelf = createShelf(catalogue);
  const till = catalogue.resources.locations.ids()[0] ?? null;

  const slugs = new Map<number, string>();
  const slugFor = ({ id, title }: { id: number; title: string }): string => {
    let slug = slugs.get(id);
    if (slug === undefined) slugs.set(id, (slug = slugOf(title)));
    return slug;
  };
  const channelOf = (order: number): SalesChannel =>
    CHANNELS[population.orderChannel[order] as number] as SalesChannel;
  const plan = (order: number) =>
    planOrder(
      settings.seed,
      order,
      population.orderedAt[order] as number,
      channelOf(order),
      settings.until,
    );
  const placeOfCustomer = (customer: number) =>
    drawPlace(settings.countryCode, createRng(settings.seed, "home", customer));

  // Drawn apart, so that all else of an order stays what it was.
  const isOnPlan = (order: number, customer: number | null) =>
    customer !== null && createRng(settings.seed, "selling plan", order).chance(ON_SELLING_PLAN);

  function events(order: number): OrderEvents {
    const rng = createRng(settings.seed, "order", order);
    const told = plan(order);
    const channel = channelOf(order);
    const buyer = population.orderCustomer[order] as number;
    const customer = buyer < 0 ? null : buyer;
    const home: Place = { countryCode: settings.countryCode, provinceCode: null };
    const place =
      channel === "pos"
        ? { ...home, provinceCode: settings.countryCode === "US" ? "NY" : null }
        : customer === null
          ? drawPlace(settings.countryCode, rng)
          : placeOfCustomer(customer);
    const abroad = place.countryCode !== settings.countryCode;
    const isFirst =
      customer === null ||
      population.customerOrders[population.offsets[customer] as number] === order;
    const basket = drawBasket(told.processedAt, channel, order, customer, rng);
    const ships =
      channel !== "pos" &&
      basket.some(({ variant, product }) => variant.requiresShipping && !product.isGiftCard);
    const goods = basket.reduce((sum, item) => sum + item.quantity * item.variant.priceMinor, 0);
    const shopDay = calendar.time.dayOf(told.processedAt);
    const groups = [...new Set(basket.map(({ product }) => product.vertical))];
    const nextId = idCounter(order);
    const tips = channel === "pos" && rng.chance(TIP_AT_TILL);
    const ordered = checkOut(
      settings,
      {
        order,
        at: told.at,
        processedAt: told.processedAt,
        customer,
        channel,
        test: told.test,
        place,
        items: basket,
        discounts:
          channel === "subscription"
            ? drawDiscounts(null, settings.currency, false, [], rng).slice(0, 1)
            : drawDiscounts(calendar.promotionOn(shopDay), settings.currency, isFirst, groups, rng),
        shipping: ships ? usualShipping(settings, place, goods, rng.chance(0.11)) : null,
        tipMinor: tips ? usualAmountMinor(rng.int(1, 12) * 100, settings.currency) : 0,
        dutyRate: abroad && channel === "online" && rng.chance(DUTIES_ABROAD) ? 0.08 : 0,
        fee: rng.chance(SURCHARGE)
          ? { name: "Recycling fee", amountMinor: usualAmountMinor(150, settings.currency) }
          : null,
        isPresentedInLocalCurrency: abroad && rng.chance(LOCAL_CURRENCY_ABROAD),
        shopDay,
        tags: tagsOf(channel, told, rng),
        note: rng.chance(0.03) ? "Please leave with the neighbour." : null,
        journey:
          channel === "online"
            ? drawJourney(
                catalogue,
                settings.shopDomain,
                told.processedAt,
                isFirst,
                basket[0] ? slugFor(basket[0].product) : null,
                rng,
              )
            : null,
        locationId: channel === "pos" ? till : null,
        isOnPlan: channel === "online" && isOnPlan(order, customer),
      },
      nextId,
    );
    return tellStory(settings, shelf, order, ordered, told, nextId);
  }

  function drawBasket(
    at: number,
    channel: SalesChannel,
    order: number,
    customer: number | null,
    rng: Rng,
  ): Item[] {
    const items: Item[] = [];
    if (channel === "subscription" && customer !== null) {
      // A subscription sends the same thing every month.
      const same = createRng(settings.seed, "subscription", customer);
      const since = population.customerSince[customer] as number;
      const drawn = shelf.draw(since, same);
      return drawn ? [{ ...drawn, quantity: same.int(1, 2) }] : [];
    }
    if (channel === "online" && rng.chance(GIFT_CARD_SOLD)) {
      const card = shelf.drawGiftCard(at, rng);
      if (card) items.push({ ...card, quantity: rng.chance(0.9) ? 1 : 2 });
      if (items.length > 0 && rng.chance(0.5)) return items;
    }
    const count = 1 + rng.weighted(MORE_LINES, (n) => LINE_WEIGHTS[n] ?? 0);
    for (let n = 0; n < count; n++) {
      const drawn = shelf.draw(at, rng);
      if (!drawn || items.some(({ variant }) => variant.id === drawn.variant.id)) continue;
      const quantity = rng.chance(0.87)
        ? 1
        : rng.chance(0.75)
          ? 2
          : rng.int(3, order % 97 === 0 ? 24 : 6);
      items.push({ ...drawn, quantity });
    }
    return items;
  }

  return { plan, events, placeOfCustomer };
}

/** A title as it stands in a URL. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function tagsOf(channel: SalesChannel, plan: OrderPlan, rng: Rng): string[] {
  const tags: string[] = [];
  if (channel === "subscription") tags.push("Subscription", "Subscription Recurring Order");
  if (plan.processedAt < plan.at) tags.push("imported");
  if (plan.steps.some(({ kind }) => kind === "exchange")) tags.push("exchange");
  if (rng.chance(0.04)) tags.push("gift-wrap");
  if (rng.chance(0.02)) tags.push("vip");
  return tags;
}
