import { createHash } from "node:crypto";
import { formatDecimal } from "../../lib/money";
import type { ShopDay } from "../../lib/shop-day";
import { writeSpend } from "../../store/spend/entered-spend.server";
import { countEnteredBefore } from "../../store/spend/replaced-days.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import type { Message } from "../message";
import { badRates, type SpendChoices } from "./choices";
import type { CollectedDay } from "./collect-days";
import { platformOf } from "./formats";
import { buildSpendPreview, type SpendPreview } from "./preview";
import { readSpendFile, type UnknownFile } from "./read-file";

export type ImportAnswer =
  | { kind: "done"; done: Message }
  | { kind: "preview"; preview: SpendPreview }
  | { kind: "mapping"; file: UnknownFile; choices: SpendChoices }
  | { kind: "refused"; reason: Message };

export interface SpendImport {
  intent: "preview" | "accept";
  file: Blob;
  choices: SpendChoices;
  /** See SpendShop. */
  until: ShopDay | null;
  currency: string;
  today: ShopDay;
  now: Date;
}

/** Looks at a file of spend, and enters it where that is asked for and nothing is wrong with it. */
export async function importSpend(
  shop: ShopRow,
  { intent, file, choices, until, currency, today, now }: SpendImport,
): Promise<ImportAnswer> {
  const [noRate] = badRates(choices);
  if (noRate !== undefined) {
    return refused({ text: "imports.spend.badRate", values: { currency: noRate } });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readSpendFile(bytes, { currency, today, until }, choices);
  if ("text" in read) return refused(read);
  if (read.kind === "unknown") return { kind: "mapping", file: read, choices };
  if (until !== null && read.rowCount === 0 && read.laterCount > 0) {
    return { kind: "done", done: { text: "spend.done.allLater", values: { day: until } } };
  }
  const batch = {
    source: "import",
    replaces: "day",
    platform: platformOf(read.format),
    digest: createHash("sha256").update(bytes).digest("hex"),
  } as const;
  const { replaced, takenOver, addedTo } = await countEnteredBefore(shop, batch, read.days);
  const notes = await findAlsoTold(shop, currency, read.days);
  const note = (text: Message["text"], count: number) => {
    if (count > 0) notes.push({ text, values: { number: String(count) } });
  };
  note("imports.spend.notes.takenOver", takenOver);
  note("imports.spend.notes.addedTo", addedTo);
  const preview = buildSpendPreview(read, choices, { replacedDays: replaced, notes });
  if (intent === "preview" || !preview.canAccept) return { kind: "preview", preview };
  const days = read.days.flatMap(({ spendMinor, ...day }) =>
    spendMinor === null ? [] : { ...day, spendMinor },
  );
  await writeSpend(
    shop,
    { ...batch, name: nameOf(file), format: read.format, rows: read.rowCount },
    days,
    now,
  );
  const values = { rows: String(read.rowCount), from: preview.from ?? "", to: preview.to ?? "" };
  return { kind: "done", done: { text: "spend.done.imported", values } };
}

const maxNameLength = 120;

function nameOf(file: Blob): string {
  return (file instanceof File ? file.name : "").slice(0, maxNameLength);
}

/**
 * Spend that Shopify's activities tell of the same days in other channels of ads: where it is that of the
 * same ads, it would count twice.
 */
async function findAlsoTold(
  shop: ShopRow,
  currency: string,
  days: readonly CollectedDay[],
): Promise<Message[]> {
  const sorted = days.map(({ day }) => day).sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return [];
  const told = await withShop(shop, (tx) =>
    readSpendDays(tx, shop, { from, to }, { byChannel: true }),
  );
  const fileDays = new Set(sorted);
  const channels = new Set<string>(days.map(({ channel }) => channel));
  const others = told.filter(
    ({ source, channel, day }) =>
      source === "activity" && channel !== null && !channels.has(channel) && fileDays.has(day),
  );
  const spendMinor = others.reduce((sum, each) => sum + each.spendMinor, 0);
  if (spendMinor === 0) return [];
  const values = {
    amount: `${formatDecimal(spendMinor, currency)} ${currency}`,
    channels: [...new Set(others.map(({ channel }) => channel))].join(", "),
  };
  return [{ text: "imports.spend.notes.alsoTold", values }];
}

const refused = (reason: Message): ImportAnswer => ({ kind: "refused", reason });
