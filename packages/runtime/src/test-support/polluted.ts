/** Runs a function while `Object.prototype` has an additional property, as after a prototype pollution. */
export async function polluted<T>(name: string, value: unknown, run: () => Promise<T>): Promise<T> {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}
