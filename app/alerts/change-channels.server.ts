import { randomUUID } from "node:crypto";
import type { Message } from "../imports/message";
import type { TextKey } from "../i18n/text-key";
import { forgetChosenChannel } from "../store/alerts/settings.server";
import type { Queryable } from "../store/database.server";
import {
  addChannel,
  deleteChannel,
  listChannels,
  noteConfirmationAsked,
  readChannel,
  restartChannel,
  writeChannelChoice,
} from "../store/notifications/channels.server";
import { hurryFlowChannel } from "../store/flow/channel.server";
import { requeueFlowEvents } from "../store/flow/events.server";
import { addNotification, requeueNotification } from "../store/notifications/outbox.server";
import { addSchedule, deleteSchedule } from "../store/notifications/schedules.server";
import type { ChannelKind, ReportTable } from "../store/notifications/terms";
import type { ShopRow } from "../store/shops.server";
import { tellPages } from "../store/spend/tell-pages.server";
import { withShop } from "../store/with-shop.server";
import { channelFormSchema, type ChannelForm } from "./channel-forms";
import type { AddressProblem } from "./channels/channel";
import { hasMail } from "./channels/email.server";
import { channelOf } from "./channels/registry.server";
import { createWebhookSecret } from "./channels/sign-webhook";
import { confirmMessage, testMessage } from "./outgoing/own-messages.server";
import { nextTime } from "./rhythm";

/** What became of a form of the page of notifications. */
export type ChannelAnswer =
  | { kind: "done"; done: Message }
  /** `secret`: of a new webhook, told this once. */
  | { kind: "secret"; done: Message; secret: string }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; intent: string; errors: Partial<Record<string, Message>> };

// Nobody is to be sent questions again and again.
const askAgainMs = 5 * 60_000;

const problemTexts = {
  email: "notifications.problems.email",
  url: "notifications.problems.url",
  secure: "notifications.problems.secure",
  credentials: "notifications.problems.credentials",
  private: "notifications.problems.private",
} as const satisfies Record<AddressProblem, TextKey>;

/** Does what a form asks for. */
export async function changeChannels(
  shop: ShopRow,
  form: FormData,
  now: Date,
): Promise<ChannelAnswer> {
  const parsed = channelFormSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseForm(form, parsed.error.issues);
  return withShop(shop, async (tx) => {
    const answer = await change(tx, shop, parsed.data, now);
    if (answer.kind === "done" || answer.kind === "secret") await tellPages(tx, shop);
    return answer;
  });
}

async function change(
  tx: Queryable,
  shop: ShopRow,
  form: ChannelForm,
  now: Date,
): Promise<ChannelAnswer> {
  switch (form.intent) {
    case "addChannel":
      return add(tx, shop, form, now);
    case "saveChannel": {
      const choice = { severities: form.severities, tellsResolved: form.tellsResolved === "on" };
      const isDone = await writeChannelChoice(tx, shop, form.channelId, choice);
      return isDone ? done("notifications.done.saved") : gone;
    }
    case "testChannel": {
      const channel = await readChannel(tx, shop, form.channelId);
      if (!channel || channel.state === "stopped" || channel.state === "unconfirmed") return gone;
      const key = `test:${channel.id}:${randomUUID()}`;
      const message = testMessage(shop);
      await addNotification(
        tx,
        shop,
        { channelId: channel.id, dedupeKey: key, kind: "test", scheduleId: null, message },
        now,
      );
      return done("notifications.done.test");
    }
    case "askAgain":
      return (await askForConsent(tx, shop, form.channelId, now))
        ? done("notifications.done.asked")
        : refused("notifications.refused.askedLately");
    case "restartChannel": {
      const channel = await readChannel(tx, shop, form.channelId);
      if (!channel) return gone;
      const isConfirmed = !channelOf(channel.kind).needsConfirmation;
      await restartChannel(tx, shop, channel.id, { isConfirmed, now });
      if (isConfirmed) return done("notifications.done.restarted");
      return (await askForConsent(tx, shop, channel.id, now))
        ? done("notifications.done.asked")
        : refused("notifications.refused.askedLately");
    }
    case "removeChannel":
      await deleteChannel(tx, shop, form.channelId);
      await forgetChosenChannel(tx, shop, String(form.channelId));
      return done("notifications.done.removed");
    case "addDigest":
      return schedule(
        tx,
        shop,
        { ...form, kind: "digest", name: "", report: "sales", query: "" },
        now,
      );
    case "addReport":
      return schedule(tx, shop, { ...form, kind: "report" }, now);
    case "removeSchedule":
      return (await deleteSchedule(tx, shop, form.scheduleId))
        ? done("notifications.done.scheduleRemoved")
        : gone;
    case "replay":
      return (await requeueNotification(tx, shop, form.notificationId, now))
        ? done("notifications.done.replayed")
        : refused("notifications.refused.replay");
    case "tryFlow":
      await hurryFlowChannel(tx, shop, now);
      return done("notifications.done.flow");
    case "requeueFlow": {
      if ((await requeueFlowEvents(tx, shop, now)) === 0) return gone;
      await hurryFlowChannel(tx, shop, now);
      return done("notifications.done.flow");
    }
  }
}

async function add(
  tx: Queryable,
  shop: ShopRow,
  { intent, kind, address: text }: Extract<ChannelForm, { intent: "addChannel" }>,
  now: Date,
): Promise<ChannelAnswer> {
  const channel = channelOf(kind);
  if (kind === "email" && !hasMail()) return refused("notifications.refused.noMail");
  const parsed = channel.parseAddress(text);
  const invalid = (reason: TextKey): ChannelAnswer => ({
    kind: "invalid",
    intent,
    errors: { address: { text: reason } },
  });
  if ("problem" in parsed) return invalid(problemTexts[parsed.problem]);
  const known = await listChannels(tx, shop);
  if (known.some((one) => one.kind === kind && one.address === parsed.address)) {
    return invalid("notifications.problems.known");
  }
  const secret = channel.hasSecret ? createWebhookSecret() : null;
  const isConfirmed = !channel.needsConfirmation;
  const { address } = parsed;
  const id = await addChannel(tx, shop, { kind, address, secret, isConfirmed }, now);
  if (id === null) return refused("notifications.refused.tooMany");
  if (!isConfirmed) {
    await askForConsent(tx, shop, id, now);
    return done("notifications.done.asked");
  }
  if (secret === null) return done("notifications.done.added");
  return { kind: "secret", done: { text: "notifications.done.added" }, secret };
}

async function askForConsent(
  tx: Queryable,
  shop: ShopRow,
  channelId: number,
  now: Date,
): Promise<boolean> {
  const askedBefore = new Date(now.getTime() - askAgainMs);
  if (!(await noteConfirmationAsked(tx, shop, channelId, { now, askedBefore }))) return false;
  const message = confirmMessage(shop, channelId, now);
  const dedupeKey = `confirm:${channelId}:${now.toISOString()}`;
  return addNotification(
    tx,
    shop,
    { channelId, dedupeKey, kind: "confirm", scheduleId: null, message },
    now,
  );
}

/** What a channel of this kind may be sent by itself. */
const scheduled: Record<"digest" | "report", readonly ChannelKind[]> = {
  digest: ["email", "slack"],
  report: ["email"],
};

async function schedule(
  tx: Queryable,
  shop: ShopRow,
  form: Pick<Extract<ChannelForm, { intent: "addReport" }>, "cadence" | "weekday" | "hour"> & {
    channelId: number;
    kind: "digest" | "report";
    name: string;
    report: ReportTable;
    query: string;
  },
  now: Date,
): Promise<ChannelAnswer> {
  const channel = await readChannel(tx, shop, form.channelId);
  if (!shop.timezone) return refused("imports.notReady");
  if (!channel || !scheduled[form.kind].includes(channel.kind)) return gone;
  const { channelId, kind, name, report, query, cadence, weekday, hour } = form;
  const nextAt = nextTime(form, shop.timezone, now);
  const next = { channelId, kind, name, report, query, cadence, weekday, hour, nextAt };
  return (await addSchedule(tx, shop, next, now))
    ? done("notifications.done.scheduled")
    : refused("notifications.refused.tooMany");
}

function refuseForm(form: FormData, issues: readonly { path: PropertyKey[] }[]): ChannelAnswer {
  const [first] = issues;
  const field = String(first?.path[0] ?? "");
  if (field === "" || field === "intent") return gone;
  const errors = { [field]: { text: "imports.invalidField" } as const };
  return { kind: "invalid", intent: String(form.get("intent")), errors };
}

const done = (text: TextKey): ChannelAnswer => ({ kind: "done", done: { text } });
const refused = (text: TextKey): ChannelAnswer => ({ kind: "refused", reason: { text } });
const gone = refused("notifications.refused.gone");
