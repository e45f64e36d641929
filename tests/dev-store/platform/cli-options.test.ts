import { describe, expect, it } from "vitest";
import { CliError, parseCliOptions } from "./cli-options";

describe("command line", () => {
  it("becomes the dev-store's options, leaving out what was not given", () => {
    expect(
      parseCliOptions([
        "--port=4010",
        "--timezone",
        "Europe/Berlin",
        "--orders=500",
        "--taxes-included=on",
        "--bulk-agreements=off",
        "--bulk-speed=2000",
        "--scopes=read_orders,read_products",
        "--customer-data=1",
      ]),
    ).toEqual({
      port: 4010,
      settings: { timezone: "Europe/Berlin", orders: 500, taxesIncluded: true },
      acceptsNonNodeConnectionsInBulk: false,
      bulkSpeed: 2000,
      grantedScopes: ["read_orders", "read_products"],
      protectedCustomerData: 1,
    });
    expect(parseCliOptions([])).toEqual({ settings: {} });
    expect(parseCliOptions(["--taxes-included=off"]).settings).toEqual({ taxesIncluded: false });
  });

  it("complains about every bad value by name", () => {
    const parse = () => parseCliOptions(["--plan=gold", "--timezone=Mars", "--customer-data=3"]);
    expect(parse).toThrow(CliError);
    for (const name of ["--plan", "--timezone: is no IANA time zone", "--customer-data: must be"]) {
      expect(parse).toThrow(name);
    }
    expect(() => parseCliOptions(["--colour=red"])).toThrow("--colour");
  });
});
