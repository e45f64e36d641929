import {
  markSuppressed,
  readFindingsOf,
  readJudgement,
  recountProduct,
} from "../store/quality/findings.server";
import { readQualitySettings } from "../store/quality/settings.server";
import { deleteSuppression, writeSuppression } from "../store/quality/suppressions.server";
import { addTaskEntry } from "../store/quality/tasks.server";
import type { ShopRow } from "../store/shops.server";
import type { Queryable } from "../store/database.server";
import { withShop } from "../store/with-shop.server";
import { listActiveChecks, readSeverity } from "./rules/active-checks";
import type { QualityParts } from "./run/check-products.server";
import { finding, notApplicable, passed, unknown } from "./rules/outcomes";
import type { Judged } from "./rules/score";
import { addUp } from "./run/full-run.server";
import { openFactBase } from "./facts/load-facts.server";

export interface ProductCheck {
  productId: number;
  checkId: string;
}

interface Acting {
  now: Date;
  /** Number of the staff account at work; null: not told. */
  madeBy: string | null;
}

/** From now on the findings of a check on a product are not shown and do not count. */
export function suppressFinding(
  shop: ShopRow,
  hidden: ProductCheck & { reason: string },
  parts: QualityParts,
  by: Acting,
): Promise<void> {
  const { now } = by;
  return change(shop, hidden, parts, now, async (tx) => {
    await writeSuppression(tx, shop, hidden, now);
    await markSuppressed(tx, shop, hidden, now);
    const { productId, checkId, reason } = hidden;
    const entry = { kind: "suppressed", text: `${checkId} ${reason}` } as const;
    await addTaskEntry(tx, shop, productId, entry, by);
  });
}

/** They are shown and count again. */
export function restoreFinding(
  shop: ShopRow,
  shown: ProductCheck,
  parts: QualityParts,
  by: Acting,
): Promise<void> {
  return change(shop, shown, parts, by.now, async (tx) => {
    await deleteSuppression(tx, shop, shown);
    await markSuppressed(tx, shop, shown, null);
    const { productId, checkId } = shown;
    await addTaskEntry(tx, shop, productId, { kind: "restored", text: checkId }, by);
  });
}

/** No check is run: what they had made of the product is weighed again. */
async function change(
  shop: ShopRow,
  { productId, checkId }: ProductCheck,
  parts: QualityParts,
  now: Date,
  write: (tx: Queryable) => Promise<void>,
): Promise<void> {
  const base = await openFactBase(shop, now);
  await withShop(shop, async (tx) => {
    await write(tx);
    const judgement = await readJudgement(tx, shop, productId);
    if (!base || !judgement) return;
    const active = listActiveChecks(parts.checks, await readQualitySettings(tx, shop));
    const findings = await readFindingsOf(tx, shop, productId);
    const severityOf = new Map(
      findings
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map((row) => [row.checkId, row.severity]),
    );
    const without = new Set([
      ...judgement.notApplicable,
      ...findings.filter(({ resolvedBy }) => resolvedBy === "suppressed").map((row) => row.checkId),
    ]);
    const judged = active.map(({ check, severity }): Judged => {
      const weight = severity ?? check.severity;
      const found = readSeverity(severityOf.get(check.id) ?? null);
      const outcome = found
        ? { ...finding(), severity: found }
        : check.id in judgement.unknown
          ? unknown("notRead")
          : without.has(check.id)
            ? notApplicable
            : passed;
      return { severity: weight, outcome };
    });
    await recountProduct(tx, shop, productId, parts.scoreOf(judged));
    await addUp(tx, base, [checkId]);
  });
}
