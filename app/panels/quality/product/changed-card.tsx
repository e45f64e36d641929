import { BlockStack, Card, Link, List, Text } from "@shopify/polaris";
import type { ValueView } from "../fix/view";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { ProductContent } from "./view";

/** What was changed from here, with the way to undo it. */
export function ChangedCard({ view }: { view: QualityReadyView<ProductContent> }) {
  const { changed } = view.content;
  const { t, instant } = useQualityTexts(view.currency, view.timezone);
  if (changed.length === 0) return null;
  const say = (value: ValueView) =>
    typeof value === "boolean"
      ? t(value ? "quality.fix.yes" : "quality.fix.no")
      : value || t("quality.fix.none");
  const sayChange = (change: (typeof changed)[number]) => {
    const values = {
      field: t(change.field),
      before: say(change.before),
      after: say(change.after),
      instant: instant(change.at),
    };
    return change.acceptedBy === null
      ? t("quality.fix.history.change", values)
      : t("quality.fix.history.changeBy", { ...values, id: change.acceptedBy });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("quality.fix.history.ofProduct")}
        </Text>
        <List>
          {changed.map((change) => (
            <List.Item key={`${change.batchId} ${change.no}`}>
              {sayChange(change)} {change.isUndone ? `${t("quality.fix.states.undone")}. ` : null}
              <Link url={`/app/quality/fixes/${change.batchId}`}>
                {t("quality.fix.history.of", { number: String(change.batchId) })}
              </Link>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
