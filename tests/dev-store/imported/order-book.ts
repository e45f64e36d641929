import type { OrderFacts, OrderLine } from "./order-facts";

const FIRST_SIZE = 1 << 16;

/** Facts of many orders in one buffer, about 200 bytes an order: read back one at a time. */
export interface OrderBook {
  add(facts: OrderFacts): void;
  read(order: number): OrderFacts;
}

export function createOrderBook(): OrderBook {
  let bytes = Buffer.allocUnsafe(FIRST_SIZE);
  let used = 0;
  const ends: number[] = [];
  return {
    add(facts) {
      const text = JSON.stringify(pack(facts));
      const size = Buffer.byteLength(text);
      if (used + size > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + size));
        bytes.copy(larger, 0, 0, used);
        bytes = larger;
      }
      bytes.write(text, used);
      used += size;
      ends.push(used);
    },
    read(order) {
      const end = ends[order];
      if (end === undefined) throw new RangeError(`no order ${order}`);
      return unpack(JSON.parse(bytes.toString("utf8", ends[order - 1] ?? 0, end)) as Packed);
    },
  };
}

type Packed = ReturnType<typeof pack>;
type PackedLine = ReturnType<typeof packLine>;

// Times as seconds after the order, since they are short; names of fields would be most of the text.
function pack(facts: OrderFacts) {
  const since = (at: number | null) => (at === null ? null : (at - facts.at) / 1000);
  return [
    facts.name,
    facts.at,
    since(facts.paidAt),
    since(facts.fulfilledAt),
    since(facts.cancelledAt),
    facts.financialStatus,
    facts.subtotalMinor,
    facts.shippingMinor,
    facts.taxMinor,
    facts.totalMinor,
    facts.discountMinor,
    facts.refundedMinor,
    facts.dutiesMinor,
    facts.discountCode,
    facts.shippingTitle,
    facts.gateway,
    facts.source,
    facts.countryCode,
    facts.provinceCode,
    facts.tags,
    facts.taxes.map(({ title, amountMinor }) => [title, amountMinor] as const),
    facts.lines.map(packLine),
  ] as const;
}

function unpack(packed: Packed): OrderFacts {
  const [name, at, paid, fulfilled, cancelled, financialStatus, ...rest] = packed;
  const [subtotalMinor, shippingMinor, taxMinor, totalMinor, discountMinor, ...more] = rest;
  const [refundedMinor, dutiesMinor, discountCode, shippingTitle, gateway, ...last] = more;
  const [source, countryCode, provinceCode, tags, taxes, lines] = last;
  const time = (seconds: number | null) => (seconds === null ? null : at + seconds * 1000);
  return {
    name,
    at,
    paidAt: time(paid),
    fulfilledAt: time(fulfilled),
    cancelledAt: time(cancelled),
    financialStatus,
    subtotalMinor,
    shippingMinor,
    taxMinor,
    totalMinor,
    discountMinor,
    refundedMinor,
    dutiesMinor,
    discountCode,
    shippingTitle,
    gateway,
    source,
    countryCode,
    provinceCode,
    tags,
    taxes: taxes.map(([title, amountMinor]) => ({ title, amountMinor })),
    lines: lines.map(unpackLine),
  };
}

const KINDS: readonly OrderLine["kind"][] = ["product", "giftCard", "tip"];

function packLine(line: OrderLine) {
  return [
    KINDS.indexOf(line.kind),
    line.productId,
    line.variantId,
    line.title,
    line.variantTitle,
    line.sku,
    line.vendor,
    (line.requiresShipping ? 1 : 0) | (line.taxable ? 2 : 0) | (line.isSent ? 4 : 0),
    line.quantity,
    line.priceMinor,
    line.discountMinor,
  ] as const;
}

function unpackLine(packed: PackedLine): OrderLine {
  const [kind, productId, variantId, title, variantTitle, sku, vendor, flags, ...figures] = packed;
  const [quantity, priceMinor, discountMinor] = figures;
  return {
    kind: KINDS[kind] ?? "product",
    productId,
    variantId,
    title,
    variantTitle,
    sku,
    vendor,
    requiresShipping: (flags & 1) !== 0,
    taxable: (flags & 2) !== 0,
    isSent: (flags & 4) !== 0,
    quantity,
    priceMinor,
    discountMinor,
  };
}
