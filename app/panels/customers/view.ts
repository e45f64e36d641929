import type { TextKey } from "../../i18n/text-key";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../home/view";

/**
 * A page of customers, as plain JSON; `Content` is what it says where the whole history is known, `Always`
 * what it says in any case.
 */
export type CustomersView<Content, Always = null> =
  InstallingView | BlockedView | EmptyView | CustomersReadyView<Content, Always>;

export type CustomersReadyView<Content, Always = null> = FrameView & { always: Always } & (
    { refusal: Refusal; content: null } | { refusal: null; content: Content }
  );

/** Why nothing is said of customers. */
export type Refusal =
  /** Until these are granted it cannot be known which order was a customer's first. */
  | { kind: "scopes"; scopes: string[] }
  /** The history is being read, or what was read is being added up. */
  | { kind: "reading" | "adding" }
  /** A part of the history was refused for another reason, which Data status gives. */
  | { kind: "part" };

/** A name as it is, or one that is a text of the catalogue. */
export type Label = string | { key: TextKey };
