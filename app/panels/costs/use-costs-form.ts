import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CostsAnswer } from "../../imports/costs.server";
import type { Message } from "../../imports/message";

/** Sends a form of the costs page and says what became of it. */
export function useCostsForm() {
  const { t } = useTranslation();
  const fetcher = useFetcher<CostsAnswer>();
  const isBusy = fetcher.state !== "idle";
  const answer = isBusy ? null : (fetcher.data ?? null);
  // Which values a text takes is known where the message is made.
  const put = t as (key: string, values: Record<string, string>) => string;
  const say = ({ text, values }: Message) => put(text, values ?? {});

  return {
    isBusy,
    answer,
    say,
    /** The intent that is on its way. */
    sending: isBusy ? String(fetcher.formData?.get("intent") ?? "") : null,
    /** What is wrong with a field of the form sent last. */
    errorOf(field: string): string | undefined {
      const error = answer?.kind === "invalid" ? answer.errors[field] : undefined;
      return error ? say(error) : undefined;
    },
    send(fields: Record<string, string | Blob>): void {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      fetcher.submit(form, { method: "post", encType: "multipart/form-data" });
    },
  };
}

export type CostsForm = ReturnType<typeof useCostsForm>;
