import { Box, Button, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AlertBanner } from "../alerts/home-banner";
import { CustomerChart } from "./customer-chart";
import { DayTable } from "./day-table";
import { Figures } from "./figures";
import { Answer, FramePage, useIsBusy } from "./frame-page";
import { SalesChart } from "./sales-chart";
import { useHomeTexts } from "./use-home-texts";
import type { HomeView, ReadyView } from "./view";

/** Home: what came in, whether that is more or less than before, and day by day. */
export function HomePanel({ view }: { view: HomeView }) {
  const { t } = useTranslation();
  return (
    <FramePage title={t("home.title")} view={view}>
      {view.state === "ready" ? <ReadyHome view={view} /> : null}
    </FramePage>
  );
}

function ReadyHome({ view }: { view: ReadyView }) {
  const { t, formats, sentence } = useHomeTexts();
  const isBusy = useIsBusy();
  // One banner at most: what stands in the way of the figures comes first.
  const hasBanner = view.notice !== null || view.changes.length > 0;

  return (
    <>
      {hasBanner ? null : <AlertBanner notice={view.alerts} />}
      <Answer view={view} text={sentence(view)}>
        <Text as="p" tone="subdued">
          {t("sales.basis")}
        </Text>
        {view.lastOrders ? (
          <Box paddingBlockStart="200">
            <Button url={`/app?from=${view.lastOrders.from}&to=${view.lastOrders.to}`}>
              {t("home.showLastOrders", {
                days: formats.dayRange(view.lastOrders.from, view.lastOrders.to),
              })}
            </Button>
          </Box>
        ) : null}
      </Answer>
      <Figures view={view} isBusy={isBusy} />
      <InlineGrid columns={{ xs: 1, lg: "2fr 1fr" }} gap="300">
        <SalesChart view={view} />
        <CustomerChart view={view} />
      </InlineGrid>
      <DayTable view={view} />
    </>
  );
}
