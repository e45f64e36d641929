import { Button, InlineStack, Select } from "@shopify/polaris";
import { horizons } from "../../../metrics/acquisition/horizons";
import { cohortGrains } from "../../../metrics/retention/periods";
import { useAddress } from "../../products/use-address";
import { useCustomerTexts } from "../use-customer-texts";
import { grainTexts } from "../words";
import { measures, splitBys } from "./choices";
import { ValuePicker } from "./value-picker";
import type { CohortsContent } from "./view";
import { measureTexts, splitTexts } from "./words";

/** What is shown of which customers, and by what these are compared. */
export function Choices({ content }: { content: CohortsContent }) {
  const { t, label } = useCustomerTexts();
  const { change } = useAddress();
  const { grain, measure, by, filter, splitBy, horizon, countries } = content;
  const shown = filter ? label(filter.label) : "";
  // Where countries are not read, none can be chosen.
  const isPicked = by !== null && (by !== "country" || countries === "on");
  // "" is a choice here: those who have none.
  const choose = (value: string) => change({ split: null }, { value });
  return (
    <InlineStack gap="200" blockAlign="end">
      <Select
        label={t("retention.cohorts.grain")}
        value={grain}
        options={cohortGrains.map((value) => ({ value, label: t(grainTexts[value]) }))}
        onChange={(value) => change({ grain: value })}
      />
      <Select
        label={t("retention.cohorts.measure")}
        value={measure}
        options={measures.map((value) => ({ value, label: t(measureTexts[value]) }))}
        onChange={(value) => change({ show: value })}
      />
      <Select
        label={t("retention.cohorts.splitBy")}
        value={by ?? ""}
        options={[
          { value: "", label: t("retention.cohorts.noSplit") },
          ...splitBys.map((value) => ({ value, label: t(splitTexts[value]) })),
        ]}
        onChange={(value) => change({ by: value, value: null, split: null })}
      />
      {isPicked ? (
        <ValuePicker key={`${by} ${shown}`} by={by} shown={shown} onChange={choose} />
      ) : null}
      {filter ? (
        <>
          <Button onClick={() => change({ value: null, split: null })}>
            {t("retention.cohorts.showAll", { name: shown })}
          </Button>
          <Select
            label={t("retention.cohorts.then")}
            value={splitBy ?? ""}
            options={[
              { value: "", label: t("retention.cohorts.noThen") },
              ...splitBys
                .filter((value) => value !== filter.by)
                .map((value) => ({ value, label: t(splitTexts[value]) })),
            ]}
            onChange={(value) => change({ split: value })}
          />
        </>
      ) : null}
      <Select
        label={t("retention.cohorts.horizon")}
        value={String(horizon)}
        options={horizons.map((days) => ({
          value: String(days),
          label: t("retention.cohorts.horizonDays", { days }),
        }))}
        onChange={(value) => change({ horizon: value })}
      />
    </InlineStack>
  );
}
