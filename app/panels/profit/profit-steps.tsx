import { Box, Card, Text } from "@shopify/polaris";
import styles from "./profit-steps.module.css";
import { useProfitTexts } from "./use-profit-texts";
import type { ProfitReadyView, StepView } from "./view";

/** From net sales to net profit: what is taken off, and what is left, each as a bar and in figures. */
export function ProfitSteps({ view }: { view: ProfitReadyView }) {
  const { t } = useProfitTexts();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("profit.steps.title")}
        </Text>
      </Box>
      <table className={styles.table}>
        <caption className={styles.caption}>{t("profit.steps.title")}</caption>
        <tbody>
          {view.steps.map((step) => (
            <Step key={step.id} step={step} currency={view.currency} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Step({ step, currency }: { step: StepView; currency: string }) {
  const { t, exact, percent } = useProfitTexts();
  const { kind, valueMinor, bar, share } = step;
  const isSum = kind === "sum";
  const [from, to] = bar ? [bar.from * 100, bar.to * 100] : [0, 0];
  return (
    <tr className={isSum ? styles.sum : undefined}>
      <th scope="row">{t(step.label)}</th>
      {valueMinor === null ? (
        <td colSpan={3} className={styles.unknown}>
          {step.reason ? t(step.reason) : t("costs.none")}
        </td>
      ) : (
        <>
          <td className={styles.bar} aria-hidden="true">
            {bar ? (
              <div
                className={isSum ? styles.left : styles.taken}
                style={{ marginInlineStart: `${from}%`, width: `${Math.max(to - from, 0.3)}%` }}
              />
            ) : null}
          </td>
          <td className={styles.number}>
            {isSum || valueMinor === 0 ? "" : valueMinor > 0 ? "−" : "+"}
            {exact(isSum ? valueMinor : Math.abs(valueMinor), "money", currency)}
          </td>
          <td className={styles.share}>
            {share === null ? "" : t("profit.steps.ofNetSales", { share: percent(share) })}
          </td>
        </>
      )}
    </tr>
  );
}
