import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useKeyboardPlace } from "./use-keyboard-place";
import type { Message } from "../imports/message";

/** What a page where the merchant enters something answers to its forms. */
export interface EntryAnswer {
  kind: string;
  done?: Message;
  /** Why nothing was done. */
  reason?: Message;
  /** What is wrong with the fields, by their names. */
  errors?: Partial<Record<string, Message>>;
}

/** Sends a form of such a page and says what became of it. */
export function useEntryForm<Answer extends EntryAnswer>() {
  const { t } = useTranslation();
  const fetcher = useFetcher<Answer>();
  const isBusy = fetcher.state !== "idle";
  const keyboard = useKeyboardPlace(isBusy);
  const answer = isBusy ? null : ((fetcher.data as Answer | undefined) ?? null);
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
      const error = answer?.errors?.[field];
      return error ? say(error) : undefined;
    },
    send(fields: Record<string, string | Blob>): void {
      keyboard.mark();
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      fetcher.submit(form, { method: "post", encType: "multipart/form-data" });
    },
  };
}

export type EntryForm = ReturnType<typeof useEntryForm<EntryAnswer>>;
