/** Something that is kept in order. */
export interface Kept {
  /** Where the order keeps it. Only the order changes it. */
  at: number;
}

/**
 * Items in the order of their places, lowest first: a heap. In an array, an item that leaves from the middle or from the head
 * costs as much as all that are behind it.
 */
export class InOrder<Item extends Kept> {
  readonly #items: Item[] = [];
  readonly #placeOf: (item: Item) => number;

  constructor(placeOf: (item: Item) => number) {
    this.#placeOf = placeOf;
  }

  get size(): number {
    return this.#items.length;
  }

  get first(): Item | undefined {
    return this.#items[0];
  }

  /** A copy, in order. */
  all(): Item[] {
    return [...this.#items].sort((a, b) => this.#placeOf(a) - this.#placeOf(b));
  }

  has(item: Item): boolean {
    return this.#items[item.at] === item;
  }

  /** Adds an item, or moves one whose place has changed. */
  put(item: Item): void {
    if (!this.has(item)) this.#keep(item, this.#items.length);
    this.#move(item);
  }

  /** Returns whether the item was there. */
  delete(item: Item): boolean {
    if (!this.has(item)) return false;
    const last = this.#items.pop() as Item;
    if (last !== item) {
      this.#keep(last, item.at);
      this.#move(last);
    }
    return true;
  }

  #keep(item: Item, at: number): void {
    this.#items[at] = item;
    item.at = at;
  }

  #move(item: Item): void {
    for (let other = this.#wrongFor(item); other; other = this.#wrongFor(item)) {
      const { at } = item;
      this.#keep(item, other.at);
      this.#keep(other, at);
    }
  }

  /** The item above or below that must change places with this one. */
  #wrongFor(item: Item): Item | undefined {
    const { at } = item;
    const place = this.#placeOf(item);
    const above = at > 0 ? this.#items[(at - 1) >> 1] : undefined;
    if (above && this.#placeOf(above) > place) return above;
    const left = this.#items[2 * at + 1];
    const right = this.#items[2 * at + 2];
    const below = left && right && this.#placeOf(right) < this.#placeOf(left) ? right : left;
    return below && this.#placeOf(below) < place ? below : undefined;
  }
}
