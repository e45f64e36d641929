import { BlockStack, Card, Text } from "@shopify/polaris";
import { chartColors } from "../../components/chart-colors";
import styles from "./funnel.module.css";
import { useConversionTexts } from "./use-conversion-texts";
import type { FunnelStep, VisitsView } from "./view";

/** How far visits came: each bar is its share of all of them. */
export function Funnel({ visits }: { visits: VisitsView }) {
  const { t, formats } = useConversionTexts();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("conversion.funnel.title")}
        </Text>
        <ol className={styles.steps}>
          {visits.funnel.map((step, index) => (
            <li key={step.id}>
              <div className={styles.head}>
                <Text as="span">{t(step.label)}</Text>
                <span className={styles.number}>
                  <Text as="span" fontWeight="semibold">
                    {formats.count(step.sessions)}
                  </Text>
                </span>
              </div>
              <div className={styles.track} aria-hidden="true">
                <div
                  className={styles.bar}
                  style={{ width: `${(step.share ?? 0) * 100}%`, background: chartColors.main }}
                />
              </div>
              <Text as="p" variant="bodySm" tone="subdued">
                {noteOf(index, step)}
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );

  function noteOf(index: number, { share, shareOfPrevious }: FunnelStep): string {
    if (index === 0 || share === null) return t("conversion.funnel.all");
    const ofAll = formats.percentExact(share);
    // The step before the second one is all of them.
    if (index === 1 || shareOfPrevious === null) {
      return t("conversion.funnel.share", { share: ofAll });
    }
    const previous = formats.percent(shareOfPrevious);
    return t("conversion.funnel.shares", { share: ofAll, previous });
  }
}
