import {
  BlockStack,
  Box,
  Button,
  Checkbox,
  Collapsible,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { LivePart } from "../../components/live-part";
import { useEntryForm, type EntryForm } from "../../components/use-entry-form";
import { AlertBadge } from "../alerts/alert-item";
import { ThresholdFields, useThresholds } from "../quality-settings/threshold-fields";
import { ChannelChoice, offeredTo } from "./channel-choice";
import { RuleTry } from "./rule-try";
import type { AlertChannelView, AlertRuleView } from "./view";

/** One alert: what it watches, and its thresholds, to be changed where it is opened. */
export function AlertRuleForm({
  rule,
  channels,
}: {
  rule: AlertRuleView;
  channels: readonly AlertChannelView[];
}) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  // Not of the fields: they are made anew once the rule is reset, and the answer would go with them.
  const form = useEntryForm();
  const id = useId();
  const name = t(rule.title);
  const resets = useResets(rule.isChanged);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center" align="space-between" wrap={false}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h4" variant="headingSm">
            {name}
          </Text>
          {rule.isOn ? (
            <AlertBadge severity={rule.severity} />
          ) : (
            <Text as="span" tone="subdued">
              {t("alerts.settings.off")}
            </Text>
          )}
          {rule.isChanged ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {t("alerts.settings.changed")}
            </Text>
          ) : null}
        </InlineStack>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={id}
          accessibilityLabel={t("alerts.settings.changeRule", { rule: name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t("alerts.settings.change")}
        </Button>
      </InlineStack>
      <Text as="p" tone="subdued">
        {t(rule.what)} {t(rule.when)}
      </Text>
      <Collapsible id={id} open={isOpen}>
        {isOpen ? <RuleFields key={resets} rule={rule} channels={channels} form={form} /> : null}
      </Collapsible>
    </BlockStack>
  );
}

/** How often a rule has become what it is by itself again: what stands in its fields is then none of it. */
function useResets(isChanged: boolean): number {
  const [last, setLast] = useState({ isChanged, resets: 0 });
  if (last.isChanged !== isChanged) {
    setLast({ isChanged, resets: last.resets + (isChanged ? 0 : 1) });
  }
  return last.resets;
}

function RuleFields({
  rule,
  channels,
  form,
}: {
  rule: AlertRuleView;
  channels: readonly AlertChannelView[];
  form: EntryForm;
}) {
  const { t } = useTranslation();
  const { thresholds } = rule;
  const [isOn, setIsOn] = useState(rule.isOn);
  const [chosen, setChosen] = useState(rule.channels);
  const entered = useThresholds(thresholds);
  const errorOf = (threshold: string) => form.errorOf(`thresholds.${threshold}`);
  const wrong = thresholds.filter(({ name }) => errorOf(name));
  const send = () =>
    form.send({
      intent: "saveRule",
      ruleId: rule.id,
      isOn: isOn ? "on" : "off",
      thresholds: JSON.stringify(entered.read()),
      // What was removed meanwhile is not on the page.
      channels:
        chosen === null
          ? "all"
          : offeredTo(channels, rule.hasFlow)
              .filter((id) => chosen.includes(id))
              .join(","),
    });
  return (
    <Box paddingBlockEnd="400">
      <BlockStack gap="300">
        <Checkbox label={t("alerts.settings.isOn")} checked={isOn} onChange={setIsOn} />
        <ThresholdFields
          thresholds={thresholds}
          entered={entered}
          errorOf={errorOf}
          byDefault={(value) =>
            t("alerts.settings.byDefault", { value: value || t("alerts.settings.none") })
          }
        />
        <ChannelChoice
          channels={channels}
          hasFlow={rule.hasFlow}
          chosen={chosen}
          onChange={setChosen}
          error={form.errorOf("channels")}
        />
        <RuleTry ruleId={rule.id} readThresholds={entered.read} />
        {rule.tryNote ? (
          <Text as="p" tone="subdued">
            {t(rule.tryNote)}
          </Text>
        ) : null}
        <LivePart>
          {/* Who sees it has it at the field. */}
          {wrong.length > 0 ? (
            <Text as="p" visuallyHidden>
              {wrong.map(({ name, label }) => `${t(label)}: ${errorOf(name)}`).join(" ")}
            </Text>
          ) : null}
          {form.answer?.reason ? (
            <Text as="p" tone="critical">
              {form.say(form.answer.reason)}
            </Text>
          ) : null}
        </LivePart>
        <InlineStack gap="200" blockAlign="center">
          <Button
            variant="primary"
            loading={form.sending === "saveRule"}
            disabled={form.isBusy}
            onClick={send}
          >
            {t("alerts.settings.save")}
          </Button>
          {rule.isChanged ? (
            <Button
              disabled={form.isBusy}
              onClick={() => form.send({ intent: "resetRule", ruleId: rule.id })}
            >
              {t("alerts.settings.reset")}
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
