import { BlockStack, Box, Button, Card, InlineStack, Link, Spinner, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { useId, useState } from "react";
import { LivePart } from "../../components/live-part";
import { mainMeasure } from "./difference-texts";
import styles from "./reconciliation.module.css";
import { useNarrowing } from "./use-narrowing";
import { useReconciliationTexts } from "./use-reconciliation-texts";
import type { DifferenceView, ReadyReconciliation } from "./view";

/** Days that differ and why; each opens to its orders. */
export function DifferenceList({ view }: { view: ReadyReconciliation }) {
  const { t } = useReconciliationTexts();
  const [first] = view.differences;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h3" variant="headingMd">
            {t("reconciliation.differencesTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {t("reconciliation.differencesText")}
          </Text>
        </BlockStack>
      </Box>
      {view.differences.map((difference) => (
        <Day
          key={difference.day}
          difference={difference}
          view={view}
          isOpenAtFirst={difference === first && view.differences.length === 1}
        />
      ))}
      {view.summary.hasMoreDifferences ? (
        <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
          <Text as="p" tone="subdued">
            {t("reconciliation.moreDifferences")}
          </Text>
        </Box>
      ) : null}
    </Card>
  );
}

function Day({
  difference,
  view,
  isOpenAtFirst,
}: {
  difference: DifferenceView;
  view: ReadyReconciliation;
  isOpenAtFirst: boolean;
}) {
  const { t, formats, causes, difference: signed } = useReconciliationTexts();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const narrowing = useNarrowing(difference, isOpen);
  const id = useId();
  const place = mainMeasure(difference.difference, view.measures);
  const measure = view.measures[place];
  const Icon = isOpen ? ChevronUpIcon : ChevronDownIcon;
  const note = difference.state === "open" ? ` ${t("reconciliation.openNote")}` : "";

  return (
    <div className={styles.day}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Text as="span" fontWeight="medium">
          {formats.day(difference.day)}
          {note === "" ? null : (
            <Text as="span" tone="subdued" fontWeight="regular">
              {note}
            </Text>
          )}
        </Text>
        <Text as="span" tone="subdued">
          {causes(difference, t("reconciliation.notNarrowed"))}
        </Text>
        <span className={styles.amount}>
          {measure
            ? t("reconciliation.amountOf", {
                amount: signed(difference.difference[place] ?? 0, measure, view.currency),
                figure: t(measure.label).toLowerCase(),
              })
            : null}
        </span>
        <Icon className={styles.icon} aria-hidden="true" />
      </button>
      <div id={id} className={styles.details} hidden={!isOpen}>
        <LivePart>{isOpen ? <Narrowing {...narrowing} /> : null}</LivePart>
        {isOpen && !narrowing.isUntold ? <Details difference={difference} view={view} /> : null}
      </div>
    </div>
  );
}

/** That the orders are being asked for, or why they did not come. */
function Narrowing({ isAsking, reason, ask }: ReturnType<typeof useNarrowing>) {
  const { t } = useReconciliationTexts();
  if (!isAsking && reason === null) return null;
  return (
    <Box paddingBlock="200">
      <InlineStack gap="200" blockAlign="center">
        {isAsking ? <Spinner size="small" /> : null}
        <Text as="p" tone="subdued">
          {isAsking ? t("reconciliation.narrow.asking") : reason}
        </Text>
        {ask ? (
          <Button variant="plain" onClick={ask}>
            {t("errors.retry")}
          </Button>
        ) : null}
      </InlineStack>
    </Box>
  );
}

const shown = ["grossMinor", "returnsMinor", "netMinor", "totalMinor", "orders"];

function Details({ difference, view }: { difference: DifferenceView; view: ReadyReconciliation }) {
  const { t, formats, why, whyRest, difference: signed } = useReconciliationTexts();
  const columns = view.measures
    .map((measure, place) => ({ measure, place }))
    // Those that tell where it differs, and any other that does.
    .filter(({ measure, place }) => shown.includes(measure.id) || difference.difference[place]);
  const cells = (values: readonly number[]) =>
    columns.map(({ measure, place }) => {
      const value = values[place] ?? 0;
      return (
        <td key={measure.id} className={styles.number}>
          {value === 0 ? "–" : signed(value, measure, view.currency)}
        </td>
      );
    });

  return (
    <div
      className={styles.box}
      role="region"
      tabIndex={0}
      aria-label={t("reconciliation.ordersOf", { day: formats.day(difference.day) })}
    >
      <table className={styles.orders}>
        <caption className="Polaris-Text--visuallyHidden">
          {t("reconciliation.ordersOf", { day: formats.day(difference.day) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("reconciliation.order")}</th>
            <th scope="col">{t("reconciliation.why")}</th>
            {columns.map(({ measure }) => (
              <th key={measure.id} scope="col" className={styles.number}>
                {t(measure.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {difference.orders.map((order) => (
            <tr key={order.orderId}>
              <th scope="row">
                <Link url={`shopify://admin/orders/${order.orderId}`} target="_blank">
                  {order.name ?? String(order.orderId)}
                </Link>
              </th>
              <td className={styles.why}>{why(order)}</td>
              {cells(order.difference)}
            </tr>
          ))}
          {difference.remainder ? (
            <tr>
              <th scope="row">{t("reconciliation.remainder")}</th>
              <td className={styles.why}>{whyRest(difference)}</td>
              {cells(difference.remainder)}
            </tr>
          ) : null}
          <tr>
            <th scope="row">
              <Text as="span" fontWeight="semibold">
                {t("reconciliation.wholeDay")}
              </Text>
            </th>
            <td />
            {cells(difference.difference)}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
