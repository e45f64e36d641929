import { z } from "zod";
import { describeScope } from "../../platform/app-installation";
import { html } from "../html";
import type { Html } from "../html";
import { badge, card, linkButton, pageHeader } from "../parts";
import { readStoreForm, renderStoreForm } from "../store-form";
import type { StoreForm } from "../store-form";
import { redirectWithFlash } from "../store";
import type { AdminPage, View } from "../store";
import { updateShop } from "../../platform/shop-settings";
import { sendCompliance } from "../../webhooks/compliance";

export function showSettings(
  admin: AdminPage,
  errors: readonly string[] = [],
  form: StoreForm = { values: admin.world.settings, errors: {} },
): View {
  const { world, platform, shop } = admin;
  const { plan, currency, countryCode, taxesIncluded } = world.settings;
  const facts: [string, string][] = [
    ["Domain", shop],
    ["Plan", plan.charAt(0).toUpperCase() + plan.slice(1)],
    ["Currency", currency],
    ["Country", countryCode],
    ["Taxes", taxesIncluded ? "Included in prices" : "Added to prices"],
  ];
  return {
    title: "Settings",
    section: "settings",
    errors,
    body: html`<div class="narrow">
      ${pageHeader({ title: "Settings" })}
      ${card("Store details", [renderStoreForm(admin.base, form), renderFacts(facts)])}
      ${platform.isInstalled() ? renderInstalled(admin) : renderUninstalled(admin)}
    </div>`,
  };
}

function renderFacts(facts: [string, string][]): Html {
  return html`<dl class="facts">
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function renderInstalled({ platform, base }: AdminPage): Html {
  const { title, handle, requiredScopes, optionalScopes } = platform.app;
  const granted = platform.grantedScopes();
  return html`${card(`What ${title} may do`, [
    html`<ul class="switches">
      ${requiredScopes.map((scope) => scopeRow(scope, badge("REQUIRED", "neutral")))}
      ${optionalScopes.map((scope) =>
        scopeRow(scope, scopeSwitch(base, scope, granted.includes(scope))),
      )}
    </ul>`,
  ])}
  ${card(title, [
    html`<p class="subdued">
      Uninstalling makes its access tokens invalid at once and tells the app by webhook.
    </p>`,
    html`<div class="form-actions">
      <form
        method="post"
        action="${base}/apps/${handle}/uninstall"
        data-confirm="Uninstall ${title}?"
      >
        <button class="button critical" type="submit">Uninstall</button>
      </form>
      ${linkButton(`${base}/apps/${handle}`, `Open ${title}`, true)}
    </div>`,
  ])}`;
}

function renderUninstalled({ platform, base }: AdminPage): Html {
  const { title, handle } = platform.app;
  return card(title, [
    html`<p class="subdued">
      Not installed on this store. 48 hours after an uninstall the app is asked to forget the store.
      Those hours pass quickly here, and the request can be sent now.
    </p>`,
    html`<div class="form-actions">
      <form method="post" action="${base}/settings/redact">
        <button class="button" type="submit">Send shop/redact</button>
      </form>
      <form method="post" action="${base}/apps/${handle}/install">
        <button class="button primary" type="submit">Install ${title}</button>
      </form>
    </div>`,
  ]);
}

function scopeRow(scope: string, control: Html): Html {
  return html`<li>
    <span>${describeScope(scope)} <code class="block">${scope}</code></span
    >${control}
  </li>`;
}

function scopeSwitch(base: string, scope: string, isOn: boolean): Html {
  return html`<form method="post" action="${base}/settings/scopes">
    <input type="hidden" name="scope" value="${scope}" />
    <input type="hidden" name="action" value="${isOn ? "revoke" : "grant"}" />
    <button
      class="switch"
      type="submit"
      role="switch"
      aria-checked="${isOn ? "true" : "false"}"
      aria-label="${describeScope(scope)}"
    ></button>
  </form>`;
}

export function postRedact(admin: AdminPage): View | void {
  if (admin.platform.isInstalled()) {
    return showSettings(admin, ["The app is installed: uninstall it first."]);
  }
  sendCompliance(admin.devStore.webhooks, admin.world, { topic: "shop/redact" });
  redirectWithFlash(admin, "/settings", "shop/redact was sent");
}

const switchForm = z.object({ scope: z.string(), action: z.enum(["grant", "revoke"]) });

export function postScopeSwitch(admin: AdminPage): View | void {
  const { platform } = admin;
  const parsed = switchForm.safeParse(admin.request.body);
  if (!parsed.success) return showSettings(admin, ["The switch sent no scope."]);
  const { scope, action } = parsed.data;
  if (!platform.app.optionalScopes.includes(scope)) {
    return showSettings(admin, [`${scope} is not an optional scope of this app.`]);
  }
  if (action === "grant") platform.grantScopes([scope]);
  else platform.revokeScopes([scope]);
  const done = action === "grant" ? "granted" : "taken back";
  redirectWithFlash(admin, "/settings", `${describeScope(scope)}: ${done}`);
}

/** Name and time zone. */
export function postStore(admin: AdminPage): View | void {
  const form = readStoreForm(admin.request.body);
  if (Object.keys(form.errors).length > 0) {
    return showSettings(admin, Object.values(form.errors), form);
  }
  const isChanged = updateShop(admin.world, admin.devStore.webhooks, form.values);
  redirectWithFlash(admin, "/settings", isChanged ? "Store details saved" : "Nothing to save");
}
