import { html } from "./html";
import type { Html } from "./html";
import { formatEnum } from "./format";

type Tone = "success" | "attention" | "info" | "critical" | "neutral";

const TONES: Record<string, Tone> = {
  ACTIVE: "success",
  DRAFT: "info",
  UNLISTED: "info",
  PENDING: "attention",
  AUTHORIZED: "attention",
  PARTIALLY_PAID: "attention",
  UNFULFILLED: "attention",
  PARTIALLY_FULFILLED: "attention",
  RETURN_REQUESTED: "attention",
  RETURN_IN_PROGRESS: "attention",
};

/** A status badge: the word says it, the colour only helps. */
export function badge(value: string, tone: Tone = TONES[value] ?? "neutral"): Html {
  return html`<span class="badge ${tone}">${formatEnum(value)}</span>`;
}

/** Title row of a page: optional way back, badges, buttons on the right. */
export function pageHeader(options: {
  title: string;
  back?: string;
  badges?: (Html | null | false)[];
  subtitle?: string;
  actions?: (Html | null | false)[];
}): Html {
  return html`<div class="page-header">
    <div class="page-title">
      ${
        options.back
          ? html`<a class="back" href="${options.back}" aria-label="Back"
              ><span aria-hidden="true">←</span></a
            >`
          : null
      }
      <h1>${options.title}</h1>
      ${options.badges ?? null}
    </div>
    ${options.actions ? html`<div class="page-actions">${options.actions}</div>` : null}
    ${options.subtitle ? html`<p class="subdued subtitle">${options.subtitle}</p>` : null}
  </div>`;
}

export function linkButton(href: string, label: string, isPrimary = false): Html {
  return html`<a class="${isPrimary ? "button primary" : "button"}" href="${href}">${label}</a>`;
}

export function card(title: string | null, body: Html | (Html | null | false)[]): Html {
  return html`<section class="card">${title ? html`<h2>${title}</h2>` : null}${body}</section>`;
}

interface FieldOptions {
  label: string;
  name: string;
  value: string;
  type?: string;
  error?: string | undefined;
  hint?: string;
  attributes?: Html;
}

/** A labelled input with its own error below it. */
export function textField(options: FieldOptions): Html {
  const id = `f-${options.name.replace(/\W+/g, "-")}`;
  return html`<div class="form-field">
    <label for="${id}">${options.label}</label>
    <input
      class="field"
      id="${id}"
      name="${options.name}"
      type="${options.type ?? "text"}"
      value="${options.value}"
      ${options.error ? html`aria-invalid="true" aria-describedby="${id}-error"` : null}
      ${options.attributes ?? null}
    />
    ${options.hint ? html`<p class="subdued small">${options.hint}</p>` : null}
    ${options.error ? html`<p class="field-error" id="${id}-error">${options.error}</p>` : null}
  </div>`;
}

/** "1-25 of 300" with links that keep the query. */
export function pagination(
  path: string,
  query: URLSearchParams,
  page: number,
  hasNext: boolean,
): Html {
  const link = (target: number, label: string, isOn: boolean) => {
    const next = new URLSearchParams(query);
    next.set("page", String(target));
    if (!isOn) return html`<span class="button disabled" aria-disabled="true">${label}</span>`;
    return html`<a class="button" href="${path}?${next.toString()}">${label}</a>`;
  };
  return html`<nav class="pagination" aria-label="Pages">
    ${link(page - 1, "Previous", page > 1)}<span class="subdued">Page ${page}</span>${link(
      page + 1,
      "Next",
      hasNext,
    )}
  </nav>`;
}

/** A table that scrolls inside its card on narrow screens. `numeric`: indexes of right-aligned columns. */
export function table(head: string[], rows: Html[][], numeric: readonly number[] = []): Html {
  const side = (index: number) => (numeric.includes(index) ? html` class="number"` : null);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${head.map((label, index) => html`<th scope="col" ${side(index)}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td ${side(index)}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
