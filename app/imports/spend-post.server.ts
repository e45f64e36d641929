import { createShopCalendar } from "../lib/shop-day";
import { findTokenOwner } from "../store/spend/api-tokens.server";
import { writeSpend } from "../store/spend/entered-spend.server";
import { findShopById } from "../store/shops.server";
import { maxPostRows, readPostRows, type PostError } from "./spend/post-rows";

/** What a post of spend is answered. */
export interface PostAnswer {
  status: 200 | 401 | 409 | 413 | 422;
  body: { entered: number } | { error: string; errors?: PostError[] };
}

// A row takes about 150 bytes; nothing longer is read.
const maxBytes = 1_500_000;

/** Enters what a script posts, all of it or nothing. The token goes nowhere but into its digest. */
export async function receiveSpendPost(request: Request, now: Date): Promise<PostAnswer> {
  const token = /^Bearer ([^\s]{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const owner = token === undefined ? null : await findTokenOwner(token, now);
  if (!owner)
    return refuse(401, "Send a token of Settings, Marketing spend: Authorization: Bearer ...");
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= maxBytes)) return tooLarge;
  const body = parseJson(await request.text());
  if (body === undefined) return refuse(422, "The body is not JSON.");
  if (countRows(body) > maxPostRows) return tooLarge;
  const shop = await findShopById(owner.shopId);
  if (!shop?.currency || !shop.timezone) {
    return refuse(409, "The shop's currency has not been read yet: try again in a minute.");
  }
  const today = createShopCalendar(shop.timezone).dayOf(now);
  const read = readPostRows(body, { currency: shop.currency, today });
  if ("errors" in read) {
    return { status: 422, body: { error: "Nothing was entered.", errors: read.errors } };
  }
  await writeSpend(
    shop,
    {
      source: "post",
      name: owner.name,
      format: "json",
      platform: null,
      rows: read.days.length,
      replaces: "campaign",
    },
    read.days,
    now,
  );
  return { status: 200, body: { entered: read.days.length } };
}

const refuse = (status: Exclude<PostAnswer["status"], 200>, error: string): PostAnswer => ({
  status,
  body: { error },
});
const tooLarge = refuse(
  413,
  `Send up to ${maxPostRows} rows and ${maxBytes} bytes at once, with their Content-Length.`,
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function countRows(body: unknown): number {
  const rows = typeof body === "object" && body !== null && "rows" in body ? body.rows : null;
  return Array.isArray(rows) ? rows.length : 0;
}
