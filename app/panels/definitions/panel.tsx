import { Link as RouterLink, useLocation } from "@remix-run/react";
import { BlockStack, Box, Card, EmptyState, Link, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { SettingsPage } from "../settings-page";
import styles from "./definitions.module.css";
import { matchesSearch } from "./search";
import type { DefinitionEntry, DefinitionsView } from "./view";

/** What every figure of the app means; #net-sales leads to one of them. */
export function DefinitionsPanel({ view }: { view: DefinitionsView }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [query, setQuery] = useState("");
  const target = useLocation().hash.slice(1);
  const groups = view.groups
    .map((group) => ({
      ...group,
      definitions: group.definitions.filter((entry) => matchesSearch(textsOf(entry), query)),
    }))
    .filter(({ definitions }) => definitions.length > 0);
  const found = groups.reduce((sum, { definitions }) => sum + definitions.length, 0);

  return (
    <SettingsPage title={t("definitions.title")} subtitle={t("definitions.subtitle")}>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <TextField
          label={t("definitions.search")}
          labelHidden
          placeholder={t("definitions.search")}
          type="search"
          autoComplete="off"
          value={query}
          onChange={setQuery}
          clearButton
          onClearButtonClick={() => setQuery("")}
        />
        <div aria-live="polite">
          {query.trim() === "" ? null : (
            <Box paddingBlockStart="200">
              <Text as="p" tone="subdued">
                {t("definitions.found", { count: found, number: count(found) })}
              </Text>
            </Box>
          )}
        </div>
      </Box>
      {groups.length === 0 ? (
        <Card>
          <EmptyState
            heading={t("definitions.nothingTitle")}
            image=""
            action={{ content: t("definitions.showAll"), onAction: () => setQuery("") }}
          >
            <p>{t("definitions.nothingText")}</p>
          </EmptyState>
        </Card>
      ) : null}
      {groups.map(({ title, definitions }) => (
        <Card key={title} padding="0">
          <Box padding="400">
            <Text as="h3" variant="headingMd">
              {t(title)}
            </Text>
          </Box>
          {definitions.map((entry) => (
            <Entry key={entry.id} entry={entry} isTarget={entry.id === target} />
          ))}
        </Card>
      ))}
    </SettingsPage>
  );

  function textsOf({ label, formula, included, excluded, basis }: DefinitionEntry): string[] {
    return [t(label), t(formula), t(included), t(excluded), t(basis)];
  }
}

function Entry({ entry, isTarget }: { entry: DefinitionEntry; isTarget: boolean }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  // The frame's address changes without the browser's own jump.
  useEffect(() => {
    if (!isTarget) return;
    place.current?.scrollIntoView({ block: "start" });
    place.current?.focus({ preventScroll: true });
  }, [isTarget]);

  return (
    <div
      id={entry.id}
      ref={place}
      tabIndex={-1}
      className={`${styles.entry} ${isTarget ? styles.target : ""}`}
    >
      <BlockStack gap="200">
        <Text as="h4" variant="headingSm">
          <RouterLink to={`#${entry.id}`} className={styles.link}>
            {t(entry.label)}
          </RouterLink>
        </Text>
        <Text as="p">{t(entry.formula)}</Text>
        <dl className={styles.facts}>
          <dt>{t("definition.included")}</dt>
          <dd>{t(entry.included)}</dd>
          <dt>{t("definition.excluded")}</dt>
          <dd>{t(entry.excluded)}</dd>
          <dt>{t("definition.basis")}</dt>
          <dd>{t(entry.basis)}</dd>
          <dt>{t("definitions.unit")}</dt>
          <dd>
            {t(entry.unit)} {t(entry.better)}
          </dd>
          <dt>{t("definition.source")}</dt>
          <dd>
            <Link url={entry.source.url} target="_blank">
              {entry.source.name}
            </Link>
          </dd>
        </dl>
      </BlockStack>
    </div>
  );
}
