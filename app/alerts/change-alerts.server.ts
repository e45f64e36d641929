import { z } from "zod";
import type { Message } from "../imports/message";
import type { Queryable } from "../store/database.server";
import { readAlert } from "../store/alerts/alerts.server";
import {
  addAlertEvent,
  markAlertsRead,
  resolveAlert,
  snoozeAlert,
  tellAlertPages,
  wakeAlert,
} from "../store/alerts/changes.server";
import {
  deleteAlertMute,
  deleteAlertSetting,
  writeAlertMute,
  writeAlertSetting,
} from "../store/alerts/settings.server";
import { flowChannel } from "../store/alerts/terms";
import { listChannels } from "../store/notifications/channels.server";
import { askForTrade } from "../store/alerts/state.server";
import type { ShopRow } from "../store/shops.server";
import { withShop } from "../store/with-shop.server";
import { alertRules, findAlertRule, isToldToFlow } from "./registry";

/** What became of a form of the pages of alerts. */
export type AlertAnswer =
  | { kind: "done"; done: Message; /** Rules are to be run again. */ asksForRun: boolean }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; intent: string; errors: Partial<Record<string, Message>> };

const dayMs = 24 * 60 * 60_000;
const alertId = z.coerce.number().int().positive().safe();
const ruleId = z.string().refine((id) => alertRules.some((rule) => rule.id === id));
/** "all", or names separated by commas: none of them is "", which is told in the app alone. */
const channelChoice = z
  .string()
  .max(500)
  .transform((text) => (text === "all" ? null : text.split(",").filter((name) => name !== "")));
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("read"), alertId }),
  z.object({ intent: z.literal("readAll") }),
  z.object({
    intent: z.literal("snooze"),
    alertId,
    days: z.coerce.number().int().min(1).max(90),
  }),
  z.object({ intent: z.literal("wake"), alertId }),
  z.object({ intent: z.literal("mute"), alertId }),
  z.object({ intent: z.literal("unmute"), ruleId, key: z.string().max(500) }),
  z.object({
    intent: z.literal("saveRule"),
    ruleId,
    isOn: z.enum(["on", "off"]),
    thresholds: z.string().max(2_000),
    channels: channelChoice,
  }),
  z.object({ intent: z.literal("resetRule"), ruleId }),
]);
type Form = z.output<typeof formSchema>;

/** Does what a form asks for. */
export async function changeAlerts(
  shop: ShopRow,
  form: FormData,
  by: { now: Date; madeBy: string | null },
): Promise<AlertAnswer> {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused;
  return withShop(shop, async (tx) => {
    const answer = await change(tx, shop, parsed.data, by);
    if (answer.kind === "done") await tellAlertPages(tx, shop);
    return answer;
  });
}

async function change(
  tx: Queryable,
  shop: ShopRow,
  form: Form,
  { now, madeBy }: { now: Date; madeBy: string | null },
): Promise<AlertAnswer> {
  switch (form.intent) {
    case "read":
    case "readAll": {
      const read = await markAlertsRead(
        tx,
        shop,
        form.intent === "read" ? form.alertId : null,
        now,
      );
      for (const id of read) {
        await addAlertEvent(tx, shop, { alertId: id, kind: "read", tells: false, madeBy }, now);
      }
      return done("alerts.answers.read");
    }
    case "snooze": {
      const until = new Date(now.getTime() + form.days * dayMs);
      if (!(await snoozeAlert(tx, shop, form.alertId, until, now))) return refused;
      const event = { alertId: form.alertId, kind: "snoozed", tells: false, madeBy } as const;
      await addAlertEvent(tx, shop, event, now);
      return done("alerts.answers.snoozed");
    }
    case "wake": {
      if (!(await wakeAlert(tx, shop, form.alertId))) return refused;
      // Who ends it has it before them: nobody is to be told.
      const event = { alertId: form.alertId, kind: "woke", tells: false, madeBy } as const;
      await addAlertEvent(tx, shop, event, now);
      return done("alerts.answers.woken");
    }
    case "mute": {
      const alert = await readAlert(tx, shop, form.alertId);
      if (!alert) return refused;
      await writeAlertMute(tx, shop, { ...alert, madeBy }, now);
      await resolveAlert(tx, shop, alert.id, "muted", now);
      const event = { alertId: alert.id, kind: "muted", tells: false, madeBy } as const;
      await addAlertEvent(tx, shop, event, now);
      return done("alerts.answers.muted");
    }
    case "unmute":
      await deleteAlertMute(tx, shop, form);
      return done("alerts.answers.unmuted", true);
    case "saveRule": {
      const { intent, ruleId: id, channels } = form;
      const parsed = parseThresholds(id, form.thresholds);
      if (!parsed) return refused;
      if (!parsed.success) return { kind: "invalid", intent, errors: errorsOf(parsed.error) };
      const thresholds = parsed.data;
      if (channels !== null && !(await areKnown(tx, shop, id, channels))) {
        const errors = { channels: { text: "alerts.answers.channels" } as const };
        return { kind: "invalid", intent, errors };
      }
      const setting = { ruleId: id, isOn: form.isOn === "on", thresholds, channels };
      await writeAlertSetting(tx, shop, setting, now);
      await askForTrade(tx, shop);
      return done("alerts.answers.saved", true);
    }
    case "resetRule":
      await deleteAlertSetting(tx, shop, form.ruleId);
      await askForTrade(tx, shop);
      return done("alerts.answers.reset", true);
  }
}

/** Whether an alert may be told to all of these: one may have been removed since the page was made. */
async function areKnown(
  tx: Queryable,
  shop: ShopRow,
  id: string,
  channels: readonly string[],
): Promise<boolean> {
  const known = new Set((await listChannels(tx, shop)).map((channel) => String(channel.id)));
  if (isToldToFlow(id)) known.add(flowChannel);
  return channels.every((channel) => known.has(channel));
}

/** Thresholds as a form sends them (JSON), as the rule takes them or does not; null: it is no form of ours. */
function parseThresholds(id: string, text: string): z.ZodSafeParseResult<unknown> | null {
  try {
    return findAlertRule(id)?.settings.safeParse(JSON.parse(text)) ?? null;
  } catch {
    return null;
  }
}

/** What is wrong with each threshold: "thresholds.<name>". */
function errorsOf({ issues }: z.ZodError): Partial<Record<string, Message>> {
  const message: Message = { text: "alerts.answers.thresholds" };
  return Object.fromEntries(issues.map(({ path }) => [["thresholds", ...path].join("."), message]));
}

const refused: AlertAnswer = { kind: "refused", reason: { text: "alerts.answers.invalid" } };

const done = (text: Message["text"], asksForRun = false): AlertAnswer => ({
  kind: "done",
  done: { text },
  asksForRun,
});
