import { z } from "zod";
import type { TextKey } from "../../i18n/text-key";
import { retryMs } from "../../quality/flow/retries";
import { textsOfCheck } from "../../quality/rules/check-texts";
import type {
  FlowBacklog,
  FlowChannel,
  StoredFlowError,
  UnsentFlowEvent,
} from "../../store/flow/terms";
import type { ErrorView, FlowView, UnsentFlowView } from "./view";
import { flowErrorTexts } from "./words";

const triggerTexts: Readonly<Record<string, TextKey>> = {
  "merchandising-error-found": "notifications.flow.triggers.merchandising-error-found",
  "merchandising-error-resolved": "notifications.flow.triggers.merchandising-error-resolved",
  "trading-alert": "notifications.flow.triggers.trading-alert",
};

const fieldsSchema = z.object({ Title: z.string() }).catch({ Title: "" });

/** Shopify Flow as the page shows it. */
export function toFlowView(
  {
    channel,
    backlog,
    unsent,
  }: {
    channel: FlowChannel | null;
    backlog: FlowBacklog;
    unsent: readonly UnsentFlowEvent[];
  },
  now: Date,
): FlowView {
  const { waiting, refused, givenUp } = backlog;
  const isPaused = waiting > 0 && channel !== null && channel.nextAt > now;
  return {
    state: stateOf(channel, backlog),
    since: isoOf(channel?.since),
    sentAt: isoOf(channel?.sentAt),
    error: channel?.error ? toErrorView(channel.error) : null,
    ...{ waiting, refused, givenUp },
    waitingSince: isoOf(backlog.waitingSince),
    nextAt: isPaused ? channel.nextAt.toISOString() : null,
    refusedAt: isoOf(backlog.refusedAt),
    givenUpAt: isoOf(backlog.givenUpAt),
    retried: backlog.retried,
    retryAt: backlog.retriedSince && laterIso(backlog.retriedSince),
    // Where what is missing can be allowed.
    isScopeMissing: channel?.error?.code === "missingScope",
    unsent: unsent.map(toUnsentView),
  };
}

function stateOf(channel: FlowChannel | null, { refusedAt }: FlowBacklog): FlowView["state"] {
  if (!channel) return "idle";
  if (channel.state === "failing") return "failing";
  if (channel.error) return "retrying";
  const hasTakenNone =
    channel.sentAt === null || (refusedAt !== null && refusedAt > channel.sentAt);
  if (refusedAt !== null && hasTakenNone) return "refusing";
  return channel.sentAt ? "ok" : "idle";
}

function toUnsentView(event: UnsentFlowEvent): UnsentFlowView {
  const { eventId, handle, productId, product, checkId, fields, state, error } = event;
  return {
    id: eventId,
    trigger: triggerTexts[handle] ?? null,
    about:
      checkId === null
        ? { text: fieldsSchema.parse(fields).Title }
        : { key: textsOfCheck(checkId).fail },
    product:
      productId === null
        ? null
        : { title: product, url: product === null ? null : `/app/quality/products/${productId}` },
    createdAt: event.createdAt.toISOString(),
    settledAt: event.settledAt.toISOString(),
    isGivenUp: state === "given-up",
    error: toErrorView(error),
  };
}

const toErrorView = ({ code, detail }: StoredFlowError): ErrorView => ({
  text: flowErrorTexts[code],
  detail,
});

const laterIso = (refusedAt: Date) => new Date(refusedAt.getTime() + retryMs).toISOString();

const isoOf = (instant: Date | null | undefined) => instant?.toISOString() ?? null;
