import { expect, it } from "vitest";
import { textsOfFiles } from "../../i18n/i18n";
import { nameChannels } from "./name-channels";

const { t } = textsOfFiles();

it("calls channels in a note as the page does", () => {
  const values = { amount: "12.50 USD", channels: "affiliate, shopping" };
  expect(nameChannels({ text: "imports.spend.notes.alsoTold", values }, t)).toEqual({
    text: "imports.spend.notes.alsoTold",
    values: { amount: "12.50 USD", channels: "Affiliates, Shopping ads" },
  });
});

it("leaves other notes as they are", () => {
  const note = { text: "imports.spend.notes.totals", values: { number: "1" } } as const;
  expect(nameChannels(note, t)).toEqual(note);
  expect(nameChannels({ text: "imports.noRows" }, t)).toEqual({ text: "imports.noRows" });
});
