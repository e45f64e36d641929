import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** Whether a shop has its images downloaded, and how far that has come. */
export interface ImageSetting {
  isOn: boolean;
  /** The last address of the pass under way, as text; null: none is. */
  afterKey: string | null;
  /** Looked at in this pass. */
  passImages: number;
  /** UTC; the next two are of it. */
  day: string;
  dayImages: number;
  dayBytes: number;
}

export type LookOutcome = "seen" | "missing" | "failed" | "refused";

/** What was found at an address. */
export interface ImageLookRow {
  /** A hash of the address, as text: it has more digits than a number. */
  addressKey: string;
  outcome: LookOutcome;
  status: number | null;
  fileType: string | null;
  hasPixels: boolean;
  oneColour: string | null;
  frameColour: string | null;
  framePercent: number | null;
  bytes: number;
}

export async function readImageSetting(tx: Queryable, shop: ShopRef): Promise<ImageSetting | null> {
  const { rows } = await tx.query<ImageSetting>(
    `select is_on as "isOn", after_key::text as "afterKey", pass_images as "passImages",
       day::text as day, day_images as "dayImages", day_bytes as "dayBytes"
     from image_setting where shop_id = $1`,
    [shop.id],
  );
  return rows[0] ?? null;
}

/** Turns the download on or off; off forgets what images have said. */
export async function switchImages(
  tx: Queryable,
  shop: ShopRef,
  isOn: boolean,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into image_setting (shop_id, is_on, day, changed_at) values ($1, $2, $3::timestamptz at time zone 'UTC', $3)
     on conflict (shop_id) do update set is_on = excluded.is_on, after_key = null, pass_images = 0,
       changed_at = excluded.changed_at`,
    [shop.id, isOn, now],
  );
  if (!isOn) await tx.query("delete from image_look where shop_id = $1", [shop.id]);
}

// What was not there, or not reached, is asked for again: an image that was just put in may come late.
const triesOf = { missing: 2, failed: 3 } as const;
const againAfter = "1 hour";

const toLookAt = `
  from product_media m
  join product p on p.shop_id = $1 and p.id = m.product_id and p.deleted_at is null
    and p.status <> 'ARCHIVED'
  left join image_look l on l.shop_id = $1 and l.address_key = m.address_key
  where m.shop_id = $1 and m.content_type = 'IMAGE' and m.address_key is not null
    and (l.address_key is null
      or (l.looked_at < $2::timestamptz - interval '${againAfter}'
        and ((l.outcome = 'missing' and l.tries < ${triesOf.missing})
          or (l.outcome = 'failed' and l.tries < ${triesOf.failed}))))`;

/** Addresses that nobody has looked at, in the order of their keys, after one (null: from the first). */
export async function listImagesToLookAt(
  tx: Queryable,
  shop: ShopRef,
  { now, afterKey, most }: { now: Date; afterKey: string | null; most: number },
): Promise<{ addressKey: string; url: string }[]> {
  const { rows } = await tx.query<{ addressKey: string; url: string }>(
    `select m.address_key::text as "addressKey", min(m.url) as url ${toLookAt}
       and ($3::bigint is null or m.address_key > $3::bigint)
     group by m.address_key order by m.address_key limit $4`,
    [shop.id, now, afterKey, most],
  );
  return rows;
}

/** How many are left, and how many were seen. */
export async function countImages(
  tx: Queryable,
  shop: ShopRef,
  now: Date,
): Promise<{ left: number; seen: number }> {
  const { rows } = await tx.query<{ left: number; seen: number }>(
    `select (select count(distinct m.address_key) ${toLookAt})::int as left,
       (select count(*) from image_look where shop_id = $1 and outcome = 'seen')::int as seen`,
    [shop.id, now],
  );
  return rows[0] ?? { left: 0, seen: 0 };
}

/** Writes what was found and how far the pass has come, in one go; nothing where it was turned off meanwhile. */
export async function writeImageLooks(
  tx: Queryable,
  shop: ShopRef,
  looks: readonly ImageLookRow[],
  { day, now }: { day: string; now: Date },
): Promise<boolean> {
  const last = looks.at(-1);
  if (!last) return true;
  const bytes = looks.reduce((sum, look) => sum + look.bytes, 0);
  const { rowCount } = await tx.query(
    `update image_setting set after_key = $2::bigint, pass_images = pass_images + $3, day = $5::date,
       day_images = case when day = $5::date then day_images else 0 end + $3,
       day_bytes = case when day = $5::date then day_bytes else 0 end + $4
     where shop_id = $1 and is_on`,
    [shop.id, last.addressKey, looks.length, bytes, day],
  );
  if (rowCount !== 1) return false;
  await tx.query(
    `insert into image_look (shop_id, address_key, outcome, status, file_type, has_pixels, one_colour,
       frame_colour, frame_percent, bytes, tries, looked_at)
     select $1, r."addressKey"::bigint, r.outcome, r.status, r."fileType", r."hasPixels", r."oneColour",
       r."frameColour", r."framePercent", r.bytes, 1, $3
     from jsonb_to_recordset($2::jsonb) r("addressKey" text, outcome text, status int, "fileType" text,
       "hasPixels" boolean, "oneColour" text, "frameColour" text, "framePercent" float8, bytes int)
     on conflict (shop_id, address_key) do update set outcome = excluded.outcome,
       status = excluded.status, file_type = excluded.file_type, has_pixels = excluded.has_pixels,
       one_colour = excluded.one_colour, frame_colour = excluded.frame_colour,
       frame_percent = excluded.frame_percent, bytes = excluded.bytes,
       tries = image_look.tries + 1, looked_at = excluded.looked_at`,
    [shop.id, JSON.stringify(looks), now],
  );
  return true;
}

/** Ends a pass: forgets addresses that no product has any more. Returns how many were looked at in it. */
export async function endImagePass(tx: Queryable, shop: ShopRef): Promise<number> {
  await tx.query(
    `delete from image_look l where l.shop_id = $1 and not exists (select from product_media m
       where m.shop_id = $1 and m.address_key = l.address_key)`,
    [shop.id],
  );
  return restImagePass(tx, shop, true);
}

/** Counts anew what is looked at; `isOver`: the next pass begins with the first address. */
export async function restImagePass(tx: Queryable, shop: ShopRef, isOver = false): Promise<number> {
  const { rows } = await tx.query<{ looked: number }>(
    `update image_setting s set pass_images = 0, after_key = case when $2 then null else after_key end
     from (select pass_images as looked from image_setting where shop_id = $1 for update) old
     where s.shop_id = $1 returning old.looked`,
    [shop.id, isOver],
  );
  return rows[0]?.looked ?? 0;
}
