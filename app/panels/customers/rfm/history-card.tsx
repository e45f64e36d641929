import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { ChartBox } from "../../../components/chart-box";
import { chartColors } from "../../../components/chart-colors";
import { downloadText } from "../../../components/download";
import { HeatMap } from "../../../components/heat-map";
import type { StudyFailure } from "../../../metrics/customer-studies/tries";
import type { FrameView } from "../../home/view";
import { choosing, MailTableButton } from "../../notifications/mail-table-button";
import { useAddress } from "../../products/use-address";
import { useCustomerTexts } from "../use-customer-texts";
import { failureText } from "../failure-text";
import { historyFile, historyTable } from "./history-file";
import { leastForFifths } from "./limits";
import { historyMeasures, type RfmHistoryView } from "./view";
import { groupTexts, historyTexts } from "./words";

/** How large each group was over time, what it was worth, and who came and went. */
export function HistoryCard({
  history,
  failure,
  view,
}: {
  history: RfmHistoryView | null;
  failure: StudyFailure | null;
  view: FrameView;
}) {
  const texts = useCustomerTexts();
  const { t } = texts;
  const failed = failureText(texts);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("retention.rfm.history.title")}
            </Text>
            {history && history.days.length > 0 ? (
              <FileButtons history={history} view={view} />
            ) : null}
          </InlineStack>
          {failure ? <Text as="p">{failed(failure, view.timezone)}</Text> : null}
          {history === null && failure ? null : history === null ? (
            <Text as="p" tone="subdued">
              {t("retention.rfm.history.notYet")}
            </Text>
          ) : history.days.length < 2 ? (
            <Text as="p" tone="subdued">
              {t("retention.rfm.history.tooYoung", { least: leastForFifths })}
            </Text>
          ) : (
            <>
              <Choices history={history} />
              <GroupChart history={history} currency={view.currency} />
            </>
          )}
        </BlockStack>
      </Box>
      {history && history.days.length > 1 ? (
        <GroupsOverTime history={history} currency={view.currency} />
      ) : null}
    </Card>
  );
}

function Choices({ history }: { history: RfmHistoryView }) {
  const { t } = useCustomerTexts();
  const { change } = useAddress();
  return (
    <InlineStack gap="200" blockAlign="end">
      <Select
        label={t("retention.rfm.history.measure")}
        value={history.measure}
        options={historyMeasures.map((value) => ({ value, label: t(historyTexts[value]) }))}
        onChange={(value) => change({ history: value })}
      />
      <Select
        label={t("retention.rfm.history.drawn")}
        value={history.group}
        options={history.rows.map(({ group }) => ({ value: group, label: t(groupTexts[group]) }))}
        onChange={(value) => change({ group: value })}
      />
    </InlineStack>
  );
}

/** A value in the unit of what is shown. */
function useValue(history: RfmHistoryView, currency: string) {
  const { t, formats } = useCustomerTexts();
  const isMoney = history.measure === "net" || history.measure === "each";
  return (value: number | null) =>
    value === null
      ? t("retention.none")
      : isMoney
        ? formats.moneyRounded(value, currency)
        : formats.count(value);
}

function GroupChart({ history, currency }: { history: RfmHistoryView; currency: string }) {
  const { t, formats } = useCustomerTexts();
  const write = useValue(history, currency);
  const row = history.rows.find(({ group }) => group === history.group);
  if (!row) return null;
  const name = t(groupTexts[row.group]);
  return (
    <ChartBox
      kind="line"
      labels={history.days.map((day) => formats.dayShort(day))}
      series={[{ name, color: chartColors.main, values: row.values }]}
      formatValue={(value) => write(value)}
      isWholeNumbers={history.measure !== "net" && history.measure !== "each"}
      tooltip={(index) => ({
        title: formats.day(history.days[index] ?? ""),
        rows: [{ label: name, value: write(row.values[index] ?? null) }],
      })}
      emptyText={t("chart.empty")}
      skipText={t("chart.skip")}
    />
  );
}

function GroupsOverTime({ history, currency }: { history: RfmHistoryView; currency: string }) {
  const { t, formats } = useCustomerTexts();
  const write = useValue(history, currency);
  const known = history.rows.flatMap(({ values }) => values.filter((value) => value !== null));
  const most = Math.max(0, ...known);
  return (
    <>
      <HeatMap
        caption={t("retention.rfm.history.title")}
        rowHeading={t("retention.rfm.group")}
        factHeadings={[t("retention.rfm.history.change")]}
        cellHeadings={history.days.map((day) => formats.day(day))}
        rows={history.rows.map(({ group, values, change }) => ({
          id: group,
          heading: t(groupTexts[group]),
          facts: [
            change?.kind !== "percent"
              ? t("retention.none")
              : change.ratio > 0
                ? `+${formats.percent(change.ratio)}`
                : formats.signedPercent(change.ratio),
          ],
          cells: values.map((value) => ({
            text: write(value),
            strength: value === null || value <= 0 || most === 0 ? null : value / most,
            isIncomplete: false,
          })),
        }))}
        all={null}
        incompleteText=""
      />
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {[
            t("retention.rfm.history.note"),
            ...(history.leftOut > 0
              ? [t("retention.rfm.history.leftOut", { least: leastForFifths })]
              : []),
          ].join(" ")}
        </Text>
      </Box>
    </>
  );
}

function FileButtons({ history, view }: { history: RfmHistoryView; view: FrameView }) {
  const texts = useCustomerTexts();
  const [params] = useSearchParams();
  const download = () =>
    downloadText(
      `shelfwise-rfm-history-${history.measure}-${view.coverage.to}.csv`,
      "text/csv",
      historyFile(history, view, texts),
    );
  return (
    <InlineStack gap="200">
      <Button onClick={download}>{texts.t("breakdown.download")}</Button>
      <MailTableButton table="rfm" query={choosing(params, historyTable)} />
    </InlineStack>
  );
}
