import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { BgNbd } from "./bg-nbd";
import type { GammaGamma } from "./gamma-gamma";

export interface SimulatedCustomer {
  /** Weeks after the first purchase. */
  repeats: number[];
  /** What each repeat came to. */
  spends: number[];
  /** Weeks from the first purchase to the end. */
  age: number;
}

type Truth = BgNbd & GammaGamma;

/**
 * Customers who do what the BG/NBD and Gamma-Gamma models say, each from a rate, a chance and a mean of
 * their own, first seen at any time of so many weeks: what a fit is tried on.
 */
export function* simulate(
  { r, alpha, a, b, p, q, v }: Truth,
  customers: number,
  weeks: number,
  seed: number,
): Generator<SimulatedCustomer> {
  const generator = xoroshiro128plus(seed);
  const uniform = () => 1 - uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    // Marsaglia and Tsang (2000).
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const cube = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (cube > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) {
        return d * cube;
      }
    }
  };
  for (let n = 0; n < customers; n += 1) {
    const age = weeks * uniform();
    const rate = gamma(r) / alpha;
    const [stay, go] = [gamma(b), gamma(a)];
    const chanceToGo = go / (stay + go);
    const scale = v / gamma(q);
    const customer: SimulatedCustomer = { repeats: [], spends: [], age };
    for (let at = -Math.log(uniform()) / rate; at <= age; at -= Math.log(uniform()) / rate) {
      customer.repeats.push(at);
      customer.spends.push(gamma(p) * scale);
      if (uniform() < chanceToGo) break;
    }
    yield customer;
  }
}

export function simulateCustomers(...args: Parameters<typeof simulate>): SimulatedCustomer[] {
  return [...simulate(...args)];
}
