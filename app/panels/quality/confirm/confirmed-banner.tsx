import { Banner, BlockStack, Link } from "@shopify/polaris";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { ConfirmContent, ConfirmedView } from "./view";

const tones = {
  writing: "info",
  reading: "info",
  stopped: "warning",
  learnt: "success",
} as const;

/** What became of the confirmations sent last. */
export function ConfirmedBanner({
  view,
  batch,
}: {
  view: QualityReadyView<ConfirmContent>;
  batch: ConfirmedView;
}) {
  const { t, formats } = useQualityTexts(view.currency, view.timezone);
  const { state, failed, written, batchId } = batch;
  const done = { done: formats.count(batch.settled), total: formats.count(batch.total) };
  const number = (count: number) => ({ count, number: formats.count(count) });
  const texts = {
    writing: t("quality.confirm.writing", done),
    reading: t("quality.confirm.reading"),
    stopped: t("quality.confirm.stopped", done),
    learnt: t("quality.confirm.learnt", number(written)),
  };
  const link = state === "stopped" ? "quality.confirm.toBatch" : "quality.confirm.showBatch";
  return (
    <div aria-live="polite">
      <Banner tone={failed > 0 ? "warning" : tones[state]}>
        <BlockStack gap="100" inlineAlign="start">
          <p>
            {texts[state]} {failed > 0 ? t("quality.confirm.failed", number(failed)) : null}
          </p>
          <Link url={`/app/quality/fixes/${batchId}`}>{t(link)}</Link>
        </BlockStack>
      </Banner>
    </div>
  );
}
