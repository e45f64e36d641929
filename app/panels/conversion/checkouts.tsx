import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import styles from "./checkouts.module.css";
import { Figure } from "./figures";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion } from "./view";

/** Checkouts that were left, and how many were completed after all. */
export function Checkouts({ view }: { view: ReadyConversion }) {
  const { t, formats } = useConversionTexts();
  const { checkouts, timezone } = view;
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("conversion.checkouts.title")}
          </Text>
          {checkouts.state === "known" && checkouts.asOf ? (
            <Text as="p" tone="subdued">
              {t("conversion.checkouts.asOf", { at: formats.instant(checkouts.asOf, timezone) })}
            </Text>
          ) : null}
        </BlockStack>
      </Box>
      {checkouts.state === "unknown" ? (
        <Card>
          <Text as="p">
            {t(checkouts.text)}{" "}
            <Link url="/app/settings/data-status">{t("conversion.checkouts.see")}</Link>
          </Text>
        </Card>
      ) : (
        <div className={styles.row}>
          {checkouts.figures.map((figure) => (
            <Figure
              key={figure.id}
              figure={figure}
              comparedDays={checkouts.comparedDays}
              view={view}
            />
          ))}
        </div>
      )}
    </BlockStack>
  );
}
