import { z } from "zod";
import { adPlatformOf, maxPlatformLength } from "../../lib/ad-platform";
import { convertMinor, formatRate, parseRate } from "../../lib/exchange";
import { marketingChannels } from "../../lib/marketing-channel";
import { parseDecimal } from "../../lib/money";
import type { EnteredSpend } from "../../store/spend/spend-terms";
import type { SpendShop } from "./read-file";

/** What is wrong with a post of spend, in words for whoever wrote the script. */
export interface PostError {
  /** The place in `rows`, from 0; null: the post as a whole. */
  row: number | null;
  field: string | null;
  message: string;
}

export const maxPostRows = 5_000;
// As many as a person reads; what is wrong is usually wrong in every row.
const shownErrors = 50;

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const decimal = z
  .union([z.string().trim(), z.number().transform(String)])
  .refine((text) => /^\d{1,10}(\.\d{1,8})?$/.test(text), 'must be a decimal of 0 or more: "12.50"');

const rowSchema = z.strictObject({
  date: z.iso.date("must be a day such as 2026-01-31"),
  channel: z.enum(marketingChannels, `must be one of ${marketingChannels.join(", ")}`),
  platform: z
    .string()
    .trim()
    .max(maxPlatformLength)
    .nullish()
    .transform((text) => adPlatformOf(text ?? "")),
  campaign: z.string().trim().max(400).nullish(),
  spend: decimal,
  currency: z
    .string()
    .refine((code) => currencies.has(code), "must be an ISO 4217 code such as EUR")
    .optional(),
  rate: z
    .union([z.string(), z.number().transform(String)])
    .transform((text, context) => {
      const rate = parseRate(text);
      if (rate !== null) return rate;
      context.addIssue({
        code: "custom",
        message: "must be what one unit is in the shop's currency",
      });
      return z.NEVER;
    })
    .optional(),
});

const postSchema = z.strictObject({ rows: z.array(z.unknown()).min(1, "must have a row") });

/** The rows of a post as days of spend, all of them or what is wrong. */
export function readPostRows(
  body: unknown,
  shop: SpendShop,
): { days: EnteredSpend[] } | { errors: PostError[] } {
  const post = postSchema.safeParse(body);
  if (!post.success) return { errors: post.error.issues.map((issue) => toError(null, issue)) };
  const errors: PostError[] = [];
  const days: EnteredSpend[] = [];
  const seen = new Map<string, number>();
  for (const [index, each] of post.data.rows.entries()) {
    const parsed = rowSchema.safeParse(each);
    if (!parsed.success) {
      errors.push(...parsed.error.issues.map((issue) => toError(index, issue)));
      continue;
    }
    const wrong = refuseRow(parsed.data, shop);
    if (wrong) errors.push({ row: index, ...wrong });
    const day = toDay(parsed.data, shop.currency);
    const key = keyOf(day);
    const before = seen.get(key);
    if (before !== undefined) {
      const message = `names the same date, channel, platform and campaign as row ${before}: send their sum`;
      errors.push({ row: index, field: null, message });
    }
    seen.set(key, before ?? index);
    days.push(day);
  }
  errors.push(...mixedDays(days, seen));
  return errors.length > 0 ? { errors: errors.slice(0, shownErrors) } : { days };
}

type PostRow = z.output<typeof rowSchema>;

function refuseRow(
  { date, currency, rate }: PostRow,
  shop: SpendShop,
): Omit<PostError, "row"> | null {
  if (date > shop.today) return { field: "date", message: "is a day to come in the shop's zone" };
  if (currency !== undefined && currency !== shop.currency && rate === undefined) {
    const message = `is needed: what one ${currency} is in ${shop.currency}`;
    return { field: "rate", message };
  }
  return null;
}

function toDay(row: PostRow, shopCurrency: string): EnteredSpend {
  const { currency = shopCurrency, rate = 0 } = row;
  const originalMinor = parseDecimal(row.spend, currency);
  const isForeign = currency !== shopCurrency;
  return {
    channel: row.channel,
    ...(row.platform === "" ? {} : { platform: row.platform }),
    campaign: row.campaign ? row.campaign : null,
    day: row.date,
    currency,
    originalMinor,
    spendMinor: isForeign
      ? convertMinor(originalMinor, currency, shopCurrency, rate)
      : originalMinor,
    rate: isForeign ? formatRate(rate) : null,
    isAssumed: false,
  };
}

const keyOf = ({ channel, platform, day, campaign }: EnteredSpend) =>
  JSON.stringify([channel, platform ?? "", day, campaign]);

/**
 * A row without a campaign is the whole day of its channel and platform, and one without a platform that of its
 * channel: beside one with it would count twice.
 */
function mixedDays(days: readonly EnteredSpend[], seen: ReadonlyMap<string, number>): PostError[] {
  const dayOf = ({ channel, day }: EnteredSpend) => `${channel} ${day}`;
  const partOf = (day: EnteredSpend) => `${dayOf(day)} ${day.platform ?? ""}`;
  const withCampaign = new Set(days.filter(({ campaign }) => campaign !== null).map(partOf));
  const withPlatform = new Set(days.filter(({ platform }) => platform).map(dayOf));
  return days.flatMap((day) => {
    const row = seen.get(keyOf(day)) ?? null;
    const without = (field: string, of: string): PostError => ({
      ...{ row, field },
      message: `is missing, but other rows of the same ${of} have one`,
    });
    return [
      ...(day.campaign === null && withCampaign.has(partOf(day))
        ? [without("campaign", "date and channel")]
        : []),
      ...(!day.platform && withPlatform.has(dayOf(day))
        ? [without("platform", "date and channel")]
        : []),
    ];
  });
}

function toError(row: number | null, issue: z.core.$ZodIssue): PostError {
  const field = issue.path.map(String).join(".") || null;
  return { row, field, message: issue.message };
}
