import { BlockStack, Box, Link, Popover, Text, Tooltip } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./definition-popover.module.css";

export interface DefinitionTexts {
  formula: string;
  included: string;
  excluded: string;
  basis: string;
  source: { name: string; url: string };
}

/** A figure's label: hover or focus shows its formula, a click all that is to be said about it. */
export function DefinitionPopover({
  label,
  definition,
  id: metricId,
}: {
  label: string;
  definition: DefinitionTexts;
  /** Of the figure: where given, its place on the definitions page is one click away. */
  id?: string;
}) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const activator = (
    <Tooltip content={definition.formula} active={isOpen ? false : undefined} width="wide">
      <button
        type="button"
        className={styles.label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </button>
    </Tooltip>
  );

  return (
    <Popover
      active={isOpen}
      activator={activator}
      onClose={() => setIsOpen(false)}
      preferredAlignment="left"
      ariaHaspopup="dialog"
    >
      <Box padding="400" id={id} maxWidth="22rem">
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            {label}
          </Text>
          <Text as="p">{definition.formula}</Text>
          <Part title={t("definition.included")} text={definition.included} />
          <Part title={t("definition.excluded")} text={definition.excluded} />
          <Part title={t("definition.basis")} text={definition.basis} />
          <Text as="p" variant="bodySm" tone="subdued">
            {t("definition.source")}{" "}
            <Link url={definition.source.url} target="_blank">
              {definition.source.name}
            </Link>
          </Text>
          {metricId === undefined ? null : (
            <Link url={`/app/settings/definitions#${metricId}`}>{t("definition.all")}</Link>
          )}
        </BlockStack>
      </Box>
    </Popover>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Text as="p" variant="bodySm" tone="subdued">
        {title}
      </Text>
      <Text as="p">{text}</Text>
    </div>
  );
}
