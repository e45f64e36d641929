import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";
import { render } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { ProductBlock } from "../../../app/panels/extension/product/view";
import { callApp, numberOf, type Called } from "../../shared/call-app";
import { Ready } from "./ready";

declare const shopify: Api;
const t = (key: string, values?: Record<string, string | number>) =>
  shopify.i18n.translate(key, values);

export default function showBlock() {
  render(<Block />, document.body);
}

/** What Shelfwise says of the product on whose page this stands. */
function Block() {
  const productId = numberOf(shopify.data.selected[0]?.id);
  const [called, setCalled] = useState<Called<ProductBlock> | null>(null);
  const load = useCallback(
    async () => setCalled(await callApp<ProductBlock>(`/products/${productId}`)),
    [productId],
  );
  useEffect(() => void load(), [load]);

  const block = called?.kind === "told" && called.data.state === "ready" ? called.data : null;
  const errors = block?.findings.filter(({ severity }) => severity === "error").length ?? 0;
  const summary = block
    ? t("collapsed", {
        grade: block.score?.grade ?? "-",
        errors: t("errors", { count: errors }),
      })
    : "";
  return (
    <s-admin-block heading={t("heading")} collapsedSummary={summary}>
      {called === null ? <s-spinner accessibilityLabel={t("loading")} /> : null}
      {called?.kind === "failed" ? <s-text>{t(`failures.${called.why}`)}</s-text> : null}
      {called?.kind === "told" && called.data.state === "waiting" ? (
        <s-text>{called.data.why}</s-text>
      ) : null}
      {block ? (
        <Ready block={block} productId={productId} shopify={shopify} t={t} reload={load} />
      ) : null}
    </s-admin-block>
  );
}
