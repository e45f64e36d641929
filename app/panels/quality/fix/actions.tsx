import { Banner, BlockStack, Button, InlineStack } from "@shopify/polaris";
import type { EntryForm } from "../../../components/use-entry-form";
import { GrantButton } from "../../data-status/grant-button";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { FixContent } from "./view";

/** What can be done with a batch in its state: accept, discard, stop, go on, try again, undo. */
export function Actions({ view, form }: { view: QualityReadyView<FixContent>; form: EntryForm }) {
  const { t, formats } = useQualityTexts(view.currency, view.timezone);
  const { state, counts, missingScopes, kind, stoppedBy } = view.content;
  const send = (intent: string) => () => form.send({ intent });
  const number = (count: number) => ({ count, number: formats.count(count) });
  const button = (intent: string, text: string, isPrimary = false) => (
    <Button
      key={intent}
      {...(isPrimary ? { variant: "primary" as const } : {})}
      loading={form.sending === intent}
      disabled={form.isBusy}
      onClick={send(intent)}
    >
      {text}
    </Button>
  );
  if (state === "open") {
    const needsGrant = missingScopes.length > 0 && counts.chosen > 0;
    return (
      <BlockStack gap="300">
        {needsGrant ? (
          <Banner tone="info">
            <BlockStack gap="200" inlineAlign="start">
              <p>{t("quality.fix.needsScope")}</p>
              <GrantButton scopes={missingScopes} />
            </BlockStack>
          </Banner>
        ) : null}
        <InlineStack gap="200" blockAlign="center">
          {counts.all === 0 ? null : (
            <Button
              variant="primary"
              loading={form.sending === "accept"}
              disabled={form.isBusy || counts.chosen === 0 || needsGrant}
              onClick={send("accept")}
            >
              {t("quality.fix.accept", number(counts.chosen))}
            </Button>
          )}
          {button("discard", t("quality.fix.discard"))}
        </InlineStack>
      </BlockStack>
    );
  }
  if (state === "stopped") {
    return (
      <Banner tone="warning">
        <BlockStack gap="200" inlineAlign="start">
          <p>{t(stoppedBy)}</p>
          <InlineStack gap="200">
            {missingScopes.length > 0 ? (
              <GrantButton scopes={missingScopes} onGranted={send("resume")} />
            ) : (
              button("resume", t("quality.fix.resume"), true)
            )}
            {button("stop", t("quality.fix.stop"))}
          </InlineStack>
        </BlockStack>
      </Banner>
    );
  }
  return (
    <InlineStack gap="200">
      {state === "applying" ? button("stop", t("quality.fix.stop")) : null}
      {state === "preparing" ? button("discard", t("quality.fix.discard")) : null}
      {state === "done" && counts.refused > 0
        ? button("retry", t("quality.fix.retry", number(counts.refused)))
        : null}
      {state === "done" && counts.written > 0 && kind === "fix"
        ? button("undo", t("quality.fix.undo"))
        : null}
    </InlineStack>
  );
}
