import { z } from "zod";
import { ownParams } from "../lib/admin-params";
import { cadences, channelKinds, reportTables, severities } from "../store/notifications/terms";

const id = z.coerce.number().int().positive().safe();
const severityList = z
  .string()
  .transform((text) => severities.filter((severity) => text.split(",").includes(severity)));

const rhythm = {
  cadence: z.enum(cadences),
  weekday: z.coerce.number().int().min(1).max(7),
  hour: z.coerce.number().int().min(0).max(23),
};

/** What the page of notifications can be asked for. */
export const channelFormSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("addChannel"),
    kind: z.enum(channelKinds),
    address: z.string().max(2_000),
  }),
  z.object({
    intent: z.literal("saveChannel"),
    channelId: id,
    severities: severityList,
    tellsResolved: z.enum(["on", "off"]),
  }),
  z.object({ intent: z.literal("testChannel"), channelId: id }),
  z.object({ intent: z.literal("askAgain"), channelId: id }),
  z.object({ intent: z.literal("restartChannel"), channelId: id }),
  z.object({ intent: z.literal("removeChannel"), channelId: id }),
  z.object({ intent: z.literal("addDigest"), channelId: id, ...rhythm }),
  z.object({
    intent: z.literal("addReport"),
    channelId: id,
    name: z.string().trim().min(1).max(80),
    report: z.enum(reportTables),
    query: z
      .string()
      .max(2_000)
      .transform((query) => ownParams(new URLSearchParams(query)).toString()),
    ...rhythm,
  }),
  z.object({ intent: z.literal("removeSchedule"), scheduleId: id }),
  z.object({ intent: z.literal("replay"), notificationId: id }),
  z.object({ intent: z.literal("tryFlow") }),
  z.object({ intent: z.literal("requeueFlow") }),
]);
export type ChannelForm = z.output<typeof channelFormSchema>;
