import { Box, Button, Card, Checkbox, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { downloadText } from "../../components/download";
import { NumberTable } from "../../components/number-table";
import { MailTableButton } from "../notifications/mail-table-button";
import { daysFile, stateTexts } from "./days-file";
import { useReconciliationTexts } from "./use-reconciliation-texts";
import type { ReadyReconciliation } from "./view";

// Every day is in the file, whatever is chosen to be shown.
const noChoices = new URLSearchParams();

/** Every day: one figure of both sides, and the difference. */
export function ReconciliationTable({ view }: { view: ReadyReconciliation }) {
  const { t, formats, amount, difference } = useReconciliationTexts();
  const { currency, measures, range } = view;
  const [chosen, setChosen] = useState<string>("netMinor");
  const [isShort, setIsShort] = useState(false);
  const place = Math.max(
    measures.findIndex(({ id }) => id === chosen),
    0,
  );
  const measure = measures[place];
  if (!measure) return null;
  const label = t(measure.label);
  const headings = [
    t("reconciliation.ours", { figure: label }),
    t("reconciliation.theirs", { figure: label }),
    t("reconciliation.difference"),
  ];
  const days = view.days.filter(
    ({ ours, theirs }) =>
      !isShort || (theirs !== null && ours.some((value, at) => value !== theirs[at])),
  );
  const sums = days
    .filter(({ theirs }) => theirs !== null)
    .reduce(
      (sum, { ours, theirs }) => ({
        ours: sum.ours + (ours[place] ?? 0),
        theirs: sum.theirs + (theirs?.[place] ?? 0),
      }),
      { ours: 0, theirs: 0 },
    );
  const cellsOf = (ours: number, theirs: number | null) => [
    amount(ours, measure, currency),
    theirs === null ? "–" : amount(theirs, measure, currency),
    theirs === null
      ? "–"
      : ours === theirs
        ? t("reconciliation.none")
        : difference(ours - theirs, measure, currency),
  ];

  const download = () =>
    downloadText(
      `shelfwise-reconciliation-${range.from}-${range.to}.csv`,
      "text/csv",
      daysFile(view, { t, formats }),
    );

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h3" variant="headingMd">
            {t("reconciliation.daysTitle")}
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <Checkbox
              label={t("reconciliation.onlyDifferences")}
              checked={isShort}
              onChange={setIsShort}
            />
            <Select
              label={t("reconciliation.figure")}
              labelInline
              options={measures.map(({ id, label: key }) => ({ value: id, label: t(key) }))}
              value={chosen}
              onChange={setChosen}
            />
            <Button onClick={download}>{t("table.download")}</Button>
            <MailTableButton table="reconciliation" query={noChoices} />
          </InlineStack>
        </InlineStack>
      </Box>
      {days.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {t("reconciliation.noDifferences")}
          </Text>
        </Box>
      ) : (
        <NumberTable
          caption={t("reconciliation.daysTitle")}
          rowHeading={t("table.date")}
          columns={headings.map((heading, index) => ({ id: String(index), heading }))}
          rows={days.map(({ day, state, ours, theirs }) => {
            const [mine, said] = [ours[place] ?? 0, theirs?.[place] ?? null];
            return {
              id: day,
              heading: formats.day(day),
              note: state === "equal" ? undefined : t(stateTexts[state]),
              order: day,
              cells: cellsOf(mine, said),
              values: [mine, said, said === null ? null : mine - said],
            };
          })}
          total={{ heading: t("reconciliation.allDays"), cells: cellsOf(sums.ours, sums.theirs) }}
          sortText={(column) => t("table.sortBy", { column })}
        />
      )}
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {t("reconciliation.footnote")}
        </Text>
      </Box>
    </Card>
  );
}
