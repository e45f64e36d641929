import { createHash } from "node:crypto";
import pg from "pg";
import type { Queryable } from "./database.server";

/**
 * A statement that is planned once by each of the server's sessions: for one that takes longer to plan than to
 * run. Not for one whose best plan depends on how many values there are.
 */
export interface KeptPlan {
  name: string;
  sql: string;
  /** Of its values, in order. */
  types: readonly string[];
}

const lead = "shelfwise_";

export function keptPlan(sql: string, types: readonly string[]): KeptPlan {
  return {
    name: `${lead}${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`,
    sql,
    types,
  };
}

/** Names of the plans that the session has, as a column. */
export const keptPlanNames = `array(select name from pg_prepared_statements where name ^@ '${lead}')`;

/** What a transaction knows of its session. */
export interface SessionPlans {
  names: Set<string>;
  /** Statements are run by plans that are the same whatever their values are. */
  areForced: boolean;
}

export const plansOf = (names: readonly string[]): SessionPlans => ({
  names: new Set(names),
  areForced: false,
});

/**
 * Runs a statement by the plan that the session keeps. Asks for it by SQL and not by the driver, which takes the
 * session for its own: behind a pooler a transaction may be in any.
 */
export async function queryByKeptPlan<R>(
  tx: Queryable,
  plans: SessionPlans,
  { name, sql, types }: KeptPlan,
  values: readonly Value[],
): Promise<R[]> {
  // Left to itself the server makes five plans first, and may go on doing so.
  if (!plans.areForced) await tx.exec("set local plan_cache_mode = force_generic_plan");
  plans.areForced = true;
  if (!plans.names.has(name)) {
    await tx.exec(`prepare ${name}(${types.join(", ")}) as ${sql}`);
    plans.names.add(name);
  }
  const { rows } = await tx.query<R>(`execute ${name}(${values.map(literal).join(", ")})`);
  return rows;
}

/** From here on statements are planned by their values again. */
export async function planByValues(tx: Queryable, plans: SessionPlans): Promise<void> {
  if (plans.areForced) await tx.exec("set local plan_cache_mode = auto");
  plans.areForced = false;
}

type Value = number | string | null | readonly (number | string)[];

// What is executed takes no values. Elements of arrays are ids and days: nothing in them is to be quoted.
function literal(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  return pg.escapeLiteral(typeof value === "string" ? value : `{${value.join(",")}}`);
}
