/** The one Admin API version the app speaks. shopify.app.toml and the tests are compared with it. */
export const adminApiVersion = "2026-07";
