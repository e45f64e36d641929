import {
  BlockStack,
  Box,
  Button,
  Checkbox,
  Collapsible,
  InlineError,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { LivePart } from "../../components/live-part";
import { useEntryForm, type EntryForm } from "../../components/use-entry-form";
import { SeverityBadge } from "../quality/list-parts";
import { severityTexts } from "../quality/words";
import { ThresholdFields, useThresholds } from "./threshold-fields";
import type { RuleSettingView } from "./view";

/** One rule: what it weighs and its thresholds, to be changed where it is opened. */
export function RuleForm({ rule }: { rule: RuleSettingView }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  // Not of the fields: they are made anew once the rule has changed, and the answer would go with them.
  const form = useEntryForm();
  const id = useId();
  const { words, isOn, severity, ownSeverity, isChanged } = rule;
  const name = t(words.fail);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center" align="space-between">
        <InlineStack gap="200" blockAlign="center">
          <Text as="p">{name}</Text>
          {isOn ? (
            <SeverityBadge severity={severity || ownSeverity} />
          ) : (
            <Text as="span" tone="subdued">
              {t("quality.settings.off")}
            </Text>
          )}
          {isChanged ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {t("quality.settings.changed")}
            </Text>
          ) : null}
        </InlineStack>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={id}
          accessibilityLabel={t("quality.settings.changeRule", { rule: name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t("quality.settings.change")}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        {isOpen ? <RuleFields key={String(isChanged)} rule={rule} form={form} /> : null}
      </Collapsible>
    </BlockStack>
  );
}

function RuleFields({ rule, form }: { rule: RuleSettingView; form: EntryForm }) {
  const { t } = useTranslation();
  const { words, ownSeverity, thresholds } = rule;
  const [isOn, setIsOn] = useState(rule.isOn);
  const [severity, setSeverity] = useState<string>(rule.severity);
  const entered = useThresholds(thresholds);
  const problem = form.errorOf("thresholds");
  const send = () =>
    form.send({
      intent: "saveRule",
      checkId: words.id,
      isOn: isOn ? "on" : "off",
      severity,
      thresholds: JSON.stringify(entered.read()),
    });
  return (
    <Box paddingBlockEnd="400">
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          {t(words.why)}
        </Text>
        <Checkbox label={t("quality.settings.isOn")} checked={isOn} onChange={setIsOn} />
        <Select
          label={t("quality.settings.severity")}
          value={severity}
          onChange={setSeverity}
          options={[
            {
              value: "",
              label: t("quality.settings.ownSeverity", {
                severity: t(severityTexts[ownSeverity]),
              }),
            },
            ...(["error", "warning", "hint"] as const).map((value) => ({
              value,
              label: t(severityTexts[value]),
            })),
          ]}
        />
        <ThresholdFields
          thresholds={thresholds}
          entered={entered}
          byDefault={(value) =>
            t("quality.settings.byDefault", { value: value || t("quality.settings.none") })
          }
        />
        <LivePart>{problem ? <InlineError message={problem} fieldID={words.id} /> : null}</LivePart>
        <InlineStack gap="200" blockAlign="center">
          <Button
            variant="primary"
            loading={form.sending === "saveRule"}
            disabled={form.isBusy}
            onClick={send}
          >
            {t("quality.settings.save")}
          </Button>
          {rule.isChanged ? (
            <Button
              disabled={form.isBusy}
              onClick={() => form.send({ intent: "resetRule", checkId: words.id })}
            >
              {t("quality.settings.reset")}
            </Button>
          ) : null}
          <LivePart>
            {form.answer?.done ? <Text as="p">{form.say(form.answer.done)}</Text> : null}
          </LivePart>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
