import { useEntryForm } from "../../components/use-entry-form";
import type { CostsAnswer } from "../../imports/costs.server";

/** Sends a form of the costs page and says what became of it. */
export const useCostsForm = () => useEntryForm<CostsAnswer>();

export type CostsForm = ReturnType<typeof useCostsForm>;
