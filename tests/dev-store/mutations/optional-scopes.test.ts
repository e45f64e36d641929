import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const refused = (field: string) => `Access denied for ${field} field.`;

it("grants in the admin what the app's configuration has as optional, and then lets it write", async () => {
  const { ask, gid, store } = await openMutationBench([], null);
  const mutations = {
    write_products: `mutation { productUpdate(product: { id: "${gid}" }) { userErrors { message } } }`,
    write_files: "mutation { fileUpdate(files: []) { userErrors { message } } }",
    write_publications: `mutation {
      publishablePublish(id: "${gid}", input: []) { userErrors { message } }
    }`,
  };
  for (const [scope, mutation] of Object.entries(mutations)) {
    const name = /\w+(?=\()/.exec(mutation)?.[0] ?? "";
    const { errors } = await ask(mutation);
    expect(errors?.[0]?.message).toContain(refused(name));
    expect(errors?.[0]?.message).toContain(`\`${scope}\` access scope`);

    const shop = store.shops[0]!.split(".")[0];
    const response = await fetch(`${store.url}/store/${shop}/apps/shelfwise/scopes.json`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ grant: [scope] }),
    });
    expect(response.status).toBe(200);
    expect((await ask(mutation)).errors).toBeUndefined();
  }
});
