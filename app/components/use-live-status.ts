import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { msUntilNextPoll, mayRevalidate } from "./live-polling";

export interface VersionedStatus {
  dataVersion: number;
  isReading: boolean;
}

/**
 * Polls `url` while the page is visible and has the page's loaders run again when the version is
 * another than the one they rendered; asks at once where `occasion` is another than before (something
 * was started). Returns the newest status; null before the first.
 */
export function useLiveStatus<T extends VersionedStatus>(
  url: string,
  parse: (json: unknown) => T,
  renderedVersion: number,
  occasion?: unknown,
): T | null {
  const [status, setStatus] = useState<T | null>(null);
  const revalidator = useRevalidator();
  const latest = useRef({ parse, renderedVersion, revalidator });
  latest.current = { parse, renderedVersion, revalidator };

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let controller: AbortController | undefined;
    let lastRevalidationAt = -Infinity;

    const poll = async () => {
      controller = new AbortController();
      const { signal } = controller;
      let next: T | null = null;
      try {
        const response = await fetch(url, { signal, headers: { accept: "application/json" } });
        if (response.ok) next = latest.current.parse(await response.json());
      } catch {
        // Offline, or the server restarts: the page keeps what it shows and asks again later.
      }
      if (signal.aborted) return;
      if (next) {
        setStatus(next);
        const page = latest.current;
        const now = performance.now();
        const isIdle = page.revalidator.state === "idle";
        if (
          next.dataVersion !== page.renderedVersion &&
          isIdle &&
          mayRevalidate(now - lastRevalidationAt, next.isReading)
        ) {
          lastRevalidationAt = now;
          page.revalidator.revalidate();
        }
      }
      timer = setTimeout(() => void poll(), msUntilNextPoll(next));
    };
    const stop = () => {
      clearTimeout(timer);
      controller?.abort();
    };
    const followVisibility = () => {
      stop();
      if (document.visibilityState === "visible") void poll();
    };

    followVisibility();
    document.addEventListener("visibilitychange", followVisibility);
    return () => {
      document.removeEventListener("visibilitychange", followVisibility);
      stop();
    };
  }, [url, occasion]);

  return status;
}
