import { useEffect, useRef, useState } from "react";

/** What came of asking: "failed" where no answer did. */
export type Asked<Answer> = Answer | "failed" | null;

/**
 * Asks the app for something beside the page. Unlike a fetcher of the page's, it says itself that no answer came, and
 * the page stays with all that is entered in it.
 */
export function useAsked<Answer>() {
  const [isBusy, setIsBusy] = useState(false);
  const [asked, setAsked] = useState<Asked<Answer>>(null);
  const latest = useRef<AbortController | null>(null);
  useEffect(() => () => latest.current?.abort(), []);
  const ask = async (address: string) => {
    latest.current?.abort();
    const { signal } = (latest.current = new AbortController());
    setIsBusy(true);
    const answer = await fetchJson<Answer>(address, signal);
    if (signal.aborted) return;
    setAsked(answer);
    setIsBusy(false);
  };
  return { isBusy, asked, ask: (address: string) => void ask(address) };
}

async function fetchJson<Answer>(address: string, signal: AbortSignal): Promise<Asked<Answer>> {
  try {
    const response = await fetch(address, { signal, headers: { accept: "application/json" } });
    return response.ok ? ((await response.json()) as Answer) : "failed";
  } catch {
    // Offline, or the server restarts.
    return "failed";
  }
}
