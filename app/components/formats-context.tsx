import { createContext, useContext, useMemo, type ReactNode } from "react";
import { createFormats, type Formats } from "./format";

const FormatsContext = createContext<Formats>(createFormats("en"));

/** The locale is decided by the server once, so that both sides write the same numbers. */
export function FormatsProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const formats = useMemo(() => createFormats(locale), [locale]);
  return <FormatsContext.Provider value={formats}>{children}</FormatsContext.Provider>;
}

export function useFormats(): Formats {
  return useContext(FormatsContext);
}
