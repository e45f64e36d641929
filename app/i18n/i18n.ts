import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import type { TextKey } from "./text-key";

/** Languages that have a catalogue, the first being the fallback. */
export const languages = ["en"] as const;
export type Language = (typeof languages)[number];

/**
 * A ready instance with its catalogue inside: nothing is loaded later, so that the server's first
 * page and the browser's are the same text.
 */
export function createI18n(language: Language = "en"): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: languages[0],
    resources: { en: { translation: en } },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

let shared: i18n | null = null;

/** The one instance for what is written where there is no page, such as a file: making one takes a while. */
export function textsOfFiles(): i18n {
  return (shared ??= createI18n());
}

/** A text with what stands in it, where only whoever chose the key knows what that is. */
export function sayWith(key: TextKey, values: Readonly<Record<string, string | number>>): string {
  const put = textsOfFiles().t as (key: string, values: object) => string;
  return put(key, values);
}
