import { BlockStack, Card, Text } from "@shopify/polaris";
import { NumberTable } from "../../components/number-table";
import { naiveRules, type PredictionErrors } from "../../metrics/lifetime-value/backtest";
import { ruleTexts } from "./lifetime-texts";
import { useLifetimeTexts } from "./use-lifetime-texts";
import type { PredictionView } from "./view";

// Above this much correlation the model of what purchases come to does not fit its own assumption.
const highCorrelation = 0.3;

type Fitted = PredictionView & { kind: "fitted" };

/** How far predictions from an earlier day were right, beside simple rules; and what the models are. */
export function Evidence({ prediction, currency }: { prediction: Fitted; currency: string }) {
  const { t, formats, verdict } = useLifetimeTexts();
  const { backtest, model } = prediction;
  const three = (value: number) => formats.fixed(value, 3);
  const rowOf = (id: string, heading: string, place: number, errors: PredictionErrors) => ({
    id,
    heading,
    order: String(9 - place),
    cells: [
      three(errors.mae),
      three(errors.rmse),
      errors.bias === null
        ? t("lifetime.unknown")
        : errors.bias > 0
          ? `+${formats.percent(errors.bias)}`
          : formats.signedPercent(errors.bias),
    ],
    values: [errors.mae, errors.rmse, errors.bias],
  });
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("lifetime.backtest.title")}
          </Text>
          {backtest ? (
            <>
              <Text as="p">{verdict(prediction.verdict)}</Text>
              <Text as="p" tone="subdued">
                {t("lifetime.backtest.note", {
                  weeks: formats.count(Math.round(backtest.weeks)),
                  customers: formats.count(backtest.customers),
                  purchases: formats.count(backtest.purchases),
                })}
              </Text>
              <NumberTable
                caption={t("lifetime.backtest.title")}
                rowHeading={t("lifetime.backtest.by")}
                columns={[
                  { id: "mae", heading: t("lifetime.backtest.mae") },
                  { id: "rmse", heading: t("lifetime.backtest.rmse") },
                  { id: "bias", heading: t("lifetime.backtest.bias") },
                ]}
                rows={[
                  rowOf("model", t("lifetime.backtest.model"), 0, backtest),
                  ...naiveRules.map((rule, index) =>
                    rowOf(rule, t(ruleTexts[rule]), index + 1, backtest.naive[rule]),
                  ),
                ]}
                total={null}
                sortText={(column) => t("table.sortBy", { column })}
              />
              <NumberTable
                caption={t("lifetime.calibration.title")}
                rowHeading={t("lifetime.calibration.repeats")}
                columns={[
                  { id: "actual", heading: t("lifetime.calibration.actual") },
                  { id: "predicted", heading: t("lifetime.calibration.predicted") },
                  { id: "customers", heading: t("lifetime.customers") },
                ]}
                rows={backtest.byRepeats.map((bin, index) => ({
                  id: String(bin.repeats),
                  heading:
                    index === backtest.byRepeats.length - 1 && bin.repeats > 0
                      ? t("lifetime.calibration.orMore", { repeats: formats.count(bin.repeats) })
                      : formats.count(bin.repeats),
                  order: String(9 - index),
                  cells: [three(bin.actual), three(bin.predicted), formats.count(bin.customers)],
                  values: [bin.actual, bin.predicted, bin.customers],
                }))}
                total={null}
                sortText={(column) => t("table.sortBy", { column })}
              />
            </>
          ) : (
            <Text as="p" tone="subdued">
              {verdict(prediction.verdict)}
            </Text>
          )}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("lifetime.model.title")}
          </Text>
          <Text as="p">
            {t("lifetime.model.purchases", {
              r: three(model.r),
              alpha: three(model.alpha),
              a: three(model.a),
              b: three(model.b),
              likelihood: three(model.logLikelihood),
              customers: formats.count(prediction.customers),
            })}
          </Text>
          <Text as="p">
            {t("lifetime.model.spend", {
              p: three(model.p),
              q: three(model.q),
              v: formats.money(Math.round(model.v), currency),
              mean: formats.money(Math.round(prediction.repeatSpendMinor), currency),
              repeaters: formats.count(prediction.repeaters),
            })}
          </Text>
          {prediction.spendCorrelation === null ? null : (
            <Text as="p">
              {t(
                Math.abs(prediction.spendCorrelation) > highCorrelation
                  ? "lifetime.model.correlated"
                  : "lifetime.model.uncorrelated",
                { correlation: three(prediction.spendCorrelation) },
              )}
            </Text>
          )}
          <Text as="p" tone="subdued">
            {t("lifetime.model.limits")}
          </Text>
        </BlockStack>
      </Card>
    </>
  );
}
