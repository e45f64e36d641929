import { useTranslation } from "react-i18next";
import { useEntryForm } from "../../components/use-entry-form";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { SpendChoices } from "../../imports/spend/choices";
import type { SpendAnswer } from "../../imports/spend.server";
import { marketingChannels } from "../../lib/marketing-channel";

/** Sends a form of the page of marketing spend and says what became of it. */
export const useSpendForm = () => useEntryForm<SpendAnswer>();

export type SpendForm = ReturnType<typeof useSpendForm>;

/** Sends a file with what the merchant chose of it. */
export function sendFile(
  form: SpendForm,
  intent: "preview" | "accept",
  file: File,
  choices: SpendChoices,
): void {
  form.send({ intent, file, choices: JSON.stringify(choices) });
}

/** Every marketing channel, after what stands for none of them. */
export function useChannelOptions(none: string): { value: string; label: string }[] {
  const { t } = useTranslation();
  return [
    { value: "", label: none },
    ...marketingChannels.map((value) => ({ value, label: t(marketingChannelTexts[value]) })),
  ];
}
