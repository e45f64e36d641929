import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { TaskStatus } from "./task-status";

/** Who is to work on a product, and until when. */
export interface TaskRow {
  assignee: string | null;
  dueDay: ShopDay | null;
  status: TaskStatus;
}

/** What is to be set; what is left out stays. */
export type TaskPatch = Partial<TaskRow>;

/** What is written down of a product in words: a note, or that findings of a rule are hidden or shown again. */
export type NotedKind = "note" | "suppressed" | "restored";

/** What was done to a task, or noted there. */
export interface TaskEntryRow {
  entryNo: number;
  kind: "assignee" | "due" | "status" | NotedKind;
  /** What it is since then; null: none. Of what is hidden: the rule's id, a space, and the reason. */
  text: string | null;
  madeBy: string | null;
  madeAt: Date;
}

interface Made {
  madeBy: string | null;
  now: Date;
}

/** Null: nobody has been asked to. */
export async function readTask(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
): Promise<TaskRow | null> {
  const { rows } = await tx.query<TaskRow>(
    `select assignee, due_day::text as "dueDay", status from quality_task
     where shop_id = $1 and product_id = $2`,
    [shop.id, productId],
  );
  return rows[0] ?? null;
}

/** The newest first. */
export async function readTaskEntries(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
  limit: number,
): Promise<TaskEntryRow[]> {
  const { rows } = await tx.query<TaskEntryRow>(
    `select entry_no as "entryNo", kind, text, made_by as "madeBy", made_at as "madeAt"
     from quality_task_entry where shop_id = $1 and product_id = $2
     order by entry_no desc limit $3`,
    [shop.id, productId, limit],
  );
  return rows;
}

/** What became of tasks that were to be set. */
export interface TasksSet {
  /** Products whose task is another since. */
  changed: number;
  /** Those whose task was so already. */
  same: number;
  /** Products that the shop does not have any more. */
  gone: number;
}

/** Sets the tasks of products in one statement, and notes what has become another. */
export async function setTasks(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
  patch: TaskPatch,
  { madeBy, now }: Made,
): Promise<TasksSet> {
  const ids = [...new Set(productIds)];
  const has = (name: keyof TaskPatch) => patch[name] !== undefined;
  await lockEntries(tx, shop);
  const { rows } = await tx.query<{ found: number; changed: number }>(
    `with asked as (
       select p.id, t.assignee, t.due_day, coalesce(t.status, 'open') as status,
         t.product_id is null as is_new
       from product p
       left join quality_task t on t.shop_id = $1 and t.product_id = p.id
       where p.shop_id = $1 and p.id = any($2::bigint[]) and p.deleted_at is null),
     wanted as (
       select id, is_new,
         case when $3::boolean then $4::text else assignee end as assignee,
         case when $5::boolean then $6::date else due_day end as due_day,
         case when $7::boolean then $8::text else status end as status
       from asked),
     changed as (
       select w.id, c.no, c.kind, c.text from wanted w join asked a using (id)
       cross join lateral (values
         (1, 'assignee', w.assignee, w.assignee is distinct from a.assignee),
         (2, 'due', w.due_day::text, w.due_day is distinct from a.due_day),
         (3, 'status', w.status, w.status is distinct from a.status)) c(no, kind, text, is_other)
       where c.is_other),
     noted as (
       insert into quality_task_entry (shop_id, product_id, entry_no, kind, text, made_by, made_at)
       select $1, c.id, row_number() over (partition by c.id order by c.no) + coalesce((
           select max(entry_no) from quality_task_entry e where e.shop_id = $1 and e.product_id = c.id), 0),
         c.kind, c.text, $9::text, $10::timestamptz
       from changed c),
     kept as (
     insert into quality_task (shop_id, product_id, assignee, due_day, status, changed_at)
     select $1, id, assignee, due_day, status, $10::timestamptz from wanted
     where id in (select id from changed) or (is_new and $7)
     on conflict (shop_id, product_id) do update set assignee = excluded.assignee,
       due_day = excluded.due_day, status = excluded.status, changed_at = excluded.changed_at
     returning product_id)
     select (select count(*) from asked)::int as found,
       (select count(*) from kept)::int as changed`,
    [
      shop.id,
      ids,
      has("assignee"),
      patch.assignee ?? null,
      has("dueDay"),
      patch.dueDay ?? null,
      has("status"),
      patch.status ?? null,
      madeBy,
      now,
    ],
  );
  const { found, changed } = rows[0] ?? { found: 0, changed: 0 };
  return { changed, same: found - changed, gone: ids.length - found };
}

/** Adds a note to a product that the shop has. */
export async function addTaskEntry(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
  { kind, text }: { kind: NotedKind; text: string },
  { madeBy, now }: Made,
): Promise<void> {
  await lockEntries(tx, shop);
  await tx.query(
    `insert into quality_task_entry (shop_id, product_id, entry_no, kind, text, made_by, made_at)
     select $1, p.id, 1 + coalesce((select max(entry_no) from quality_task_entry
       where shop_id = $1 and product_id = $2), 0), $6, $3, $4::text, $5::timestamptz
     from product p where p.shop_id = $1 and p.id = $2 and p.deleted_at is null`,
    [shop.id, productId, text, madeBy, now, kind],
  );
}

/** Names that products are assigned to, in order. */
export async function listAssignees(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<string[]> {
  const { rows } = await tx.query<{ assignee: string }>(
    `select distinct assignee from quality_task where shop_id = $1 and assignee is not null
     order by assignee limit $2`,
    [shop.id, limit],
  );
  return rows.map(({ assignee }) => assignee);
}

/** Entries are numbered on: of a shop, one at a time. */
async function lockEntries(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('quality_task_entry'), $1)", [shop.id]);
}
