import { Box, Button, ChoiceList, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useHomeTexts } from "../home/use-home-texts";
import type { TableColumn } from "./view";

/** Which columns the table shows. */
export function ColumnChoice({
  columns,
  chosen,
  onChange,
}: {
  columns: readonly TableColumn[];
  chosen: readonly string[];
  onChange(ids: string[]): void;
}) {
  const { t } = useHomeTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      active={isOpen}
      onClose={() => setIsOpen(false)}
      preferredAlignment="right"
      activator={
        <Button disclosure onClick={() => setIsOpen(!isOpen)}>
          {t("breakdown.columnsButton")}
        </Button>
      }
    >
      <Box padding="400">
        <ChoiceList
          title={t("breakdown.columnsButton")}
          titleHidden
          allowMultiple
          choices={columns.map(({ id, label }) => ({ value: id, label: t(label) }))}
          selected={[...chosen]}
          onChange={(ids: string[]) => {
            // One column at least: a table of names says nothing.
            if (ids.length > 0)
              onChange(columns.map(({ id }) => id).filter((id) => ids.includes(id)));
          }}
        />
      </Box>
    </Popover>
  );
}
