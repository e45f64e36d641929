import { z } from "zod";
import type { Message } from "../imports/message";
import { switchImages } from "../store/quality/images.server";
import { askForRun } from "../store/quality/state.server";
import { deleteQualitySetting, writeQualitySetting } from "../store/quality/settings.server";
import { deleteView, saveView, viewPages } from "../store/quality/saved-views.server";
import { taskStatuses } from "../store/quality/task-status";
import { addTaskEntry, setTasks, type TasksSet } from "../store/quality/tasks.server";
import type { ShopRow } from "../store/shops.server";
import { withShop } from "../store/with-shop.server";
import { severities } from "./rules/check";
import { parts } from "./parts.server";
import { restoreFinding, suppressFinding } from "./suppress.server";
import { parseThresholds } from "./rules/thresholds";

/** What became of a form of the pages of quality. */
export type QualityAnswer =
  | { kind: "done"; done: Message; /** Everything is to be checked again. */ asksForRun: boolean }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; intent: string; errors: Partial<Record<string, Message>> };

const productId = z.coerce.number().int().positive().safe();
const allChecks = [...parts.checks, ...parts.shopChecks];
const ofProducts = z.string().refine((id) => parts.checks.some((check) => check.id === id));
const checkId = z.string().refine((id) => allChecks.some((check) => check.id === id));
const formSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("suppress"),
    productId,
    checkId: ofProducts,
    reason: z.string().trim().min(1).max(200),
  }),
  z.object({ intent: z.literal("restore"), productId, checkId: ofProducts }),
  z.object({
    intent: z.literal("saveRule"),
    checkId,
    isOn: z.enum(["on", "off"]),
    severity: z.enum([...severities, ""]),
    thresholds: z.string().max(2_000),
  }),
  z.object({ intent: z.literal("resetRule"), checkId }),
  z.object({ intent: z.literal("switchImages"), isOn: z.enum(["on", "off"]) }),
  z.object({
    intent: z.literal("assign"),
    productIds: z
      .string()
      .transform((text) => text.split(",").map(Number))
      .pipe(z.array(z.number().int().positive().safe()).min(1).max(10_000)),
    assignee: z.string().trim().max(100).optional(),
    dueDay: z.union([z.literal(""), z.iso.date()]).optional(),
    status: z.enum(taskStatuses).optional(),
  }),
  z.object({ intent: z.literal("note"), productId, text: z.string().trim().min(1).max(2_000) }),
  z.object({
    intent: z.literal("saveView"),
    name: z.string().trim().min(1).max(60),
    page: z.enum(viewPages),
    query: z.string().max(1_000),
  }),
  z.object({ intent: z.literal("deleteView"), page: z.enum(viewPages), name: z.string().max(60) }),
]);

/** Does what a form asks for; `product`: whose page it is of. */
export async function changeQuality(
  shop: ShopRow,
  form: FormData,
  { now, madeBy }: { now: Date; madeBy: string | null },
  product?: string,
): Promise<QualityAnswer> {
  const fields = Object.fromEntries(form);
  const parsed = formSchema.safeParse(
    product === undefined ? fields : { ...fields, productId: product },
  );
  if (!parsed.success) return refuse("quality.answers.invalid");
  const { data } = parsed;
  switch (data.intent) {
    case "suppress":
      await suppressFinding(shop, data, parts, { now, madeBy });
      return done("quality.answers.suppressed");
    case "restore":
      await restoreFinding(shop, data, parts, { now, madeBy });
      return done("quality.answers.restored");
    case "saveRule": {
      const check = allChecks.find(({ id }) => id === data.checkId);
      const thresholds = check && parseThresholds(check, data.thresholds);
      if (!thresholds) {
        const errors = { thresholds: { text: "quality.answers.thresholds" } as const };
        return { kind: "invalid", intent: data.intent, errors };
      }
      await withShop(shop, async (tx) => {
        const severity = data.severity === "" ? null : data.severity;
        const setting = { checkId: data.checkId, isOn: data.isOn === "on", severity, thresholds };
        await writeQualitySetting(tx, shop, setting, now);
        await askForRun(tx, shop, now);
      });
      return done("quality.answers.ruleSaved", true);
    }
    case "resetRule":
      await withShop(shop, async (tx) => {
        await deleteQualitySetting(tx, shop, data.checkId);
        await askForRun(tx, shop, now);
      });
      return done("quality.answers.ruleReset", true);
    case "switchImages": {
      const isOn = data.isOn === "on";
      await withShop(shop, async (tx) => {
        await switchImages(tx, shop, isOn, now);
        await askForRun(tx, shop, now);
      });
      return done(isOn ? "quality.answers.imagesOn" : "quality.answers.imagesOff", true);
    }
    case "assign": {
      const { productIds, assignee, dueDay, status } = data;
      const patch = {
        ...(assignee === undefined ? {} : { assignee: assignee || null }),
        ...(dueDay === undefined ? {} : { dueDay: dueDay || null }),
        ...(status === undefined ? {} : { status }),
      };
      if (Object.keys(patch).length === 0) return refuse("quality.answers.nothingToSet");
      const set = await withShop(shop, (tx) =>
        setTasks(tx, shop, productIds, patch, { madeBy, now }),
      );
      return sayTasksSet(set, productIds.length);
    }
    case "note":
      await withShop(shop, (tx) =>
        addTaskEntry(tx, shop, data.productId, { kind: "note", text: data.text }, { madeBy, now }),
      );
      return done("quality.answers.noted");
    case "saveView": {
      const isKept = await withShop(shop, (tx) => saveView(tx, shop, data, now));
      if (isKept) return done("quality.answers.viewSaved");
      return refuse("quality.answers.tooManyViews");
    }
    case "deleteView":
      await withShop(shop, (tx) => deleteView(tx, shop, data));
      return done("quality.answers.viewDeleted");
  }
}

const refuse = (text: Message["text"]): QualityAnswer => ({ kind: "refused", reason: { text } });

/** Of several products, how many could be set. */
function sayTasksSet({ changed, same, gone }: TasksSet, asked: number): QualityAnswer {
  if (changed + same === 0) return refuse("quality.answers.tasksGone");
  if (asked === 1) return done("quality.answers.assigned");
  const values = { changed: String(changed), same: String(same), gone: String(gone) };
  const text = gone > 0 ? "quality.answers.tasksSetSome" : "quality.answers.tasksSet";
  return { kind: "done", done: { text, values }, asksForRun: false };
}

const done = (text: Message["text"], asksForRun = false): QualityAnswer => ({
  kind: "done",
  done: { text },
  asksForRun,
});
