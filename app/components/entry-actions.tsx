import { Button, InlineStack } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";

/** What can be done with an entry that goes on by month: end it, where it has begun, or delete it. */
export function EntryActions({
  name,
  canEnd,
  isBusy,
  onEnd,
  onDelete,
}: {
  name: string;
  canEnd: boolean;
  isBusy: boolean;
  onEnd(): void;
  onDelete(): void;
}) {
  const { t } = useTranslation();
  return (
    <InlineStack gap="200" align="end" blockAlign="center" wrap={false}>
      {canEnd ? (
        <Button
          variant="plain"
          disabled={isBusy}
          accessibilityLabel={t("costs.fixed.endNamed", { name })}
          onClick={onEnd}
        >
          {t("costs.fixed.end")}
        </Button>
      ) : null}
      <Button
        icon={DeleteIcon}
        variant="tertiary"
        disabled={isBusy}
        accessibilityLabel={t("costs.deleteNamed", { name })}
        onClick={onDelete}
      />
    </InlineStack>
  );
}
