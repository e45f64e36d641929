import type { Queryable } from "./database.server";
import { toStorableJson } from "./storable";
import type { SliceState } from "./sync-slices.server";
import type { ShopRef } from "./with-shop.server";

/** Result lines whose parent has not been read yet. */
export async function storeOrphans(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  orphans: readonly { lineNo: number; node: unknown }[],
): Promise<void> {
  if (orphans.length === 0) return;
  await tx.query(
    `insert into sync_orphan (shop_id, resource, slice_no, line_no, line)
     select $1::int, $2::text, $3::int, u.no, u.line::jsonb
     from unnest($4::int[], $5::text[]) u(no, line) on conflict do nothing`,
    [
      shop.id,
      slice.resource,
      slice.sliceNo,
      orphans.map(({ lineNo }) => lineNo),
      orphans.map(({ node }) => toStorableJson(JSON.stringify(node))),
    ],
  );
}

export async function readOrphans(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  limit: number,
): Promise<{ lineNo: number; node: Record<string, unknown> }[]> {
  const { rows } = await tx.query<{ lineNo: number; node: Record<string, unknown> }>(
    `select line_no as "lineNo", line as node from sync_orphan
     where shop_id = $1 and resource = $2 and slice_no = $3 order by line_no limit $4`,
    [shop.id, slice.resource, slice.sliceNo, limit],
  );
  return rows;
}

/** `lineNos` absent: all of the slice. */
export async function deleteOrphans(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  lineNos?: readonly number[],
): Promise<void> {
  await tx.query(
    `delete from sync_orphan where shop_id = $1 and resource = $2 and slice_no = $3
       and ($4::int[] is null or line_no = any($4))`,
    [shop.id, slice.resource, slice.sliceNo, lineNos ? [...lineNos] : null],
  );
}
