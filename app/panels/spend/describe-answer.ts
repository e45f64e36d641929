import { textsOfFiles } from "../../i18n/i18n";
import type { Message } from "../../imports/message";
import type { SpendAnswer } from "../../imports/spend.server";

/** Why a file of spend was not entered, line by line in English, for where there is no page. */
export function describeRefusal(answer: SpendAnswer): string[] {
  const { t } = textsOfFiles();
  const put = t as (key: string, values: Record<string, string>) => string;
  const say = ({ text, values }: Message) => put(text, values ?? {});
  switch (answer.kind) {
    case "refused":
      return [say(answer.reason)];
    case "invalid":
      return Object.values(answer.errors).map(say);
    case "mapping":
      return [
        "This is none of the exports that are known, so its columns must be chosen by hand: in the app, " +
          "under Settings, Marketing spend.",
        `Its columns: ${answer.file.header.join(", ")}`,
      ];
    case "preview": {
      const { badRows, badCount, foreign } = answer.preview;
      const more = badCount - badRows.length;
      return [
        ...badRows.map(({ line, reason }) => `Line ${line}: ${say(reason)}`),
        ...(more > 0 ? [`And ${more} more rows that cannot be read.`] : []),
        ...foreign.flatMap(({ currency, rate }) =>
          rate === ""
            ? `It has spend in ${currency}: say what one ${currency} is in the shop's currency with ` +
              `--spend-rate ${currency}=RATE`
            : [],
        ),
        ...(badCount === 0 && answer.preview.channels.length === 0
          ? ["It has no row with spend."]
          : []),
      ];
    }
    case "done":
    case "token":
      return [];
  }
}

/** What was done, in English. */
export function describeDone(answer: SpendAnswer): string {
  const { t } = textsOfFiles();
  if (answer.kind !== "done") return "";
  return (t as (key: string, values: Record<string, string>) => string)(
    answer.done.text,
    answer.done.values ?? {},
  );
}
