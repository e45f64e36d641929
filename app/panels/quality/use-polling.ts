import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const pollMs = 1_500;

/** What happens in the background is looked at again and again, each time some while after the last answer. */
export function usePolling(isOn: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== "idle") return;
    const timer = setTimeout(revalidate, pollMs);
    return () => clearTimeout(timer);
  }, [isOn, state, revalidate]);
}
