import { BlockStack, Checkbox, InlineStack, KeyboardKey, Modal, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../i18n/text-key";
import styles from "./keys-help.module.css";
import { keysOf, type ListAbilities, type ListAction } from "./list-keys";
import type { KeysSwitch } from "./use-keys-switch";

const texts: Record<ListAction, TextKey> = {
  down: "listKeys.does.down",
  up: "listKeys.does.up",
  pick: "listKeys.does.pick",
  open: "listKeys.does.open",
  fix: "listKeys.does.fix",
  nextPage: "listKeys.does.nextPage",
  previousPage: "listKeys.does.previousPage",
  search: "listKeys.does.search",
  toList: "listKeys.does.toList",
  leave: "listKeys.does.leave",
  help: "listKeys.does.help",
};

/** The keys of a list, and the switch that turns them off. */
export function KeysHelp({
  isOpen,
  onClose,
  abilities,
  keys,
}: {
  isOpen: boolean;
  onClose(): void;
  abilities: ListAbilities;
  keys: KeysSwitch;
}) {
  const { t } = useTranslation();
  return (
    // Without its fading the keyboard can go back to where it was at once.
    <Modal open={isOpen} onClose={onClose} title={t("listKeys.title")} size="small" instant>
      <Modal.Section>
        <BlockStack gap="400">
          <dl className={styles.keys}>
            {keysOf(abilities).map((each) => (
              <div key={each.action} className={styles.key}>
                <dt>
                  <InlineStack gap="100" blockAlign="center" wrap={false}>
                    {each.keys.map((key, index) => (
                      <Fragment key={key}>
                        {index === 0 ? null : <Text as="span">{t("listKeys.or")}</Text>}
                        <KeyboardKey>{key}</KeyboardKey>
                      </Fragment>
                    ))}
                  </InlineStack>
                </dt>
                <dd>{t(texts[each.action])}</dd>
              </div>
            ))}
          </dl>
          <Text as="p" tone="subdued">
            {t("listKeys.where")}
          </Text>
          <Checkbox
            label={t("listKeys.switch")}
            helpText={t(keys.isRemembered ? "listKeys.remembered" : "listKeys.notRemembered")}
            checked={keys.isOn}
            onChange={keys.turn}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
