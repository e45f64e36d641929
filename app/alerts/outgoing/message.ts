import { z } from "zod";
import { severities } from "../../store/notifications/terms";

const link = z.object({ text: z.string(), url: z.url() });

/** What is told outside the app, in no channel's format: plain texts, and nothing personal. */
export const messageSchema = z.object({
  title: z.string().min(1),
  severity: z.enum(severities).nullable(),
  sentences: z.array(z.string()),
  /** `change`: how it compares, in words. */
  figures: z.array(
    z.object({ label: z.string(), value: z.string(), change: z.string().nullable() }),
  ),
  lists: z.array(
    z.object({
      heading: z.string(),
      items: z.array(z.object({ text: z.string(), url: z.url().nullable() })),
    }),
  ),
  /** The place to act. */
  link: link.nullable(),
  /** A file for channels that can carry one. */
  file: z.object({ name: z.string(), type: z.string(), text: z.string() }).nullable(),
});
export type OutgoingMessage = z.output<typeof messageSchema>;

/** A message with nothing in it but what is given. */
export function makeMessage(
  message: Pick<OutgoingMessage, "title"> & Partial<OutgoingMessage>,
): OutgoingMessage {
  const empty = { severity: null, sentences: [], figures: [], lists: [], link: null, file: null };
  return { ...empty, ...message };
}
