import { useSearchParams } from "@remix-run/react";

/**
 * What the reader chose is kept in the address: changes it, null or nothing taking a choice away; of `exact` values
 * nothing is one.
 */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const change = (changes: Record<string, string | null>, exact: Record<string, string> = {}) =>
    setParams(
      (known) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === "") known.delete(name);
          else known.set(name, value);
        }
        for (const [name, value] of Object.entries(exact)) known.set(name, value);
        return known;
      },
      { preventScrollReset: true },
    );
  return { params, change };
}
