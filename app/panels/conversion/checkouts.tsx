import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { downloadText } from "../../components/download";
import { choosing, MailTableButton } from "../notifications/mail-table-button";
import { checkoutsFile } from "./checkouts-file";
import styles from "./checkouts.module.css";
import { Figure } from "./figures";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion } from "./view";

/** Checkouts that were left, and how many were completed after all. */
export function Checkouts({ view }: { view: ReadyConversion }) {
  const texts = useConversionTexts();
  const [params] = useSearchParams();
  const { t, formats } = texts;
  const { checkouts, timezone, range } = view;
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("conversion.checkouts.title")}
            </Text>
            {checkouts.state === "known" ? (
              <Text as="p" tone="subdued">
                {t("conversion.checkouts.basis")}{" "}
                {checkouts.asOf
                  ? t("conversion.checkouts.asOf", {
                      at: formats.instant(checkouts.asOf, timezone),
                    })
                  : null}
              </Text>
            ) : null}
          </BlockStack>
          {checkouts.state === "known" ? (
            <InlineStack gap="200">
              <Button
                accessibilityLabel={t("conversion.checkouts.download")}
                onClick={() =>
                  downloadText(
                    `shelfwise-abandoned-checkouts-${range.from}-${range.to}.csv`,
                    "text/csv",
                    checkoutsFile(checkouts, view, texts),
                  )
                }
              >
                {t("table.download")}
              </Button>
              <MailTableButton table="conversion" query={choosing(params, "checkouts")} />
            </InlineStack>
          ) : null}
        </InlineStack>
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
