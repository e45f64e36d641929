import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** A product and every open finding of it. */
export interface ReportedProduct {
  handle: string;
  title: string;
  score: number | null;
  category: string | null;
  suggestedCategory: string | null;
  confidence: number | null;
  findings: { rule: string; severity: string; evidence: unknown }[];
}

/** Every product that has been checked, in order of their handles. */
export async function readReportedProducts(
  tx: Queryable,
  shop: ShopRef,
): Promise<ReportedProduct[]> {
  const { rows } = await tx.query<ReportedProduct>(
    `select p.handle, p.title, q.score, c.full_name as category,
       g.full_name as "suggestedCategory", q.confidence,
       coalesce((
         select json_agg(json_build_object('rule', f.check_id, 'severity', f.severity,
           'evidence', f.evidence) order by f.check_id)
         from quality_finding f where f.shop_id = $1 and f.product_id = p.id
           and f.resolved_at is null
       ), '[]') as findings
     from quality_product q
     join product p on p.shop_id = $1 and p.id = q.product_id and p.deleted_at is null
     left join taxonomy_category c on c.id = p.category_id
     left join taxonomy_category g on g.id = q.suggested_category_id
     where q.shop_id = $1 order by p.handle, p.id`,
    [shop.id],
  );
  return rows;
}
