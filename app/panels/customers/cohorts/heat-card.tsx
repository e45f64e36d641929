import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { DefinitionPopover } from "../../../components/definition-popover";
import { downloadText } from "../../../components/download";
import { HeatMap } from "../../../components/heat-map";
import type { Payback } from "../../../metrics/retention/cohort-values";
import { choosing, MailTableButton } from "../../notifications/mail-table-button";
import { useCustomerTexts } from "../use-customer-texts";
import type { CustomersReadyView } from "../view";
import { grainTexts } from "../words";
import { Choices } from "./choices-bar";
import { heatFile, heatTable } from "./heat-file";
import type { CohortsContent, HeatCell } from "./view";
import { measureTexts, spendTexts } from "./words";

type Ready = CustomersReadyView<CohortsContent> & { refusal: null };

/** Cohorts by age: one row each, with what a customer cost and when that was earned. */
export function HeatCard({ view }: { view: Ready }) {
  const texts = useCustomerTexts();
  const [params] = useSearchParams();
  const { t, exact, ageName, periodName, formats, definition } = texts;
  const { content, currency } = view;
  const { heat, grain, measure, definitions } = content;
  const write = (value: number | null) =>
    value === null ? t("retention.none") : exact(value, heat.unit, currency);
  const strength = ({ value }: HeatCell) =>
    value === null || heat.scale === null
      ? null
      : (value - heat.scale.from) / (heat.scale.to - heat.scale.from);
  const money = (value: number | null) =>
    value === null ? t("retention.unknown") : formats.money(value, currency);
  const ages = Array.from({ length: heat.ageCount }, (_, age) => ageName(grain, age));

  const download = () =>
    downloadText(
      `shelfwise-cohorts-${grain}-${measure}-${view.coverage.to}.csv`,
      "text/csv",
      heatFile(view, texts),
    );

  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("retention.cohorts.title")}
            </Text>
            {heat.rows.length > 0 ? (
              <InlineStack gap="200">
                <Button onClick={download}>{t("breakdown.download")}</Button>
                <MailTableButton table="cohorts" query={choosing(params, heatTable)} />
              </InlineStack>
            ) : null}
          </InlineStack>
          <Choices content={content} />
          {heat.rows.length > 0 ? (
            <InlineStack gap="400">
              {definitions.measure ? (
                <DefinitionPopover
                  label={t(measureTexts[measure])}
                  definition={definition(definitions.measure)}
                />
              ) : null}
              <DefinitionPopover
                label={t("metrics.cohort-cac.label")}
                definition={definition(definitions.cac)}
              />
              <DefinitionPopover
                label={t("metrics.payback-period.label")}
                definition={definition(definitions.payback)}
              />
              <DefinitionPopover
                label={t("metrics.ltv-to-cac.label")}
                definition={definition(definitions.ratio)}
              />
            </InlineStack>
          ) : null}
        </BlockStack>
      </Box>
      {heat.rows.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {t("retention.cohorts.nobody")}
          </Text>
        </Box>
      ) : (
        <HeatMap
          caption={t("retention.cohorts.title")}
          rowHeading={t(grainTexts[grain])}
          factHeadings={[
            t("retention.columns.customers"),
            t("metrics.cohort-cac.label"),
            t("metrics.payback-period.label"),
            t("retention.cohorts.ratio", { days: content.horizon }),
          ]}
          cellHeadings={ages}
          rows={heat.rows.map((row) => ({
            id: row.from,
            heading: periodName(grain, row.from),
            facts: [
              formats.count(row.customers),
              money(row.cac),
              paybackText(row.payback, grain, ageName, t),
              row.worthToCost === null ? t("retention.unknown") : formats.fixed(row.worthToCost, 2),
            ],
            cells: row.cells.map((cell) => ({
              text: write(cell.value),
              strength: strength(cell),
              isIncomplete: cell.isIncomplete,
            })),
          }))}
          all={{
            id: "all",
            heading: t("retention.cohorts.all"),
            facts: [
              formats.count(heat.rows.reduce((sum, { customers }) => sum + customers, 0)),
              "",
              "",
              "",
            ],
            cells: heat.all.map((value) => ({
              text: write(value),
              strength: null,
              isIncomplete: false,
            })),
          }}
          incompleteText={t("retention.cohorts.incomplete")}
        />
      )}
      {heat.rows.length > 0 ? (
        <Box padding="400">
          <Text as="p" variant="bodySm" tone="subdued">
            {[
              t("retention.cohorts.incompleteNote"),
              t("retention.cohorts.allNote"),
              t(spendTexts[content.spendOf]),
              t("retention.cohorts.ratioNote", { days: content.horizon }),
              t("table.zone", { zone: view.timezone }),
            ].join(" ")}
          </Text>
        </Box>
      ) : null}
    </Card>
  );
}

function paybackText(
  payback: Payback,
  grain: CohortsContent["grain"],
  ageName: ReturnType<typeof useCustomerTexts>["ageName"],
  t: ReturnType<typeof useCustomerTexts>["t"],
): string {
  if (payback.kind === "after") return ageName(grain, payback.periods);
  return t(payback.kind === "notYet" ? "retention.cohorts.notYet" : "retention.unknown");
}
