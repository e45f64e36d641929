import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ChangeBars } from "../../components/change-bars";
import { downloadText } from "../../components/download";
import { NumberTable } from "../../components/number-table";
import { Figures } from "../home/figures";
import { Answer, FramePage, useIsBusy } from "../home/frame-page";
import { useHomeTexts } from "../home/use-home-texts";
import { MailTableButton } from "../notifications/mail-table-button";
import { rowHeading } from "../sales-overview/words";
import { SalesTabs } from "../sales-tabs";
import { contributorRows, contributorsFile, shareOf } from "./contributors-file";
import { useWhyTexts } from "./use-why-texts";
import type { SalesWhyView, SplitView, WhyView } from "./view";

/** Why net sales changed: by what makes them up, and by what was sold to whom. */
export function SalesWhyPanel({ view }: { view: SalesWhyView }) {
  const { t } = useTranslation();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<SalesTabs />}>
      {view.state === "ready" ? <ReadyWhy view={view} /> : null}
    </FramePage>
  );
}

function ReadyWhy({ view }: { view: WhyView }) {
  const { t } = useHomeTexts();
  const { answer } = useWhyTexts(view);
  return (
    <>
      <Answer view={view} text={answer(view)}>
        <Text as="p" tone="subdued">
          {t("sales.basis")}
        </Text>
      </Answer>
      <Figures view={view} isBusy={useIsBusy()} />
      {view.split ? (
        <>
          <PartsCard view={view} split={view.split} />
          <ContributorsCard view={view} split={view.split} />
        </>
      ) : null}
    </>
  );
}

function PartsCard({ view, split }: { view: WhyView; split: SplitView }) {
  const { t, period } = useHomeTexts();
  const { partName, signed, visitsNote } = useWhyTexts(view);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("why.partsTitle")}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {t("why.partsText", { change: signed(split.changeMinor), period: period(view.range) })}
          </Text>
        </BlockStack>
        <ChangeBars
          label={t("why.partsTitle")}
          bars={split.parts.map(({ id, minor }) => ({
            id,
            label: partName(id, split.mixBy),
            value: minor,
            text: signed(minor),
          }))}
        />
        <Text as="p" variant="bodySm" tone="subdued">
          {t("why.method")} {visitsNote(split)}
        </Text>
      </BlockStack>
    </Card>
  );
}

function ContributorsCard({ view, split }: { view: WhyView; split: SplitView }) {
  const texts = useWhyTexts(view);
  const { t, formats, signed } = texts;
  const [, setParams] = useSearchParams();
  const { currency, range } = view;
  const money = (minor: number) => formats.money(minor, currency);
  const rowName = t(rowHeading(split.breakdown));
  const rows = contributorRows(split, texts.restName);
  const cells = (before: number, after: number, change: number) => {
    const part = shareOf(change, split);
    return [
      money(before),
      money(after),
      signed(change),
      part === null ? "–" : formats.signedPercent(part),
    ];
  };
  const withUnit = (label: string) => t("table.withUnit", { label, unit: currency });

  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <BlockStack gap="100">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h2" variant="headingMd">
                  {t("why.contributorsTitle")}
                </Text>
                <Select
                  label={t("breakdown.by")}
                  labelHidden
                  value={split.breakdown}
                  options={split.ranks.map(({ id, concentration }) => ({
                    value: id,
                    label:
                      concentration === null
                        ? t("why.unranked", { rows: t(rowHeading(id)) })
                        : t("why.rank", {
                            rows: t(rowHeading(id)),
                            share: formats.percent(concentration),
                          }),
                  }))}
                  onChange={(by) =>
                    setParams(
                      (params) => {
                        params.set("by", by);
                        return params;
                      },
                      { preventScrollReset: true },
                    )
                  }
                />
              </InlineStack>
              <FileButtons view={view} />
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {t("why.rankText")}
            </Text>
          </BlockStack>
          <ChangeBars
            label={t("why.contributorsTitle")}
            bars={rows.map(({ key, label, changeMinor }) => ({
              id: key,
              label,
              value: changeMinor,
              text: signed(changeMinor),
            }))}
          />
        </BlockStack>
      </Box>
      <NumberTable
        caption={t("why.contributorsTitle")}
        rowHeading={rowName}
        columns={[
          {
            id: "before",
            heading: withUnit(formats.dayRange(range.previous.from, range.previous.to)),
          },
          { id: "after", heading: withUnit(formats.dayRange(range.from, range.to)) },
          { id: "change", heading: withUnit(t("why.change")) },
          { id: "share", heading: t("why.share") },
        ]}
        rows={rows.map(({ key, label, beforeMinor, afterMinor, changeMinor }, index) => ({
          id: key,
          heading: label,
          // In the order in which they come: the largest change first.
          order: String(rows.length - index).padStart(3, "0"),
          cells: cells(beforeMinor, afterMinor, changeMinor),
          values: [beforeMinor, afterMinor, changeMinor, shareOf(changeMinor, split)],
        }))}
        total={{
          heading: t("why.all"),
          cells: cells(split.beforeMinor, split.afterMinor, split.changeMinor),
        }}
        sortText={(column) => t("table.sortBy", { column })}
      />
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {t("why.overlapping")}
        </Text>
      </Box>
    </Card>
  );
}

function FileButtons({ view }: { view: WhyView }) {
  const texts = useWhyTexts(view);
  const [params] = useSearchParams();
  const file = contributorsFile(view, texts);
  if (typeof file !== "string") return null;
  const { from, to } = view.range;
  return (
    <InlineStack gap="200">
      <Button onClick={() => downloadText(`shelfwise-why-${from}-${to}.csv`, "text/csv", file)}>
        {texts.t("breakdown.download")}
      </Button>
      <MailTableButton table="why" query={params} />
    </InlineStack>
  );
}
