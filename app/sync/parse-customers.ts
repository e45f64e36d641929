import { createRowPacker, type PackedRows } from "../store/packed-rows";
import { abandonedCheckoutTable, customerTable } from "../store/tables/others";
import {
  abandonedCheckoutNode,
  abandonedCheckoutToRow,
  customerNode,
  customerToRow,
} from "./customer-rows";
import type { LineKind } from "./line-parser";
import { parseNode } from "./parse-line";

/** Rows of a result without nested lines. */
export interface PackedRoots {
  roots: number;
  rows: PackedRows;
}

export const customerLines: LineKind<PackedRoots> = {
  resource: "customers",
  parser({ currency, reading, shopId }) {
    const customers = createRowPacker(customerTable, { id: shopId });
    let roots = 0;
    return {
      add(line) {
        roots += 1;
        const node = parseNode(customerNode, "customers", line);
        customers.add(customerToRow(node, currency, reading));
      },
      take() {
        const taken = { roots, rows: customers.take() };
        roots = 0;
        return taken;
      },
    };
  },
};

export const abandonedCheckoutLines: LineKind<PackedRoots> = {
  resource: "abandonedCheckouts",
  parser({ currency, shopId }) {
    const checkouts = createRowPacker(abandonedCheckoutTable, { id: shopId });
    let roots = 0;
    return {
      add(line) {
        roots += 1;
        const node = parseNode(abandonedCheckoutNode, "abandonedCheckouts", line);
        checkouts.add(abandonedCheckoutToRow(node, currency));
      },
      take() {
        const taken = { roots, rows: checkouts.take() };
        roots = 0;
        return taken;
      },
    };
  },
};
