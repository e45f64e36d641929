/** Tells names of orders from text that slipped into their column, by the names that a file has. */
export interface OrderNames {
  /** A name on a row of which every cell could be read: others may look like it. */
  learn(name: string): void;
  /** Whether it stands where reading can go on; the row's other cells must fit as well. */
  mayBe(text: string): boolean;
  /** Whether a row of which not every cell can be read may be said to be of that order. */
  isLikely(text: string): boolean;
  /** A Name for the merchant to find it by; where cells have slipped it may be a person's, so not then. */
  call(name: string): string;
}

/** Short, its words parted by single blanks, unlike text of several lines or an address list. */
const loose = /^(?=.{1,40}$)[^\s,"<>@]+(?: [^\s,"<>@]+)*$/u;
/** "#1001", "EU-1001A": nobody's name and no address looks so. */
const plain = /^[^\s,"<>@]{1,40}$/u;
const phone = /^\+/;
/** Names without a number are each of a form of their own. */
const MOST_FORMS = 5_000;

/** Starts with no name of a file known. */
export function createOrderNames(): OrderNames {
  const forms = new Set<string>();
  const isLearnt = (name: string) => forms.has(formOf(name));
  return {
    learn(name) {
      if (forms.size < MOST_FORMS && loose.test(name)) forms.add(formOf(name));
    },
    mayBe: (text) => loose.test(text),
    isLikely: (text) => plain.test(text) || isLearnt(text),
    call: (name) =>
      isLearnt(name) || (plain.test(name) && /\d/.test(name) && !phone.test(name))
        ? `order ${name}`
        : "an order",
  };
}

/** "INV 1001" and "INV 20417" are of one form. */
const formOf = (name: string) => name.replace(/\d+/g, "0");
