import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChangeText } from "../../components/change-text";
import { DefinitionPopover } from "../../components/definition-popover";
import { sizeOf } from "../../metrics/comparison";
import { directionOf } from "../home/figures";
import { useHomeTexts } from "../home/use-home-texts";
import type { ComparisonView } from "../home/view";
import styles from "./chain-card.module.css";
import type { ChainRow, OverviewView } from "./view";

/** How gross sales become net and total sales, step by step, the rates along the way, and what went back in money. */
export function ChainCard({ view }: { view: OverviewView }) {
  const { t, formats, exact, period, definition } = useHomeTexts();

  const short = (change: ComparisonView): string => {
    if (change.kind === "none") return t("comparison.shortNone");
    if (change.verdict === "same") return t("comparison.shortSame");
    const size =
      change.change.kind === "percent"
        ? formats.percent(change.change.ratio)
        : t("comparison.shortPoints", { points: formats.points(change.change.points) });
    return sizeOf(change.change) > 0
      ? t("comparison.shortMore", { size })
      : t("comparison.shortLess", { size });
  };

  const row = ({ id, label, unit, value, emptyText, change, isSum, ...rest }: ChainRow) => (
    <tr key={id} className={isSum ? styles.sum : undefined}>
      <th scope="row">
        <DefinitionPopover label={t(label)} definition={definition(rest.definition)} />
      </th>
      <td>{value === null ? "–" : exact(value, unit, view.currency)}</td>
      <td>
        <ChangeText
          text={value === null ? t(emptyText) : short(change)}
          direction={directionOf(change)}
          isBetter={change.kind === "change" && change.verdict === "better"}
        />
      </td>
    </tr>
  );

  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("sales.chainTitle")}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {t("sales.chainBasis", { period: period(view.range) })}
        </Text>
        <table className={styles.table}>
          <tbody>{view.chain.map(row)}</tbody>
          <tbody className={styles.rates}>{view.rates.map(row)}</tbody>
          <tbody className={styles.rates}>{view.apart.map(row)}</tbody>
        </table>
      </BlockStack>
    </Card>
  );
}
