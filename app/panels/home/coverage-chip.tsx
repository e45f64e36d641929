import { Badge, Tooltip } from "@shopify/polaris";
import { useHomeTexts } from "./use-home-texts";
import type { CoverageView } from "./view";

/** Which dates the figures stand on. */
export function CoverageChip({ coverage, timezone }: { coverage: CoverageView; timezone: string }) {
  const texts = useHomeTexts();
  const { t, formats } = texts;
  return (
    <Tooltip
      content={t("coverage.asOf", {
        instant: formats.instant(coverage.asOf, timezone),
        zone: timezone,
      })}
    >
      <span tabIndex={0}>
        <Badge tone={coverage.isReading ? "info" : undefined}>{texts.coverage(coverage)}</Badge>
      </span>
    </Tooltip>
  );
}
