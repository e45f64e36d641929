import { escapeUTF8 as escape } from "entities";
import type { OutgoingMessage } from "../outgoing/message";

/** What stands under every message: why it came, and how to end it. */
export interface EmailFooter {
  why: string;
  stop: { text: string; url: string } | null;
}

/** A message as plain text. */
export function emailText(message: OutgoingMessage, { why, stop }: EmailFooter): string {
  const { title, sentences, figures, lists, link } = message;
  const parts = [
    title,
    ...sentences,
    figures
      .map(
        ({ label, value, change }) => `${label}: ${value}${change === null ? "" : ` (${change})`}`,
      )
      .join("\n"),
    ...lists.map(({ heading, items }) =>
      [
        heading,
        ...items.map(({ text, url }) => `- ${text}${url === null ? "" : `\n  ${url}`}`),
      ].join("\n"),
    ),
    link ? `${link.text}: ${link.url}` : "",
    ["--", why, ...(stop ? [`${stop.text}: ${stop.url}`] : [])].join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const colors = { critical: "#b42318", warning: "#b25e09", info: "#00527c" } as const;
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The same as HTML: tables and inline styles, which is what mail programs read. */
export function emailHtml(message: OutgoingMessage, { why, stop }: EmailFooter): string {
  const { title, severity, sentences, figures, lists, link } = message;
  const bar = severity === null ? "#303030" : colors[severity];
  const body = [
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:28px;border-left:4px solid ${bar};padding-left:12px">${escape(title)}</h1>`,
    ...sentences.map((text) => `<p style="margin:0 0 12px">${escape(text)}</p>`),
    figuresTable(figures),
    ...lists.map(({ heading, items }) =>
      [
        `<h2 style="margin:24px 0 8px;font-size:16px">${escape(heading)}</h2>`,
        `<ul style="margin:0;padding-left:20px">`,
        ...items.map(({ text, url }) => `<li style="margin:0 0 6px">${anchor(text, url)}</li>`),
        "</ul>",
      ].join(""),
    ),
    link
      ? `<p style="margin:24px 0 0"><a href="${escape(link.url)}" style="background:#303030;color:#ffffff;padding:10px 16px;border-radius:8px;text-decoration:none;display:inline-block">${escape(link.text)}</a></p>`
      : "",
    `<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #e3e3e3;color:#616161;font-size:12px">${escape(why)}${stop ? ` ${anchor(stop.text, stop.url)}` : ""}</p>`,
  ];
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head><body style="margin:0;background:#f1f1f1"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:12px"><tr><td style="padding:24px;${font};font-size:14px;line-height:20px;color:#303030">${body.join("")}</td></tr></table></td></tr></table></body></html>`;
}

function figuresTable(figures: OutgoingMessage["figures"]): string {
  if (figures.length === 0) return "";
  const rows = figures.map(
    ({ label, value, change }) =>
      `<tr><td style="padding:8px 0;border-bottom:1px solid #ebebeb">${escape(label)}${change === null ? "" : `<br><span style="color:#616161;font-size:12px">${escape(change)}</span>`}</td><td align="right" style="padding:8px 0 8px 12px;border-bottom:1px solid #ebebeb;font-weight:600;white-space:nowrap">${escape(value)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0">${rows.join("")}</table>`;
}

function anchor(text: string, url: string | null): string {
  return url === null
    ? escape(text)
    : `<a href="${escape(url)}" style="color:#005bd3">${escape(text)}</a>`;
}
