import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

export interface StoredOrderRow {
  id: number;
  processedAt: string;
  taxesIncluded: boolean;
  isEdited: boolean;
  cancelledAt: string | null;
  returnStatus: string;
  totalMinor: number;
  currentTotalMinor: number;
  totalRefundedMinor: number;
  totalTipMinor: number | null;
  totalDutiesMinor: number | null;
  lines: {
    id: number;
    quantity: number;
    originalTotalMinor: number;
    discountMinor: number;
    taxMinor: number;
    isGiftCard: boolean;
  }[];
  shippingLines: { id: number; discountedMinor: number; taxMinor: number }[];
}

/** A page of a window's orders in order of their ids, with what their first agreement consists of. */
export async function readStoredOrders(
  tx: Queryable,
  shop: ShopRef,
  page: { from: Date | null; to: Date | null; afterId: number; limit: number },
): Promise<StoredOrderRow[]> {
  const { rows } = await tx.query<
    Omit<StoredOrderRow, "processedAt" | "cancelledAt"> & {
      processedAt: Date;
      cancelledAt: Date | null;
    }
  >(
    `select o.id, o.processed_at as "processedAt", o.taxes_included as "taxesIncluded",
       o.is_edited as "isEdited", o.cancelled_at as "cancelledAt", o.return_status as "returnStatus",
       o.total_minor as "totalMinor", o.current_total_minor as "currentTotalMinor",
       o.total_refunded_minor as "totalRefundedMinor", o.total_tip_minor as "totalTipMinor",
       o.total_duties_minor as "totalDutiesMinor",
       coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'quantity', l.quantity,
           'originalTotalMinor', l.original_total_minor, 'discountMinor', l.discount_minor,
           'taxMinor', l.tax_minor, 'isGiftCard', l.is_gift_card) order by l.id)
         from order_line l where l.shop_id = o.shop_id and l.order_id = o.id), '[]') as lines,
       coalesce((select jsonb_agg(jsonb_build_object('id', s.id,
           'discountedMinor', s.discounted_minor, 'taxMinor', s.tax_minor) order by s.id)
         from order_shipping_line s where s.shop_id = o.shop_id and s.order_id = o.id), '[]')
         as "shippingLines"
     from orders o
     where o.shop_id = $1 and o.id > $4 and o.deleted_at is null
       and ($2::timestamptz is null or o.processed_at >= $2)
       and ($3::timestamptz is null or o.processed_at < $3)
     order by o.id limit $5`,
    [shop.id, page.from, page.to, page.afterId, page.limit],
  );
  return rows.map((row) => ({
    ...row,
    processedAt: row.processedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
  }));
}
