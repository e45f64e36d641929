import { z } from "zod";
import type { TextKey } from "../../i18n/text-key";
import type { Message } from "../../imports/message";
import type { Queryable } from "../../store/database.server";
import { moveBatch, readBatch } from "../../store/quality/batches.server";
import { changeShows, readChange } from "../../store/quality/changes.server";
import {
  chooseChanges,
  deleteChanges,
  editChange,
  fillChanges,
} from "../../store/quality/edit-changes.server";
import {
  acceptChanges,
  leaveWaiting,
  retryRefusedChanges,
} from "../../store/quality/writing.server";
import { countManualCollections, isCategory } from "../../store/quality/value-names.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { fieldNames, parseFieldValue, type FieldValue, type ValueFault } from "../fixes/fields";
import { pageMs } from "./batch.server";
import { createUndo } from "./undo.server";

/** What became of a form of a batch's page. */
export type BatchAnswer =
  /** `isDue`: it is to be gone on with in the background. */
  | { kind: "done"; isDue: boolean }
  /** A batch was made that takes this one back; `isDue`: it is prepared in the background. */
  | { kind: "undo"; batchId: number; isDue: boolean }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; changeNo: number | null; errors: Partial<Record<string, Message>> };

interface Acting {
  now: Date;
  /** Number of the staff account at work; null: not told. */
  madeBy: string | null;
}

const changeNo = z.coerce.number().int().positive();
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("edit"), changeNo, value: z.string().max(100_000) }),
  z.object({
    intent: z.literal("fill"),
    field: z.enum(fieldNames as [string, ...string[]]),
    value: z.string().max(100_000),
  }),
  z.object({
    intent: z.literal("choose"),
    isChosen: z.enum(["yes", "no"]),
    /** One; else all of what is shown. */
    changeNo: changeNo.optional(),
    show: z.enum(changeShows).default("all"),
  }),
  z.object({ intent: z.literal("accept") }),
  z.object({ intent: z.literal("discard") }),
  z.object({ intent: z.literal("resume") }),
  z.object({ intent: z.literal("retry") }),
  z.object({ intent: z.literal("stop") }),
  z.object({ intent: z.literal("undo"), productId: z.coerce.number().int().positive().optional() }),
]);

const faultTexts = {
  empty: "quality.fix.faults.empty",
  tooLong: "quality.fix.faults.tooLong",
  noMoney: "quality.fix.faults.noMoney",
  noWeight: "quality.fix.faults.noWeight",
  noCountry: "quality.fix.faults.noCountry",
  noYesOrNo: "quality.fix.faults.noYesOrNo",
  noCode: "quality.fix.faults.noCode",
  noCategory: "quality.fix.faults.noCategory",
  noCollection: "quality.fix.faults.noCollection",
  fixed: "quality.fix.faults.fixed",
} as const satisfies Record<ValueFault, TextKey>;

const refuse = (text: Message["text"]): BatchAnswer => ({ kind: "refused", reason: { text } });
const done = (isDue = false): BatchAnswer => ({ kind: "done", isDue });

/** Does what a form of a batch's page asks for. */
export async function changeBatch(
  shop: ShopRow,
  batchId: number,
  form: FormData,
  { now, madeBy }: Acting,
): Promise<BatchAnswer> {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuse("quality.answers.invalid");
  const { data } = parsed;
  switch (data.intent) {
    case "edit":
      return enterValue(shop, batchId, data.changeNo, data.value);
    case "fill":
      return fillValues(shop, batchId, data.field, data.value);
    case "choose":
      return whileOpen(shop, batchId, (tx) =>
        chooseChanges(tx, shop, batchId, data.isChosen === "yes", {
          changeNo: data.changeNo ?? null,
          show: data.show,
        }),
      );
    case "accept":
      return acceptBatch(shop, batchId, { now, madeBy });
    case "discard":
      return discardBatch(shop, batchId, now);
    case "resume":
      return resumeBatch(shop, batchId, { now, madeBy });
    case "retry":
      return retryRefused(shop, batchId, { now, madeBy });
    case "stop":
      return stopBatch(shop, batchId, now);
    case "undo": {
      const productId = data.productId ?? null;
      const until = Date.now() + pageMs;
      const limits = { clock: () => now, isTimeUp: () => Date.now() >= until };
      const made = await createUndo(shop, { batchId, productId, madeBy }, limits);
      return made === null
        ? refuse("quality.fix.nothingToUndo")
        : { kind: "undo", batchId: made.undoId, isDue: !made.isReady };
    }
  }
}

/** Changes of an accepted batch stay as they were accepted. */
function whileOpen(
  shop: ShopRow,
  batchId: number,
  work: (tx: Queryable) => Promise<unknown>,
): Promise<BatchAnswer> {
  return withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId, { lock: true });
    if (batch?.state !== "open") return refuse("quality.fix.notNow");
    await work(tx);
    return done();
  });
}

/** What was proposed is forgotten with it. */
function discardBatch(shop: ShopRow, batchId: number, now: Date): Promise<BatchAnswer> {
  return withShop(shop, async (tx) => {
    const discard = { from: ["preparing", "open"], to: "discarded", now } as const;
    if (!(await moveBatch(tx, shop, batchId, discard))) return refuse("quality.fix.notNow");
    await deleteChanges(tx, shop, batchId);
    return done();
  });
}

async function enterValue(
  shop: ShopRow,
  batchId: number,
  no: number,
  entered: string,
): Promise<BatchAnswer> {
  const change = await withShop(shop, (tx) => readChange(tx, shop, batchId, no));
  if (!change) return refuse("quality.answers.invalid");
  const parsed = await parse(shop, change.field, entered);
  if ("text" in parsed) return { kind: "invalid", changeNo: no, errors: { value: parsed } };
  return whileOpen(shop, batchId, (tx) => editChange(tx, shop, batchId, no, parsed.value));
}

async function fillValues(
  shop: ShopRow,
  batchId: number,
  field: string,
  entered: string,
): Promise<BatchAnswer> {
  const parsed = await parse(shop, field, entered);
  if ("text" in parsed) return { kind: "invalid", changeNo: null, errors: { fill: parsed } };
  return whileOpen(shop, batchId, (tx) => fillChanges(tx, shop, batchId, field, parsed.value));
}

async function parse(
  shop: ShopRow,
  field: string,
  entered: string,
): Promise<{ value: FieldValue } | Message> {
  const name = fieldNames.find((each) => each === field);
  const { currency } = shop;
  if (name === undefined || currency === null) return { text: "quality.answers.invalid" };
  const parsed = parseFieldValue(name, entered, { currency });
  if ("fault" in parsed) return { text: faultTexts[parsed.fault] };
  const { value } = parsed;
  if (name === "category" && typeof value === "string" && !(await isCategory(value))) {
    return { text: faultTexts.noCategory };
  }
  if (name === "collections" && Array.isArray(value) && !(await areCollections(shop, value))) {
    return { text: faultTexts.noCollection };
  }
  return parsed;
}

/** Whether products can be put into all of these by hand. */
async function areCollections(shop: ShopRow, ids: readonly string[]): Promise<boolean> {
  if (!ids.every((id) => /^\d{1,15}$/.test(id))) return false;
  const known = await withShop(shop, (tx) => countManualCollections(tx, shop, ids.map(Number)));
  return known === ids.length;
}

function acceptBatch(
  shop: ShopRow,
  batchId: number,
  { now, madeBy }: Acting,
): Promise<BatchAnswer> {
  return withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId, { lock: true });
    if (batch?.state !== "open") return refuse("quality.fix.notNow");
    if ((await acceptChanges(tx, shop, batchId)) === 0) return refuse("quality.fix.nothingChosen");
    const move = { from: ["open"], to: "applying", acceptedBy: madeBy, now } as const;
    await moveBatch(tx, shop, batchId, move);
    return done(true);
  });
}

/** What is being written at the moment is written still, and whoever goes on with the batch ends it. */
function stopBatch(shop: ShopRow, batchId: number, now: Date): Promise<BatchAnswer> {
  return withShop(shop, async (tx) => {
    const stop = { from: ["applying", "stopped"], to: "applying", now } as const;
    if (!(await moveBatch(tx, shop, batchId, stop))) return refuse("quality.fix.notNow");
    await leaveWaiting(tx, shop, batchId);
    return done(true);
  });
}

async function resumeBatch(
  shop: ShopRow,
  batchId: number,
  { now, madeBy }: Acting,
): Promise<BatchAnswer> {
  const resume = { from: ["stopped"], to: "applying", acceptedBy: madeBy, now } as const;
  const isResumed = await withShop(shop, (tx) => moveBatch(tx, shop, batchId, resume));
  return isResumed ? done(true) : refuse("quality.fix.notNow");
}

function retryRefused(
  shop: ShopRow,
  batchId: number,
  { now, madeBy }: Acting,
): Promise<BatchAnswer> {
  return withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId, { lock: true });
    if (batch?.state !== "done") return refuse("quality.fix.notNow");
    const count = await retryRefusedChanges(tx, shop, batchId);
    if (count === 0) return refuse("quality.fix.nothingChosen");
    const move = { from: ["done"], to: "applying", acceptedBy: madeBy, now } as const;
    await moveBatch(tx, shop, batchId, move);
    return done(true);
  });
}
