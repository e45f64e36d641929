import type { OutgoingMessage } from "../outgoing/message";

// Slack refuses longer ones.
const longestTitle = 150;
const longestText = 2_900;
const mostFields = 10;
const mostItems = 20;

const marks = { critical: "🔴", warning: "🟠", info: "🔵" } as const;

export interface SlackText {
  type: "mrkdwn" | "plain_text";
  text: string;
}
export interface SlackBlock {
  type: "header" | "section" | "context";
  text?: SlackText;
  fields?: SlackText[];
  elements?: SlackText[];
}
export interface SlackMessage {
  /** What notifications show. */
  text: string;
  blocks: SlackBlock[];
}

/** A message as Slack's incoming webhooks take it (and Mattermost's, and Rocket.Chat's). */
export function slackMessage(
  message: OutgoingMessage,
  { shop, stop }: { shop: string; stop: { text: string; url: string } | null },
): SlackMessage {
  const { title, severity, sentences, figures, lists, link } = message;
  const heading = severity === null ? title : `${marks[severity]} ${title}`;
  const blocks: SlackBlock[] = [
    { type: "header", text: { type: "plain_text", text: cut(heading, longestTitle) } },
  ];
  const say = (text: string) => blocks.push({ type: "section", text: markdown(text) });
  if (sentences.length > 0) say(sentences.map(escapeSlack).join("\n"));
  for (let first = 0; first < figures.length; first += mostFields) {
    const fields = figures.slice(first, first + mostFields).map(({ label, value, change }) => {
      const lines = [`*${escapeSlack(label)}*`, escapeSlack(value)];
      return markdown([...lines, ...(change === null ? [] : [escapeSlack(change)])].join("\n"));
    });
    blocks.push({ type: "section", fields });
  }
  for (const { heading: name, items } of lists) {
    const lines = items.slice(0, mostItems).map(({ text, url }) => `• ${linked(text, url)}`);
    say([`*${escapeSlack(name)}*`, ...lines].join("\n"));
  }
  if (link) say(linked(link.text, link.url));
  const ofWhom = [escapeSlack(shop), ...(stop ? [linked(stop.text, stop.url)] : [])];
  blocks.push({ type: "context", elements: ofWhom.map(markdown) });
  return { text: cut(escapeSlack([heading, ...sentences].join(" ")), longestText), blocks };
}

const markdown = (text: string): SlackText => ({ type: "mrkdwn", text: cut(text, longestText) });

function linked(text: string, url: string | null): string {
  return url === null ? escapeSlack(text) : `<${url}|${escapeSlack(text).replaceAll("|", "/")}>`;
}

/** Without it, a product's name could mention everybody. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
