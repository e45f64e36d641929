import { useSearchParams } from "@remix-run/react";
import { Box, Button, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { rangeParams } from "../../metrics/comparison-range";
import { Figures } from "../home/figures";
import { Answer, FramePage, useIsBusy } from "../home/frame-page";
import { useHomeTexts } from "../home/use-home-texts";
import { SalesTabs } from "../sales-tabs";
import { ChainCard } from "./chain-card";
import { SalesTableCard } from "./sales-table";
import { TrendChart } from "./trend-chart";
import type { OverviewView, SalesOverviewView } from "./view";

/** Sales: from gross to total, over time, and by what was sold. */
export function SalesOverviewPanel({ view }: { view: SalesOverviewView }) {
  const { t } = useTranslation();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<SalesTabs />}>
      {view.state === "ready" ? <ReadyOverview view={view} /> : null}
    </FramePage>
  );
}

function ReadyOverview({ view }: { view: OverviewView }) {
  const { t, sentence } = useHomeTexts();
  const [params] = useSearchParams();
  const days = new URLSearchParams([...params].filter(([name]) => isOfRange(name))).toString();
  return (
    <>
      <Answer view={view} text={sentence(view)}>
        <Text as="p" tone="subdued">
          {t("sales.basis")}
        </Text>
        {view.coverage.coversRange ? (
          <Box paddingBlockStart="200">
            <Button url={`/app/sales/why${days === "" ? "" : `?${days}`}`}>
              {t("sales.whyLink")}
            </Button>
          </Box>
        ) : null}
      </Answer>
      <Figures view={view} isBusy={useIsBusy()} />
      <InlineGrid columns={{ xs: 1, lg: "2fr 1fr" }} gap="300">
        <TrendChart view={view} />
        <ChainCard view={view} />
      </InlineGrid>
      <SalesTableCard view={view} />
    </>
  );
}

function isOfRange(name: string): boolean {
  return rangeParams.some((param) => param === name);
}
