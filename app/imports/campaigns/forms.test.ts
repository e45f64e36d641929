import { expect, it } from "vitest";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import { clashErrors, parseCampaignForm } from "./forms";

const fields = {
  intent: "save",
  id: "",
  name: " Flyer ",
  owner: "",
  channel: "offline",
  isOffline: "true",
  from: "2026-11-01",
  to: "",
  budget: "",
  utmNames: "",
  codes: "",
};
function parse(more: Partial<typeof fields>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...more })) form.append(name, value);
  return parseCampaignForm(form, "USD");
}
const errorsOf = (more: Partial<typeof fields>) => {
  const parsed = parse(more);
  return parsed.success ? null : parsed.errors;
};

it("reads a campaign with nothing but what it must have", () => {
  expect(parse({})).toEqual({
    success: true,
    data: {
      intent: "save",
      id: null,
      campaign: {
        name: "Flyer",
        owner: null,
        channel: "offline",
        isOffline: true,
        from: "2026-11-01",
        to: null,
        budgetMinor: null,
        utmNames: [],
        codes: [],
      },
    },
  });
});

it("reads one name or code per line, each once, and codes in capitals", () => {
  const parsed = parse({
    id: "7",
    budget: "1,250.50",
    utmNames: "spring, sale\r\n\nSpring, Sale\nsummer ",
    codes: "flyer10\nFLYER10\nMail",
  });
  expect(parsed).toMatchObject({
    data: {
      id: 7,
      campaign: {
        budgetMinor: 125_050,
        utmNames: ["Spring, Sale", "summer"],
        codes: ["FLYER10", "MAIL"],
      },
    },
  });
});

it("says what is wrong with a field", () => {
  expect(errorsOf({ name: " " })).toMatchObject({ name: { text: "costs.invalid.name" } });
  expect(errorsOf({ from: "1 Nov" })).toMatchObject({ from: { text: "costs.invalid.day" } });
  expect(errorsOf({ to: "1 Nov" })).toMatchObject({ to: { text: "costs.invalid.day" } });
  expect(errorsOf({ budget: "much" })).toHaveProperty("budget");
  expect(errorsOf({ channel: "billboards" })).toHaveProperty("channel");
  expect(errorsOf({ utmNames: "x".repeat(401) })).toMatchObject({
    utmNames: { text: "campaigns.invalid.long", values: { most: "400" } },
  });
  const codes = Array.from({ length: 51 }, (_, index) => `C${index}`);
  expect(errorsOf({ codes: codes.slice(1).join("\n") })).toBeNull();
  expect(errorsOf({ codes: codes.join("\n") })).toMatchObject({
    codes: { text: "campaigns.invalid.tooMany" },
  });
});

it("takes a period of a day up to three years", () => {
  expect(errorsOf({ to: "2026-11-01" })).toBeNull();
  expect(errorsOf({ to: "2026-10-31" })).toMatchObject({ to: { text: "spend.invalid.reversed" } });
  // 1,098 days, and one more.
  expect(errorsOf({ to: "2029-11-02" })).toBeNull();
  expect(errorsOf({ to: "2029-11-03" })).toMatchObject({
    to: { text: "campaigns.invalid.tooLong" },
  });
});

it("does not let two campaigns have a name or a code in common", () => {
  const other: EnteredCampaign = {
    id: 1,
    name: "Spring",
    owner: null,
    channel: "email",
    isOffline: false,
    from: "2026-01-01",
    to: null,
    budgetMinor: null,
    utmNames: ["spring-de"],
    codes: ["HELLO"],
  };
  const clash = (more: Partial<EnteredCampaign>) =>
    clashErrors({ ...other, name: "Summer", utmNames: [], codes: [], ...more }, [other]);
  expect(clash({})).toBeNull();
  expect(clash({ name: "SPRING-DE" })).toEqual({
    name: { text: "campaigns.invalid.taken", values: { value: "SPRING-DE", campaign: "Spring" } },
  });
  expect(clash({ utmNames: ["summer", "spring"] })).toHaveProperty("utmNames");
  expect(clash({ codes: ["BYE", "HELLO"] })).toHaveProperty("codes");
});
