import fc from "fast-check";
import { expect, it } from "vitest";
import { InOrder, type Kept } from "./in-order.js";

interface Item extends Kept {
  place: number;
}

const item = (place: number): Item => ({ place, at: -1 });

it("items come in the order of their places, whatever is added, moved and deleted before", () => {
  const step = fc.record({ which: fc.nat(20), place: fc.nat(1_000), stays: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const items = Array.from({ length: 21 }, () => item(0));
      const order = new InOrder<Item>(({ place }) => place);
      const kept = new Set<Item>();
      for (const { which, place, stays } of steps) {
        const one = items[which] as Item;
        if (stays) {
          one.place = place;
          order.put(one);
          kept.add(one);
        } else expect(order.delete(one)).toBe(kept.delete(one));
        expect(order.size).toBe(kept.size);
        expect(order.first?.place).toBe(kept.size === 0 ? undefined : Math.min(...[...kept].map((kept) => kept.place)));
        expect(items.filter((each) => order.has(each))).toEqual(items.filter((each) => kept.has(each)));
      }
      expect(order.all().map(({ place }) => place)).toEqual([...kept].map(({ place }) => place).sort((a, b) => a - b));
    }),
  );
});

it("a step looks at few of 10,000 items, whether they leave at the head, at the end or from the middle", () => {
  const count = 10_000;
  for (const leaving of [(n: number) => n, (n: number) => count - 1 - n, (n: number) => (n * 7_919) % count]) {
    let looks = 0;
    const order = new InOrder<Item>(({ place }) => {
      looks += 1;
      return place;
    });
    const items = Array.from({ length: count }, (_, place) => item(place));
    for (const one of items) order.put(one);
    for (let n = 0; n < count; n += 1) order.delete(items[leaving(n)] as Item);
    expect(order.size).toBe(0);
    expect(looks / count).toBeLessThan(100);
  }
});
