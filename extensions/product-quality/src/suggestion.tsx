import { useState } from "preact/hooks";
import type { FixAnswer } from "../../../app/panels/extension/fix/view";
import { callApp } from "../../shared/call-app";
import { sayPercent } from "../../shared/formats";
import { watchFix } from "../../shared/watch-fix";
import type { BlockProps } from "./ready";

type Made = { kind: "made"; batchId: number } | Extract<FixAnswer, { kind: "refused" }>;

/** The category that the product has beside the one suggested: accepting has it written to Shopify. */
export function Suggestion({ block, productId, shopify, t, reload }: BlockProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { suggestion } = block;
  if (!suggestion) return null;
  const { categoryId, category, current, currentId, confidence, missingScope } = suggestion;

  const accept = async () => {
    setIsBusy(true);
    setSaid(t("category.writing"));
    const accepted = { categoryId, before: currentId };
    const made = await callApp<Made>(`/products/${productId}/category`, accepted);
    if (made.kind === "failed") setSaid(t(`failures.${made.why}`));
    else if (made.data.kind === "refused") setSaid(made.data.reason);
    else setSaid(await outcomeOf(made.data.batchId));
    setIsBusy(false);
    await reload();
  };
  const outcomeOf = async (batchId: number): Promise<string> => {
    const watched = await watchFix(batchId, ["preparing", "open", "applying"]);
    if (watched.kind === "failed" || watched.data.state === "applying") return t("category.later");
    return watched.data.written > 0
      ? t("category.written", { category })
      : t("category.notWritten");
  };

  return (
    <s-stack gap="small-300">
      <s-heading>{t("category.title")}</s-heading>
      <s-text>{t("category.now", { category: current ?? t("category.none") })}</s-text>
      <s-text>
        {t("category.after", { category, confidence: sayPercent(shopify.i18n, confidence) })}
      </s-text>
      {said ? <s-text>{said}</s-text> : null}
      {missingScope ? (
        <s-text color="subdued">{t("category.scope")}</s-text>
      ) : said ? null : (
        <s-button loading={isBusy} onClick={() => void accept()}>
          {t("category.accept")}
        </s-button>
      )}
    </s-stack>
  );
}
