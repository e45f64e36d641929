import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CompetitorAnswer } from "../../../imports/competitors.server";
import type { Message } from "../../../imports/message";

/** Sends a form of the page of competitors' prices and says what became of it. */
export function useCompetitorForm() {
  const { t } = useTranslation();
  const fetcher = useFetcher<CompetitorAnswer>();
  const isBusy = fetcher.state !== "idle";
  // Which values a text takes is known where the message is made.
  const put = t as (key: string, values: Record<string, string>) => string;
  return {
    isBusy,
    answer: isBusy ? null : (fetcher.data ?? null),
    say: ({ text, values }: Message) => put(text, values ?? {}),
    send(fields: Record<string, string | Blob>): void {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      fetcher.submit(form, { method: "post", encType: "multipart/form-data" });
    },
  };
}

export type CompetitorForm = ReturnType<typeof useCompetitorForm>;
