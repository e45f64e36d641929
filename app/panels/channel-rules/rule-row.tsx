import { Button, InlineStack, Select, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { TextKey } from "../../i18n/text-key";
import { marketingChannels } from "../../lib/marketing-channel";
import { ruleFields, ruleOperators } from "../../store/spend/channel-rule-terms";
import { maxValueLength } from "./form";
import styles from "./rule-row.module.css";
import type { DraftRule, RulesForm } from "./use-rules-form";
import { fieldTexts, operatorTexts } from "./words";

/** One rule, to be changed, moved or removed. */
export function RuleRow({
  rule,
  place,
  edited,
}: {
  rule: DraftRule;
  place: number;
  edited: RulesForm;
}) {
  const { t } = useTranslation();
  const { id } = rule;
  const { isBusy } = edited.form;
  const number = place + 1;
  const options = <Value extends string>(values: readonly Value[], texts: Record<Value, TextKey>) =>
    values.map((value) => ({ value, label: t(texts[value]) }));
  const pick = <Value extends string>(
    values: readonly Value[],
    chosen: string,
  ): Value | undefined => values.find((value) => value === chosen);

  return (
    <fieldset className={styles.row} aria-label={t("channelRules.rule", { number })}>
      <span className={styles.place} aria-hidden="true">
        {number}.
      </span>
      <Select
        label={t("channelRules.field")}
        labelHidden
        options={options(ruleFields, fieldTexts)}
        value={rule.field}
        onChange={(chosen) => edited.change(id, { field: pick(ruleFields, chosen) ?? rule.field })}
      />
      <Select
        label={t("channelRules.operator")}
        labelHidden
        options={options(ruleOperators, operatorTexts)}
        value={rule.operator}
        onChange={(chosen) =>
          edited.change(id, { operator: pick(ruleOperators, chosen) ?? rule.operator })
        }
      />
      <TextField
        label={t("channelRules.value")}
        labelHidden
        placeholder={t("channelRules.value")}
        value={rule.value}
        maxLength={maxValueLength}
        onChange={(value) => edited.change(id, { value })}
        error={edited.errorOf(place)}
        autoComplete="off"
      />
      <Select
        label={t("channelRules.channel")}
        labelHidden
        options={options(marketingChannels, marketingChannelTexts)}
        value={rule.channel}
        onChange={(chosen) =>
          edited.change(id, { channel: pick(marketingChannels, chosen) ?? rule.channel })
        }
      />
      <InlineStack gap="100" wrap={false}>
        <Button
          icon={ArrowUpIcon}
          variant="tertiary"
          accessibilityLabel={t("channelRules.up", { number })}
          disabled={isBusy || place === 0}
          onClick={() => edited.move(place, -1)}
        />
        <Button
          icon={ArrowDownIcon}
          variant="tertiary"
          accessibilityLabel={t("channelRules.down", { number })}
          disabled={isBusy || place === edited.rules.length - 1}
          onClick={() => edited.move(place, 1)}
        />
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={t("channelRules.remove", { number })}
          disabled={isBusy}
          onClick={() => edited.remove(id)}
        />
      </InlineStack>
    </fieldset>
  );
}
