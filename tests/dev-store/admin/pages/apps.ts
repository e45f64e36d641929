import { z } from "zod";
import { describeScope } from "../../platform/app-installation";
import { html } from "../html";
import type { Html } from "../html";
import { buildLaunchUrl } from "../launch";
import { card, linkButton, pageHeader } from "../parts";
import { notFound, redirectWithFlash } from "../store";
import type { AdminPage, View } from "../store";
import type { Platform } from "../../platform/types";

export function listApps({ platform, base }: AdminPage): View {
  const { title, handle } = platform.app;
  const isInstalled = platform.isInstalled();
  return {
    title: "Apps",
    section: "apps",
    body: html`<div class="narrow">
      ${pageHeader({ title: "Apps" })}
      ${card(null, [
        html`<div class="app-row">
          <img src="/admin-assets/icon.svg" alt="" width="40" height="40" />
          <div>
            <p class="strong">${title}</p>
            <p class="subdued">${isInstalled ? "Installed" : "Not installed"}</p>
          </div>
          ${linkButton(`${base}/apps/${handle}`, isInstalled ? `Open ${title}` : `Install ${title}`, true)}
        </div>`,
      ])}
    </div>`,
  };
}

/** /apps/<handle>[/path]: the app in its frame, or what to agree to before it is installed. */
export async function showApp(admin: AdminPage): Promise<View> {
  const { platform, base, devStore, request, shop } = admin;
  // Shopify's admin finds an app by its client id too.
  const { handle: known, apiKey } = platform.app;
  if (![known, apiKey].includes(request.params.handle ?? "")) return notFound(admin, "apps", "App");
  if (!platform.isInstalled()) return showInstall(admin);
  const path = (request.params as Record<string, string>)[0] ?? "";
  const query = new URL(request.originalUrl, "http://admin").searchParams;
  query.delete("flash");
  const src = await buildLaunchUrl(admin, path, query);
  const { title, handle } = platform.app;
  if (src === null) {
    return {
      title,
      section: "app",
      body: card(
        null,
        html`<h1>${title} is not running</h1>
          <p class="subdued">
            This store does not know the app's address yet. Start the app, then reload.
          </p>`,
      ),
    };
  }
  const appBase = `${base}/apps/${handle}`;
  return {
    title,
    section: "app",
    isBare: true,
    body: html`<div
      class="app-frame"
      data-app-frame
      data-app-origin="${new URL(devStore.appUrl() ?? src).origin}"
      data-app-base="${appBase}"
      data-app-title="${title}"
      data-store-base="${base}"
      data-shop="${shop}"
      data-resources="${base}/picker.json"
      data-scopes="${appBase}/scopes.json"
    >
      <header class="app-title">
        <img src="/admin-assets/icon.svg" alt="" width="20" height="20" />
        <h1 data-title>${title}</h1>
        <div class="page-actions" data-actions></div>
      </header>
      <div class="app-loading" role="presentation"></div>
      <iframe
        title="${title}"
        name="app-iframe"
        data-src="${src}"
        allow="clipboard-write; fullscreen"
      ></iframe>
      <script src="/admin-assets/frame-dialogs.js"></script>
      <script src="/admin-assets/frame.js"></script>
    </div>`,
  };
}

function showInstall({ platform, base }: AdminPage): View {
  const { title, handle, requiredScopes, optionalScopes } = platform.app;
  return {
    title: `Install ${title}`,
    section: "app",
    body: html`<div class="narrow">
      ${pageHeader({ title: `Install ${title}` })}
      <form method="post" action="${base}/apps/${handle}/install">
        ${card("This app will be able to", scopeList(requiredScopes))}
        ${
          optionalScopes.length > 0
            ? card("It may ask later for leave to", scopeList(optionalScopes, true))
            : null
        }
        <div class="form-actions">
          <button class="button primary" type="submit">Install</button>
        </div>
      </form>
    </div>`,
  };
}

function scopeList(scopes: readonly string[], isLater = false): Html {
  return html`<ul class="${isLater ? "scopes later" : "scopes"}">
    ${scopes.map((scope) => html`<li>${describeScope(scope)} <code>${scope}</code></li>`)}
  </ul>`;
}

export function postInstall(admin: AdminPage): void {
  admin.platform.install();
  admin.response.redirect(303, `${admin.base}/apps/${admin.platform.app.handle}`);
}

export function postUninstall(admin: AdminPage): void {
  admin.platform.uninstall();
  redirectWithFlash(admin, "/settings", `${admin.platform.app.title} was uninstalled`);
}

/** What the frame's script reads for shopify.scopes. */
export function sendScopes({ platform, response }: AdminPage): void {
  response.json(describeScopes(platform));
}

function describeScopes(platform: Platform) {
  const { requiredScopes, optionalScopes } = platform.app;
  const all = [...requiredScopes, ...optionalScopes];
  return {
    granted: platform.grantedScopes(),
    required: requiredScopes,
    optional: optionalScopes,
    descriptions: Object.fromEntries(all.map((scope) => [scope, describeScope(scope)])),
  };
}

const scopeChange = z.union([
  z.strictObject({ grant: z.array(z.string()).min(1) }),
  z.strictObject({ revoke: z.array(z.string()).min(1) }),
]);

export function postScopes({ platform, request, response }: AdminPage): void {
  const parsed = scopeChange.safeParse(request.body);
  if (!parsed.success) {
    response.status(422).json({ error: "Send { grant: [...] } or { revoke: [...] }." });
    return;
  }
  const list = "grant" in parsed.data ? parsed.data.grant : parsed.data.revoke;
  const fault = findScopeFault(platform, list, "revoke" in parsed.data);
  if (fault) {
    response.status(422).json({ error: fault });
    return;
  }
  if ("grant" in parsed.data) platform.grantScopes(list);
  else platform.revokeScopes(list);
  response.json(describeScopes(platform));
}

function findScopeFault(
  platform: Platform,
  scopes: readonly string[],
  isRevoke: boolean,
): string | null {
  if (!platform.isInstalled()) return "The app is not installed.";
  const { requiredScopes, optionalScopes } = platform.app;
  const required = scopes.filter((scope) => requiredScopes.includes(scope));
  if (isRevoke && required.length > 0) return `Required scopes stay: ${required.join(", ")}`;
  const unknown = scopes.filter((s) => ![...requiredScopes, ...optionalScopes].includes(s));
  return unknown.length > 0 ? `Not declared by the app: ${unknown.join(", ")}` : null;
}

const consentQuery = z.object({ optional_scopes: z.string().catch("") });

/**
 * /oauth/install?optional_scopes=a,b: where the server library sends the browser when the app asks
 * for more scopes.
 */
export function showConsent(admin: AdminPage, errors: readonly string[] = []): View {
  const { platform, base, request } = admin;
  const asked = consentQuery.parse(request.query).optional_scopes.split(",").filter(Boolean);
  const missing = asked.filter((scope) => !platform.grantedScopes().includes(scope));
  const { title, handle } = platform.app;
  return {
    title: "More access",
    section: "app",
    errors,
    body: html`<div class="narrow">
      ${pageHeader({ title: `${title} wants more access` })}
      <form method="post">
        ${card("It will be able to", scopeList(missing))}
        <input type="hidden" name="scopes" value="${missing.join(",")}" />
        <div class="form-actions">
          ${linkButton(`${base}/apps/${handle}`, "Cancel")}
          <button class="button primary" type="submit">Allow</button>
        </div>
      </form>
    </div>`,
  };
}

export function postConsent(admin: AdminPage): View | void {
  const { platform, base, response } = admin;
  const parsed = z.object({ scopes: z.string() }).safeParse(admin.request.body);
  const scopes = parsed.success ? parsed.data.scopes.split(",").filter(Boolean) : [];
  const fault = findScopeFault(platform, scopes, false);
  if (fault) return showConsent(admin, [fault]);
  if (scopes.length > 0) platform.grantScopes(scopes);
  response.redirect(303, `${base}/apps/${platform.app.handle}`);
}
