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

  it("takes files, the end of observation and the end of the generated history", () => {
    expect(
      parseCliOptions([
        "--products-csv=p.csv",
        "--orders-csv=o.csv",
        "--taxonomy=categories.txt",
        "--to=2026-07-01",
        "--until=2026-07-01T12:00:00Z",
      ]),
    ).toEqual({
      settings: { until: Date.UTC(2026, 6, 1, 12) },
      exports: { products: "p.csv", orders: "o.csv" },
      taxonomy: "categories.txt",
      observedUntil: "2026-07-01",
    });
    expect(() => parseCliOptions(["--to=2026-02-30"])).toThrow("--to: must be a day");
    expect(() => parseCliOptions(["--until=2026-02-01"])).toThrow("--until: must be an instant");
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
