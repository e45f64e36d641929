import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

export const changeStates = [
  /** Proposed; of an accepted batch: left out. */
  "open",
  /** Accepted, and to be written. */
  "waiting",
  /** Being written. */
  "trying",
  "written",
  /** It was so already. */
  "same",
  /** It had become something else meanwhile, and was left alone: `detail` is what. */
  "changed",
  /** A compare-at price that would be wrong beside the price that there is now: `detail` is that price. */
  "priceMoved",
  /** The product, or what of it was to be changed, is not there any more. */
  "gone",
  /** Shopify would not have it: `detail` is why, in its words. */
  "refused",
  /** Written, and taken back since. */
  "undone",
] as const;
export type ChangeState = (typeof changeStates)[number];

/** A value as it is stored: what JSON can hold. */
export type StoredValue = string | readonly string[] | boolean | null;

export interface NewChange {
  productId: number;
  field: string;
  target: string;
  fixIds: readonly string[];
  before: StoredValue;
  /** Undefined: to be entered. */
  after: StoredValue | undefined;
  confidence: number | null;
  isChosen: boolean;
  undoesNo: number | null;
}

export interface ChangeRow extends Omit<NewChange, "after" | "fixIds"> {
  changeNo: number;
  fixIds: string[];
  after: StoredValue | undefined;
  /** Whether the merchant has entered another value than was proposed. */
  isEdited: boolean;
  state: ChangeState;
  detail: string | null;
  writtenAt: Date | null;
}

/** What a change is read by, of an alias `c`. */
export const changeColumns = `c.change_no as "changeNo", c.product_id as "productId", c.field, c.target,
  c.fix_ids as "fixIds", c.before, c.after, c.after is not null as "hasAfter", c.confidence,
  c.is_chosen as "isChosen", c.undoes_no as "undoesNo",
  c.after is distinct from c.proposed as "isEdited", c.state, c.detail, c.written_at as "writtenAt"`;
/** As it is read: a JSON null is a value, none at all is not. */
export type ReadChange = Omit<ChangeRow, "after"> & { after: StoredValue; hasAfter: boolean };

/** A change of what was read. */
export function toChange<R extends ReadChange>({ hasAfter, ...row }: R) {
  return { ...row, after: hasAfter ? row.after : undefined };
}

/** Adds changes to a batch, numbered on from those it has. */
export async function addChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  changes: readonly NewChange[],
): Promise<void> {
  if (changes.length === 0) return;
  // A value is wrapped, so that none at all and a JSON null come out apart.
  const rows = changes.map((change) => ({
    product_id: change.productId,
    field: change.field,
    target: change.target,
    fix_ids: change.fixIds,
    before: [change.before],
    after: change.after === undefined ? [] : [change.after],
    confidence: change.confidence,
    is_chosen: change.isChosen,
    undoes_no: change.undoesNo,
  }));
  await tx.query(
    `insert into quality_change (shop_id, batch_id, change_no, product_id, field, target, fix_ids,
       before, after, proposed, confidence, is_chosen, undoes_no, state, net_minor)
     select $1, $2, n.no + coalesce((select max(change_no) from quality_change
         where shop_id = $1 and batch_id = $2), 0),
       (n.row ->> 'product_id')::bigint, n.row ->> 'field', n.row ->> 'target',
       array(select jsonb_array_elements_text(n.row -> 'fix_ids')),
       n.row -> 'before' -> 0, n.row -> 'after' -> 0, n.row -> 'after' -> 0,
       (n.row ->> 'confidence')::double precision, (n.row ->> 'is_chosen')::boolean,
       (n.row ->> 'undoes_no')::int, 'open', coalesce((select s.net_minor from quality_sales s
         where s.shop_id = $1 and s.product_id = (n.row ->> 'product_id')::bigint), 0)
     from jsonb_array_elements($3::jsonb) with ordinality as n(row, no)`,
    [shop.id, batchId, JSON.stringify(rows)],
  );
}

/** Which changes of a batch: by what became of them. */
export const changeShows = ["all", "chosen", "left", "toEnter", "failed", "written"] as const;
export type ChangeShow = (typeof changeShows)[number];

/** Which rows of an alias `c` each shows. */
export const shownChanges: Readonly<Record<ChangeShow, string>> = {
  all: "true",
  chosen: "c.is_chosen and c.after is not null",
  left: "not c.is_chosen and c.after is not null",
  toEnter: "c.after is null",
  failed: "c.state in ('refused', 'changed', 'priceMoved', 'gone')",
  written: "c.state in ('written', 'undone')",
};

/** A change with what a page says of its product. */
export interface ListedChange extends ChangeRow {
  /** Null: the product is not there any more. */
  title: string | null;
  imageUrl: string | null;
  netMinor: number;
}

/** Those of the products that had sold most when they were proposed come first. */
export async function listChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  { show, offset, limit }: { show: ChangeShow; offset: number; limit: number },
): Promise<ListedChange[]> {
  const { rows } = await tx.query<ListedChange & ReadChange>(
    `with page as materialized (
       select c.change_no from quality_change c
       where c.shop_id = $1 and c.batch_id = $2 and ${shownChanges[show]}
       order by c.net_minor desc, c.product_id, c.change_no offset $3 limit $4
     )
     select ${changeColumns}, p.title, c.net_minor as "netMinor",
       (select m.url from product_media m where m.shop_id = $1 and m.product_id = c.product_id
          and (c.field <> 'alt' or m.media_id = c.target) and m.url is not null
          order by m.position limit 1) as "imageUrl"
     from page
     join quality_change c on c.shop_id = $1 and c.batch_id = $2 and c.change_no = page.change_no
     left join product p on p.shop_id = $1 and p.id = c.product_id and p.deleted_at is null
     order by c.net_minor desc, c.product_id, c.change_no`,
    [shop.id, batchId, offset, limit],
  );
  return rows.map(toChange);
}

/** How many changes of a batch there are, of how many products, and in which state. */
export interface ChangeCounts {
  all: number;
  products: number;
  chosen: number;
  /** Products of those chosen. */
  chosenProducts: number;
  left: number;
  toEnter: number;
  failed: number;
  states: Record<string, number>;
}

/** Counts all changes of a batch. */
export async function countChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
): Promise<ChangeCounts> {
  const where = "from quality_change c where c.shop_id = $1 and c.batch_id = $2";
  const { rows } = await tx.query<Omit<ChangeCounts, "states">>(
    `select count(*)::int as all, count(distinct c.product_id)::int as products,
       (count(*) filter (where ${shownChanges.chosen}))::int as chosen,
       (count(distinct c.product_id) filter (where ${shownChanges.chosen}))::int as "chosenProducts",
       (count(*) filter (where ${shownChanges.left}))::int as left,
       (count(*) filter (where ${shownChanges.toEnter}))::int as "toEnter",
       (count(*) filter (where ${shownChanges.failed}))::int as failed ${where}`,
    [shop.id, batchId],
  );
  const { rows: states } = await tx.query<{ state: string; count: number }>(
    `select c.state, count(*)::int as count ${where} group by c.state`,
    [shop.id, batchId],
  );
  const [counts] = rows;
  if (!counts) throw new Error("Nothing was counted");
  return {
    ...counts,
    states: Object.fromEntries(states.map(({ state, count }) => [state, count])),
  };
}

/** How many changes of each field have no value yet. */
export async function countToEnter(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
): Promise<{ field: string; count: number }[]> {
  const { rows } = await tx.query<{ field: string; count: number }>(
    `select c.field, count(*)::int as count from quality_change c
     where c.shop_id = $1 and c.batch_id = $2 and c.state = 'open' and ${shownChanges.toEnter}
     group by c.field order by c.field`,
    [shop.id, batchId],
  );
  return rows;
}

/** Null: the batch has none of this number. */
export async function readChange(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  changeNo: number,
): Promise<ChangeRow | null> {
  const { rows } = await tx.query<ReadChange>(
    `select ${changeColumns} from quality_change c
     where c.shop_id = $1 and c.batch_id = $2 and c.change_no = $3`,
    [shop.id, batchId, changeNo],
  );
  return rows[0] ? toChange(rows[0]) : null;
}

/** The fields that a batch's ticked changes are of. */
export async function listFields(tx: Queryable, shop: ShopRef, batchId: number): Promise<string[]> {
  const { rows } = await tx.query<{ field: string }>(
    `select distinct c.field from quality_change c
     where c.shop_id = $1 and c.batch_id = $2 and ${shownChanges.chosen} order by 1`,
    [shop.id, batchId],
  );
  return rows.map(({ field }) => field);
}
