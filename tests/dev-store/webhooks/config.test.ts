import { describe, expect, it } from "vitest";
import { parseAppConfig } from "./config";

function toml(webhooks: string, head = ""): string {
  return `
client_id = "key"
name = "Shelf Wise"
application_url = "https://app.test"
${head}
[webhooks]
api_version = "2026-07"
${webhooks}`;
}
const entry = (body: string) => `[[webhooks.subscriptions]]\n${body}\n`;

describe("parseAppConfig", () => {
  it("splits entries by topic and keeps filter, fields and name", () => {
    const config = parseAppConfig(
      toml(
        entry('topics = ["orders/create", "orders/updated"]\nuri = "/hooks"') +
          entry('compliance_topics = ["shop/redact"]\nuri = "/compliance"\nname = "gdpr"'),
      ),
    );
    expect(config.handle).toBe("shelf-wise");
    expect(config.subscriptions.map((s) => [s.topic, s.uri, s.isCompliance, s.name])).toEqual([
      ["orders/create", "/hooks", false, null],
      ["orders/updated", "/hooks", false, null],
      ["shop/redact", "/compliance", true, "gdpr"],
    ]);
  });

  it("reads required and optional scopes", () => {
    const config = parseAppConfig(
      toml(
        "",
        '[access_scopes]\nscopes = "read_orders, read_products"\noptional_scopes = ["read_reports"]',
      ),
    );
    expect(config.requiredScopes).toEqual(["read_orders", "read_products"]);
    expect(config.optionalScopes).toEqual(["read_reports"]);
  });

  it.each([
    ["an unknown topic", 'topics = ["orders/made_up"]\nuri = "/h"', /orders\/made_up/],
    ["no topic at all", 'uri = "/h"', /needs topics or compliance_topics/],
    ["a queue address", 'topics = ["orders/create"]\nuri = "pubsub://a:b"', /uri: must be a path/],
    ["a misspelt key", 'topics = ["orders/create"]\nuri = "/h"\nfields = []', /fields/],
    ["a compliance topic as topic", 'topics = ["shop/redact"]\nuri = "/h"', /shop\/redact/],
    ["a filter it cannot run", 'topics = ["orders/create"]\nuri = "/h"\nfilter = "new"', /"new"/],
  ])("refuses %s and says where", (_, body, message) => {
    expect(() => parseAppConfig(toml(entry(body)), "x.toml")).toThrow(message);
    expect(() => parseAppConfig(toml(entry(body)), "x.toml")).toThrow(/x\.toml/);
  });

  it("refuses the same subscription twice, but not with another filter", () => {
    const one = 'topics = ["orders/create"]\nuri = "/h"';
    expect(() => parseAppConfig(toml(entry(one) + entry(one)))).toThrow(/there twice/);
    const other = parseAppConfig(toml(entry(one) + entry(`${one}\nfilter = "test:false"`)));
    expect(other.subscriptions).toHaveLength(2);
  });

  it("says that broken TOML is broken", () => {
    expect(() => parseAppConfig('name = "x', "a.toml")).toThrow(/a\.toml is not valid TOML/);
  });
});
