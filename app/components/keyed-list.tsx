import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KeysHelp } from "./keys-help";
import { useKeysSwitch } from "./use-keys-switch";
import { useKeyboardPlace } from "./use-keyboard-place";
import { useListKeys } from "./use-list-keys";

/**
 * A list that can be worked through with the keyboard: its EntryTable, whose rows have names, and its field to search
 * by and its pages where there are such. Rows are ticked by their own boxes and opened by their first links. Below it
 * is the button that says which keys there are, and turns them off.
 */
export function KeyedList({
  rows,
  paging,
  turnTo,
  canPick,
  canSearch,
  fix,
  children,
}: {
  rows: readonly { key: string; name: string }[];
  /** Pages from 1. */
  paging: { page: number; pageCount: number };
  turnTo(page: number): void;
  canPick: boolean;
  canSearch: boolean;
  /** Fixes the rows that are picked, null where none is; undefined: here nothing can be fixed. */
  fix?: (() => void) | null | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const keys = useKeysSwitch();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [ticked, setTicked] = useState<{ name: string; isTicked: boolean } | null>(null);
  const abilities = { canPick, canSearch, canFix: fix !== undefined };
  const buttonId = useId();
  const keyboard = useKeyboardPlace(isHelpOpen);
  const openHelp = (from: Element | null) => {
    keyboard.mark(from);
    setHelpOpen(true);
  };
  const { onFocus, onBlur } = useListKeys({
    box,
    isOn: keys.isOn,
    list: { ...abilities, ...paging, rowCount: rows.length, isAnyPicked: Boolean(fix) },
    rowKeys: rows.map(({ key }) => key),
    turnTo,
    fix: () => fix?.(),
    help: () => openHelp(document.activeElement),
    onTicked(rowKey, isTicked) {
      const row = rows.find(({ key }) => key === rowKey);
      if (row) setTicked({ name: row.name, isTicked });
    },
  });
  return (
    <BlockStack gap="200">
      <div ref={box} onFocus={onFocus} onBlur={onBlur}>
        {children}
      </div>
      <Box paddingInline="400">
        <div role="status">
          {ticked ? (
            <Text as="span" visuallyHidden>
              {t(ticked.isTicked ? "listKeys.ticked" : "listKeys.unticked", { row: ticked.name })}
            </Text>
          ) : null}
        </div>
        <InlineStack align="end">
          {/* A button of Polaris does not keep the keyboard when it is clicked. */}
          <Button
            id={buttonId}
            variant="plain"
            size="slim"
            onClick={() => openHelp(document.getElementById(buttonId))}
          >
            {t("listKeys.button")}
          </Button>
        </InlineStack>
      </Box>
      <KeysHelp
        isOpen={isHelpOpen}
        onClose={() => setHelpOpen(false)}
        abilities={abilities}
        keys={keys}
      />
    </BlockStack>
  );
}
