import { useLocation, useNavigate, useSearchParams } from "@remix-run/react";
import { Button, InlineStack, Tag, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { useEntryForm } from "../../components/use-entry-form";
import { useKeyboardSwap } from "../../components/use-keyboard-place";

/** Choices of a list that were given a name: to be opened, added to and deleted. */
export function SavedViews({
  page,
  views,
}: {
  page: "rules" | "products";
  views: readonly { name: string; query: string }[];
}) {
  const { t } = useTranslation();
  const form = useEntryForm();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const [name, setName] = useState<string | null>(null);
  const query = choicesOf(params);
  const box = useKeyboardSwap<HTMLDivElement>(name !== null);
  if (views.length === 0 && query === "") return null;
  return (
    <>
      <AnswerBanner form={form} problemsOnly />
      <InlineStack gap="200" blockAlign="center">
        {views.map((view) => (
          <Tag
            key={view.name}
            accessibilityLabel={view.name}
            onClick={() => navigate(`${pathname}?${view.query}`)}
          >
            {view.name}
          </Tag>
        ))}
        {views
          .filter((view) => view.query === query)
          .map((view) => (
            <Button
              key={view.name}
              variant="plain"
              tone="critical"
              disabled={form.isBusy}
              onClick={() => form.send({ intent: "deleteView", page, name: view.name })}
            >
              {t("quality.savedViews.delete", { name: view.name })}
            </Button>
          ))}
        {query === "" || views.some((view) => view.query === query) ? null : name === null ? (
          <div ref={box}>
            <Button variant="plain" onClick={() => setName("")}>
              {t("quality.savedViews.save")}
            </Button>
          </div>
        ) : (
          <>
            <TextField
              label={t("quality.savedViews.name")}
              labelHidden
              placeholder={t("quality.savedViews.name")}
              value={name}
              onChange={setName}
              maxLength={60}
              autoComplete="off"
              autoFocus
            />
            <Button
              disabled={name.trim() === ""}
              loading={form.isBusy}
              onClick={() => form.send({ intent: "saveView", page, name, query })}
            >
              {t("quality.savedViews.saveNow")}
            </Button>
            <Button onClick={() => setName(null)}>{t("quality.savedViews.cancel")}</Button>
          </>
        )}
      </InlineStack>
    </>
  );
}

// What the admin adds to an address, and the place in a list, are no choices.
const chosen = ["q", "severity", "subject", "vendor", "type", "status", "assignee", "task", "due"];

/** The reader's choices of an address, always in the same order. */
function choicesOf(params: URLSearchParams): string {
  const choices = new URLSearchParams();
  for (const name of chosen) {
    const value = params.get(name);
    if (value) choices.set(name, value);
  }
  return choices.toString();
}
