import type { VisitFact } from "../log/events";
import { formatInstant } from "../../world/shop-time";
import type { Node } from "./lines";
import { gid } from "./order-context";
import type { OrderContext } from "./order-context";

/** Shopify works journeys out some time after the order. */
const READY_AFTER_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Order.customerJourneySummary: null for orders made elsewhere, empty without consent. */
export function journeyNode(context: OrderContext): Node | null {
  const { ordered, source, header } = context;
  if (ordered.channel !== "online") return null;
  if (source.now() - ordered.at < READY_AFTER_MS) {
    return {
      ready: false,
      customerOrderIndex: null,
      daysToConversion: null,
      firstVisit: null,
      lastVisit: null,
      momentsCount: null,
      moments: null,
    };
  }
  const { journey } = ordered;
  return {
    ready: true,
    customerOrderIndex: customerOrderIndex(context, header.customer),
    daysToConversion: journey
      ? Math.floor((ordered.processedAt - journey.first.at) / DAY_MS)
      : null,
    firstVisit: journey ? visitNode(context, journey.first, 0) : null,
    lastVisit: journey ? visitNode(context, journey.last, 1) : null,
    momentsCount: { count: journey?.moments ?? 0, precision: "EXACT" },
    moments: journey
      ? [
          visitNode(context, journey.first, 0),
          ...(journey.last === journey.first ? [] : [visitNode(context, journey.last, 1)]),
        ]
      : [],
  };
}

/** How many orders of that customer came before, by time of sale; null for guests. */
function customerOrderIndex(context: OrderContext, customer: number | null): number | null {
  if (customer === null) return null;
  const { log } = context.source;
  const orders = log.ordersOf(log.survivor(customer));
  let index = 0;
  for (const order of orders) {
    if (order === context.order) break;
    const { test, deletedAt } = log.header(order);
    if (!test && deletedAt === null) index += 1;
  }
  return index;
}

function visitNode(context: OrderContext, visit: VisitFact, n: number): Node {
  const campaign = visit.marketingActivityId;
  return {
    __typename: "CustomerVisit",
    id: gid("CustomerVisit", `${context.id}${n}`),
    occurredAt: formatInstant(visit.at),
    source: visit.source,
    sourceType: visit.sourceType,
    sourceDescription: visit.sourceDescription,
    referrerUrl: visit.referrerUrl,
    referralCode: null,
    referralInfoHtml: visit.sourceDescription ?? "",
    landingPage: visit.landingPage,
    landingPageHtml: visit.landingPage,
    utmParameters: visit.utm,
    marketingEvent: campaign === null ? null : () => marketingEventOf(context, campaign),
  };
}

function marketingEventOf(context: OrderContext, activityId: number): unknown {
  const activity = context.source.catalogue.resources.marketingActivities.node(activityId);
  const event = activity?.["marketingEvent"];
  return typeof event === "function" ? (event as (args: object) => unknown)({}) : (event ?? null);
}
